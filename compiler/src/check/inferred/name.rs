//! A type without names into one of the model: what cannot be without a name gets one from where it
//! stands, as written types do.

use super::shape::Shape;
use crate::check::types::{Named, Types};
use crate::model::{Field, Type};
use crate::names;

/// The type of a reply.
pub(super) fn reply(shape: Shape, at: Named<'_>, types: &mut Types<'_>) -> Type {
    match named(shape, at, types) {
        // Only in a tuple can it be told apart without a type of its own.
        ty @ Type::OrEmpty(_) => types.shown_alias(at, ty),
        ty => ty,
    }
}

fn named(shape: Shape, at: Named<'_>, types: &mut Types<'_>) -> Type {
    let boxed =
        |shape: Shape, at: Named<'_>, types: &mut Types<'_>| Box::new(named(shape, at, types));
    let item = format!("{}_item", at.hint);
    let item = Named { hint: &item, ..at };
    match shape {
        Shape::Type(ty) => ty,
        Shape::Optional(inner) => Type::Optional(boxed(*inner, at, types)),
        Shape::OrEmpty(inner) => Type::OrEmpty(boxed(*inner, at, types)),
        Shape::Array(inner) => Type::Array(boxed(*inner, item, types)),
        Shape::Rest(inner) => Type::Rest(boxed(*inner, at, types)),
        Shape::Json(inner) => Type::Json(boxed(*inner, Named { is_json: true, ..at }, types)),
        Shape::Map(key, value) => {
            let hint = format!("{}_value", at.hint);
            let value = boxed(*value, Named { hint: &hint, ..at }, types);
            Type::Map(Box::new(key), value)
        }
        Shape::Record(members) => {
            let fields = members.into_iter().map(|member| field(member, at, types)).collect();
            types.shown_record(at, fields)
        }
        Shape::Pairs(entries) => {
            let fields = entries.into_iter().map(|entry| field(entry, at, types)).collect();
            types.shown_pairs(at, fields)
        }
        Shape::Tuple(items) => {
            let items = items.into_iter().map(|it| named(it, item, types)).collect();
            types.shown_tuple(at, items)
        }
        Shape::Enum(literals) => types.shown_enum(at, literals),
        Shape::Union(tuples) => {
            let mut tuple = |items: Vec<Shape>| {
                items.into_iter().map(|it| named(it, item, types)).collect::<Vec<_>>()
            };
            let tuples = tuples.into_iter().map(&mut tuple).collect();
            types.shown_union(at, tuples)
        }
    }
}

fn field(
    (name, shape, is_optional): (String, Shape, bool),
    at: Named<'_>,
    types: &mut Types<'_>,
) -> Field {
    let hint = format!("{}_{name}", at.hint);
    let ty = named(shape, Named { hint: &hint, ..at }, types);
    let rust_name = names::field(&name);
    Field { name, rust_name, ty, is_optional, docs: String::new() }
}
