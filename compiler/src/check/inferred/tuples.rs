//! Arrays into tuples, lists, and tuples told apart by their first literals.

use super::shape::{Shape, is_word, item};
use crate::infer::{Kind, Reply, Tuple};
use crate::model::{Literal, Type};

/// Values a tuple has at most in Rust.
const LONGEST_TUPLE: usize = 12;

/// The type of an array that is one of these.
pub(super) fn of(tuples: &[&Tuple]) -> Result<Shape, &'static str> {
    let tuples = apart(tuples);
    let mut all = Tuple::clone(&tuples[0]);
    tuples[1..].iter().for_each(|tuple| all = all.join(tuple));
    if tuples.len() == 1 {
        return one(&all);
    }
    // Integers alone say little: `{1, left}` and `{0, 0}` are one thing.
    let is_said = |tuple: &Tuple| tag(tuple).any(|it| matches!(it, Literal::String(_)));
    if !tuples.iter().any(is_said)
        && let Ok(shape) = one(&all)
    {
        return Ok(shape);
    }
    let variants: Result<Vec<_>, _> = tuples.iter().map(variant).collect();
    variants.map(Shape::Union)
}

/// The arrays that literals tell apart on the wire: a status is a string there, and a message, which
/// any release may word otherwise, is no literal.
fn apart(tuples: &[&Tuple]) -> Vec<Tuple> {
    let mut reply = Reply::default();
    for tuple in tuples {
        let mut tuple = Tuple::clone(tuple);
        let length = tag(&tuple).count();
        for (index, item) in tuple.items.iter_mut().enumerate().take(length) {
            if let [Kind::Text(text) | Kind::Status(text)] = item.kinds.as_slice() {
                let is_literal = |text: &String| index == 0 || is_word(text);
                item.kinds = vec![Kind::Text(text.clone().filter(is_literal))];
            }
        }
        let mut one = Reply::default();
        one.kinds.push(Kind::Tuple(tuple));
        reply.join(&one);
    }
    let tuples = reply.kinds.into_iter().filter_map(|kind| match kind {
        Kind::Tuple(tuple) => Some(tuple),
        _ => None,
    });
    tuples.collect()
}

/// The literals an array always begins with.
fn tag(tuple: &Tuple) -> impl Iterator<Item = Literal> {
    tuple.items.iter().take(tuple.least).map_while(|item| match item.kinds.as_slice() {
        _ if item.open.is_some() => None,
        [Kind::Integer(Some(integer))] => Some(Literal::Integer(*integer)),
        [Kind::Text(Some(text)) | Kind::Status(Some(text))] => Some(Literal::String(text.clone())),
        _ => None,
    })
}

fn variant(tuple: &Tuple) -> Result<Vec<Shape>, &'static str> {
    let tag: Vec<Literal> = tag(tuple).collect();
    let length = tag.len();
    let mut items: Vec<Shape> =
        tag.into_iter().map(|literal| Shape::Type(Type::Literal(literal))).collect();
    items.extend(places(tuple, length)?);
    Ok(items)
}

/// One array: each place its own type where that says more than a list does.
fn one(tuple: &Tuple) -> Result<Shape, &'static str> {
    if tuple.items.is_empty() && tuple.rest.is_none() {
        return Err("it is always an empty array");
    }
    if tuple.rest.is_none() && tuple.least > 0 && tuple.items.len() <= LONGEST_TUPLE {
        return places(tuple, 0).map(Shape::Tuple).or_else(|why| list(tuple).map_err(|_| why));
    }
    list(tuple).or_else(|_| {
        let places = places(tuple, 0)?;
        if places.len() > LONGEST_TUPLE {
            return Err("it has more values than a tuple has in Rust");
        }
        Ok(Shape::Tuple(places))
    })
}

/// All values of one type.
fn list(tuple: &Tuple) -> Result<Shape, &'static str> {
    let mut all = Reply::default();
    tuple.items.iter().chain(tuple.rest.as_deref()).for_each(|other| all.join(other));
    Ok(Shape::Array(Box::new(item(&all)?)))
}

/// The places from one on; those that may be absent stand last, or among what repeats.
fn places(tuple: &Tuple, from: usize) -> Result<Vec<Shape>, &'static str> {
    let mut rest = tuple.rest.as_deref().cloned();
    let mut items = &tuple.items[from..];
    if let Some(rest) = &mut rest {
        let mut all = rest.clone();
        tuple.items[tuple.least..].iter().for_each(|other| all.join(other));
        if item(&all).is_ok() {
            *rest = all;
            items = &tuple.items[from..tuple.least.max(from)];
        }
    }
    let mut shapes = Vec::with_capacity(items.len() + 1);
    for (index, value) in items.iter().enumerate() {
        let shape = item(value)?;
        let is_there = from + index < tuple.least || shape.may_be_absent();
        shapes.push(if is_there { shape } else { shape.optional() });
    }
    if let Some(rest) = rest {
        shapes.push(Shape::Rest(Box::new(item(&rest)?)));
    }
    Ok(shapes)
}
