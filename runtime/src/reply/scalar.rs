//! Integers, numbers, booleans, strings, and nothing.

use std::borrow::Cow;
use std::str::FromStr;

use redis::{ToRedisArgs as _, Value};

use super::{FromReply, ReplyError, unexpected};

const BOOLEAN: &str = "a boolean";
const NUMBER: &str = "a number";
const STRING: &str = "a string";

impl FromReply for bool {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Int(1) => Ok(true),
            Value::Int(0) | Value::Nil => Ok(false),
            Value::Boolean(boolean) => Ok(boolean),
            other => unexpected(other, BOOLEAN),
        }
    }
}

macro_rules! integer {
    ($($type:ident)+) => { $(
        impl FromReply for $type {
            #[inline]
            fn from_reply(reply: Value) -> Result<Self, ReplyError> {
                const EXPECTED: &str = concat!("an integer (", stringify!($type), ")");
                if let Value::Int(integer) = reply
                    && let Ok(integer) = Self::try_from(integer)
                {
                    return Ok(integer);
                }
                rare_integer(reply, EXPECTED)
            }
        }
    )+ };
}

integer!(i8 i16 i32 i64 i128 isize u16 u32 u64 u128 usize);

/// A byte is an integer by itself, and many of them are one string.
impl FromReply for u8 {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        const EXPECTED: &str = "an integer (u8)";
        if let Value::Int(integer) = reply
            && let Ok(integer) = Self::try_from(integer)
        {
            return Ok(integer);
        }
        rare_integer(reply, EXPECTED)
    }

    #[inline]
    fn vec_from_reply(reply: Value) -> Result<Vec<Self>, ReplyError> {
        match reply {
            Value::BulkString(bytes) => Ok(bytes),
            other => rare_bytes(other),
        }
    }
}

/// An integer that did not come as one, or is out of range.
#[cold]
fn rare_integer<T: FromReply + FromStr>(
    reply: Value,
    expected: &'static str,
) -> Result<T, ReplyError> {
    let decoded = match &reply {
        Value::Boolean(boolean) => if *boolean { "1" } else { "0" }.parse().ok(),
        Value::Double(double) => integer_from_text(double.to_string().as_bytes()),
        _ => text(&reply).and_then(|text| integer_from_text(&text)),
    };
    match decoded {
        Some(integer) => Ok(integer),
        None => unexpected(reply, expected),
    }
}

/// Text that is exactly an integer: no blanks, no plus sign, no leading zero, as servers read integers themselves.
fn integer_from_text<T: FromStr>(bytes: &[u8]) -> Option<T> {
    let digits = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let canonical = match digits {
        [b'0'] => digits.len() == bytes.len(),
        [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    if !canonical {
        return None;
    }
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

impl FromReply for f64 {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Double(double) => Ok(double),
            #[expect(
                clippy::cast_precision_loss,
                reason = "a Lua number is a double: no more was there"
            )]
            Value::Int(integer) => Ok(integer as Self),
            other => rare_number(other),
        }
    }
}

impl FromReply for f32 {
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the type asks for the nearest f32")]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        f64::from_reply(reply).map(|number| number as Self)
    }
}

/// A number that came as text.
fn rare_number(reply: Value) -> Result<f64, ReplyError> {
    let decoded = match &reply {
        Value::Boolean(boolean) => Some(f64::from(u8::from(*boolean))),
        _ => text(&reply).and_then(|text| number_from_text(&text)),
    };
    match decoded {
        Some(number) => Ok(number),
        None => unexpected(reply, NUMBER),
    }
}

fn number_from_text(bytes: &[u8]) -> Option<f64> {
    match bytes {
        // Some servers print the sign of what is not a number, which Rust does not read.
        b"-nan" => Some(f64::NAN),
        bytes => std::str::from_utf8(bytes).ok()?.parse().ok(),
    }
}

/// The text of what a server may send for a string, if the value is one.
pub(crate) fn text(value: &Value) -> Option<Cow<'_, [u8]>> {
    match value {
        Value::BulkString(bytes) => Some(bytes.into()),
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => {
            Some(text.as_bytes().into())
        }
        Value::BigNumber(number) => Some(number.to_redis_args().concat().into()),
        _ => None,
    }
}

/// A value as an error shows it; `None` of what holds others, and of nothing.
pub(crate) fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Int(integer) => Some(integer.to_string()),
        Value::Double(double) => Some(double.to_string()),
        Value::Boolean(boolean) => Some(boolean.to_string()),
        Value::Okay => Some("OK".to_owned()),
        Value::Attribute { data, .. } => shown(data),
        other => text(other).map(|text| String::from_utf8_lossy(&text).into_owned()),
    }
}

impl FromReply for String {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::BulkString(bytes) => utf8(bytes),
            Value::SimpleString(text) | Value::VerbatimString { text, .. } => Ok(text),
            other => rare_string(other),
        }
    }
}

#[inline]
fn utf8(bytes: Vec<u8>) -> Result<String, ReplyError> {
    String::from_utf8(bytes).map_err(|error| {
        let bytes = Value::BulkString(error.into_bytes());
        ReplyError::new("a string of UTF-8 (`bytes` takes any)", &bytes)
    })
}

fn rare_string(reply: Value) -> Result<String, ReplyError> {
    match reply {
        Value::Okay => Ok("OK".to_owned()),
        Value::Double(double) => Ok(double_text(double)),
        Value::BigNumber(number) => utf8(number.to_redis_args().concat()),
        other => unexpected(other, STRING),
    }
}

fn rare_bytes(reply: Value) -> Result<Vec<u8>, ReplyError> {
    match reply {
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => Ok(text.into_bytes()),
        Value::Attribute { data, .. } => u8::vec_from_reply(*data),
        other => rare_string(other).map(String::into_bytes),
    }
}

/// A double as servers write it to a client of RESP2.
fn double_text(double: f64) -> String {
    if double.is_nan() { "nan".to_owned() } else { double.to_string() }
}

/// Nothing is asked of the reply but that no error is in it.
///
/// A function that returns nothing replies nil, and one that always returns the same says as little.
impl FromReply for () {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        no_error(&reply)
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}

/// The reply as it came.
impl FromReply for Value {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        no_error(&reply).map(|()| reply)
    }

    fn absent() -> Option<Self> {
        Some(Self::Nil)
    }
}

/// Looks for an error in a value that is not decoded further.
pub(super) fn no_error(value: &Value) -> Result<(), ReplyError> {
    match value {
        Value::ServerError(error) => Err(ReplyError::server(error.clone())),
        Value::Array(values) | Value::Set(values) => no_error_in(values.iter()),
        Value::Map(entries) => no_error_in(entries.iter().flat_map(|(key, value)| [key, value])),
        Value::Attribute { data, .. } => no_error(data),
        _ => Ok(()),
    }
}

fn no_error_in<'a>(values: impl Iterator<Item = &'a Value>) -> Result<(), ReplyError> {
    for (index, value) in values.enumerate() {
        no_error(value).map_err(|error| error.at(index))?;
    }
    Ok(())
}
