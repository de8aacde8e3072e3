//! A body into the places that ask whether an item of a table is there, and nothing else of it.

use super::ast::{
    BinaryOperator, Expression, ExpressionKind, Function, Name, Statement, StatementKind,
    UnaryOperator,
};
use super::visit::{Visit, walk_expression, walk_function, walk_statement};
use crate::source::Span;

/// The first place where `table[index]` stands as a condition, if its value is used nowhere in the function.
#[must_use]
pub fn only_tested(function: &Function<'_>, table: &str, index: usize) -> Option<Span> {
    let mut uses = Uses { table, index, names: Vec::new(), tested: None, is_used: false };
    uses.block(&function.body);
    uses.tested.filter(|_| !uses.is_used)
}

struct Uses<'n, 's> {
    table: &'n str,
    index: usize,
    /// Locals that are the item.
    names: Vec<&'s str>,
    tested: Option<Span>,
    /// Set, too, where a name is given something else, so that nothing is sure.
    is_used: bool,
}

impl<'t, 's: 't> Visit<'t, 's> for Uses<'_, 's> {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        match &statement.kind {
            StatementKind::Local { names, values } => self.locals(names, values),
            StatementKind::If { branches, otherwise } => {
                for branch in branches {
                    self.condition(&branch.condition);
                    self.block(&branch.body);
                }
                otherwise.iter().for_each(|body| self.block(body));
            }
            StatementKind::While { condition, body }
            | StatementKind::Repeat { body, condition } => {
                self.condition(condition);
                self.block(body);
            }
            StatementKind::NumericFor { variable, .. } => {
                self.bind(variable);
                walk_statement(self, statement);
            }
            StatementKind::GenericFor { names, .. } => {
                names.iter().for_each(|name| self.bind(name));
                walk_statement(self, statement);
            }
            StatementKind::LocalFunction { name, .. } => {
                self.bind(name);
                walk_statement(self, statement);
            }
            _ => walk_statement(self, statement),
        }
    }

    fn function(&mut self, function: &'t Function<'s>) {
        function.parameters.iter().for_each(|name| self.bind(name));
        walk_function(self, function);
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        match &expression.kind {
            _ if self.is_it(expression) => self.is_used = true,
            ExpressionKind::Name(name) if *name == self.table => self.is_used = true,
            // Another item, or the number of them.
            ExpressionKind::Index { table, key } if self.is_table(table) => {
                self.is_used |= !matches!(key.kind, ExpressionKind::Number(_));
            }
            ExpressionKind::Unary { operator: UnaryOperator::Length, operand }
                if self.is_table(operand) => {}
            ExpressionKind::Unary { operator: UnaryOperator::Not, operand } => {
                self.condition(operand);
            }
            ExpressionKind::Binary { operator: BinaryOperator::And, left, right } => {
                self.condition(left);
                self.expression(right);
            }
            _ => walk_expression(self, expression),
        }
    }
}

impl<'s> Uses<'_, 's> {
    /// An expression of which only the truth counts.
    fn condition(&mut self, expression: &Expression<'s>) {
        match &expression.kind {
            _ if self.is_it(expression) => {
                self.tested.get_or_insert(expression.span);
            }
            ExpressionKind::Parenthesized(inner)
            | ExpressionKind::Unary { operator: UnaryOperator::Not, operand: inner } => {
                self.condition(inner);
            }
            ExpressionKind::Binary {
                operator: BinaryOperator::And | BinaryOperator::Or,
                left,
                right,
            } => {
                self.condition(left);
                self.condition(right);
            }
            _ => self.expression(expression),
        }
    }

    fn locals(&mut self, names: &[Name<'s>], values: &[Expression<'s>]) {
        let mut items = Vec::new();
        for (place, value) in values.iter().enumerate() {
            match names.get(place) {
                Some(name) if self.is_it(value) => items.push(name.text),
                _ => self.expression(value),
            }
        }
        names.iter().for_each(|name| self.bind(name));
        self.names.extend(items);
    }

    /// A name that was the item is something else from here on.
    fn bind(&mut self, name: &Name<'s>) {
        self.is_used |= name.text == self.table || self.names.contains(&name.text);
    }

    fn is_table(&self, expression: &Expression<'s>) -> bool {
        matches!(expression.kind, ExpressionKind::Name(name) if name == self.table)
    }

    fn is_it(&self, expression: &Expression<'s>) -> bool {
        match &expression.kind {
            ExpressionKind::Name(name) => self.names.contains(name),
            ExpressionKind::Index { table, key } => {
                #[expect(clippy::cast_precision_loss, reason = "arguments are few")]
                let index = self.index as f64;
                self.is_table(table)
                    && matches!(key.kind, ExpressionKind::Number(it) if (it - index).abs() < 0.5)
            }
            _ => false,
        }
    }
}
