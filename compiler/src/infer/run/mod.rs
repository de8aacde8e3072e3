//! A callback run on all it may meet at once, into what it replies with.
//!
//! Values are small sets of alternatives, conditions narrow them, branches join, loops turn until
//! nothing new happens, and functions of the file are followed with what they get. What cannot be
//! followed makes the reply open, with the reason: a wrong reply would be worse than none.

mod call;
mod command;
mod encode;
mod expression;
mod freeze;
mod items;
mod known;
mod library;
mod looping;
mod machine;
mod narrow;
mod native;
mod operator;
mod outcome;
mod redis;
mod shape;
mod signature;
mod state;
mod statement;
mod store;
mod strings;
mod table;
mod trace;
mod value;
mod watch;

use std::rc::Rc;

use super::facts::Facts;
use super::reply::Reply;
use super::trace::Trace;
use crate::load::Closure;

pub(super) use signature::signature;

/// What a callback replies with when it succeeds, and what it does.
pub(super) fn follow<'s>(
    callback: &Rc<Closure<'s>>,
    facts: &Facts<'s>,
    least: [usize; 2],
) -> (Reply, Trace) {
    let mut machine = machine::Machine::new(facts);
    for (count, least) in machine.state.counts.iter_mut().zip(least) {
        count.least = least;
    }
    machine.callback(callback);
    let reply = reply(&machine);
    (reply, machine.finish_trace(callback.function.span))
}

fn reply(machine: &machine::Machine<'_, '_>) -> Reply {
    if let Some(why) = machine.open {
        return Reply::open(why.span, why.text);
    }
    let mut reply = Reply::default();
    for (value, state, span) in &machine.replies {
        reply.join(&freeze::freeze(value, state, *span));
    }
    reply
}
