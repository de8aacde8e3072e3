//! `OrEmpty`: the empty string becomes `None`.

use redis::Value;

use super::{FromReply, ReplyError};

/// A value whose absence is the empty string: `T|""`. Nil is absence too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrEmpty<T>(pub Option<T>);

impl<T: FromReply> FromReply for OrEmpty<T> {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::BulkString(bytes) if bytes.is_empty() => Ok(Self(None)),
            Value::SimpleString(text) | Value::VerbatimString { text, .. } if text.is_empty() => {
                Ok(Self(None))
            }
            Value::Attribute { data, .. } => Self::from_reply(*data),
            other => FromReply::from_reply(other).map(Self),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_string_and_nil_are_absence() {
        let decode = |reply| OrEmpty::<String>::from_reply(reply).unwrap().0;
        assert_eq!(decode(Value::BulkString(Vec::new())), None);
        assert_eq!(decode(Value::SimpleString(String::new())), None);
        assert_eq!(decode(Value::Nil), None);
        assert_eq!(decode(Value::BulkString(b"x".to_vec())).as_deref(), Some("x"));
        assert_eq!(OrEmpty::<i64>::from_reply(Value::Int(0)).unwrap().0, Some(0));
        assert!(OrEmpty::<i64>::from_reply(Value::BulkString(b"x".to_vec())).is_err());
    }
}
