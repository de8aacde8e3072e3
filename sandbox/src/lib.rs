//! The bytes of a function library into what FUNCTION LOAD answers, on any line of servers and
//! without one: a real Lua 5.1, dressed as the server.
//!
//! ```
//! use fcall_sandbox::{Profile, verdict};
//!
//! let code = b"#!lua name=shop\nredis.register_function('shop_buy', function() end)";
//! let verdict = verdict(code, "valkey-9.1".parse().unwrap());
//! assert_eq!(verdict.answer.unwrap().functions[0].name, "shop_buy");
//!
//! let code = b"#!lua name=shop\nlocal floor = math.floor";
//! let verdict = fcall_sandbox::verdict(code, Profile::ALL[0]);
//! assert_eq!(
//!     verdict.error().unwrap(),
//!     "ERR Error registering functions: ERR user_function:2: Script attempted to access \
//!      nonexistent global variable 'math'"
//! );
//! ```
//!
//! # How far it can be trusted with foreign code
//!
//! [`verdict`] and [`Loading`] run the library in this process. They stop a loop in Lua and cap the
//! memory, but not a function of the string library that runs for ever, and not a pattern so deep
//! that it overflows the stack. A [`Worker`] runs it in a process of its own, where both end in a
//! verdict. The same holds for calls: [`Loaded::call`] here, [`Worker::call`] there.

mod call;
mod conversation;
mod danger;
mod environment;
mod loading;
mod profile;
mod reply;
mod server;
mod shebang;
mod verdict;
mod wire;
mod worker;

pub use call::{Call, Command, Loaded, Unanswered};
pub use danger::Danger;
pub use loading::{Loading, accepts, verdict};
pub use profile::{Line, Profile, Unknown};
pub use reply::{Protocol, Reply};
pub use server::Server;
pub use verdict::{Function, Library, Verdict};
pub use worker::{Worker, serve};
