//! A number with a fraction as a reply.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;
use crate::syntax::ast::{
    BinaryOperator, Expression, ExpressionKind, Statement, StatementKind, TableField,
};
use crate::syntax::visit::{Visit, walk_statement};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("float_reply.md"), find };

const ID: &str = "float-reply";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let mut returned = Returned { found: Vec::new(), statement: Span::default() };
        returned.block(&unit.file.block);
        for (statement, span) in returned.found {
            // The `return` of a helper is no reply.
            let mut replies = unit.traces().flat_map(|trace| &trace.returns);
            if replies.any(|reply| reply.span == statement) {
                let message = "a number arrives without its fraction";
                let finding = Diagnostic::warning(ID, unit.at(span), message);
                found.push(finding.help("round it with `math.floor`, or send it as a string: `tostring(number)`"));
            }
        }
    }
}

/// Numbers in `return`s that may have a fraction, with the statement.
struct Returned {
    found: Vec<(Span, Span)>,
    statement: Span,
}

impl<'t, 's: 't> Visit<'t, 's> for Returned {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        if let StatementKind::Return(values) = &statement.kind {
            self.statement = statement.span;
            values.iter().take(1).for_each(|value| self.value(value));
        }
        walk_statement(self, statement);
    }
}

impl Returned {
    fn value(&mut self, value: &Expression<'_>) {
        match &value.kind {
            ExpressionKind::Table(fields) => {
                for field in fields {
                    if let TableField::Positional(value) = field {
                        self.value(value);
                    }
                }
            }
            ExpressionKind::Parenthesized(inner) => self.value(inner),
            _ if may_have_fraction(value) => self.found.push((self.statement, value.span)),
            _ => {}
        }
    }
}

fn may_have_fraction(value: &Expression<'_>) -> bool {
    match &value.kind {
        ExpressionKind::Number(number) => number.fract() != 0.0,
        ExpressionKind::Parenthesized(inner) | ExpressionKind::Unary { operand: inner, .. } => {
            may_have_fraction(inner)
        }
        ExpressionKind::Binary { operator, left, right } => match operator {
            BinaryOperator::Divide => true,
            BinaryOperator::Add | BinaryOperator::Subtract | BinaryOperator::Multiply => {
                may_have_fraction(left) || may_have_fraction(right)
            }
            _ => false,
        },
        ExpressionKind::Call { callee, arguments } => match &callee.kind {
            ExpressionKind::Field { table, name } => {
                let is_math = matches!(table.kind, ExpressionKind::Name("math"));
                let is_random = name.text == "random" && arguments.is_empty();
                is_math && (is_random || matches!(name.text, "sqrt" | "log" | "log10" | "exp" | "sin" | "cos"))
            }
            _ => false,
        },
        _ => false,
    }
}
