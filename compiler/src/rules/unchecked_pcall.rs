//! The result of `redis.pcall` used without asking whether it is an error.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;
use crate::syntax::ast::{Block, Expression, ExpressionKind, Statement, StatementKind};
use crate::syntax::visit::{Visit, walk_block, walk_expression, walk_statement};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("unchecked_pcall.md"), find };

const ID: &str = "unchecked-pcall";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        let mut calls = Calls(Vec::new());
        calls.block(&unit.file.block);
        for (name, span) in calls.0 {
            let message = format!("`{name}` may be an error, and is used as if it were none");
            let finding = Diagnostic::warning(ID, unit.at(span), message);
            found.push(finding.help(format!("look at `{name}.err` first, or use `redis.call`")));
        }
    }
}

/// Locals that get the result of `redis.pcall` and are used unchecked in the statements behind.
struct Calls<'s>(Vec<(&'s str, Span)>);

impl<'t, 's: 't> Visit<'t, 's> for Calls<'s> {
    fn block(&mut self, block: &'t Block<'s>) {
        for (place, statement) in block.statements.iter().enumerate() {
            let StatementKind::Local { names, values } = &statement.kind else { continue };
            let ([name], [value]) = (names.as_slice(), values.as_slice()) else { continue };
            if is_pcall(value) {
                let mut uses = Uses { name: name.text, used: None, is_checked: false };
                block.statements[place + 1..].iter().for_each(|statement| uses.statement(statement));
                if let (Some(span), false) = (uses.used, uses.is_checked) {
                    self.0.push((name.text, span));
                }
            }
        }
        walk_block(self, block);
    }
}

fn is_pcall(value: &Expression<'_>) -> bool {
    let ExpressionKind::Call { callee, .. } = &value.kind else { return false };
    let ExpressionKind::Field { table, name } = &callee.kind else { return false };
    name.text == "pcall" && matches!(table.kind, ExpressionKind::Name("redis" | "server"))
}

/// What is done with a local.
struct Uses<'s> {
    name: &'s str,
    /// The first place that needs it to be no error.
    used: Option<Span>,
    is_checked: bool,
}

impl<'t, 's: 't> Visit<'t, 's> for Uses<'s> {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        // Another value, or another name for it: what happens then is not followed.
        if let StatementKind::Assign { targets, values } = &statement.kind {
            self.is_checked |= targets.iter().chain(values).any(|it| self.is_it(it));
        }
        if let StatementKind::Local { values, .. } = &statement.kind {
            self.is_checked |= values.iter().any(|value| self.is_it(value));
        }
        walk_statement(self, statement);
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        match &expression.kind {
            ExpressionKind::Field { table, name } if self.is_it(table) => {
                self.is_checked |= name.text == "err";
                self.used.get_or_insert(expression.span);
            }
            ExpressionKind::Index { table, .. } if self.is_it(table) => {
                self.used.get_or_insert(expression.span);
            }
            ExpressionKind::Binary { left, right, operator } if self.is_it(left) || self.is_it(right) => {
                use crate::syntax::ast::BinaryOperator::{And, Equal, NotEqual, Or};
                if !matches!(operator, And | Or | Equal | NotEqual) {
                    self.used.get_or_insert(expression.span);
                }
            }
            // Whoever gets it may look.
            ExpressionKind::Call { arguments, .. } | ExpressionKind::MethodCall { arguments, .. } => {
                self.is_checked |= arguments.iter().any(|argument| self.is_it(argument));
            }
            _ => {}
        }
        walk_expression(self, expression);
    }
}

impl Uses<'_> {
    fn is_it(&self, expression: &Expression<'_>) -> bool {
        matches!(&expression.kind, ExpressionKind::Name(name) if *name == self.name)
    }
}
