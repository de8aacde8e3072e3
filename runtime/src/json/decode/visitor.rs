//! What stands in JSON into what a type takes.

use std::fmt;

use serde::de::value::SeqDeserializer;
use serde::de::{Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Lua;
use super::access::Places;

/// Each value is handed on as it is.
macro_rules! hand_on {
    ($($method:ident: $value:ty,)*) => {
        $(fn $method<E: Error>(self, value: $value) -> Result<V::Value, E> {
            self.0.$method(value)
        })*
    };
}

macro_rules! expecting {
    () => {
        type Value = V::Value;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(formatter)
        }
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Lua<V> {
    expecting!();

    hand_on! {
        visit_bool: bool,
        visit_i8: i8,
        visit_i16: i16,
        visit_i32: i32,
        visit_i64: i64,
        visit_i128: i128,
        visit_u8: u8,
        visit_u16: u16,
        visit_u32: u32,
        visit_u64: u64,
        visit_u128: u128,
        visit_f32: f32,
        visit_f64: f64,
        visit_char: char,
        visit_str: &str,
        visit_borrowed_str: &'de str,
        visit_string: String,
        visit_bytes: &[u8],
        visit_borrowed_bytes: &'de [u8],
        visit_byte_buf: Vec<u8>,
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Lua(inner))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Lua(inner))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Lua(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Lua(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Lua(variant))
    }
}

/// A list, which is `{}` when it is empty.
pub(super) struct List<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for List<V> {
    expecting!();

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Lua(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        empty(members)?;
        self.0.visit_seq(SeqDeserializer::new(std::iter::empty::<()>()))
    }
}

/// A list whose length is known: values that are nil may be missing at its end.
pub(super) struct Tuple<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Tuple<V> {
    expecting!();

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Places(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<V::Value, A::Error> {
        empty(members)?;
        self.0.visit_seq(Places(SeqDeserializer::new(std::iter::empty::<()>())))
    }
}

fn empty<'de, A: MapAccess<'de>>(mut members: A) -> Result<(), A::Error> {
    match members.next_key::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(Error::custom("an object with fields is no array")),
    }
}

/// The first number that `cjson` writes with an exponent, as it writes 14 digits.
const ROUNDED: f64 = 1e14;

/// An integer, which `cjson` may have rounded.
pub(super) struct Integer<V>(pub(super) V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Integer<V> {
    expecting!();

    hand_on! {
        visit_i64: i64,
        visit_i128: i128,
        visit_u64: u64,
        visit_u128: u128,
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        if number.abs() < ROUNDED {
            return self.0.visit_f64(number);
        }
        let message = format!(
            "`{number:e}` may be a rounded integer, as cjson writes 14 digits; reply with text or declare a `number`"
        );
        Err(E::custom(message))
    }
}
