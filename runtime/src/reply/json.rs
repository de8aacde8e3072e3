//! `Json`: text that holds a value as JSON, decoded when someone asks.

use std::fmt;
use std::marker::PhantomData;

use redis::{RedisWrite, ToRedisArgs, ToSingleRedisArg, Value};

use super::{FromReply, ReplyError};

/// A value of the type `T` as JSON text, in a reply or as an argument.
///
/// The text is always there. Decoding and encoding it is behind the feature `json`, so the type of a reply does not
/// depend on a feature.
pub struct Json<T> {
    text: String,
    value: PhantomData<fn() -> T>,
}

impl<T> Json<T> {
    /// Takes text that is JSON already.
    #[must_use]
    pub fn from_text(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: PhantomData }
    }

    /// The JSON text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same text as JSON of another type: a type of one's own, where a library says `json<any>`.
    #[must_use]
    pub fn cast<U>(self) -> Json<U> {
        Json::from_text(self.text)
    }

    /// The JSON text, by value.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(feature = "json")]
impl<T> Json<T> {
    /// Decodes the text. Wherever `T` has a list, however deep, an empty one may be written `{}`, as `cjson` writes it, and
    /// what is `Option` may be missing at the end of a tuple. Inside what serde reads twice (`untagged`, `flatten`) neither
    /// holds.
    ///
    /// # Errors
    ///
    /// [`Error::Reply`](crate::Error::Reply) if it is not JSON, or not that of a `T`.
    pub fn decode(&self) -> crate::Result<T>
    where
        T: FromJson,
    {
        crate::json::decode(&self.text).map_err(|error| {
            let expected = format!("JSON of `{}` ({error})", std::any::type_name::<T>());
            let found = Value::BulkString(self.text.clone().into_bytes());
            crate::Error::Reply(ReplyError::new(expected, &found))
        })
    }
}

/// A type that JSON is decoded to: any that serde deserializes.
#[cfg(feature = "json")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no type that JSON is decoded to",
    label = "this is JSON of `{Self}`",
    note = "`json<any>` is JSON of a type that the caller names: `.cast::<T>().decode()`, where `T` derives `serde::Deserialize`"
)]
pub trait FromJson: serde::de::DeserializeOwned {}

#[cfg(feature = "json")]
#[diagnostic::do_not_recommend]
impl<T: serde::de::DeserializeOwned> FromJson for T {}

#[cfg(feature = "json")]
impl<T: serde::Serialize> Json<T> {
    /// Encodes a value. A number that Lua would read as another one is refused here, before anything is sent; what a
    /// function only hands on as text may go out [as text](Self::from_text), which is not looked at.
    ///
    /// # Errors
    ///
    /// Where an integer beyond 2^53 stands in the value, or a number that is not finite; and what `serde_json` says of a
    /// value that JSON cannot hold, such as a map whose keys are not strings.
    pub fn encode(value: &T) -> Result<Self, serde_json::Error> {
        crate::json::encode(value).map(Self::from_text)
    }
}

/// JSON inside JSON: the text of a part, for the caller to decode.
#[cfg(feature = "json")]
impl<'de, T> serde::Deserialize<'de> for Json<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<serde_json::value::RawValue>::deserialize(deserializer)?;
        Ok(Self::from_text(text.get()))
    }
}

#[cfg(feature = "json")]
impl<T> serde::Serialize for Json<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text: &serde_json::value::RawValue =
            serde_json::from_str(&self.text).map_err(serde::ser::Error::custom)?;
        text.serialize(serializer)
    }
}

impl<T> FromReply for Json<T> {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        String::from_reply(reply).map(Self::from_text)
    }
}

impl<T> ToRedisArgs for Json<T> {
    fn write_redis_args<W: ?Sized + RedisWrite>(&self, out: &mut W) {
        out.write_arg(self.text.as_bytes());
    }
}

impl<T> ToSingleRedisArg for Json<T> {}

// Written out because derived ones would want the same of `T`, of which no value is here.
impl<T> Clone for Json<T> {
    fn clone(&self) -> Self {
        Self::from_text(self.text.clone())
    }
}

impl<T> PartialEq for Json<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Json<T> {}

impl<T> fmt::Debug for Json<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Json").field(&self.text).finish()
    }
}
