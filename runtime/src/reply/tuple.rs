//! An array becomes a tuple, or value after value what generated code makes of them.

use std::{fmt, vec};

use redis::Value;

use super::{FromReply, Literal, ReplyError, unexpected};

/// Decodes the next value of a tuple.
#[inline]
fn next<T: FromReply>(
    values: &mut impl Iterator<Item = Value>,
    index: usize,
) -> Result<T, ReplyError> {
    match values.next() {
        Some(value) => T::from_reply(value).map_err(|error| error.at(index)),
        None => T::absent().ok_or_else(|| ReplyError::absent("a value").at(index)),
    }
}

macro_rules! tuple {
    ($count:literal: $($type:ident $index:literal),+) => {
        impl<$($type: FromReply),+> FromReply for ($($type,)+) {
            fn from_reply(reply: Value) -> Result<Self, ReplyError> {
                const EXPECTED: &str = concat!("an array of ", $count, " values");
                match reply {
                    Value::Array(values) if values.len() <= $count => {
                        let mut values = values.into_iter();
                        Ok(($(next::<$type>(&mut values, $index)?,)+))
                    }
                    other => unexpected(other, EXPECTED),
                }
            }
        }
    };
}

tuple!(1: A 0);
tuple!(2: A 0, B 1);
tuple!(3: A 0, B 1, C 2);
tuple!(4: A 0, B 1, C 2, D 3);
tuple!(5: A 0, B 1, C 2, D 3, E 4);
tuple!(6: A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(7: A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!(9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!(10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!(11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!(12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

/// The values of an array, one after another: a tuple whose end is open, or has more places than Rust's tuples here.
#[derive(Debug)]
pub struct Tuple {
    values: vec::IntoIter<Value>,
    index: usize,
}

impl Tuple {
    /// The values from this place of an array on.
    pub(super) fn behind(mut values: Vec<Value>, index: usize) -> Self {
        Self { values: values.split_off(index.min(values.len())).into_iter(), index }
    }

    pub(super) fn new(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Array(values) => Ok(Self { values: values.into_iter(), index: 0 }),
            Value::Attribute { data, .. } => Self::new(*data),
            other => Err(ReplyError::new("an array", &other)),
        }
    }

    /// Decodes the next value. One that is absent at the end is nil.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is absent, or another kind of value.
    #[expect(clippy::should_implement_trait, reason = "each value may be of another type")]
    pub fn next<T: FromReply>(&mut self) -> Result<T, ReplyError> {
        let index = self.index;
        self.index += 1;
        next(&mut self.values, index)
    }

    /// Skips the next value, which is always the same: an integer or a string.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if it is another one.
    pub fn literal(&mut self, literal: impl Literal + fmt::Debug) -> Result<(), ReplyError> {
        let index = self.index;
        self.index += 1;
        match self.values.next() {
            Some(value) if literal.is(&value) => Ok(()),
            Some(value) => Err(ReplyError::new(format!("{literal:?}"), &value).at(index)),
            None => Err(ReplyError::absent(format!("{literal:?}")).at(index)),
        }
    }

    /// Decodes all values that are left.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if one of them is another kind of value.
    pub fn rest<T: FromReply>(mut self) -> Result<Vec<T>, ReplyError> {
        let mut decoded = Vec::with_capacity(self.values.len());
        while self.values.len() > 0 {
            decoded.push(self.next()?);
        }
        Ok(decoded)
    }

    /// Decodes all values that are left, several at once.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if one of them is another kind of value, or the last of them is missing.
    pub fn groups<T>(
        mut self,
        decode: impl Fn(&mut Self) -> Result<T, ReplyError>,
    ) -> Result<Vec<T>, ReplyError> {
        let mut decoded = Vec::new();
        while self.values.len() > 0 {
            decoded.push(decode(&mut self)?);
        }
        Ok(decoded)
    }

    /// Decodes how many values come, and those: `decode` reads one of them, or several that belong together.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if there are fewer, or one of them is another kind of value.
    pub fn counted<T>(
        &mut self,
        decode: impl Fn(&mut Self) -> Result<T, ReplyError>,
    ) -> Result<Vec<T>, ReplyError> {
        let index = self.index;
        let count: i64 = self.next()?;
        let possible = usize::try_from(count).ok().filter(|count| *count <= self.values.len());
        let Some(count) = possible else {
            let expected =
                format!("the number of the values behind it, at most {}", self.values.len());
            return Err(ReplyError::new(expected, &Value::Int(count)).at(index));
        };
        (0..count).map(|_| decode(self)).collect()
    }

    /// Decodes all values that are left as one: the fields of a class, or names and values.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if they are something else.
    pub fn all<T: FromReply>(self) -> Result<T, ReplyError> {
        T::from_reply(Value::Array(self.values.collect()))
    }

    /// Says that no value is left.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if there are more.
    pub fn end(mut self) -> Result<(), ReplyError> {
        match self.values.next() {
            None => Ok(()),
            Some(value) => Err(ReplyError::new("the end of the reply", &value).at(self.index)),
        }
    }
}
