//! What a body shows of its reply into a type of the model, where the model has one for it.

mod json;
mod name;
mod shape;
mod tuples;

use super::types::{Named, Types};
use crate::infer;
use crate::load::Registration;
use crate::model::{Function, Origin, Presence};
use crate::names;
use crate::source::Span;
use crate::unit::Unit;

/// Follows the body: keeps what it does for the rules, and fills in a reply that is not declared.
pub(super) fn reply<'s>(
    unit: &Unit<'s>,
    registration: &Registration<'s>,
    types: &mut Types<'_>,
    function: &mut Function,
) {
    // A generated call sends all that is required.
    let is_required = |presence: Presence| presence == Presence::Required;
    let keys = function.keys.iter().filter(|key| is_required(key.presence)).count();
    let args = function.args.iter().filter(|arg| is_required(arg.presence)).count();
    let callback = registration.callback.as_ref();
    let (inferred, trace) = infer::follow(callback, &unit.facts, [keys, args]);
    unit.keep_trace(registration, trace);
    if function.reply.origin == Origin::Declared {
        return;
    }
    let hint = format!("{}_reply", names::plain(&function.rust_name));
    let at = Named { hint: &hint, span: registration.call_span, is_json: false };
    let reply = &mut function.reply;
    match shape::reply(&inferred) {
        Ok(shape) => {
            let ty = name::reply(shape, at, types);
            reply.reason = format!("inferred: {inferred}, {}", places(unit, &inferred.spans));
            reply.ty = Some(ty);
            reply.origin = Origin::Inferred;
        }
        Err(why) => {
            let place = match inferred.open {
                Some(open) if open.span != Span::default() => {
                    format!(", line {}", unit.source.position(open.span.start).line)
                }
                _ => String::new(),
            };
            reply.reason = format!("open: {why}{place} ({inferred})");
        }
    }
}

/// `returned in line 3, 7`
fn places(unit: &Unit<'_>, spans: &[Span]) -> String {
    let mut lines: Vec<u32> =
        spans.iter().map(|span| unit.source.position(span.start).line).collect();
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("returned in {word} {}", lines.join(", "))
}
