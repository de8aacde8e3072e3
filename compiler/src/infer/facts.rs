//! A file into the names outside its functions that the functions may change.

use std::collections::HashSet;

use crate::syntax::ast::{
    Block, Expression, ExpressionKind, File, Function, FunctionTarget, Statement, StatementKind,
    TableField, UnaryOperator,
};

/// Functions that only read the table they get.
const READERS: [&str; 5] = ["ipairs", "pairs", "next", "unpack", "concat"];

/// What functions of a file do to its names.
#[derive(Debug, Default)]
pub struct Facts<'s> {
    assigned: HashSet<&'s str>,
    touched: HashSet<&'s str>,
    is_script: bool,
}

impl<'s> Facts<'s> {
    /// Reads a whole file.
    #[must_use]
    pub fn new(file: &'s File<'s>) -> Self {
        let mut walk = Walk { facts: Self::default(), locals: Vec::new(), depth: 0 };
        walk.block(&file.block);
        walk.facts.is_script = crate::syntax::script::function(file).is_some();
        walk.facts
    }

    /// Whether the file is a script, which may call what functions of libraries may not.
    pub(super) fn is_script(&self) -> bool {
        self.is_script
    }

    /// Whether a function assigns a local outside it that has this name.
    pub(super) fn is_assigned(&self, name: &str) -> bool {
        self.assigned.contains(name)
    }

    /// Whether a table of this name may be changed by functions, or reached by another name.
    pub(super) fn is_touched(&self, name: &str) -> bool {
        self.touched.contains(name)
    }
}

struct Walk<'s> {
    facts: Facts<'s>,
    /// The locals of the functions around; those outside all functions are not among them.
    locals: Vec<&'s str>,
    depth: usize,
}

impl<'s> Walk<'s> {
    fn block(&mut self, block: &'s Block<'s>) {
        let locals = self.locals.len();
        block.statements.iter().for_each(|statement| self.statement(statement));
        self.locals.truncate(locals);
    }

    fn bind(&mut self, name: &'s str) {
        if self.depth > 0 {
            self.locals.push(name);
        }
    }

    fn function(&mut self, function: &'s Function<'s>) {
        let locals = self.locals.len();
        self.depth += 1;
        function.parameters.iter().for_each(|name| self.bind(name.text));
        self.bind("self");
        self.block(&function.body);
        self.depth -= 1;
        self.locals.truncate(locals);
    }

    fn statement(&mut self, statement: &'s Statement<'s>) {
        match &statement.kind {
            StatementKind::Local { names, values } => {
                values.iter().for_each(|value| self.expression(value));
                names.iter().for_each(|name| self.bind(name.text));
            }
            StatementKind::Assign { targets, values } => {
                targets.iter().for_each(|target| self.target(target));
                values.iter().for_each(|value| self.expression(value));
            }
            StatementKind::Call(call) => self.expression(call),
            StatementKind::Do(body) => self.block(body),
            StatementKind::While { condition, body } => {
                self.expression(condition);
                self.block(body);
            }
            StatementKind::Repeat { body, condition } => {
                let locals = self.locals.len();
                body.statements.iter().for_each(|statement| self.statement(statement));
                self.expression(condition);
                self.locals.truncate(locals);
            }
            StatementKind::If { branches, otherwise } => {
                for branch in branches {
                    self.expression(&branch.condition);
                    self.block(&branch.body);
                }
                otherwise.iter().for_each(|body| self.block(body));
            }
            StatementKind::NumericFor { variable, start, limit, step, body } => {
                [Some(start), Some(limit), step.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|bound| self.expression(bound));
                self.turn([variable.text].into_iter(), body);
            }
            StatementKind::GenericFor { names, values, body } => {
                values.iter().for_each(|value| self.expression(value));
                self.turn(names.iter().map(|name| name.text), body);
            }
            StatementKind::Function { target, function } => {
                self.function_target(target);
                self.function(function);
            }
            StatementKind::LocalFunction { name, function } => {
                self.bind(name.text);
                self.function(function);
            }
            StatementKind::Return(values) => {
                values.iter().for_each(|value| self.expression(value));
            }
            StatementKind::Break | StatementKind::Invalid => {}
        }
    }

    fn turn(&mut self, names: impl Iterator<Item = &'s str>, body: &'s Block<'s>) {
        let locals = self.locals.len();
        names.for_each(|name| self.bind(name));
        self.block(body);
        self.locals.truncate(locals);
    }

    fn function_target(&mut self, target: &'s FunctionTarget<'s>) {
        let name = target.base.text;
        if self.depth == 0 || self.locals.contains(&name) {
            return;
        }
        if target.fields.is_empty() && target.method.is_none() {
            self.facts.assigned.insert(name);
        } else {
            self.facts.touched.insert(name);
        }
    }

    /// Something is stored there.
    fn target(&mut self, target: &'s Expression<'s>) {
        match &target.kind {
            ExpressionKind::Name(name) if self.depth > 0 && !self.locals.contains(name) => {
                self.facts.assigned.insert(name);
            }
            ExpressionKind::Field { table, .. } | ExpressionKind::Index { table, .. }
                if self.depth > 0 =>
            {
                self.touch(table);
            }
            ExpressionKind::Field { table, .. } => self.read(table),
            ExpressionKind::Index { table, key } => {
                self.read(table);
                self.expression(key);
            }
            _ => {}
        }
        if let (ExpressionKind::Index { key, .. }, true) = (&target.kind, self.depth > 0) {
            self.expression(key);
        }
    }

    /// The table at the bottom of `a.b.c` may be changed.
    fn touch(&mut self, table: &'s Expression<'s>) {
        match &table.kind {
            ExpressionKind::Name(name) if !self.locals.contains(name) => {
                self.facts.touched.insert(name);
            }
            ExpressionKind::Field { table, .. } => self.touch(table),
            ExpressionKind::Index { table, key } => {
                self.touch(table);
                self.expression(key);
            }
            ExpressionKind::Name(_) => {}
            _ => self.expression(table),
        }
    }

    /// A table that is only looked into.
    fn read(&mut self, table: &'s Expression<'s>) {
        match &table.kind {
            ExpressionKind::Name(_) => {}
            ExpressionKind::Parenthesized(inner) => self.read(inner),
            _ => self.expression(table),
        }
    }

    fn expression(&mut self, expression: &'s Expression<'s>) {
        match &expression.kind {
            // Whoever gets it may change it.
            ExpressionKind::Name(_) => self.touch(expression),
            ExpressionKind::Function(function) => self.function(function),
            ExpressionKind::Field { table, .. } => self.read(table),
            ExpressionKind::Index { table, key } => {
                self.read(table);
                self.expression(key);
            }
            ExpressionKind::Call { callee, arguments } => {
                self.read(callee);
                let is_reader = matches!(&callee.kind, ExpressionKind::Name(name) if READERS.contains(name))
                    || matches!(&callee.kind, ExpressionKind::Field { name, .. } if READERS.contains(&name.text));
                for argument in arguments {
                    if is_reader { self.read(argument) } else { self.expression(argument) }
                }
            }
            ExpressionKind::MethodCall { receiver, arguments, .. } => {
                self.touch(receiver);
                arguments.iter().for_each(|argument| self.expression(argument));
            }
            ExpressionKind::Parenthesized(inner) => self.expression(inner),
            ExpressionKind::Unary { operator: UnaryOperator::Length, operand } => {
                self.read(operand);
            }
            ExpressionKind::Unary { operand, .. } => self.expression(operand),
            ExpressionKind::Binary { left, right, .. } => {
                self.expression(left);
                self.expression(right);
            }
            ExpressionKind::Chain(parts) => parts.iter().for_each(|part| self.expression(part)),
            ExpressionKind::Table(fields) => {
                for field in fields {
                    match field {
                        TableField::Positional(value) | TableField::Named { value, .. } => {
                            self.expression(value);
                        }
                        TableField::Keyed { key, value } => {
                            self.expression(key);
                            self.expression(value);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
