//! Typed calls to Redis and Valkey functions, generated from their Lua.
//!
//! This is the facade an app depends on.

// Generated code names this crate as `::fcall`, here as in an app.
#[allow(unused_extern_crates, reason = "without the feature `functions` nothing is generated here")]
extern crate self as fcall;

pub use fcall_runtime::{
    ArgumentError, Call, Error, FromReply, Function, FunctionError, Library, NotLoadedError,
    RedisFailure, Result, TimeoutError, ToSingleRedisArg, redis,
};

/// What generated code names besides; not for people.
#[doc(hidden)]
pub use fcall_runtime::{Access, Fields, ReplyError, aio, generated};
