//! A function's body into the keys and arguments it reads (how many, what they are called, which
//! may be left out) and into what it replies with. What is not certain stays open: a call then
//! takes anything there.

mod facts;
mod json;
mod map;
mod observe;
mod parameter;
mod reply;
mod run;
pub mod trace;

pub use facts::Facts;
pub use json::{Content, Json, List, Member};
pub use map::{Entry, Map};
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

/// What one run of a callback shows.
#[derive(Debug)]
pub struct Followed<'s> {
    /// The keys and arguments it takes.
    pub signature: Signature,
    /// What it does on the way.
    pub trace: Trace,
    ends: Result<run::Ends<'s>, Open>,
}

impl Followed<'_> {
    /// What it replies with when it is called with at least so many keys and so many arguments, and
    /// succeeds.
    #[must_use]
    pub fn reply(&self, least: [usize; 2]) -> Reply {
        match &self.ends {
            Ok(ends) => run::reply(ends, least),
            Err(open) => Reply::open(open.span, open.text),
        }
    }

    /// Lets go of what only [`Self::reply`] needs, which is most of it. From then on every reply is open.
    pub fn forget_reply(&mut self) {
        self.ends = Err(Open { text: "its reply was read before", span: Span::default() });
    }
}

/// Runs a registered callback; `None` stands for one whose code is not in the file.
#[must_use]
pub fn follow<'s>(callback: Option<&Rc<Closure<'s>>>, facts: &Facts<'s>) -> Followed<'s> {
    if let Some(callback) = callback {
        return run::follow(callback, facts);
    }
    let (span, text) = (Span::default(), "the function is not in the file");
    let open = || Parameters::open(text, None);
    Followed {
        signature: Signature { keys: open(), args: open() },
        trace: Trace { stopped: Some((span, text)), ..Trace::default() },
        ends: Err(Open { text, span }),
    }
}
