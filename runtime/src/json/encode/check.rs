//! A value is looked through for numbers that Lua would not read as they are. Nothing is written.

use serde::Serialize;
use serde::ser::Serializer;

use super::compound::{Items, Members};
use super::refused::Refused;
use crate::number::LARGEST_INTEGER;

/// Looks through one value.
pub(super) struct Check;

/// What has no number in it.
macro_rules! fine {
    ($($method:ident($($parameter:ty),*);)*) => {
        $(fn $method(self, $(_: $parameter),*) -> Result<(), Refused> {
            Ok(())
        })*
    };
}

macro_rules! integers {
    ($($method:ident: $type:ty,)*) => {
        $(fn $method(self, integer: $type) -> Result<(), Refused> {
            let is_exact = (-i128::from(LARGEST_INTEGER)..=i128::from(LARGEST_INTEGER))
                .contains(&i128::try_from(integer).unwrap_or(i128::MAX));
            if is_exact { Ok(()) } else { Err(Refused::integer(&integer)) }
        })*
    };
}

macro_rules! floats {
    ($($method:ident: $type:ty,)*) => {
        $(fn $method(self, number: $type) -> Result<(), Refused> {
            if number.is_finite() { Ok(()) } else { Err(Refused::number(&number)) }
        })*
    };
}

impl Serializer for Check {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    fine! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    integers! {
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u64: u64,
        serialize_u128: u128,
    }

    floats! {
        serialize_f32: f32,
        serialize_f64: f64,
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(Self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(Self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(Self).map_err(|refused| refused.in_member(variant))
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Items, Refused> {
        Ok(Items::new(None))
    }

    fn serialize_tuple(self, _length: usize) -> Result<Items, Refused> {
        Ok(Items::new(None))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Items, Refused> {
        Ok(Items::new(None))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Items, Refused> {
        Ok(Items::new(Some(variant)))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Members, Refused> {
        Ok(Members::new(None))
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Members, Refused> {
        Ok(Members::new(None))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Members, Refused> {
        Ok(Members::new(Some(variant)))
    }
}
