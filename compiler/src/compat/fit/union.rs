//! Replies told apart by their first literals, into the variants that an old caller knows.

use super::sequence::Sequence;
use super::{Fit, Found, Weight, at, each, mismatch};
use crate::model::Type;

type Variant = (Vec<Type>, bool);

impl Fit<'_> {
    pub(super) fn variants(&mut self, variants: &[Variant], known: &[Variant]) -> Found {
        each(variants.iter().map(|variant| self.variant(variant, known)).collect())
    }

    /// A reply of one shape, or a literal, where an old caller looks for a variant.
    pub(super) fn as_variant(&mut self, written: &Type, known: &[Variant]) -> Found {
        match written {
            Type::Tuple(items) => self.variant(&(items.clone(), false), known),
            Type::Literal(_) => self.variant(&(vec![written.clone()], true), known),
            _ => {
                let tuple = known.first().map(|(items, _)| Type::Tuple(items.clone()));
                let is_array = matches!(written, Type::Array(_));
                let weight = if is_array { Weight::Unsure } else { Weight::All };
                tuple.map_or_else(Vec::new, |tuple| self.other(weight, written, &tuple))
            }
        }
    }

    fn variant(&mut self, variant: &Variant, known: &[Variant]) -> Found {
        let (items, is_alone) = variant;
        let same =
            known.iter().find(|(shape, alone)| alone == is_alone && begins(items, tag(shape)));
        let Some((shape, _)) = same else {
            let is_told = !tag(items).is_empty();
            let weight = if is_told { Weight::All } else { Weight::Unsure };
            return mismatch(weight, format!("may be `{}`, which is new", shown(variant)));
        };
        let found =
            self.sequence(&Sequence::of_items(items, true), &Sequence::of_items(shape, false));
        at(&format!(" of `{}`", shown(variant)), found)
    }
}

/// The literals a shape begins with.
fn tag(items: &[Type]) -> &[Type] {
    let length = items.iter().take_while(|item| matches!(item, Type::Literal(_))).count();
    &items[..length]
}

fn begins(items: &[Type], tag: &[Type]) -> bool {
    !tag.is_empty() && items.starts_with(tag)
}

fn shown((items, is_alone): &Variant) -> String {
    match items.first() {
        Some(literal) if *is_alone => literal.to_string(),
        _ => Type::Tuple(items.clone()).to_string(),
    }
}
