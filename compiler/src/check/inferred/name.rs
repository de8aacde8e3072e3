//! A type without names into one of the model: what cannot be without a name gets one from where it
//! stands, as written types do.

use super::shape::Shape;
use crate::check::types::{Named, Types};
use crate::model::Type;

pub(super) fn named(shape: Shape, at: Named<'_>, types: &mut Types<'_>) -> Type {
    let boxed =
        |shape: Shape, at: Named<'_>, types: &mut Types<'_>| Box::new(named(shape, at, types));
    let item = format!("{}_item", at.hint);
    let item = Named { hint: &item, ..at };
    match shape {
        Shape::Type(ty) => ty,
        Shape::Optional(inner) => Type::Optional(boxed(*inner, at, types)),
        Shape::Array(inner) => Type::Array(boxed(*inner, item, types)),
        Shape::Rest(inner) => Type::Rest(boxed(*inner, at, types)),
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
