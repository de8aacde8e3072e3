//! `ArgumentError`: which argument of a call was refused before anything was sent, and why.

use std::fmt;

use super::named;
use crate::Function;

/// An argument that was refused; nothing was sent.
#[derive(Debug, Clone)]
pub struct ArgumentError(Box<Refused>);

#[derive(Debug, Clone)]
struct Refused {
    function: &'static Function,
    parameter: Parameter,
    /// The place among the keys or among the args, from 0.
    index: usize,
    /// The place of its name among those of the function, from 0.
    name: usize,
    refusal: Refusal,
    /// The place of the call among those it was to be sent with, from 0.
    call: Option<usize>,
}

/// Where an argument stands in the Lua function.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Parameter {
    Key,
    Arg,
}

/// Why an argument is refused.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Refusal {
    /// An integer that Lua would round.
    Integer(i128),
    /// A number that is infinite, or not a number.
    Number(f64),
    /// A value after an optional one that is absent.
    AfterAbsent,
    /// A type that wrote so many values, and not one.
    Values(usize),
    /// Fewer values than the function wants.
    TooFew { least: usize, count: usize },
}

impl ArgumentError {
    #[cold]
    pub(crate) fn new(
        function: &'static Function,
        (parameter, index, name): (Parameter, usize, usize),
        refusal: Refusal,
    ) -> Self {
        Self(Box::new(Refused { function, parameter, index, name, refusal, call: None }))
    }

    /// The same error, of the call at this place of a pipe.
    #[cold]
    pub(crate) fn in_call(mut self, index: usize) -> Self {
        self.0.call = Some(index);
        self
    }

    /// The place of the call in its pipe, from 0; `None` if it was to be sent alone. None of the others was sent.
    #[must_use]
    pub fn call(&self) -> Option<usize> {
        self.0.call
    }

    /// The function that was not called.
    #[must_use]
    pub fn function(&self) -> &'static Function {
        self.0.function
    }

    /// The name of the key or arg that was refused.
    #[must_use]
    pub fn parameter(&self) -> &'static str {
        name(self.names(), self.0.name)
    }

    fn names(&self) -> &'static [&'static str] {
        match self.0.parameter {
            Parameter::Key => self.0.function.keys(),
            Parameter::Arg => self.0.function.args(),
        }
    }

    /// The expression that reads it in Lua.
    fn place(&self) -> String {
        let list = match self.0.parameter {
            Parameter::Key => "keys",
            Parameter::Arg => "args",
        };
        format!("{list}[{}]", self.0.index + 1)
    }
}

/// The name of the parameter at this place; all that come after the last name belong to it, as it is variadic.
fn name(names: &'static [&'static str], index: usize) -> &'static str {
    names.get(index).or(names.last()).copied().unwrap_or_default()
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parameter, place) = (self.parameter(), self.place());
        let function = named(self.0.function);
        if let Some(index) = self.0.call {
            write!(formatter, "no call of the pipe was sent because of call {}: ", index + 1)?;
        }
        write!(formatter, "{function} was not called: `{parameter}` ({place}) ")?;
        match self.0.refusal {
            Refusal::Integer(integer) => write!(
                formatter,
                "is {integer}, and Lua rounds integers beyond 2^53; declare it `string` to send such values whole"
            ),
            Refusal::Number(number) => {
                write!(formatter, "is {number}, and only finite numbers can be sent")
            }
            Refusal::AfterAbsent => {
                let missing = name(self.names(), self.0.name.saturating_sub(1));
                write!(
                    formatter,
                    "is given but `{missing}` before it is not, and Lua reads by position; give both or neither"
                )
            }
            Refusal::TooFew { least, count } => {
                write!(formatter, "has {count} values, and needs {least} at least")
            }
            Refusal::Values(written) => write!(
                formatter,
                "was written as {written} values by its type, and exactly one is needed; see its `ToRedisArgs`"
            ),
        }
    }
}

impl std::error::Error for ArgumentError {}
