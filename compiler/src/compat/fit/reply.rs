//! A reply into what the decoder of another type makes of it. Follows the table of `FromReply` in the runtime.

use super::sequence::Sequence;
use super::view::{View, view};
use super::{Fit, Found, Weight, at, each, fits, mismatch, unless};
use crate::model::{Literal, Type};

impl Fit<'_> {
    pub(super) fn reply(&mut self, written: &Type, read: &Type) -> Found {
        let (writer, reader) = (self.writer, self.reader);
        let of_reader = view(reader, read);
        match (view(writer, written), of_reader) {
            (View::Missing, _) | (_, View::Missing) => self.other(Weight::Unsure, written, read),
            // The contract is the type that the alias stands for, whatever Rust makes of it.
            (View::Foreign(written), _) => self.reply(written, read),
            (_, View::Foreign(inner)) => self.foreign(written, inner),
            (_, View::Plain(inner)) if decodes_nil(inner).is_some() => self.loose(written, inner),
            (View::Plain(written), View::Union(_)) if is_wrapped(written) => {
                self.wrapped(written, read)
            }
            (View::Plain(inner), _) if is_wrapped(inner) => self.wrapped(inner, read),
            (View::Union(variants), View::Union(known)) => {
                self.once(written, read, |fit| fit.variants(variants, known))
            }
            (View::Union(variants), _) => each(
                variants.iter().map(|variant| self.reply(&of_variant(variant), read)).collect(),
            ),
            (View::Plain(written), View::Union(known)) => self.as_variant(written, known),
            (View::Enum(literals), View::Union(known)) => {
                let one = |it: &Literal| self.as_variant(&Type::Literal(it.clone()), known);
                each(literals.iter().map(one).collect())
            }
            (_, View::Union(_)) => self.other(Weight::Unsure, written, read),
            (View::Enum(literals), View::Enum(known)) => {
                let one = |it: &Literal| self.as_literal(&Type::Literal(it.clone()), known);
                each(literals.iter().map(one).collect())
            }
            (View::Plain(written), View::Enum(known)) => self.as_literal(written, known),
            (View::Enum(literals), View::Plain(read)) => self.any_literal(literals, read),
            (View::Pairs(fields), View::Pairs(known)) => {
                self.once(written, read, |fit| fit.fields(fields, known, Fit::reply))
            }
            (View::Pairs(fields), View::Plain(Type::Map(key, value))) => {
                let key = self.reply(&Type::String, key);
                let values = fields.iter().map(|field| self.reply(&field.ty, value));
                key.into_iter().chain(values.flatten().collect::<Found>()).collect()
            }
            (View::Plain(Type::Map(..)), View::Pairs(_)) => {
                self.other(Weight::Unsure, written, read)
            }
            (View::Plain(Type::Map(key, value)), View::Plain(Type::Map(old_key, old_value))) => {
                let mut found = at("[key]", self.reply(key, old_key));
                found.extend(at("[value]", self.reply(value, old_value)));
                found
            }
            (of_writer, of_reader) => self.plain(written, read, of_writer, of_reader),
        }
    }

    /// What is an array, and what is one value.
    fn plain(
        &mut self,
        written: &Type,
        read: &Type,
        of_writer: View<'_>,
        of_reader: View<'_>,
    ) -> Found {
        match (Sequence::of(of_writer), Sequence::of(of_reader)) {
            (Some(values), Some(places)) => {
                self.once(written, read, |fit| fit.sequence(&values, &places))
            }
            (None, None) => match (of_writer, of_reader) {
                (View::Plain(written), View::Plain(read)) => self.scalar(written, read),
                _ => self.other(Weight::All, written, read),
            },
            _ => self.other(Weight::All, written, read),
        }
    }

    /// A decoder of the application's own takes what it took. What else, nobody can tell.
    fn foreign(&mut self, written: &Type, read: &Type) -> Found {
        let is_same = written == read
            || matches!(view(self.writer, written), View::Plain(inner) if inner == read);
        unless(is_same, || self.other(Weight::Unsure, written, read))
    }

    /// A decoder that takes nil, or does not look.
    fn loose(&mut self, written: &Type, read: &Type) -> Found {
        let written = match view(self.writer, written) {
            View::Plain(inner) => inner,
            _ => written,
        };
        match (written, read) {
            (_, Type::Nil)
            | (Type::Any, Type::Any)
            | (Type::Literal(_) | Type::Nil, Type::Literal(_))
            | (Type::Nil, Type::Optional(_) | Type::OrEmpty(_)) => fits(),
            (_, Type::Any) => self.other(Weight::Unsure, written, read),
            (_, Type::Literal(_)) => mismatch(
                Weight::Unsure,
                format!(
                    "is `{written}` and was always `{read}`: an old caller does not look at it"
                ),
            ),
            (Type::Optional(inner), Type::Optional(_) | Type::OrEmpty(_)) => {
                self.reply(inner, read)
            }
            (Type::OrEmpty(inner), Type::OrEmpty(read)) => self.reply(inner, read),
            (_, Type::Optional(inner) | Type::OrEmpty(inner)) => self.reply(written, inner),
            _ => self.other(Weight::All, written, read),
        }
    }

    /// What may be nil, empty or anything, read as what may not.
    fn wrapped(&mut self, written: &Type, read: &Type) -> Found {
        match written {
            Type::Any => self.other(Weight::Unsure, written, read),
            Type::Optional(inner) => {
                let found = self.reply(inner, read);
                // The decoder of a boolean takes nil for false.
                if matches!(view(self.reader, read), View::Plain(Type::Boolean)) {
                    return each(vec![found, fits()]);
                }
                each(vec![found, mismatch(Weight::All, "may be nil, which it never was")])
            }
            Type::OrEmpty(inner) => {
                let empty = Type::Literal(Literal::String(String::new()));
                let empty = self.reply(&empty, read);
                let empty = unless(empty.is_empty(), || {
                    mismatch(Weight::All, "may be the empty string, which it never was")
                });
                each(vec![self.reply(inner, read), empty])
            }
            _ => self.other(Weight::All, written, read),
        }
    }
}

/// A variant as the type it is by itself.
fn of_variant((items, is_alone): &(Vec<Type>, bool)) -> Type {
    match items.first() {
        Some(literal) if *is_alone => literal.clone(),
        _ => Type::Tuple(items.clone()),
    }
}

/// Whether the decoder of a type takes nil, or anything.
fn decodes_nil(ty: &Type) -> Option<&Type> {
    matches!(ty, Type::Nil | Type::Literal(_) | Type::Any | Type::Optional(_) | Type::OrEmpty(_))
        .then_some(ty)
}

fn is_wrapped(ty: &Type) -> bool {
    matches!(ty, Type::Nil | Type::Any | Type::Optional(_) | Type::OrEmpty(_))
}
