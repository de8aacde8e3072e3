//! `ReplyError`: where in a reply something else was found than expected.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use redis::{ServerError, ToRedisArgs as _, Value};

use super::scalar::no_error;
use crate::error::named;
use crate::{Function, Home};

/// How much of a string is shown.
const SHOWN: usize = 40;

/// A reply that is not what the call promises.
///
/// It is one pointer wide, and nothing of it is built unless decoding fails.
#[derive(Debug, Clone)]
pub struct ReplyError(Box<Mismatch>);

#[derive(Debug, Clone)]
struct Mismatch {
    function: Option<&'static Function>,
    /// From the innermost step outwards, as it is built on the way out.
    path: Vec<Step>,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Unexpected {
        expected: Cow<'static, str>,
        found: String,
    },
    /// Not a mismatch but an error in the reply.
    Server(ServerError),
}

/// One step into a reply.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// A place in an array, from 1 as in Lua.
    Place(usize),
    /// A field of a record.
    Field(&'static str),
}

impl ReplyError {
    /// Says that something else was expected than what came. Where an error is in what came, that
    /// is what the function has to say, and not that it came in an array.
    #[must_use]
    #[cold]
    pub fn new(expected: impl Into<Cow<'static, str>>, found: &Value) -> Self {
        match no_error(found) {
            Err(error) => error,
            Ok(()) => Self::of_kind(Kind::Unexpected {
                expected: expected.into(),
                found: describe(found),
            }),
        }
    }

    /// The function that gave the reply, if it was decoded by a call.
    #[must_use]
    pub fn function(&self) -> Option<&'static Function> {
        self.0.function
    }

    /// Where in the reply, such as `reply[2].remaining`; places count from 1 as in Lua.
    #[must_use]
    pub fn position(&self) -> String {
        let mut position = String::from("reply");
        for step in self.0.path.iter().rev() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Place(place) => write!(position, "[{place}]"),
                Step::Field(name) => write!(position, ".{name}"),
            };
        }
        position
    }

    /// What the call promises there.
    #[must_use]
    pub fn expected(&self) -> &str {
        match &self.0.kind {
            Kind::Unexpected { expected, .. } => expected,
            Kind::Server(_) => "a value",
        }
    }

    /// What came.
    #[must_use]
    pub fn found(&self) -> Cow<'_, str> {
        match &self.0.kind {
            Kind::Unexpected { found, .. } => Cow::Borrowed(found),
            Kind::Server(error) => Cow::Owned(server_error_text(error)),
        }
    }

    #[cold]
    pub(super) fn absent(expected: impl Into<Cow<'static, str>>) -> Self {
        Self::of_kind(Kind::Unexpected {
            expected: expected.into(),
            found: "the end of the reply".to_owned(),
        })
    }

    /// Says that a record has no field of a name.
    #[cold]
    pub(super) fn missing() -> Self {
        Self::of_kind(Kind::Unexpected {
            expected: "a value".into(),
            found: "no such field".to_owned(),
        })
    }

    /// Says that none of several shapes was found, and how what was found begins.
    #[cold]
    pub(super) fn unknown(expected: String, found: &Value) -> Self {
        let mut text = describe(found);
        if let Value::Array(values) = found
            && let Some(first) = values.first()
        {
            text = format!("{text} that begins with {}", describe(first));
        }
        Self::of_kind(Kind::Unexpected { expected: expected.into(), found: text })
    }

    #[cold]
    pub(super) fn server(error: ServerError) -> Self {
        Self::of_kind(Kind::Server(error))
    }

    fn of_kind(kind: Kind) -> Self {
        Self(Box::new(Mismatch { function: None, path: Vec::new(), kind }))
    }

    /// The same error, met at this place (from 0) of an array.
    #[cold]
    pub(super) fn at(mut self, index: usize) -> Self {
        self.0.path.push(Step::Place(index + 1));
        self
    }

    /// The same error, met in this field of a record.
    #[cold]
    pub(super) fn in_field(mut self, name: &'static str) -> Self {
        self.0.path.push(Step::Field(name));
        self
    }

    /// The same error, of this function's reply.
    pub(crate) fn of(mut self, function: &'static Function) -> Self {
        self.0.function = Some(function);
        self
    }

    /// The error that the reply is or holds, and whether it stood inside the reply.
    pub(crate) fn into_server_error(self) -> Result<(ServerError, bool), Self> {
        let inside = !self.0.path.is_empty();
        match self.0.kind {
            Kind::Server(error) => Ok((error, inside)),
            Kind::Unexpected { .. } => Err(self),
        }
    }
}

impl fmt::Display for ReplyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (position, expected, found) = (self.position(), self.expected(), self.found());
        match self.0.function {
            Some(function) => write!(
                formatter,
                "{} replied {found} at `{position}` where {expected} was expected; it has run, but {}",
                named(function),
                match function.home() {
                    Home::Library(_) =>
                        "the library on the server may not be the one this call was generated from",
                    Home::Script(_) => "its annotations, or what was inferred, say otherwise",
                }
            ),
            None => {
                write!(formatter, "found {found} at `{position}` where {expected} was expected")
            }
        }
    }
}

impl std::error::Error for ReplyError {}

/// A value in a few words.
fn describe(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Int(integer) => format!("the integer {integer}"),
        Value::BulkString(bytes) => describe_bytes(bytes),
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => {
            describe_bytes(text.as_bytes())
        }
        Value::Okay => "the status OK".to_owned(),
        Value::Double(double) => format!("the double {double}"),
        Value::Boolean(boolean) => boolean.to_string(),
        Value::BigNumber(number) => {
            format!("the big number {}", String::from_utf8_lossy(&number.to_redis_args().concat()))
        }
        Value::Array(values) => counted("an array of", values.len(), "value"),
        Value::Set(values) => counted("a set of", values.len(), "value"),
        Value::Map(entries) => counted("a map of", entries.len(), "field"),
        Value::Attribute { data, .. } => describe(data),
        Value::ServerError(error) => server_error_text(error),
        _ => "a value of another kind".to_owned(),
    }
}

fn describe_bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.len() <= SHOWN => format!("the string {text:?}"),
        Ok(text) => {
            let start: String = text.chars().take(SHOWN).collect();
            format!("a string of {} bytes that begins with {start:?}", text.len())
        }
        Err(_) => counted("a string of", bytes.len(), "byte") + " that is not UTF-8",
    }
}

fn counted(what: &str, count: usize, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{what} {count} {unit}{plural}")
}

fn server_error_text(error: &ServerError) -> String {
    format!("the error {} {}", error.code(), error.details().unwrap_or_default())
        .trim_end()
        .to_owned()
}
