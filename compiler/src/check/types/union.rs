//! `A|B` into an optional type, an enum of literals, or tuples told apart by their first literals.

use super::resolve::{Resolver, Shape};
use crate::annotation::{TypeExpression, TypeKind as Written};
use crate::model::{EnumVariant, Literal, Type, UnionVariant};
use crate::names;

pub(super) fn of(
    resolver: &mut Resolver<'_, '_, '_>,
    written: &TypeExpression,
    hint: &str,
) -> Option<Shape> {
    let mut alternatives = Vec::new();
    flatten(written, &mut alternatives);
    let count = alternatives.len();
    alternatives.retain(|it| !is_nil(it));
    let is_optional = alternatives.len() < count;
    let is_or_empty = take_empty(&mut alternatives);
    let shape = match alternatives.as_slice() {
        [] => Shape::Type(Type::Nil),
        [one] => Shape::Type(resolver.item(one, hint)?),
        several => self::several(resolver, written, several, hint)?,
    };
    if !is_optional && !is_or_empty {
        return Some(shape);
    }
    let inner = resolver.hoist(hint, written.span, shape);
    Some(Shape::Type(match (is_or_empty, inner) {
        (true, inner) => resolver.or_empty(inner, written.span),
        (false, inner) => resolver.optional(inner, written.span),
    }))
}

fn flatten<'t>(written: &'t TypeExpression, alternatives: &mut Vec<&'t TypeExpression>) {
    match &written.kind {
        Written::Union(inner) => inner.iter().for_each(|it| flatten(it, alternatives)),
        _ => alternatives.push(written),
    }
}

fn is_nil(written: &TypeExpression) -> bool {
    matches!(&written.kind, Written::Name { name, parameters } if name == "nil" && parameters.is_empty())
}

/// `T|""`, unless the empty string is one of several literals.
fn take_empty(alternatives: &mut Vec<&TypeExpression>) -> bool {
    let is_empty =
        |it: &&TypeExpression| matches!(&it.kind, Written::StringLiteral(text) if text.is_empty());
    let others = alternatives.iter().filter(|it| !is_empty(it));
    let is_type = others.clone().any(|it| literal(it).is_none());
    let is_found = is_type && alternatives.iter().any(is_empty);
    if is_found {
        alternatives.retain(|it| !is_empty(it));
    }
    is_found
}

fn several(
    resolver: &mut Resolver<'_, '_, '_>,
    written: &TypeExpression,
    alternatives: &[&TypeExpression],
    hint: &str,
) -> Option<Shape> {
    if let Some(variants) = literals(alternatives) {
        return Some(Shape::Enum(variants));
    }
    let is_tuple = |it: &&TypeExpression| matches!(it.kind, Written::Tuple { .. });
    if alternatives.iter().any(is_tuple) {
        return tuples(resolver, written, alternatives, hint);
    }
    let help = if resolver.is_argument {
        "write `string`, which every value goes out as, or `any`"
    } else {
        "write `any` and decode it yourself, or reply with tuples that begin with different literals, as in `[1, integer] | [0, string]`"
    };
    resolver.refuse(written.span, "a value of these types does not say which one it is", help)
}

/// Literals alone, or with the type they all have: an enum may hold others anyway.
fn literals(alternatives: &[&TypeExpression]) -> Option<Vec<EnumVariant>> {
    let (values, others): (Vec<_>, Vec<_>) =
        alternatives.iter().partition(|it| literal(it).is_some());
    let is_integer = |it: &&TypeExpression| matches!(it.kind, Written::IntegerLiteral(_));
    let wide = if values.iter().all(is_integer) { "integer" } else { "string" };
    let is_wide =
        |it: &&TypeExpression| matches!(&it.kind, Written::Name { name, .. } if name == wide);
    if values.is_empty() || !others.iter().all(is_wide) {
        return None;
    }
    let mut variants: Vec<EnumVariant> = Vec::new();
    for it in values {
        let Some(literal) = literal(it) else { continue };
        if variants.iter().all(|known| known.literal != literal) {
            let rust_name = names::variant(&[literal_word(&literal)], &it.docs);
            variants.push(EnumVariant { rust_name, literal, docs: it.docs.clone() });
        }
    }
    let mut rust_names: Vec<&mut String> =
        variants.iter_mut().map(|variant| &mut variant.rust_name).collect();
    names::distinct(&mut rust_names);
    Some(variants)
}

fn literal(written: &TypeExpression) -> Option<Literal> {
    match &written.kind {
        Written::StringLiteral(text) => Some(Literal::String(text.clone())),
        Written::IntegerLiteral(integer) => Some(Literal::Integer(*integer)),
        _ => None,
    }
}

/// A literal as a part of a name.
pub(super) fn literal_word(literal: &Literal) -> names::Word<'_> {
    match literal {
        Literal::String(text) => names::Word::Text(text),
        Literal::Integer(integer) => names::Word::Number(*integer),
    }
}

fn tuples(
    resolver: &mut Resolver<'_, '_, '_>,
    written: &TypeExpression,
    alternatives: &[&TypeExpression],
    hint: &str,
) -> Option<Shape> {
    let mut variants = Vec::new();
    for alternative in alternatives {
        let (items, is_alone) = match (&alternative.kind, literal(alternative)) {
            (Written::Tuple { items, rest }, _) => {
                (resolver.items(items, rest.as_deref(), hint)?, false)
            }
            (_, Some(literal)) => (vec![Type::Literal(literal)], true),
            _ => {
                let help = "make each of them a tuple that begins with a literal, as in `[1, integer] | [0, string]`";
                let message = "this is no tuple, as the others are";
                return resolver.refuse(alternative.span, message, help);
            }
        };
        variants.push(UnionVariant {
            rust_name: String::new(),
            items,
            is_alone,
            docs: alternative.docs.clone(),
        });
    }
    for (index, variant) in variants.iter().enumerate() {
        let tag: Vec<_> = variant.tag().collect();
        let is_same = |other: &UnionVariant| {
            other.is_alone == variant.is_alone
                && other.tag().zip(&tag).all(|(one, other)| one == *other)
        };
        if tag.is_empty() || variants[..index].iter().any(is_same) {
            let help = "begin each with literals no other one begins with, as in `[1, integer] | [0, string]`";
            let message = "this one cannot be told from the others";
            return resolver.refuse(alternatives[index].span, message, help);
        }
    }
    if variants.len() < 2 {
        return resolver.refuse(written.span, "a union has two alternatives", "write the one");
    }
    name(&mut variants);
    Some(Shape::Union(variants))
}

/// The strings of a tag name a variant if they tell it from the others, otherwise all of the tag.
pub(super) fn name(variants: &mut [UnionVariant]) {
    let strings = |variant: &UnionVariant| -> Vec<Literal> {
        let tag = variant.tag().filter(|it| matches!(it, Literal::String(_)));
        tag.cloned().collect()
    };
    let words: Vec<Vec<Literal>> = variants.iter().map(strings).collect();
    let is_told = |index: usize| {
        !words[index].is_empty() && words.iter().filter(|it| **it == words[index]).count() == 1
    };
    let is_by_strings = (0..words.len()).all(is_told);
    for (variant, words) in variants.iter_mut().zip(words) {
        let words = if is_by_strings { words } else { variant.tag().cloned().collect() };
        let words: Vec<_> = words.iter().map(literal_word).collect();
        variant.rust_name = names::variant(&words, &variant.docs);
    }
    let mut rust_names: Vec<&mut String> =
        variants.iter_mut().map(|variant| &mut variant.rust_name).collect();
    names::distinct(&mut rust_names);
}
