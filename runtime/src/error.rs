//! `Error`: everything that can go wrong with a call, each as one line that says what, which function, and what to do.

mod argument;
mod code;
mod failure;
mod function;
mod reply;
mod server;

use std::fmt;

use redis::{RedisError, ServerError};

pub use self::argument::ArgumentError;
pub(crate) use self::argument::{Parameter, Refusal};
pub use self::code::ErrorCode;
pub use self::failure::{NotLoadedError, RedisFailure, TimeoutError};
pub use self::function::FunctionError;
pub(crate) use self::reply::refuse;
pub use self::reply::{ErrorItem, ErrorReply};
use self::server::Verdict;
pub(crate) use self::server::is_no_script;
use crate::{Function, Home, ReplyError};

/// Why a call gave no value.
///
/// # Which errors are the function's own
///
/// A server answers a call that it refused and a function that failed in the same way: with an error of one line.
/// They are told apart by that line:
///
/// - it ends in the server's note of where a function raised it: the function's own, [`Error::Function`], also when it
///   was a command inside the function that failed;
/// - `ERR Function not found`, and of a script `NOSCRIPT No matching script.`: [`Error::NotLoaded`];
/// - it is what a server says when it refuses a call (`MOVED`, `READONLY You can't write against a read only replica.`,
///   `ERR Bad number of keys provided`): [`Error::Redis`]. A function that *returns* such a line word for word,
///   `return redis.pcall(...)` for instance, cannot be told apart from the server and counts as the server;
/// - everything else was returned by the function: [`Error::Function`].
///
/// A reply that is no error to the server, but one to the function's callers as `---@error [0, string]` declares it, is
/// an [`Error::Function`] too.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The server refused the call, or the connection failed.
    Redis(RedisFailure),
    /// The function ran and gave an error.
    Function(FunctionError),
    /// The server has no such function: its library is to be deployed, its script to be loaded.
    NotLoaded(NotLoadedError),
    /// An argument was refused, and nothing was sent.
    Argument(ArgumentError),
    /// The function ran, but its reply is not what the call promises.
    Reply(ReplyError),
    /// No answer came in time; the function may have run and may still be running.
    Timeout(TimeoutError),
}

impl Error {
    /// The function that was called; `None` only for a [`ReplyError`] that was decoded outside a call.
    #[must_use]
    pub fn function(&self) -> Option<&'static Function> {
        match self {
            Self::Redis(error) => Some(error.function()),
            Self::Function(error) => Some(error.function()),
            Self::NotLoaded(error) => Some(error.function()),
            Self::Argument(error) => Some(error.function()),
            Self::Reply(error) => error.function(),
            Self::Timeout(error) => Some(error.function()),
        }
    }

    /// The first word of the function's own error, such as `INSUFFICIENT_FUNDS`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Function(error) => Some(error.code()),
            _ => None,
        }
    }

    /// The error of redis-rs behind this one, if there is one.
    #[must_use]
    pub fn redis_error(&self) -> Option<&RedisError> {
        match self {
            Self::Redis(error) => Some(error.redis_error()),
            Self::Function(error) => error.redis_error(),
            Self::NotLoaded(error) => Some(error.redis_error()),
            Self::Timeout(error) => Some(error.redis_error()),
            Self::Argument(_) | Self::Reply(_) => None,
        }
    }

    /// What a connection answered instead of a reply.
    #[cold]
    pub(crate) fn from_redis(function: &'static Function, error: RedisError) -> Self {
        if error.is_timeout() {
            return Self::Timeout(TimeoutError::new(function, error));
        }
        match ServerError::try_from(error.clone()) {
            Ok(answer) => Self::from_server(function, &answer, error),
            Err(_) => Self::Redis(RedisFailure::new(function, error)),
        }
    }

    /// What a connection answered instead of any reply to the calls of a pipe, of which this is one.
    #[cold]
    pub(crate) fn of_pipe(function: &'static Function, calls: usize, error: RedisError) -> Self {
        let others = calls.saturating_sub(1);
        if error.is_timeout() {
            Self::Timeout(TimeoutError::of_pipe(function, others, error))
        } else {
            Self::Redis(RedisFailure::of_pipe(function, others, error))
        }
    }

    /// A reply that is an error, has one inside, or is not what was promised.
    #[cold]
    pub(crate) fn from_reply(function: &'static Function, error: ReplyError) -> Self {
        match error.into_server_error() {
            // An error beside other values was put there by the function.
            Ok((answer, true)) => {
                Self::Function(FunctionError::new(function, &answer, answer.clone().into()))
            }
            Ok((answer, false)) => Self::from_server(function, &answer, answer.clone().into()),
            Err(error) => Self::Reply(error.of(function)),
        }
    }

    fn from_server(function: &'static Function, answer: &ServerError, error: RedisError) -> Self {
        match server::verdict(function, answer) {
            Verdict::NotLoaded => Self::NotLoaded(NotLoadedError::new(function, error)),
            Verdict::Server => Self::Redis(RedisFailure::new(function, error)),
            Verdict::Function => Self::Function(FunctionError::new(function, answer, error)),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redis(error) => error.fmt(formatter),
            Self::Function(error) => error.fmt(formatter),
            Self::NotLoaded(error) => error.fmt(formatter),
            Self::Argument(error) => error.fmt(formatter),
            Self::Reply(error) => error.fmt(formatter),
            Self::Timeout(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.redis_error().map(|error| error as _)
    }
}

/// How messages name a function.
pub(crate) fn named(function: &Function) -> String {
    match function.home() {
        Home::Library(library) => format!("`{}` of library `{}`", function.name(), library.name()),
        Home::Script(script) => format!("the script `{}`", script.name()),
    }
}

/// What messages call it.
pub(crate) fn kind(function: &Function) -> &'static str {
    match function.home() {
        Home::Library(_) => "function",
        Home::Script(_) => "script",
    }
}
