//! `FromReply`: a redis value becomes a Rust value, the same under RESP2 and RESP3.

mod collection;
mod error;
mod fields;
mod json;
mod or_empty;
mod pairs;
mod scalar;
mod tagged;
mod tuple;

use redis::Value;

pub use self::error::ReplyError;
pub use self::fields::Fields;
#[cfg(feature = "json")]
pub use self::json::FromJson;
pub use self::json::Json;
pub use self::or_empty::OrEmpty;
pub use self::pairs::Pairs;
use self::scalar::no_error;
pub(crate) use self::scalar::{shown, text};
pub use self::tagged::{Literal, Tagged};
pub use self::tuple::Tuple;

/// A type that a function's reply can be decoded to.
///
/// One Lua value arrives in different forms under RESP2 and RESP3, and after `redis.setresp(3)`. Each type accepts all
/// forms of its values, and nothing else:
///
/// | type | accepts |
/// |---|---|
/// | `bool` | 1, 0, true, false, nil (Lua's `false`) |
/// | integers | an integer, text that is exactly one, a double without fraction, true and false as 1 and 0; in range |
/// | `f64`, `f32` | a double, an integer, text that is a number, true and false as 1 and 0 |
/// | `String` | a string (UTF-8), a status, a verbatim string, a double or big number as text |
/// | `Vec<u8>` | the same, as bytes |
/// | `Option<T>` | nil, or what `T` accepts |
/// | `Vec<T>`, `HashSet<T>`, `BTreeSet<T>` | an array, a set, a map as its keys and values in turn |
/// | `HashMap<K, V>`, `BTreeMap<K, V>` | a map, an array of keys and values in turn |
/// | tuples | an array of as many values; absent ones at the end are nil |
/// | [`Json`] | a string, as text |
/// | `()` | anything that is not an error |
/// | [`redis::Value`] | anything that is not an error, as it came |
///
/// An error inside the reply is the function's own error.
pub trait FromReply: Sized {
    /// Decodes a reply, or a value inside one.
    ///
    /// # Errors
    ///
    /// [`ReplyError`] if the reply is another kind of value.
    fn from_reply(reply: Value) -> Result<Self, ReplyError>;

    /// Decodes a reply to a `Vec` of this type. Bytes are one string, and all else an array.
    ///
    /// # Errors
    ///
    /// As [`FromReply::from_reply`].
    #[doc(hidden)]
    fn vec_from_reply(reply: Value) -> Result<Vec<Self>, ReplyError> {
        collection::vec(reply)
    }

    /// The value of what is not there, at the end of a tuple or record: Lua cuts an array at its first nil.
    #[doc(hidden)]
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// What a decoder does with a value of no kind that it knows: look into it, or say what is wrong.
#[cold]
fn unexpected<T: FromReply>(reply: Value, expected: &'static str) -> Result<T, ReplyError> {
    match reply {
        Value::Attribute { data, .. } => T::from_reply(*data),
        other => Err(ReplyError::new(expected, &other)),
    }
}

#[cfg(test)]
mod tests;
