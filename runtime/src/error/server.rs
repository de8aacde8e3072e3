//! An error line of a server becomes a verdict on whose error it is, and a hint at what to do.

use redis::{RedisError, ServerError};

use super::function::is_raised;
use crate::{Function, Home};

/// Whose error a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The server has no such function.
    NotLoaded,
    /// The server refused the call: the function did not run.
    Server,
    /// The function raised or returned it.
    Function,
}

/// Whose error this is; the rule is in the documentation of [`Error`](crate::Error).
pub(super) fn verdict(function: &Function, answer: &ServerError) -> Verdict {
    let text = answer.details().unwrap_or_default();
    if is_raised(text) {
        return Verdict::Function;
    }
    let is_not_loaded = match function.home() {
        Home::Library(_) => answer.code() == "ERR" && text == "Function not found",
        Home::Script(_) => is_no_script(answer.code(), answer.details()),
    };
    if is_not_loaded {
        return Verdict::NotLoaded;
    }
    match refusal(answer.code(), text) {
        Some(_) => Verdict::Server,
        None => Verdict::Function,
    }
}

/// Whether these are a server's words for a script that it does not hold: Redis says more than Valkey, and both add a
/// note where a script raises the same.
pub(crate) fn is_no_script(code: &str, text: Option<&str>) -> bool {
    let texts = [Some("No matching script."), Some("No matching script. Please use EVAL.")];
    code == "NOSCRIPT" && texts.contains(&text)
}

/// What to do about an error that is not the function's.
pub(super) fn remedy(error: &RedisError) -> Option<&'static str> {
    match error.code() {
        Some(code) => refusal(code, error.detail().unwrap_or_default())?.remedy,
        None if error.is_connection_refusal() => Some("check that the server runs at this address"),
        None if error.is_connection_dropped() => Some("the call may have happened"),
        None => None,
    }
}

fn refusal(code: &str, text: &str) -> Option<&'static Refusal> {
    REFUSALS.iter().find(|refusal| {
        refusal.code == code && refusal.texts.iter().any(|start| text.starts_with(start))
    })
}

/// A line with which servers refuse a call.
struct Refusal {
    code: &'static str,
    /// How the text after the code begins.
    texts: &'static [&'static str],
    remedy: Option<&'static str>,
}

/// Any text. Kept for codes that belong to the protocol, which redis-rs itself goes by.
const ANY: &[&str] = &[""];

const DIGITS: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

const fn refuses(
    code: &'static str,
    texts: &'static [&'static str],
    remedy: Option<&'static str>,
) -> Refusal {
    Refusal { code, texts, remedy }
}

/// Every line that Redis 7.0 to 8.6 and Valkey 7.2 to 9.1 answer to a call they refuse.
///
/// Codes that are plain English words, which a function may well use for itself, count only with the server's text.
static REFUSALS: &[Refusal] = &[
    refuses("MOVED", DIGITS, Some("use a cluster connection")),
    refuses("ASK", DIGITS, Some("use a cluster connection")),
    refuses("TRYAGAIN", ANY, Some("the slot is being moved; call again later")),
    refuses("CROSSSLOT", ANY, Some("give the keys one hash tag, such as `{user:1}`")),
    refuses("CLUSTERDOWN", ANY, Some("the cluster is not whole; call again when it is")),
    refuses("REDIRECT", ANY, Some("connect to the primary")),
    refuses("MASTERDOWN", ANY, Some("the replica has lost its primary; call the primary")),
    refuses("LOADING", ANY, Some("the server is starting; call again later")),
    refuses("EXECABORT", ANY, None),
    refuses("NOAUTH", ANY, Some("give the connection a user and a password")),
    refuses("NOPERM", ANY, Some("grant the user the command (`+fcall`, `+fcall_ro`) and the keys")),
    refuses(
        "DENIED",
        &["Redis is running in protected mode", "Valkey is running in protected mode"],
        None,
    ),
    refuses(
        "READONLY",
        &["You can't write against a read only replica"],
        Some("call the primary, or declare the function `no-writes` if it only reads"),
    ),
    refuses(
        "OOM",
        &["command not allowed when used memory > 'maxmemory'"],
        Some("free memory, raise maxmemory, or declare the function `allow-oom`"),
    ),
    refuses(
        "BUSY",
        &["Redis is busy running a script", "Valkey is busy running a script"],
        Some("another function runs for too long; wait, or end it with FUNCTION KILL"),
    ),
    refuses(
        "MISCONF",
        &[
            "Redis is configured to save",
            "Valkey is configured to save",
            "Errors writing to the AOF file",
        ],
        Some("the server cannot write to its disk; see its log"),
    ),
    refuses("NOREPLICAS", &["Not enough good replicas to write"], None),
    refuses(
        "ERR",
        &[
            "wrong number of arguments for 'fcall' command",
            "wrong number of arguments for 'fcall_ro' command",
        ],
        None,
    ),
    refuses("ERR", &["Bad number of keys provided"], None),
    refuses("ERR", &["Number of keys can't be"], None),
    refuses(
        "ERR",
        &["Can not execute a script with write flag using *_ro command"],
        Some(
            "the library on the server does not declare the function `no-writes`: deploy the one these calls were generated from",
        ),
    ),
    refuses("ERR", &["Can not run script on cluster, 'no-cluster' flag is set"], None),
    refuses(
        "ERR",
        &["unknown command 'FCALL", "unknown command `FCALL"],
        Some("functions need Redis 7.0, Valkey 7.2 or later"),
    ),
    refuses(
        "ERR",
        &["Can't execute 'fcall"],
        Some("this connection is subscribed; call over another one"),
    ),
    refuses("ERR", &["max number of clients reached"], None),
    refuses("ERR", &["Protocol error"], None),
];

#[cfg(test)]
mod tests;
