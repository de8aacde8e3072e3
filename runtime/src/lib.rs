//! What generated calls run on: a function and its arguments become a redis command, its reply becomes a Rust value.
//!
//! | module | turns |
//! |---|---|
//! | [`Library`], [`Script`], [`Function`] | nothing: they describe what a call was generated from |
//! | [`Call`] | a function, its keys and args into one [`redis::Cmd`] |
//! | [`AutoLoad`] | a call of a function that is missing into its library loaded, and the call again |
//! | [`pipe`](pipe()) | several calls into one [`redis::Pipeline`] |
//! | [`FromReply`], [`Fields`] | a [`redis::Value`] into a Rust value, the same under RESP2 and RESP3 |
//! | [`Error`] | everything that can go wrong into one readable line |
//!
//! An app meets these names through the crate `fcall`.

// Generated code names this crate through the facade, as do the tests of its macros.
#[cfg(all(test, feature = "json"))]
extern crate self as fcall;

mod aio;
mod autoload;
mod call;
mod error;
mod function;
pub mod generated;
mod json;
mod library;
mod number;
mod observe;
mod pipe;
mod reply;
mod script;

pub use redis;
pub use redis::ToSingleRedisArg;

pub use crate::autoload::AutoLoad;
pub use crate::call::{AnyPrimary, AnyRoute, ByKeys, Call};
pub use crate::error::{
    ArgumentError, Error, ErrorCode, ErrorItem, ErrorReply, FunctionError, NotLoadedError,
    RedisFailure, TimeoutError,
};
pub use crate::function::{Access, Function, Home};
#[doc(hidden)]
pub use crate::library::annotation;
pub use crate::library::{Library, LibraryError, LibraryProblem, NodeError, Part};
pub use crate::number::Number;
pub use crate::pipe::{AnyCall, Calls, Pipe, pipe};
#[cfg(feature = "json")]
pub use crate::reply::FromJson;
pub use crate::reply::{
    Fields, FromReply, Json, Literal, OrEmpty, Pairs, ReplyError, Tagged, Tuple,
};
pub use crate::script::{MissingScript, Script, Scripts, ScriptsError};

/// What every call returns.
pub type Result<T> = std::result::Result<T, Error>;
