//! The parts of a value are looked through, and a part that is refused says where it stands.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::check::Check;
use super::refused::Refused;

/// The items of an array, and the variant they belong to.
pub(super) struct Items {
    variant: Option<&'static str>,
    index: usize,
}

/// The members of an object, the variant they belong to, and the name of the next in a map.
pub(super) struct Members {
    variant: Option<&'static str>,
    key: String,
}

impl Items {
    pub(super) fn new(variant: Option<&'static str>) -> Self {
        Self { variant, index: 0 }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        let index = self.index;
        self.index += 1;
        value.serialize(Check).map_err(|refused| refused.in_item(index).in_variant(self.variant))
    }
}

impl Members {
    pub(super) fn new(variant: Option<&'static str>) -> Self {
        Self { variant, key: String::new() }
    }

    fn member<T: Serialize + ?Sized>(&self, name: &str, value: &T) -> Result<(), Refused> {
        value.serialize(Check).map_err(|refused| refused.in_member(name).in_variant(self.variant))
    }
}

macro_rules! items {
    ($($compound:ident::$method:ident,)*) => {
        $(impl $compound for Items {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.item(value)
            }

            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        })*
    };
}

items! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

macro_rules! members {
    ($($compound:ident,)*) => {
        $(impl $compound for Members {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Refused> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), Refused> {
                Ok(())
            }
        })*
    };
}

members! {
    SerializeStruct,
    SerializeStructVariant,
}

/// Names are written as text, numbers too, so that nothing rounds them.
impl SerializeMap for Members {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        let key = serde_json::to_string(key).unwrap_or_default();
        key.trim_matches('"').clone_into(&mut self.key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.member(&self.key, value)
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}
