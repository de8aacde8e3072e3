//! Typed calls to Redis and Valkey functions, generated from their Lua.
//!
//! A Lua file is the only source of truth. `cargo build` reads it, checks it as the server would,
//! and generates a function for each function in it:
//!
//! ```no_run
//! use fcall::functions::ratelimit::{self, Commands as _};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut con = fcall::redis::Client::open("redis://127.0.0.1/")?.get_connection()?;
//!
//! // A method on any redis connection, blocking or asynchronous ...
//! let decision = con.ratelimit_sliding_window("rl:{42}", 60_000, 10)?;
//! // ... or a value, to be sent later or in a pipeline.
//! let call = ratelimit::sliding_window("rl:{42}", 60_000, 10);
//! let decision = call.query(&mut con)?;
//! // Several at once; each has a result of its own.
//! let (first, second) = fcall::pipe((
//!     ratelimit::sliding_window("rl:{42}", 60_000, 10),
//!     ratelimit::sliding_window("rl:{42}:day", 86_400_000, 1000),
//! ))
//! .query(&mut con)?;
//! # Ok(())
//! # }
//! ```
//!
#![cfg_attr(
    feature = "functions",
    doc = "[`functions`] holds the calls of the libraries this crate ships."
)]
#![cfg_attr(
    all(feature = "functions", feature = "aio"),
    doc = "[`patterns`] holds what is built around them: a lock with a guard, and a rate limit for services."
)]
//! For libraries of your own, write them into a folder `functions` and call the compiler from
//! `build.rs` (with `fcall-compiler` in `[build-dependencies]`):
//!
//! ```no_run
//! # mod fcall_compiler { pub fn build(_folder: &str) {} }
//! fn main() {
//!     fcall_compiler::build("functions");
//! }
//! ```
//!
//! and include what it generates, one module a library, with [`include_functions!`]. For a single
//! file there is [`library!`], which needs no `build.rs`.
//!
//! Cluster connections, reconnecting ones, JSON, spans of `tracing` and the layer for `tower` are behind features:
//! `cluster`, `cluster-async`, `connection-manager`, `json`, `tracing`, `tower`.
//!
//! What a server answers is decoded by [`FromReply`]; everything that can go wrong is an [`Error`].
//! The functions must be on the server: that is the operator's part, with `cargo fcall deploy`, and
//! [`Library::verify`] looks whether it was done. [`Library::ensure`] and [`AutoLoad`] are for apps that
//! bring their functions along.

// Generated code names this crate as `::fcall`, here as in an app.
#[allow(unused_extern_crates, reason = "without the feature `functions` nothing here is generated")]
extern crate self as fcall;

pub use fcall_macros::library;
#[cfg(feature = "json")]
pub use fcall_runtime::FromJson;
pub use fcall_runtime::{
    AnyCall, AnyPrimary, AnyRoute, ArgumentError, AutoLoad, ByKeys, Call, Calls, Error, ErrorCode,
    FromReply, Function, FunctionError, Home, Json, Library, LibraryError, LibraryProblem,
    MissingScript, NodeError, NotLoadedError, Number, Part, Pipe, RedisFailure, ReplyError, Result,
    Script, Scripts, ScriptsError, TimeoutError, ToSingleRedisArg, pipe, redis,
};

/// What generated code names besides; not for people.
#[doc(hidden)]
pub use fcall_runtime::{
    Access, ErrorItem, ErrorReply, Fields, Literal, OrEmpty, Pairs, Tagged, Tuple, aio, generated,
    json_type,
};

/// Includes what `fcall_compiler::build` generated in `build.rs`: one public module a library.
///
/// ```ignore
/// // build.rs: fn main() { fcall_compiler::build("functions"); }
/// mod functions {
///     fcall::include_functions!();
/// }
/// ```
#[macro_export]
macro_rules! include_functions {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/fcall/functions.rs"));
    };
}

/// Includes what `fcall_compiler::build_scripts` generated in `build.rs`: a call for each script, and `SCRIPTS`.
///
/// ```ignore
/// // build.rs: fn main() { fcall_compiler::build_scripts("scripts"); }
/// mod scripts {
///     fcall::include_scripts!();
/// }
/// ```
#[macro_export]
macro_rules! include_scripts {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/fcall/scripts.rs"));
    };
}

/// The libraries this crate ships, as typed calls. `shipped = ["lock"]` in an app's
/// `functions/fcall.toml` deploys them along with the app's own.
#[cfg(feature = "functions")]
pub mod functions {
    include_functions!();
}

#[cfg(all(feature = "functions", feature = "aio"))]
pub mod patterns;

/// Compiles what `docs/patterns.md` shows.
#[cfg(all(doctest, feature = "functions", feature = "connection-manager", feature = "tower"))]
#[doc = include_str!("../docs/patterns.md")]
pub struct PatternsPage;

/// Compiles what `docs/starting-an-app.md` shows.
#[cfg(all(doctest, feature = "functions", feature = "aio"))]
#[doc = include_str!("../docs/starting-an-app.md")]
pub struct StartingAnAppPage;

/// Compiles and runs what `docs/migration.md` shows.
#[cfg(all(doctest, feature = "functions"))]
#[doc = include_str!("../docs/migration.md")]
pub struct MigrationPage;
