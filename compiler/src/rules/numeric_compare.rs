//! A string compared as if it were a number.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Argument, Comparison, Origin};
use crate::syntax::ast::BinaryOperator;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("numeric_compare.md"), find };

const ID: &str = "numeric-compare";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for comparison in super::comparisons(unit) {
            let Some(message) = judge(&comparison) else { continue };
            let finding = Diagnostic::warning(ID, unit.at(comparison.span), message);
            found.push(finding.help("put it through `tonumber` first"));
        }
    }
}

fn judge(comparison: &Comparison) -> Option<&'static str> {
    use BinaryOperator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let [left, right] = &comparison.sides;
    let is_mixed = is_text(left) && is_number(right) || is_number(left) && is_text(right);
    match comparison.operator {
        Equal | NotEqual if is_mixed => Some("a string never equals a number"),
        Less | LessOrEqual | Greater | GreaterOrEqual if is_mixed => {
            Some("comparing a string with a number raises an error")
        }
        Less | LessOrEqual | Greater | GreaterOrEqual if is_text(left) && is_text(right) => {
            Some("strings compare as text: '10' is before '9'")
        }
        _ => None,
    }
}

fn is_number(side: &Argument) -> bool {
    side.what.is_all(|it| matches!(it, Alternative::Number(_)))
}

/// An argument or a reply that is a string where it is there.
fn is_text(side: &Argument) -> bool {
    let outside = Origin::ARG.or(Origin::REPLY);
    let is_missing = |it: &Alternative| it.is_nil() || *it == Alternative::Boolean(false);
    side.origin.is_only(outside)
        && side.what.has(Alternative::is_string)
        && side.what.is_all(|it| it.is_string() || is_missing(it))
}
