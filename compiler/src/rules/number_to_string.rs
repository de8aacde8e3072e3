//! A number that loses its last digits as text.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind};
use crate::syntax::visit::{Visit, walk_expression};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("number_to_string.md"), find };

const ID: &str = "number-to-string";

/// Numbers from here on have more than 14 digits.
const LARGE: f64 = 1e14;
/// Seconds since 1970 times this are as large.
const MICROSECONDS: f64 = 1e6;

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        Texts { unit, found }.block(&unit.file.block);
    }
}

/// Looks at what becomes text.
struct Texts<'u, 's> {
    unit: &'u Unit<'s>,
    found: &'u mut Vec<Diagnostic>,
}

impl<'t, 's: 't> Visit<'t, 's> for Texts<'_, 's> {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        match &expression.kind {
            ExpressionKind::Binary { operator: BinaryOperator::Concatenate, left, right } => {
                self.judge(left);
                self.judge(right);
            }
            ExpressionKind::Call { callee, arguments }
                if matches!(callee.kind, ExpressionKind::Name("tostring")) =>
            {
                arguments.iter().take(1).for_each(|number| self.judge(number));
            }
            _ => {}
        }
        walk_expression(self, expression);
    }
}

impl<'s> Texts<'_, 's> {
    fn judge(&mut self, number: &Expression<'s>) {
        let (what, help) = match self.number(number, 0) {
            Some(Number::Large) => ("this number", "write it as a string"),
            Some(Number::Time) => ("a time in microseconds", "use `string.format('%.0f', number)`"),
            Some(Number::Id) => ("an id as a number", "leave it the string it came as"),
            None => return,
        };
        let message = format!("as text {what} has 14 digits, and those behind are lost");
        self.found.push(Diagnostic::warning(ID, self.unit.at(number.span), message).help(help));
    }

    /// What number an expression is, if it is one that is too long.
    fn number(&self, expression: &Expression<'s>, depth: usize) -> Option<Number> {
        if depth > 8 {
            return None;
        }
        let value = self.unit.values().resolve(expression);
        let inner = |expression: &Expression<'s>| self.number(expression, depth + 1);
        match &value.kind {
            ExpressionKind::Number(number) => (number.abs() >= LARGE * 10.0).then_some(Number::Large),
            ExpressionKind::Parenthesized(number) => inner(number),
            ExpressionKind::Binary { operator: BinaryOperator::Add | BinaryOperator::Subtract, left, right } => {
                let sides = [inner(left), inner(right)];
                sides.contains(&Some(Number::Time)).then_some(Number::Time)
            }
            ExpressionKind::Binary { operator: BinaryOperator::Multiply, left, right } => {
                let is = |seconds, factor| self.is_time(seconds) && is_large(factor);
                (is(left, right) || is(right, left)).then_some(Number::Time)
            }
            ExpressionKind::Call { callee, arguments } => match &callee.kind {
                ExpressionKind::Name("tonumber") if arguments.len() == 1 => {
                    names_id(&arguments[0]).then_some(Number::Id)
                }
                ExpressionKind::Field { table, name }
                    if matches!(table.kind, ExpressionKind::Name("math")) && name.text == "floor" =>
                {
                    inner(arguments.first()?)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is the seconds of a reply of TIME.
    fn is_time(&self, seconds: &Expression<'s>) -> bool {
        let seconds = match &self.unit.values().resolve(seconds).kind {
            ExpressionKind::Call { callee, arguments }
                if matches!(callee.kind, ExpressionKind::Name("tonumber")) && arguments.len() == 1 =>
            {
                self.unit.values().resolve(&arguments[0])
            }
            _ => self.unit.values().resolve(seconds),
        };
        let ExpressionKind::Index { table, key } = &seconds.kind else { return false };
        let ExpressionKind::Call { arguments, .. } = &self.unit.values().resolve(table).kind else {
            return false;
        };
        let is_first = matches!(key.kind, ExpressionKind::Number(1.0));
        let word = arguments.first().map(|word| &word.kind);
        is_first && matches!(word, Some(ExpressionKind::String(word)) if word.eq_ignore_ascii_case(b"time"))
    }
}

/// A number with more digits than text keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Large,
    Time,
    Id,
}

fn is_large(factor: &Expression<'_>) -> bool {
    matches!(factor.kind, ExpressionKind::Number(number) if number >= MICROSECONDS)
}

/// Whether the name of an argument says that it is an id.
fn names_id(argument: &Expression<'_>) -> bool {
    matches!(argument.kind, ExpressionKind::Name(name) if name == "id" || name.ends_with("_id"))
}
