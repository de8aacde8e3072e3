//! What a body shows of its reply into a type of the model, where the model has one for it.

pub(super) mod error_replies;
mod json;
mod map;
mod name;
mod shape;
mod tuples;

use super::reason;
use super::types::{Named, Types};
use crate::load::Registration;
use crate::model::{Function, Origin, Presence};
use crate::names;
use crate::source::Span;
use crate::unit::Unit;

/// Fills in a reply that is not declared.
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
    if function.reply.origin == Origin::Declared {
        return;
    }
    let mut inferred = unit.follow(registration).reply([keys, args]);
    let hint = format!("{}_reply", names::plain(&function.rust_name));
    let at = Named { hint: &hint, span: registration.call_span, is_json: false };
    let reply = &mut function.reply;
    let apart = error_replies::take(&mut inferred, &function.error_replies);
    match apart.and_then(|()| shape::reply(&inferred)) {
        Ok(shape) => {
            let ty = name::reply(shape, at, types);
            reply.reason = {
                let places = reason::places(unit, &inferred.spans);
                format!("returned in {places} as {inferred}")
            };
            reply.ty = Some(ty);
            reply.origin = Origin::Inferred;
        }
        Err(why) => {
            let place = match inferred.open {
                Some(open) if open.span != Span::default() => {
                    format!(", {}", reason::places(unit, &[open.span]))
                }
                _ => String::new(),
            };
            reply.reason = format!("{why}{place}: {inferred}");
        }
    }
}
