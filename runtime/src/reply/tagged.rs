//! `Tagged`: an array that begins with literals becomes the variant of an enum that they tell.

use std::mem;

use redis::Value;

use super::scalar::text;
use super::{FromReply, ReplyError, Tuple, no_error};

/// The values of a reply that has several shapes, told apart by literals: `[1, "OK", integer] | [0, "BUSY"]`.
///
/// ```
/// # use fcall_runtime::{FromReply, ReplyError, Tagged, redis::Value};
/// # #[derive(Debug, PartialEq)]
/// enum Claim { Taken { token: i64 }, Busy }
///
/// impl FromReply for Claim {
///     fn from_reply(reply: Value) -> Result<Self, ReplyError> {
///         let mut reply = Tagged::new("Claim", reply)?;
///         if reply.is(0, 1) && reply.is(1, "OK") {
///             return Ok(Self::Taken { token: reply.field(2)? });
///         }
///         if reply.is(0, 0) && reply.is(1, "BUSY") {
///             return Ok(Self::Busy);
///         }
///         Err(reply.unknown("[1, \"OK\", integer] | [0, \"BUSY\"]"))
///     }
/// }
/// # let reply = Value::Array(vec![Value::Int(1), Value::Okay, Value::Int(7)]);
/// # assert_eq!(Claim::from_reply(reply).unwrap(), Claim::Taken { token: 7 });
/// ```
#[derive(Debug)]
pub struct Tagged {
    name: &'static str,
    values: Vec<Value>,
}

impl Tagged {
    /// Opens the reply `name`.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if the reply is not an array.
    pub fn new(name: &'static str, reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Array(values) => Ok(Self { name, values }),
            Value::Attribute { data, .. } => Self::new(name, *data),
            other => Err(ReplyError::new(format!("`{name}` as an array"), &other)),
        }
    }

    /// Whether the reply is no array but this literal.
    #[must_use]
    pub fn is_alone(reply: &Value, literal: impl Literal) -> bool {
        match reply {
            Value::Attribute { data, .. } => Self::is_alone(data, literal),
            reply => literal.is(reply),
        }
    }

    /// How many values there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no shape is empty")]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the value at this place, from 0, is this literal: an integer, a boolean or a string.
    #[must_use]
    pub fn is(&self, index: usize, literal: impl Literal) -> bool {
        self.values.get(index).is_some_and(|value| literal.is(value))
    }

    /// Decodes the value at this place, from 0.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is absent, or another kind of value.
    pub fn field<T: FromReply>(&mut self, index: usize) -> Result<T, ReplyError> {
        match self.values.get_mut(index) {
            Some(value) => {
                T::from_reply(mem::replace(value, Value::Nil)).map_err(|error| error.at(index))
            }
            None => T::absent().ok_or_else(|| ReplyError::absent("a value").at(index)),
        }
    }

    /// Decodes the values from this place on.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if one of them is another kind of value.
    pub fn rest<T: FromReply>(&mut self, from: usize) -> Result<Vec<T>, ReplyError> {
        (from..self.values.len()).map(|index| self.field(index)).collect()
    }

    /// Decodes the values from this place on, `size` at once: `decode` gets the place of the first of them.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if one of them is another kind of value, or the last of them is missing.
    pub fn groups<T>(
        &mut self,
        from: usize,
        size: usize,
        decode: impl Fn(&mut Self, usize) -> Result<T, ReplyError>,
    ) -> Result<Vec<T>, ReplyError> {
        (from..self.values.len()).step_by(size).map(|first| decode(self, first)).collect()
    }

    /// Decodes the values from this place on as one: the fields of a class, or names and values.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if they are something else.
    pub fn all<T: FromReply>(&mut self, from: usize) -> Result<T, ReplyError> {
        T::from_reply(Value::Array(self.values.split_off(from.min(self.values.len()))))
    }

    /// The values from this place on, to be read one after another.
    #[must_use]
    pub fn behind(self, from: usize) -> Tuple {
        Tuple::behind(self.values, from)
    }

    /// What is said if no shape has these literals; `expected` are the shapes, as the annotation has them.
    #[must_use]
    #[cold]
    pub fn unknown(self, expected: &'static str) -> ReplyError {
        let found = Value::Array(self.values);
        match no_error(&found) {
            Ok(()) => ReplyError::unknown(format!("`{}` as {expected}", self.name), &found),
            Err(error) => error,
        }
    }
}

/// What the shapes of a reply are told apart by.
pub trait Literal: Copy + sealed::Sealed {
    /// Whether a value is this literal, under either protocol.
    #[doc(hidden)]
    fn is(self, value: &Value) -> bool;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for i64 {}
    impl Sealed for bool {}
    impl Sealed for &str {}
}

impl Literal for i64 {
    fn is(self, value: &Value) -> bool {
        matches!(value, Value::Int(integer) if *integer == self)
    }
}

/// True is 1 and false is nil, unless the function has asked for the values of RESP3.
impl Literal for bool {
    fn is(self, value: &Value) -> bool {
        match value {
            Value::Boolean(boolean) => *boolean == self,
            Value::Int(1) => self,
            Value::Int(0) | Value::Nil => !self,
            _ => false,
        }
    }
}

impl Literal for &str {
    fn is(self, value: &Value) -> bool {
        match value {
            Value::Okay => self == "OK",
            value => text(value).is_some_and(|text| *text == *self.as_bytes()),
        }
    }
}
