//! The error line of a script on Redis before 7.0, which begins with where it was raised, becomes its parts.

use crate::{Function, Home};

/// The code, the message and the line of
/// `Error running script (call to f_DIGEST): @user_script:3: WRONGTYPE Operation against ...`.
///
/// What Lua's `error` raised has a position of its own behind the server's, and has no code; what a command raised has
/// none, and begins with its code.
pub(super) fn taken_apart<'a>(
    function: &Function,
    text: &'a str,
) -> Option<(&'a str, &'a str, Option<u32>)> {
    let (Home::Script(_), Some(rest)) =
        (function.home(), text.strip_prefix("Error running script (call to f_"))
    else {
        return None;
    };
    let (digest, mut rest) = rest.split_once("): ")?;
    if digest.len() != 40 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let (mut line, mut is_plain) = (None, false);
    while let Some((position, behind)) = position(rest) {
        line = position.line.or(line);
        is_plain |= position.is_plain;
        rest = behind;
    }
    match rest.split_once(' ') {
        Some((code, message)) if !is_plain && is_code(code) => Some((code, message, line)),
        _ => Some(("ERR", rest, line)),
    }
}

struct Position {
    /// The line, if it is one of the script.
    line: Option<u32>,
    /// Whether Lua's `error` put it there.
    is_plain: bool,
}

/// Reads `@user_script:3: `, `@user_script: 3: ` or `user_script:3: `, or a chunk of the server's own.
fn position(text: &str) -> Option<(Position, &str)> {
    let (is_plain, rest) = match text.strip_prefix('@') {
        Some(rest) => (false, rest),
        None => (true, text),
    };
    let (chunk, rest) = rest.split_once(':')?;
    let (number, behind) = rest.split_once(": ")?;
    let number: u32 = number.trim_start_matches(' ').parse().ok()?;
    let is_the_scripts = chunk == "user_script";
    let is_known = is_the_scripts || (!is_plain && !chunk.contains(' '));
    let position = Position { line: is_the_scripts.then_some(number), is_plain };
    is_known.then_some((position, behind))
}

fn is_code(word: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    word.len() > 1 && word.bytes().all(is_letter)
}
