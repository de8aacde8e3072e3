//! JSON of Lua's arrays becomes a `Vec`. An empty table is `{}` to `cjson`, which does not know that it was an array.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Decodes an array, or the empty object that an empty one is written as.
///
/// # Errors
///
/// What the format says of anything else.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_any(Items(PhantomData))
}

struct Items<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Vec<T>, A::Error> {
        match fields.next_entry::<IgnoredAny, IgnoredAny>()? {
            None => Ok(Vec::new()),
            Some(_) => Err(serde::de::Error::custom("an object with fields is no array")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_object_is_an_empty_array() {
        let decode = |text| list::<_, i64>(&mut serde_json::Deserializer::from_str(text));
        assert_eq!(decode("[1,2]").unwrap(), [1, 2]);
        assert_eq!(decode("{}").unwrap(), Vec::<i64>::new());
        assert!(decode(r#"{"a":1}"#).unwrap_err().to_string().contains("no array"));
        assert!(decode("1").unwrap_err().to_string().contains("an array"));
    }
}
