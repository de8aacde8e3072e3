//! A callback run on all it may meet at once, into what it replies with.
//!
//! Values are small sets of alternatives, conditions narrow them, branches join, loops turn until
//! nothing new happens, and functions of the file are followed with what they get. What cannot be
//! followed makes the reply open, with the reason: a wrong reply would be worse than none.

mod call;
mod command;
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
mod value;
mod watch;

use std::rc::Rc;

use super::facts::Facts;
use super::reply::Reply;
use crate::load::Closure;

pub(super) use signature::signature;

/// What a callback was seen to return in each place.
#[derive(Debug)]
pub(super) struct Ends<'s>(Vec<machine::Return<'s>>);

/// What a callback replies with when it succeeds.
pub(super) fn reply<'s>(callback: &Rc<Closure<'s>>, facts: &Facts<'s>, least: [usize; 2]) -> Reply {
    if let Some(reply) = facts.recall(callback, |ends| frozen(ends, least)) {
        return reply;
    }
    let mut machine = machine::Machine::new(facts);
    for (count, least) in machine.state.counts.iter_mut().zip(least) {
        count.least = least;
    }
    machine.callback(callback);
    if let Some(why) = machine.open {
        return Reply::open(why.span, why.text);
    }
    frozen(&Ends(machine.replies), least)
}

/// What arrives of all that is returned where there are at least so many keys and arguments.
fn frozen(ends: &Ends<'_>, least: [usize; 2]) -> Reply {
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
