//! `Pairs`: fields and values, in any order, become the fields of a record.

use std::mem;

use redis::Value;

use super::scalar::text;
use super::{FromReply, ReplyError};

/// The fields of a record that came as pairs of name and value: a map of RESP3, or under RESP2 an array of names and
/// values in turn. Their order is the server's.
///
/// Fields that no one asks for are ignored.
#[derive(Debug)]
pub struct Pairs {
    pairs: Form,
    /// Where to look first: after the field that was found last, as most come in the order they are asked for.
    next: usize,
}

#[derive(Debug)]
enum Form {
    Map(Vec<(Value, Value)>),
    Flat(Vec<Value>),
}

impl Pairs {
    /// Opens the record `name`.
    pub(super) fn new(name: &'static str, reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Map(pairs) => Ok(Self { pairs: Form::Map(pairs), next: 0 }),
            Value::Array(values) if values.len() % 2 == 0 => {
                Ok(Self { pairs: Form::Flat(values), next: 0 })
            }
            Value::Attribute { data, .. } => Self::new(name, *data),
            other => {
                Err(ReplyError::new(format!("`{name}` as pairs of fields and values"), &other))
            }
        }
    }

    /// Decodes the field of this name.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if there is no such field, or if it is another kind of value.
    #[inline]
    pub fn required<T: FromReply>(&mut self, name: &'static str) -> Result<T, ReplyError> {
        match self.take(name) {
            Some(value) => T::from_reply(value).map_err(|error| error.in_field(name)),
            None => T::absent().ok_or_else(|| ReplyError::missing().in_field(name)),
        }
    }

    /// Decodes the field of this name, which may be nil or absent.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is another kind of value.
    #[inline]
    pub fn optional<T: FromReply>(&mut self, name: &'static str) -> Result<Option<T>, ReplyError> {
        self.required(name)
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let count = self.len();
        let mut places = (self.next..count).chain(0..self.next.min(count));
        let place = places.find(|place| self.is_named(*place, name))?;
        self.next = place + 1;
        Some(mem::replace(self.value(place)?, Value::Nil))
    }

    fn len(&self) -> usize {
        match &self.pairs {
            Form::Map(pairs) => pairs.len(),
            Form::Flat(values) => values.len() / 2,
        }
    }

    fn is_named(&self, place: usize, name: &str) -> bool {
        let field = match &self.pairs {
            Form::Map(pairs) => pairs.get(place).map(|(field, _)| field),
            Form::Flat(values) => values.get(2 * place),
        };
        field.and_then(text).is_some_and(|field| *field == *name.as_bytes())
    }

    fn value(&mut self, place: usize) -> Option<&mut Value> {
        match &mut self.pairs {
            Form::Map(pairs) => pairs.get_mut(place).map(|(_, value)| value),
            Form::Flat(values) => values.get_mut(2 * place + 1),
        }
    }
}
