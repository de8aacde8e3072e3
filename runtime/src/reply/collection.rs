//! Arrays, sets and maps become collections; nil becomes `None`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, Hash};

use redis::Value;

use super::{FromReply, ReplyError, unexpected};

impl<T: FromReply> FromReply for Option<T> {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        match reply {
            Value::Nil => Ok(None),
            Value::Attribute { data, .. } => Self::from_reply(*data),
            other => T::from_reply(other).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromReply> FromReply for Vec<T> {
    #[inline]
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        T::vec_from_reply(reply)
    }
}

impl<T: FromReply + Eq + Hash, S: BuildHasher + Default> FromReply for HashSet<T, S> {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        collect(reply)
    }
}

impl<T: FromReply + Ord> FromReply for BTreeSet<T> {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        collect(reply)
    }
}

impl<K, V, S> FromReply for HashMap<K, V, S>
where
    K: FromReply + Eq + Hash,
    V: FromReply,
    S: BuildHasher + Default,
{
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        collect_entries(reply)
    }
}

impl<K: FromReply + Ord, V: FromReply> FromReply for BTreeMap<K, V> {
    fn from_reply(reply: Value) -> Result<Self, ReplyError> {
        collect_entries(reply)
    }
}

const EXPECTED_ARRAY: &str = "an array";
const EXPECTED_MAP: &str = "a map";

/// Allocates once: collecting results would not know how many there are.
pub(super) fn vec<T: FromReply>(reply: Value) -> Result<Vec<T>, ReplyError> {
    match reply {
        Value::Array(values) | Value::Set(values) => {
            let mut decoded = Vec::with_capacity(values.len());
            for pair in values.into_iter().enumerate() {
                decoded.push(element(pair)?);
            }
            Ok(decoded)
        }
        other => collect(other),
    }
}

/// Collects the values of an array, of a set, or of a map as RESP2 has it: keys and values in turn.
fn collect<T: FromReply, C: FromIterator<T>>(reply: Value) -> Result<C, ReplyError> {
    match reply {
        Value::Array(values) | Value::Set(values) => {
            values.into_iter().enumerate().map(element).collect()
        }
        Value::Map(entries) => {
            let flat = entries.into_iter().flat_map(|(key, value)| [key, value]);
            flat.enumerate().map(element).collect()
        }
        Value::Attribute { data, .. } => collect(*data),
        other => Err(ReplyError::new(EXPECTED_ARRAY, &other)),
    }
}

#[inline]
fn element<T: FromReply>((index, value): (usize, Value)) -> Result<T, ReplyError> {
    T::from_reply(value).map_err(|error| error.at(index))
}

/// Collects the entries of a map, or of an array of keys and values in turn.
fn collect_entries<K, V, C>(reply: Value) -> Result<C, ReplyError>
where
    K: FromReply,
    V: FromReply,
    C: FromIterator<(K, V)> + FromReply,
{
    match reply {
        Value::Map(entries) => entries.into_iter().enumerate().map(entry).collect(),
        Value::Array(values) if values.len() % 2 == 0 => {
            let pairs = values.len() / 2;
            let mut values = values.into_iter();
            let pair = |index| Some((index, (values.next()?, values.next()?)));
            (0..pairs).filter_map(pair).map(entry).collect()
        }
        other => unexpected(other, EXPECTED_MAP),
    }
}

/// A key and its value stand where RESP2 has them, at 2n and 2n + 1.
#[inline]
fn entry<K: FromReply, V: FromReply>(
    (index, (key, value)): (usize, (Value, Value)),
) -> Result<(K, V), ReplyError> {
    Ok((element((2 * index, key))?, element((2 * index + 1, value))?))
}
