//! A function's body into the keys and arguments it reads: how many, what they are called, which
//! may be left out. What is not certain stays open: a call then takes anything there.

mod call;
mod expression;
mod observe;
mod walk;

pub use observe::{Parameter, Parameters};

use crate::load::Closure;

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
pub fn signature(callback: Option<&Closure<'_>>) -> Signature {
    let Some(callback) = callback else {
        return Signature { keys: Parameters::open(), args: Parameters::open() };
    };
    let mut walk = walk::Walk::new(callback);
    walk.callback();
    Signature { keys: walk.keys.finish(), args: walk.args.finish() }
}
