//! An array becomes a tuple.

use redis::Value;

use super::{FromReply, ReplyError, unexpected};

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
