//! A function's body into the keys and arguments it reads (how many, what they are called, which
//! may be left out) and into what it replies with. What is not certain stays open: a call then
//! takes anything there.

mod facts;
mod json;
mod observe;
mod parameter;
mod reply;
mod run;
pub mod trace;

pub use facts::Facts;
pub use json::{Content, Json, List, Member};
pub use parameter::{Needs, Parameter, Parameters, Reason};
pub use reply::{Kind, Open, Reply, Tuple};
pub use trace::Trace;

use std::rc::Rc;

use crate::load::Closure;
use crate::source::Span;

/// What a body shows of a function's interface.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signature {
    /// What it reads of `keys`.
    pub keys: Parameters,
    /// What it reads of `args`.
    pub args: Parameters,
}

/// Reads a registered callback; `None` stands for one whose code is not in the file.
#[must_use]
pub fn signature<'s>(callback: Option<&Rc<Closure<'s>>>, facts: &Facts<'s>) -> Signature {
    let Some(callback) = callback else {
        let open = || Parameters::open("the function is not in the file", None);
        return Signature { keys: open(), args: open() };
    };
    run::signature(callback, facts)
}

/// What a registered callback replies with when it is called with at least so many keys and so many
/// arguments, and what it does on the way; `None` stands for one whose code is not in the file.
#[must_use]
pub fn follow<'s>(
    callback: Option<&Rc<Closure<'s>>>,
    facts: &Facts<'s>,
    least: [usize; 2],
) -> (Reply, Trace) {
    let Some(callback) = callback else {
        let (span, why) = (Span::default(), "the function is not in the file");
        let trace = Trace { stopped: Some((span, why)), ..Trace::default() };
        return (Reply::open(span, why), trace);
    };
    run::follow(callback, facts, least)
}
