//! A reply compared with what it never is.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Argument, Comparison, Origin};
use crate::syntax::ast::BinaryOperator;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("nil_compare.md"), find };

const ID: &str = "nil-compare";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let equal = |comparison: &&Comparison| {
            matches!(comparison.operator, BinaryOperator::Equal | BinaryOperator::NotEqual)
        };
        let comparisons = super::comparisons(unit);
        let comparisons: Vec<&Comparison> = comparisons.iter().filter(equal).collect();
        for comparison in &comparisons {
            if !is_with_false(unit, comparison, &comparisons) {
                found.extend(judge(unit, comparison));
            }
        }
    }
}

fn judge(unit: &Unit<'_>, comparison: &Comparison) -> Option<Diagnostic> {
    let [left, right] = &comparison.sides;
    let at = unit.at(comparison.span);
    if is_never_nil(left, right) || is_never_nil(right, left) {
        let message = "what a command does not find is `false`, never nil";
        return Some(Diagnostic::warning(ID, at, message).help("compare with `false`, or use `not`"));
    }
    if is_status(left, right) || is_status(right, left) {
        let message = "a status is a table and equals no string";
        return Some(Diagnostic::warning(ID, at, message).help("its text is in the field `ok`"));
    }
    None
}

/// Whether the same is compared with `false` beside it: who asks for both knows.
fn is_with_false(unit: &Unit<'_>, comparison: &Comparison, all: &[&Comparison]) -> bool {
    let compared = |comparison: &Comparison| unit.source.slice(comparison.sides[0].span);
    all.iter().any(|other| {
        other.span.start.abs_diff(comparison.span.start) < 100
            && compared(other) == compared(comparison)
            && other.sides[1].what.is_all(|it| matches!(it, Alternative::Boolean(false)))
    })
}

fn is_never_nil(reply: &Argument, nil: &Argument) -> bool {
    nil.what.is_all(|it| *it == Alternative::Nil)
        && nil.origin == Origin::CONSTANT
        && reply.origin == Origin::REPLY
        && reply.what.has(|it| *it == Alternative::Boolean(false))
        && reply.what.is_all(|it| !it.is_nil() && *it != Alternative::Unknown)
}

fn is_status(reply: &Argument, text: &Argument) -> bool {
    let is_answer = |it: &Alternative| matches!(it, Alternative::Status(_) | Alternative::Error(_));
    text.what.is_all(|it| matches!(it, Alternative::Constant(_))) && reply.what.is_all(is_answer)
}
