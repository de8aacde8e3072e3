//! Replies of RESP3 read as if they were of RESP2.

use super::{Rule, calls};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::{Alternative, Call};
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind};
use crate::syntax::values::walked;
use crate::syntax::visit::{Visit, walk_expression};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("setresp.md"), find };

const ID: &str = "setresp";

/// Commands that reply with a map or a set.
const UNORDERED: [&[u8]; 5] = [b"hgetall", b"smembers", b"sunion", b"sinter", b"sdiff"];

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let all: Vec<(&Trace, &Call)> = calls(unit, &["redis.setresp"]).collect();
        // Where it is set back nobody can tell by the text what holds when.
        if all.iter().any(|(_, call)| !sets_three(call)) {
            continue;
        }
        for (trace, call) in all {
            if let Some(function) = around(trace, call.span) {
                let within = Span::new(call.span.end, function.end);
                Reads { unit, within, found }.block(&unit.file.block);
            }
        }
    }
}

fn sets_three(call: &Call) -> bool {
    let version = call.arguments.first();
    version.is_some_and(|it| it.what.is_all(|it| *it == Alternative::Number(Some(3.0))))
}

/// The innermost function around a place.
fn around(trace: &Trace, place: Span) -> Option<Span> {
    let around = trace.functions.iter().filter(|it| it.start <= place.start && place.end <= it.end);
    around.min_by_key(|it| it.end - it.start).copied()
}

/// Looks at what is read behind the call.
struct Reads<'u, 's> {
    unit: &'u Unit<'s>,
    within: Span,
    found: &'u mut Vec<Diagnostic>,
}

impl<'t, 's: 't> Visit<'t, 's> for Reads<'_, 's> {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        let span = expression.span;
        if self.within.start <= span.start && span.end <= self.within.end {
            self.judge(expression);
        }
        walk_expression(self, expression);
    }
}

impl<'s> Reads<'_, 's> {
    fn judge(&mut self, expression: &Expression<'s>) {
        let mut tell = |message: &str, help: &str| {
            let finding = Diagnostic::warning(ID, self.unit.at(expression.span), message);
            self.found.push(finding.help(help));
        };
        match &expression.kind {
            ExpressionKind::Binary {
                operator: BinaryOperator::Equal | BinaryOperator::NotEqual,
                left,
                right,
            } => {
                let is = |false_: &Expression<'s>, reply: &Expression<'s>| {
                    matches!(false_.kind, ExpressionKind::False)
                        && command_of(self.unit, reply).is_some()
                };
                if is(left, right) || is(right, left) {
                    tell("behind `setresp(3)` what a command does not find is nil, not `false`", "use `not`");
                }
            }
            ExpressionKind::Call { .. } => {
                let word = walked(expression).and_then(|table| command_of(self.unit, table));
                let is_list = matches!(&expression.kind, ExpressionKind::Call { callee, .. }
                    if matches!(callee.kind, ExpressionKind::Name("ipairs")));
                if is_list && word.is_some_and(|it| UNORDERED.contains(&it.as_slice())) {
                    tell(
                        "behind `setresp(3)` this is a table `{map = ...}` or `{set = ...}`, and no list",
                        "walk over its `map` or `set` with `pairs`",
                    );
                }
            }
            _ => {}
        }
    }
}

/// The command whose reply an expression is, in lower case.
fn command_of<'s>(unit: &Unit<'s>, reply: &Expression<'s>) -> Option<Vec<u8>> {
    let ExpressionKind::Call { callee, arguments } = &unit.values().resolve(reply).kind else {
        return None;
    };
    let ExpressionKind::Field { table, name } = &callee.kind else { return None };
    let is_command = matches!(table.kind, ExpressionKind::Name("redis" | "server"))
        && matches!(name.text, "call" | "pcall");
    let ExpressionKind::String(word) = &arguments.first()?.kind else { return None };
    is_command.then(|| word.to_ascii_lowercase())
}
