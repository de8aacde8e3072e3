//! An error line of a server becomes a verdict on whose error it is, and a hint at what to do.

mod refusals;

use redis::{RedisError, ServerError};

use self::refusals::{REFUSALS, REFUSALS_OF_SCRIPTS, Refusal};
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
    match refusal(function, answer.code(), text) {
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
pub(super) fn remedy(function: &Function, error: &RedisError) -> Option<&'static str> {
    match error.code() {
        Some(code) => refusal(function, code, error.detail().unwrap_or_default())?.remedy,
        None if error.is_connection_refusal() => Some("check that the server runs at this address"),
        None if error.is_connection_dropped() => Some("the call may have happened"),
        None => None,
    }
}

fn refusal(function: &Function, code: &str, text: &str) -> Option<&'static Refusal> {
    let of_scripts = match function.home() {
        Home::Library(_) => &[],
        Home::Script(_) => REFUSALS_OF_SCRIPTS,
    };
    of_scripts.iter().chain(REFUSALS).find(|refusal| {
        refusal.code == code && refusal.texts.iter().any(|start| text.starts_with(start))
    })
}

#[cfg(test)]
mod tests;
