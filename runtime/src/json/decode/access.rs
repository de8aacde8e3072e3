//! What is inside lists, objects and variants, each part as Lua means it.

use serde::de::value::UnitDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::Lua;

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Lua<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Lua(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

/// The places of a tuple: behind the last value all are nil.
pub(super) struct Places<A>(pub(super) A);

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Places<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        let mut seed = Some(seed);
        if let Some(value) = self.0.next_element_seed(Lent(&mut seed))? {
            return Ok(Some(value));
        }
        // What cannot be nil is missing, which the tuple itself tells best.
        let nil = UnitDeserializer::<A::Error>::new();
        Ok(seed.and_then(|seed| seed.deserialize(nil).ok()))
    }
}

/// A seed that is still there where no value came.
struct Lent<'s, S>(&'s mut Option<S>);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Lent<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let seed = self.0.take().ok_or_else(|| Error::custom("one place has two values"))?;
        seed.deserialize(Lua(deserializer))
    }
}

/// The names are text in any case.
impl<'de, A: MapAccess<'de>> MapAccess<'de> for Lua<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Lua(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Lua<A> {
    type Error = A::Error;
    type Variant = Lua<A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), A::Error> {
        let (name, variant) = self.0.variant_seed(seed)?;
        Ok((name, Lua(variant)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Lua<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.0.newtype_variant_seed(Lua(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(length, Lua(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.struct_variant(fields, Lua(visitor))
    }
}
