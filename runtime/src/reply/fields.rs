//! `Fields`: an array becomes the fields of a record, in order.

use std::vec;

use redis::Value;

use super::{FromReply, Pairs, ReplyError, Tuple};

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

    /// Opens the record `name` that came as pairs of fields and values, in any order.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if the reply is neither a map nor an array of pairs.
    pub fn pairs(name: &'static str, reply: Value) -> Result<Pairs, ReplyError> {
        Pairs::new(name, reply)
    }

    /// Opens an array whose values have no names.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if the reply is not an array.
    pub fn tuple(reply: Value) -> Result<Tuple, ReplyError> {
        Tuple::new(reply)
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
