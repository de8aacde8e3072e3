//! A file into the names outside its functions that the functions may change.

use std::collections::HashSet;

use crate::syntax::ast::{
    Block, Expression, ExpressionKind, File, Function, FunctionTarget, Statement, UnaryOperator,
};
use crate::syntax::scoped::{Scoped, scope, scoped_block, scoped_statement};
use crate::syntax::visit::{Visit, walk_expression};

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

impl<'s> Visit<'s, 's> for Walk<'s> {
    fn block(&mut self, block: &'s Block<'s>) {
        scoped_block(self, block);
    }

    fn statement(&mut self, statement: &'s Statement<'s>) {
        scoped_statement(self, statement);
    }

    fn function(&mut self, function: &'s Function<'s>) {
        self.depth += 1;
        scope(self, |walk| {
            function.parameters.iter().for_each(|name| walk.bind(name.text));
            walk.bind("self");
            walk.block(&function.body);
        });
        self.depth -= 1;
    }

    fn expression(&mut self, expression: &'s Expression<'s>) {
        match &expression.kind {
            // Whoever gets it may change it.
            ExpressionKind::Name(_) => self.touch(expression),
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
            ExpressionKind::Unary { operator: UnaryOperator::Length, operand } => {
                self.read(operand);
            }
            _ => walk_expression(self, expression),
        }
    }
}

impl<'s> Scoped<'s, 's> for Walk<'s> {
    fn locals(&mut self) -> &mut Vec<&'s str> {
        &mut self.locals
    }

    fn bind(&mut self, name: &'s str) {
        if self.depth > 0 {
            self.locals.push(name);
        }
    }

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

    fn definition(&mut self, target: &'s FunctionTarget<'s>, function: &'s Function<'s>) {
        let name = target.base.text;
        if self.depth > 0 && !self.locals.contains(&name) {
            let is_whole = target.fields.is_empty() && target.method.is_none();
            let Facts { assigned, touched, .. } = &mut self.facts;
            let changed = if is_whole { assigned } else { touched };
            changed.insert(name);
        }
        self.function(function);
    }
}

impl<'s> Walk<'s> {
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
}
