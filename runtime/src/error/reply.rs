//! `ErrorReply`: an array that says by its first values that it is an error becomes one.

use std::mem;

use redis::Value;

use super::{Error, FunctionError};
use crate::Function;
use crate::reply::{Literal, text};

/// A reply that is an error, as `---@error [0, string, ...string]` declares it.
#[derive(Debug, Clone, Copy)]
pub struct ErrorReply {
    items: &'static [ErrorItem],
    /// How many values there are at least.
    least: usize,
    /// What follows the items in any number.
    rest: Option<ErrorItem>,
    /// The place of the code among the items.
    code: usize,
}

/// A value of a reply that is an error.
#[derive(Debug, Clone, Copy)]
pub enum ErrorItem {
    /// This integer.
    Integer(i64),
    /// This text.
    Text(&'static str),
    /// Any integer.
    AnyInteger,
    /// Any text.
    AnyText,
    /// Any value.
    Any,
}

impl ErrorReply {
    /// Describes such a reply; generated code does this. Behind the first `least` items the others may be absent; the
    /// code is the item at the place `code`, from 0.
    #[must_use]
    pub const fn new(
        items: &'static [ErrorItem],
        least: usize,
        rest: Option<ErrorItem>,
        code: usize,
    ) -> Self {
        Self { items, least, rest, code }
    }

    fn describes(&self, values: &[Value]) -> bool {
        let is_open = self.rest.is_some();
        values.len() >= self.least
            && (is_open || values.len() <= self.items.len())
            && values.iter().enumerate().all(|(index, value)| {
                let item = self.items.get(index).or(self.rest.as_ref());
                item.is_some_and(|item| item.is(value))
                    || (index >= self.least && *value == Value::Nil)
            })
    }
}

impl ErrorItem {
    fn is(&self, value: &Value) -> bool {
        match self {
            Self::Integer(integer) => integer.is(value),
            Self::Text(text) => text.is(value),
            Self::AnyInteger => matches!(value, Value::Int(_)),
            Self::AnyText => *value == Value::Okay || text(value).is_some(),
            Self::Any => !matches!(value, Value::ServerError(_)),
        }
    }
}

/// The reply, unless it is one of the errors that the function declares. Most functions declare none.
pub(crate) fn refuse(function: &'static Function, mut reply: Value) -> Result<Value, Error> {
    while let Value::Attribute { data, .. } = reply {
        reply = *data;
    }
    let Value::Array(values) = &mut reply else { return Ok(reply) };
    let Some(error) = function.error_replies().iter().find(|error| error.describes(values)) else {
        return Ok(reply);
    };
    let values = mem::take(values).split_off(error.code);
    Err(Error::Function(FunctionError::of_reply(function, values)))
}
