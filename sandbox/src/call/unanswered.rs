//! Why a call has no reply.

use std::fmt;

/// What keeps a call from a reply: here, or on a server too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unanswered {
    /// The function does not end. A server goes on, answers others that it is busy, and waits for
    /// FUNCTION KILL.
    Endless,
    /// Something that Lua cannot be stopped in, a pattern for example, does not end.
    Hangs,
    /// The process that called it was ended by the system.
    Crashes,
    /// The server aborts: a table without `err` was raised.
    Aborts,
    /// It takes more memory than is tried.
    Memory,
    /// The reply, or JSON, is nested deeper than is followed; no client reads such a reply.
    TooDeep,
    /// It uses something of the servers that is not there in the sandbox.
    Missing(&'static str),
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Endless => {
                "the function does not end: it was stopped after five seconds, while a server is busy \
                 until FUNCTION KILL"
            }
            Self::Hangs => {
                "the server hangs: the function runs for seconds inside a function of the string \
                 library, where nothing stops it"
            }
            Self::Crashes => {
                "the server crashes: the function ended the process that tried it, most likely by a \
                 pattern too deep for the stack"
            }
            Self::Aborts => {
                "the server crashes: the function raises a table without the text `err`"
            }
            Self::Memory => "the function takes more than the 128 MB of memory that are tried",
            Self::TooDeep => "a reply or JSON is nested more than 200 levels deep, which is not followed",
            Self::Missing(name) => {
                return write!(f, "the function uses {name}, which only a server has");
            }
        })
    }
}

impl std::error::Error for Unanswered {}
