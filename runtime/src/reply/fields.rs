//! `Fields`: an array becomes the fields of a record, in order.

use std::vec;

use redis::Value;

use super::{FromReply, ReplyError};

/// The values of a record, as generated code reads them field by field in the order of its class.
///
/// Values beyond the fields are ignored. Fields at the end that are absent are nil: Lua cuts an array at its first nil.
#[derive(Debug)]
pub struct Fields {
    values: vec::IntoIter<Value>,
}

impl Fields {
    /// Opens the record `name`.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if the reply is not an array.
    #[inline]
    pub fn new(name: &'static str, reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Array(values) => Ok(Self { values: values.into_iter() }),
            other => Self::unexpected(name, other),
        }
    }

    #[cold]
    fn unexpected(name: &'static str, reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Attribute { data, .. } => Self::new(name, *data),
            other => Err(ReplyError::new(format!("`{name}` as an array of its fields"), &other)),
        }
    }

    /// Decodes the next field.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is absent, or another kind of value.
    #[inline]
    pub fn required<T: FromReply>(&mut self, name: &'static str) -> Result<T, ReplyError> {
        match self.values.next() {
            Some(value) => T::from_reply(value).map_err(|error| error.in_field(name)),
            None => T::absent().ok_or_else(|| ReplyError::absent("a value").in_field(name)),
        }
    }

    /// Decodes the next field, which may be nil or absent.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is another kind of value.
    #[inline]
    pub fn optional<T: FromReply>(&mut self, name: &'static str) -> Result<Option<T>, ReplyError> {
        self.required(name)
    }
}
