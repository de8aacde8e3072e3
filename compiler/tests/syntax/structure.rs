//! The shape of trees against `full_moon`, another parser, wherever both accept a program.

use fcall_compiler::syntax;
use fcall_compiler::syntax::ast::{Function, Statement, StatementKind};
use fcall_compiler::syntax::visit::{Visit, walk_function, walk_statement};
use full_moon::ast::{Block, Call, FunctionBody, Index, Stmt, TableConstructor};
use full_moon::visitors::Visitor;

use super::corpus;

/// What is compared: statements in order of their kind's name, functions as nested brackets, and
/// how many calls, indexes and tables there are.
#[derive(Debug, PartialEq, Eq, Default)]
struct Shape {
    statements: Vec<&'static str>,
    functions: String,
    calls: usize,
    indexes: usize,
    tables: usize,
}

#[test]
fn trees_have_the_shape_full_moon_sees() {
    let mut compared = 0;
    for (path, bytes) in corpus::files("accept") {
        let Ok(source) = str::from_utf8(&bytes) else { continue };
        // full_moon knows LF and CRLF only, and overflows its stack where Lua nests deepest.
        let is_deep = path.file_name().is_some_and(|name| {
            let name = name.to_string_lossy();
            name.starts_with("levels_") || name.contains("chain")
        });
        if source.contains('\r') || is_deep {
            continue;
        }
        let Ok(theirs) = full_moon::parse(source) else { continue };
        let mut shape = Shape::default();
        shape.visit_ast(&theirs);
        let (file, errors) = syntax::parse(&bytes);
        assert_eq!(errors, [], "{}", path.display());
        let mut ours = Shape::default();
        ours.block(&file.block);
        assert_eq!(ours, shape, "{}", path.display());
        compared += 1;
    }
    assert!(compared >= 50, "only {compared} programs compared");
}

impl<'t, 's: 't> Visit<'t, 's> for Shape {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        self.statements.push(match statement.kind {
            StatementKind::Local { .. } => "local",
            StatementKind::Assign { .. } => "assign",
            StatementKind::Call(_) => "call",
            StatementKind::Do(_) => "do",
            StatementKind::While { .. } => "while",
            StatementKind::Repeat { .. } => "repeat",
            StatementKind::If { .. } => "if",
            StatementKind::NumericFor { .. } => "numeric for",
            StatementKind::GenericFor { .. } => "generic for",
            StatementKind::Function { .. } => "function",
            StatementKind::LocalFunction { .. } => "local function",
            StatementKind::Return(_) => "return",
            StatementKind::Break => "break",
            StatementKind::Invalid => "invalid",
        });
        walk_statement(self, statement);
    }

    fn expression(&mut self, expression: &'t syntax::ast::Expression<'s>) {
        use syntax::ast::ExpressionKind::{Call, Field, Index, MethodCall, Table};
        match expression.kind {
            Call { .. } | MethodCall { .. } => self.calls += 1,
            Field { .. } | Index { .. } => self.indexes += 1,
            Table(_) => self.tables += 1,
            _ => {}
        }
        syntax::visit::walk_expression(self, expression);
    }

    fn function(&mut self, function: &'t Function<'s>) {
        self.functions.push('(');
        self.functions.push_str(&function.parameters.len().to_string());
        self.functions.push_str(if function.is_vararg { "..." } else { "" });
        walk_function(self, function);
        self.functions.push(')');
    }
}

impl Visitor for Shape {
    fn visit_stmt(&mut self, statement: &Stmt) {
        self.statements.push(match statement {
            Stmt::LocalAssignment(_) => "local",
            Stmt::Assignment(_) => "assign",
            Stmt::FunctionCall(_) => "call",
            Stmt::Do(_) => "do",
            Stmt::While(_) => "while",
            Stmt::Repeat(_) => "repeat",
            Stmt::If(_) => "if",
            Stmt::NumericFor(_) => "numeric for",
            Stmt::GenericFor(_) => "generic for",
            Stmt::FunctionDeclaration(_) => "function",
            Stmt::LocalFunction(_) => "local function",
            _ => "unknown",
        });
    }

    fn visit_last_stmt(&mut self, statement: &full_moon::ast::LastStmt) {
        self.statements.push(match statement {
            full_moon::ast::LastStmt::Return(_) => "return",
            full_moon::ast::LastStmt::Break(_) => "break",
            _ => "unknown",
        });
    }

    fn visit_call(&mut self, _: &Call) {
        self.calls += 1;
    }

    fn visit_index(&mut self, _: &Index) {
        self.indexes += 1;
    }

    fn visit_table_constructor(&mut self, _: &TableConstructor) {
        self.tables += 1;
    }

    fn visit_function_body(&mut self, body: &FunctionBody) {
        let parameters: Vec<String> = body.parameters().iter().map(ToString::to_string).collect();
        let is_vararg = parameters.last().is_some_and(|last| last.trim() == "...");
        self.functions.push('(');
        self.functions.push_str(&(parameters.len() - usize::from(is_vararg)).to_string());
        self.functions.push_str(if is_vararg { "..." } else { "" });
    }

    fn visit_function_body_end(&mut self, _: &FunctionBody) {
        self.functions.push(')');
    }

    fn visit_block(&mut self, _: &Block) {}
}
