//! `FunctionError`: the one line of a failed function, or the reply that is an error, becomes its code, its message and
//! its line in the Lua file.

mod older;

use std::fmt;

use redis::{RedisError, ServerError, Value};

use super::named;
use crate::reply::shown;
use crate::{Function, Home};

/// The error of a function that ran.
#[derive(Debug, Clone)]
pub struct FunctionError(Box<Failed>);

/// Where it was raised, as far as that is known.
#[derive(Debug, Clone, Copy)]
struct Place {
    file: Option<&'static str>,
    line: Option<u32>,
}

#[derive(Debug, Clone)]
struct Failed {
    function: &'static Function,
    code: String,
    message: String,
    place: Place,
    origin: Origin,
}

/// What the error was read from.
#[derive(Debug, Clone)]
enum Origin {
    /// An error of the server's protocol.
    Line(RedisError),
    /// The values of a reply behind the code.
    Reply(Vec<Value>),
}

impl FunctionError {
    #[cold]
    pub(super) fn new(
        function: &'static Function,
        answer: &ServerError,
        error: RedisError,
    ) -> Self {
        // `{err='-CODE text'}` arrives with the dash of the protocol and its own.
        let code = answer.code();
        let code = code.strip_prefix('-').unwrap_or(code);
        let text = answer.details().unwrap_or_default();
        let (code, message, line) = older::taken_apart(function, text).unwrap_or_else(|| {
            let chunk = chunk(function);
            let (text, raised) = cut_tail(text, chunk);
            let (message, blamed) = cut_positions(text, chunk);
            (code, message, blamed.or(raised.and_then(|raised| raised.line)))
        });
        Self(Box::new(Failed {
            function,
            code: code.to_owned(),
            message: message.to_owned(),
            place: Place::of(function, line),
            origin: Origin::Line(error),
        }))
    }

    /// The error that a reply is: its code, and the values behind it.
    #[cold]
    pub(super) fn of_reply(function: &'static Function, mut values: Vec<Value>) -> Self {
        let behind = values.split_off(values.len().min(1));
        let code = values.first().and_then(shown).unwrap_or_default();
        let message = behind.iter().filter_map(shown).collect::<Vec<_>>().join(" ");
        let (place, origin) = (Place { file: None, line: None }, Origin::Reply(behind));
        Self(Box::new(Failed { function, code, message, place, origin }))
    }

    /// The function that failed.
    #[must_use]
    pub fn function(&self) -> &'static Function {
        self.0.function
    }

    /// The first word of the error: `INSUFFICIENT_FUNDS` of `INSUFFICIENT_FUNDS balance is 5`.
    ///
    /// A server puts `ERR` before what Lua raised with `error('text')`, and before a returned error of one word. Of a
    /// reply that is an error, it is the value that the annotation says.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The error after its code, without what the server adds about where it was raised. Of a reply that is an error,
    /// these are [`Self::values`] with blanks between them.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The line of [`Self::file`] that raised it; `None` for an error that was returned. It is the line of the library
    /// that these calls were generated from: should the server have another release, it may be off.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        self.0.place.line
    }

    /// The Lua file that raised it, as it was named when the calls were generated; `None` for an error that was
    /// returned.
    #[must_use]
    pub fn file(&self) -> Option<&'static str> {
        self.0.place.file
    }

    /// The values behind the code of a reply that is an error, `{0, 'busy', 250}` say, as they came; none of any other
    /// error.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        match &self.0.origin {
            Origin::Line(_) => &[],
            Origin::Reply(values) => values,
        }
    }

    /// The error as redis-rs gave it, with the server's whole text; `None` of a reply that is an error.
    #[must_use]
    pub fn redis_error(&self) -> Option<&RedisError> {
        match &self.0.origin {
            Origin::Line(error) => Some(error),
            Origin::Reply(_) => None,
        }
    }
}

impl fmt::Display for FunctionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        named(self.0.function).fmt(formatter)?;
        match self.0.place {
            Place { file: Some(file), line: Some(line) } => write!(formatter, ", {file}:{line},")?,
            Place { file: None, line: Some(line) } => write!(formatter, ", line {line},")?,
            Place { line: None, .. } => {}
        }
        match (self.0.code.as_str(), self.0.message.as_str()) {
            ("", "") => formatter.write_str(" failed without saying why"),
            (code, "") => write!(formatter, " failed: {code}"),
            (code, message) => write!(formatter, " failed: {code} {message}"),
        }
    }
}

impl std::error::Error for FunctionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.redis_error().map(|error| error as _)
    }
}

impl Place {
    /// The place of a line of the code.
    fn of(function: &Function, line: Option<u32>) -> Self {
        let located = match function.home() {
            Home::Library(library) => line.and_then(|line| library.locate(line)),
            Home::Script(script) => line.map(|line| (script.file(), line)),
        };
        match located {
            Some((file, line)) => Self { file: Some(file), line: Some(line) },
            None => Self { file: None, line },
        }
    }
}

/// What servers call the code in errors.
fn chunk(function: &Function) -> &'static str {
    match function.home() {
        Home::Library(_) => "user_function",
        Home::Script(_) => "user_script",
    }
}

/// Whether a server noted that this was raised by what ran.
pub(super) fn is_raised(text: &str) -> bool {
    cut_tail(text, "").1.is_some()
}

/// What a server notes about an error that a function raised.
#[derive(Debug, PartialEq, Eq)]
struct Raised {
    /// The line of the library's code; `None` if it was raised in code that the function loaded itself.
    line: Option<u32>,
}

/// The text without the note that a server appends to a raised error, and what it noted.
///
/// The note is ` script: NAME, on @user_function:N.`, or ` script: on @user_function:N.` without the name; of a script
/// the name is its digest, and the code is `@user_script`.
fn cut_tail<'a>(text: &'a str, chunk: &str) -> (&'a str, Option<Raised>) {
    const NOTE: &str = "script: ";
    let tail = text.rmatch_indices(NOTE).find_map(|(start, note)| {
        let rest = &text[start + note.len()..];
        let separated = start == 0 || text[..start].ends_with(' ');
        let raised = separated.then(|| read_note(rest, chunk)).flatten()?;
        Some((text[..start].trim_end_matches(' '), raised))
    });
    match tail {
        Some((text, raised)) => (text, Some(raised)),
        None => (text, None),
    }
}

/// Reads `NAME, on CHUNK:LINE.` or `on CHUNK:LINE.`.
fn read_note(note: &str, chunk: &str) -> Option<Raised> {
    let place = match note.split_once(", on ") {
        Some((name, place)) if is_name(name) => place,
        _ => note.strip_prefix("on ")?,
    };
    let (raiser, line) = place.strip_suffix('.')?.rsplit_once(':')?;
    let line = line.parse().ok()?;
    let is_known = raiser.strip_prefix('@').is_some_and(|raiser| raiser == chunk);
    Some(Raised { line: is_known.then_some(line) })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The text without the positions that Lua's `error` puts before it, and the innermost of them.
fn cut_positions<'a>(mut text: &'a str, chunk: &str) -> (&'a str, Option<u32>) {
    let mut line = None;
    while let Some((number, rest)) = text
        .strip_prefix(chunk)
        .and_then(|rest| rest.strip_prefix(':'))
        .and_then(|rest| rest.split_once(':'))
        && let Ok(number) = number.parse()
    {
        line = Some(number);
        text = rest.trim_start_matches(' ');
    }
    (text, line)
}

#[cfg(test)]
mod tests;
