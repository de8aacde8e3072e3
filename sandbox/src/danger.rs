//! What a library does to a server beyond being taken or refused.

use std::fmt;

/// Something that loading the library does to the server itself, or to this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Danger {
    /// Two names that differ in case only, in one library. It loads, and the server aborts later.
    SameInAnyCase {
        /// The one registered first.
        first: String,
        /// The other one.
        second: String,
    },
    /// A call to `redis.log` outside a function, which aborts Valkey 9.1.
    LogAtLoad,
    /// Lua that does not end.
    Endless,
    /// Something that Lua cannot be stopped in, a pattern for example, does not end.
    Hangs,
    /// The process that loaded it was ended by the system.
    Crashes,
    /// More memory than is tried.
    Memory,
}

impl fmt::Display for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameInAnyCase { first, second } => write!(
                f,
                "the functions {first} and {second} differ in case only: the server takes them, and \
                 aborts when the library is replaced or deleted"
            ),
            Self::LogAtLoad => f.write_str(
                "the server aborts: redis.log or server.log is called while the library loads",
            ),
            Self::Endless => f.write_str(
                "the library does not end while it loads: FUNCTION RESTORE, a replica and a restart \
                 have no time limit, and hang",
            ),
            Self::Hangs => f.write_str(
                "the server hangs: loading runs for seconds inside a function of the string library, \
                 where no time limit stops it",
            ),
            Self::Crashes => f.write_str(
                "the server crashes: loading ended the process that tried it, most likely by a \
                 pattern too deep for the stack",
            ),
            Self::Memory => f.write_str(
                "loading takes more than the 128 MB of memory that are tried; a server goes on until \
                 it has no more",
            ),
        }
    }
}
