//! Lists of values, of which only the first ones may be known.

use super::value::Value;

/// Several values: those of a list, of `...`, or what a call gives back.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Values<'s> {
    pub(super) fixed: Vec<Value<'s>>,
    /// What may follow in any number.
    pub(super) rest: Option<Value<'s>>,
}

impl<'s> Values<'s> {
    pub(super) fn one(value: impl Into<Value<'s>>) -> Self {
        Self { fixed: vec![value.into()], rest: None }
    }

    pub(super) fn at(&self, index: usize) -> Value<'s> {
        match (self.fixed.get(index), &self.rest) {
            (Some(value), _) => value.clone(),
            (None, Some(rest)) => rest.or_nil(),
            (None, None) => Value::NIL,
        }
    }

    pub(super) fn join(&self, other: &Self) -> Self {
        let length = self.fixed.len().max(other.fixed.len());
        let rest = match (&self.rest, &other.rest) {
            (Some(ours), Some(theirs)) => Some(ours.join(theirs)),
            (ours, theirs) => ours.clone().or_else(|| theirs.clone()),
        };
        let fixed = (0..length).map(|index| self.at(index).join(&other.at(index))).collect();
        Self { fixed, rest }
    }

    /// Everything in it from a place on.
    pub(super) fn from(&self, start: usize) -> Self {
        let fixed = self.fixed.get(start..).unwrap_or_default().to_vec();
        Self { fixed, rest: self.rest.clone() }
    }
}
