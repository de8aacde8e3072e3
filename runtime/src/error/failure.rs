//! What redis-rs says went wrong, with the function it happened to and what to do about it.

use std::fmt;

use redis::RedisError;

use super::{kind, named, server};
use crate::{Function, Home, Script};

#[derive(Debug, Clone)]
struct Failed {
    function: &'static Function,
    /// How many other calls it happened to as well, in a pipe.
    others: usize,
    error: RedisError,
}

impl Failed {
    fn named(&self) -> String {
        let function = named(self.function);
        match self.others {
            0 => function,
            1 => format!("{function} and another {}", kind(self.function)),
            others => format!("{function} and {others} others"),
        }
    }
}

/// An error of redis-rs, and the function that was being called.
#[derive(Debug, Clone)]
pub struct RedisFailure(Box<Failed>);

/// The server has no function of this name.
#[derive(Debug, Clone)]
pub struct NotLoadedError(Box<Failed>);

/// A call that got no answer in the time its connection gives.
///
/// The call may have happened, and a function that has begun runs to its end whether or not someone waits for it. It
/// is never sent again here, but a redis-rs *cluster* connection sends a call again by itself if its
/// `overall_response_timeout` is longer than its `response_timeout` (they are the same unless set), up to its number of
/// `retries`. Where a function must not run twice, leave them the same or set `retries(0)`.
#[derive(Debug, Clone)]
pub struct TimeoutError(Box<Failed>);

macro_rules! accessors {
    ($name:ident) => {
        impl $name {
            #[cold]
            pub(crate) fn new(function: &'static Function, error: RedisError) -> Self {
                Self::of_pipe(function, 0, error)
            }

            /// What happened to this call and to others that were sent with it.
            #[cold]
            pub(crate) fn of_pipe(
                function: &'static Function,
                others: usize,
                error: RedisError,
            ) -> Self {
                Self(Box::new(Failed { function, others, error }))
            }

            /// The function that was called.
            #[must_use]
            pub fn function(&self) -> &'static Function {
                self.0.function
            }

            /// The error as redis-rs gave it.
            #[must_use]
            pub fn redis_error(&self) -> &RedisError {
                &self.0.error
            }
        }

        impl std::error::Error for $name {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                Some(&self.0.error)
            }
        }
    };
}

accessors!(RedisFailure);
accessors!(NotLoadedError);
accessors!(TimeoutError);

impl fmt::Display for RedisFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (function, error) = (self.0.named(), &self.0.error);
        match error.code() {
            Some(code) => {
                write!(formatter, "the server refused to call {function}: {code}")?;
                if let Some(detail) = error.detail() {
                    write!(formatter, " {detail}")?;
                }
            }
            None => write!(formatter, "calling {function} failed: {error}")?,
        }
        match server::remedy(self.0.function, error) {
            Some(remedy) => write!(formatter, "; {remedy}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for NotLoadedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let function = self.0.function.name();
        let library = match self.0.function.home() {
            Home::Library(library) => library,
            Home::Script(script) => return write_not_loaded(formatter, script),
        };
        write!(
            formatter,
            "the server has no function `{function}`; deploy the library `{}`",
            library.name()
        )?;
        if let Some(release) = library.release() {
            write!(formatter, " (release {release})")?;
        }
        formatter.write_str(
            " to it with `cargo fcall deploy`, or let the app load it (`LIBRARY.ensure`, `AutoLoad`)",
        )
    }
}

/// A call brings its script along, so this is told only of those that cannot: in a pipe, sent by hand, or where a script
/// may have said so itself.
fn write_not_loaded(formatter: &mut fmt::Formatter<'_>, script: &Script) -> fmt::Result {
    write!(
        formatter,
        "the server answered that it does not hold the script `{}` ({}): it did not run, unless it says so itself; load \
         it with `SCRIPTS.load` and call again",
        script.name(),
        script.file()
    )
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "no answer from {} in time: the call may have happened, and the {} keeps running on the server; look \
             before you call again, or raise the connection's response timeout (500 ms unless set)",
            self.0.named(),
            kind(self.0.function)
        )
    }
}
