//! A callback run on all it may meet at once, into what it replies with.
//!
//! Values are small sets of alternatives, conditions narrow them, branches join, loops turn until
//! nothing new happens, and functions of the file are followed with what they get. What cannot be
//! followed makes the reply open, with the reason: a wrong reply would be worse than none.

mod alternatives;
mod begun;
mod call;
mod codes;
mod command;
mod encode;
mod expression;
mod freeze;
mod items;
mod known;
mod left_out;
mod library;
mod looping;
mod machine;
mod marked;
mod narrow;
mod native;
mod numeric;
mod operator;
mod outcome;
mod places;
mod protected;
mod redis;
mod resp;
mod scout;
mod shape;
mod signature;
mod state;
mod statement;
mod store;
mod strings;
mod table;
mod trace;
mod tried;
mod value;
mod values;
mod watch;
mod what;
mod words;

use std::rc::Rc;

use super::facts::Facts;
use super::reply::{Open, Reply};
use super::{Followed, Signature};
use crate::load::Closure;

/// What a callback was seen to return in each place.
#[derive(Debug)]
pub(super) struct Ends<'s>(Vec<machine::Return<'s>>);

/// What a callback takes, what it replies with when it succeeds, and what it does: all from one
/// run, unless that stepped over something. What is behind such a place is read, but not sure: what
/// was written down before it counts, or what another run says that is not lenient.
pub(super) fn follow<'s>(callback: &Rc<Closure<'s>>, facts: &Facts<'s>) -> Followed<'s> {
    let (signature, mut machine) = signature::signature(callback, facts);
    if let Some((why, codes)) = machine.halt {
        machine.open = Some(why);
        machine.codes.truncate(codes);
    } else if machine.is_special {
        machine = machine::Machine::new(facts, machine.places);
        machine.callback(callback);
    }
    followed(signature, machine, callback)
}

fn followed<'s>(
    signature: Signature,
    mut machine: machine::Machine<'_, 's>,
    callback: &Rc<Closure<'s>>,
) -> Followed<'s> {
    let ends = match machine.open {
        Some(why) => Err(Open { text: why.text, span: why.span }),
        None => Ok(Ends(std::mem::take(&mut machine.replies))),
    };
    Followed { signature, ends, trace: machine.finish_trace(callback.function.span) }
}

/// What arrives of all that is returned where there are at least so many keys and arguments.
pub(super) fn reply(ends: &Ends<'_>, least: [usize; 2]) -> Reply {
    let mut reply = Reply::default();
    for (value, state, span) in &ends.0 {
        let mut state = state.clone();
        for (count, least) in state.counts.iter_mut().zip(least) {
            count.least = count.least.max(least);
            state.is_dead |= count.least > count.most;
        }
        if !state.is_dead {
            reply.join(&freeze::freeze(value, &state, *span));
        }
    }
    reply
}
