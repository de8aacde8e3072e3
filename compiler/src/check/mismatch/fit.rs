//! What a body gives held against what is declared: whether it can be decoded so.

use super::super::types::Types;
use crate::infer::{Kind, Reply, Tuple};
use crate::model::{Field, Function, Literal, Type, TypeKind, UnionVariant};

/// Types in types that are looked into.
const DEEPEST: usize = 20;

/// Whether what arrives can ever be decoded as what is declared. Where that is not certain, it can.
pub(super) struct Fit<'f, 'c> {
    pub(super) types: &'f Types<'c>,
    pub(super) function: &'f Function,
}

impl Fit<'_, '_> {
    pub(super) fn reply(&self, ty: &Type, reply: &Reply, depth: usize) -> bool {
        let is_open = reply.open.is_some() || reply.kinds.is_empty() || depth > DEEPEST;
        is_open || reply.kinds.iter().any(|kind| self.kind(ty, kind, depth))
    }

    fn kind(&self, ty: &Type, kind: &Kind, depth: usize) -> bool {
        match (ty, kind) {
            // A declared error is looked for before the type is.
            (_, Kind::Tuple(tuple)) if depth == 0 && self.is_error(tuple) => true,
            (Type::Optional(_) | Type::Boolean, Kind::Nil)
            // Under RESP2 they are arrays.
            | (Type::Array(_) | Type::Tuple(_), Kind::Map(_) | Kind::Set(_))
            | (Type::Map(..) | Type::Pairs(_), Kind::Map(_)) => true,
            (Type::Optional(inner) | Type::OrEmpty(inner), kind) => {
                let is_empty = *kind == Kind::Text(Some(String::new()));
                is_empty && matches!(ty, Type::OrEmpty(_)) || self.kind(inner, kind, depth + 1)
            }
            (Type::Integer | Type::Number, kind) => is_number(kind),
            (Type::Boolean, kind) => {
                matches!(kind, Kind::True | Kind::Boolean | Kind::Integer(None | Some(0 | 1)))
            }
            (Type::String | Type::Bytes | Type::Json(_), kind) => is_string(kind),
            (Type::Array(item), Kind::Tuple(tuple)) => {
                let mut items = tuple.items.iter().take(tuple.least);
                items.all(|value| self.reply(item, value, depth + 1))
            }
            (Type::Tuple(items), Kind::Tuple(tuple)) => self.tuple(items, tuple, depth),
            (Type::Map(name, value), Kind::Tuple(tuple)) => self.map(name, value, tuple, depth),
            (Type::Pairs(name), Kind::Tuple(tuple)) => self.pairs(name, tuple, depth),
            (Type::Array(_) | Type::Tuple(_) | Type::Map(..) | Type::Pairs(_), _) => false,
            (Type::Class(name), kind) => self.class(name, kind, depth + 1),
            // Nothing is asked of what stands for a literal, or for anything.
            _ => true,
        }
    }

    /// Whether an array may be one of the replies that are errors.
    fn is_error(&self, tuple: &Tuple) -> bool {
        self.function.error_replies.iter().any(|error| {
            let is_long_enough = tuple.rest.is_some() || tuple.items.len() >= error.least();
            let mut literals = error.items.iter().zip(&tuple.items).take(tuple.least);
            let may_be = |(item, value): (&Type, &Reply)| match item {
                Type::Literal(literal) => may_be(literal, value),
                item => self.reply(item, value, 1),
            };
            is_long_enough && is_short_enough(&error.items, tuple) && literals.all(may_be)
        })
    }

    /// Names and values in turn.
    fn map(&self, name: &Type, value: &Type, tuple: &Tuple, depth: usize) -> bool {
        let mut items = tuple.items.iter().take(tuple.least).enumerate();
        let fits = |(index, item): (usize, &Reply)| {
            let ty = if index % 2 == 0 { name } else { value };
            self.reply(ty, item, depth + 1)
        };
        may_be_even(tuple) && items.all(fits)
    }

    /// The same, each of a field.
    fn pairs(&self, name: &str, tuple: &Tuple, depth: usize) -> bool {
        let Some(TypeKind::Record(fields)) = self.types.definition(name).map(|it| &it.kind) else {
            return true;
        };
        let is_whole = tuple.rest.is_none() && tuple.least == tuple.items.len();
        may_be_even(tuple) && (!is_whole || fields.iter().all(|it| self.field(it, tuple, depth)))
    }

    fn field(&self, field: &Field, tuple: &Tuple, depth: usize) -> bool {
        let is_optional = field.is_optional || may_be_absent(&field.ty);
        let is_named = |pair: &&[Reply]| may_be(&Literal::String(field.name.clone()), &pair[0]);
        let mut pairs = tuple.items.chunks_exact(2).filter(is_named).peekable();
        let fits = |value: &Reply| {
            let is_nil = is_optional && value.kinds.contains(&Kind::Nil);
            is_nil || self.reply(&field.ty, value, depth + 1)
        };
        match pairs.peek() {
            Some(_) => pairs.any(|pair| fits(&pair[1])),
            None => is_optional,
        }
    }

    fn tuple(&self, items: &[Type], tuple: &Tuple, depth: usize) -> bool {
        if let Some(known) = before_count(items) {
            return self.places(known, Some(&Type::Any), tuple, depth);
        }
        if let Some((Type::Spread(inner), items)) = items.split_last() {
            return self.spread(inner, items, tuple, depth);
        }
        let (items, rest) = match items.split_last() {
            Some((Type::Rest(rest), items)) => (items, Some(&**rest)),
            _ => (items, None),
        };
        let is_short_enough = rest.is_some() || tuple.least <= items.len();
        is_short_enough && self.places(items, rest, tuple, depth)
    }

    /// All that is behind the items is one thing.
    fn spread(&self, inner: &Type, items: &[Type], tuple: &Tuple, depth: usize) -> bool {
        let mut left = tuple.clone();
        left.items.drain(..items.len().min(tuple.items.len()));
        left.least = left.least.saturating_sub(items.len());
        self.places(items, None, tuple, depth) && self.kind(inner, &Kind::Tuple(left), depth + 1)
    }

    fn places(&self, items: &[Type], rest: Option<&Type>, tuple: &Tuple, depth: usize) -> bool {
        let more = tuple.items.iter().take(tuple.least).skip(items.len());
        items.iter().enumerate().all(|(index, ty)| match tuple.items.get(index) {
            Some(value) => {
                (index >= tuple.least && may_be_absent(ty)) || self.reply(ty, value, depth + 1)
            }
            None => tuple.rest.is_some() || may_be_absent(ty),
        }) && rest.is_none_or(|rest| more.into_iter().all(|it| self.reply(rest, it, depth + 1)))
    }

    fn class(&self, name: &str, kind: &Kind, depth: usize) -> bool {
        // An alias may stand for itself, which is another finding.
        let definition = self.types.definition(name).filter(|_| depth <= DEEPEST);
        let Some(definition) = definition else { return true };
        match (&definition.kind, kind) {
            (TypeKind::Alias { target: Some(_), .. }, _)
            | (TypeKind::Record(_), Kind::Map(_) | Kind::Set(_)) => true,
            (TypeKind::Alias { ty, target: None }, kind) => self.kind(ty, kind, depth),
            (TypeKind::Enum(variants), kind) => {
                let is_integer = |literal: &Literal| matches!(literal, Literal::Integer(_));
                let mut literals = variants.iter().map(|variant| &variant.literal);
                if literals.clone().all(is_integer) {
                    is_number(kind)
                } else {
                    is_string(kind) || literals.any(is_integer) && is_number(kind)
                }
            }
            (TypeKind::Record(fields), Kind::Tuple(tuple)) => self.record(fields, tuple, depth),
            (TypeKind::Union(variants), Kind::Tuple(tuple)) => {
                let mut tuples = variants.iter().filter(|variant| !variant.is_alone);
                tuples.any(|variant| self.variant(variant, tuple, depth))
            }
            (TypeKind::Union(variants), kind) => {
                let alone = variants.iter().filter(|variant| variant.is_alone);
                alone.flat_map(UnionVariant::tag).any(|literal| is_literal(literal, kind))
            }
            (TypeKind::Record(_), _) => false,
        }
    }

    /// Literals tell which variant it is; more values than that has are ignored.
    fn variant(&self, variant: &UnionVariant, tuple: &Tuple, depth: usize) -> bool {
        let mut tag = variant.tag().enumerate();
        let is_told = tag.all(|(index, literal)| match tuple.items.get(index) {
            Some(value) => may_be(literal, value),
            None => tuple.rest.is_some(),
        });
        is_told
            && match variant.items.split_last() {
                _ if before_count(&variant.items).is_some() => true,
                Some((Type::Rest(_), items)) => self.places(items, None, tuple, depth),
                Some((Type::Spread(inner), items)) => self.spread(inner, items, tuple, depth),
                _ => self.places(&variant.items, None, tuple, depth),
            }
    }

    /// More values than fields are ignored.
    fn record(&self, fields: &[Field], tuple: &Tuple, depth: usize) -> bool {
        fields.iter().enumerate().all(|(index, field)| {
            let is_optional = field.is_optional || may_be_absent(&field.ty);
            match tuple.items.get(index) {
                Some(_) if index >= tuple.least && is_optional => true,
                Some(value) => {
                    let is_nil = field.is_optional && value.kinds.contains(&Kind::Nil);
                    let is_literal = matches!(field.ty, Type::Literal(_));
                    is_nil || is_literal || self.reply(&field.ty, value, depth + 1)
                }
                None => tuple.rest.is_some() || is_optional,
            }
        })
    }
}

/// Whether a tuple of these items takes all values that are always there.
fn is_short_enough(items: &[Type], tuple: &Tuple) -> bool {
    matches!(items.last(), Some(Type::Rest(_))) || tuple.least <= items.len()
}

/// Whether there may be as many names as values.
fn may_be_even(tuple: &Tuple) -> bool {
    let is_whole = tuple.rest.is_none() && tuple.least == tuple.items.len();
    !is_whole || tuple.least.is_multiple_of(2)
}

/// The items before one that is counted, behind which nothing has a place of its own.
fn before_count(items: &[Type]) -> Option<&[Type]> {
    let place = items.iter().position(|item| matches!(item, Type::Counted(_)))?;
    Some(&items[..place])
}

/// Whether a value may be a literal.
fn may_be(literal: &Literal, value: &Reply) -> bool {
    let is_open = value.open.is_some() || value.kinds.is_empty();
    is_open || value.kinds.iter().any(|kind| is_literal(literal, kind))
}

fn is_literal(literal: &Literal, kind: &Kind) -> bool {
    match (literal, kind) {
        (Literal::Integer(one), Kind::Integer(Some(other))) => one == other,
        (Literal::Integer(_), Kind::Integer(None) | Kind::Boolean | Kind::Number) => true,
        (Literal::Integer(one), Kind::True) => *one == 1,
        (Literal::String(one), Kind::Text(Some(other)) | Kind::Status(Some(other))) => one == other,
        (Literal::String(_), kind) => is_string(kind),
        _ => false,
    }
}

/// Whether a value of the type may be missing at the end of an array.
fn may_be_absent(ty: &Type) -> bool {
    matches!(ty, Type::Optional(_) | Type::OrEmpty(_) | Type::Nil | Type::Any | Type::Class(_))
}

fn is_string(kind: &Kind) -> bool {
    // A double is text under RESP2.
    matches!(kind, Kind::Text(_) | Kind::Bytes | Kind::Json(_) | Kind::Status(_) | Kind::Number)
}

/// Strings that read as numbers are decoded as such.
fn is_number(kind: &Kind) -> bool {
    match kind {
        Kind::Integer(_)
        | Kind::True
        | Kind::Boolean
        | Kind::Number
        | Kind::Text(None)
        | Kind::Bytes
        | Kind::Json(_)
        | Kind::Status(None) => true,
        Kind::Text(Some(text)) | Kind::Status(Some(text)) => text.parse::<f64>().is_ok(),
        Kind::Nil | Kind::Tuple(_) | Kind::Set(_) | Kind::Map(_) => false,
    }
}
