//! The syntax tree into what FUNCTION LOAD would register, by running the load-time code on paper.
//!
//! While a library loads, its world is tiny: the only global is `redis` (and `server` on Valkey),
//! there is no `pairs`, no `type`, nothing to read from outside. So the chunk is interpreted here,
//! in its own terms, and what cannot be known (the server's version, say) is an unknown value that
//! spreads, never a guess. Nothing of the library's text is executed by a Lua.

mod evaluate;
mod execute;
mod faults;
mod loops;
mod register;
mod scope;
mod script;
mod strings;
mod value;

pub use script::script;
pub use value::{Closure, Table, Value};

use std::rc::Rc;

use crate::source::Span;
use crate::syntax::ast;

/// What loading a library does.
#[derive(Debug, Default)]
pub struct Outcome<'s> {
    /// The calls of `register_function`, in the order they happen.
    pub registrations: Vec<Registration<'s>>,
    /// What the server would refuse, and what could not be followed.
    pub problems: Vec<Problem>,
    variables: Vec<scope::Variable<'s>>,
}

/// A function sees the variables around it, its own among them: circles that counting references
/// would keep for ever.
impl Drop for Outcome<'_> {
    fn drop(&mut self) {
        for variable in &self.variables {
            variable.borrow_mut().value = Value::Nil;
        }
    }
}

/// One call of `register_function`.
#[derive(Debug, Clone)]
pub struct Registration<'s> {
    /// The registered name; `None` where it depends on what is not known before loading.
    pub name: Option<String>,
    /// The bytes of the name's expression, or of the call if there is none.
    pub name_span: Span,
    /// The bytes of the registering call.
    pub call_span: Span,
    /// The bytes of the top-level statement during which it happens.
    pub statement_span: Span,
    /// The function, where it is one of this file.
    pub callback: Option<Rc<Closure<'s>>>,
    /// The description, if it is given and known.
    pub description: Option<Vec<u8>>,
    /// Whether all flags are known before loading.
    pub has_known_flags: bool,
    /// The flags, as written; unknown words are problems and not among them.
    pub flags: Vec<FlagWord>,
    /// Whether it happens on every server.
    pub is_certain: bool,
}

/// A flag as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagWord {
    /// The word, in lower case.
    pub word: String,
    /// The bytes of the expression it comes from.
    pub span: Span,
}

/// Something the server refuses, or that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which kind.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
    /// What.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The kinds of problems, one for each rule that reports them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemKind {
    /// `register_function` is called in a way the server refuses.
    RegisterCall,
    /// A flag the server does not know.
    UnknownFlag,
    /// A flag the server takes and does not see.
    IgnoredFlag,
    /// A global that does not exist while the library loads.
    LoadEnvironment,
    /// A global is assigned.
    GlobalWrite,
    /// Something Lua cannot do: calling nil, indexing a number, adding a table.
    LoadError,
    /// `redis.log` is called.
    LogAtLoad,
    /// The load-time code does not end.
    NotFollowed,
}

/// Runs the load-time code of a file on paper.
#[must_use]
pub fn load<'s>(file: &'s ast::File<'s>) -> Outcome<'s> {
    let mut interpreter = execute::Interpreter::new();
    interpreter.run(&file.block);
    std::mem::take(&mut interpreter.outcome)
}
