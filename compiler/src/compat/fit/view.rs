//! A type with its name looked up.

use super::super::{Field, Interface, Shape};
use crate::model::{Literal, Type};

/// How many aliases may stand for each other.
const DEEPEST: usize = 50;

/// What a type is.
#[derive(Debug, Clone, Copy)]
pub(super) enum View<'t> {
    /// One that has no name.
    Plain(&'t Type),
    Record(&'t [Field]),
    Pairs(&'t [Field]),
    Enum(&'t [Literal]),
    Union(&'t [(Vec<Type>, bool)]),
    /// A type of the application's own.
    Foreign(&'t Type),
    /// A name that nothing is known of.
    Missing,
}

pub(super) fn view<'t>(interface: &'t Interface, ty: &'t Type) -> View<'t> {
    let mut ty = ty;
    for _ in 0..DEEPEST {
        let (Type::Class(name) | Type::Pairs(name)) = ty else { return View::Plain(ty) };
        match interface.shape(name) {
            Some(Shape::Record(fields)) if matches!(ty, Type::Pairs(_)) => {
                return View::Pairs(fields);
            }
            Some(Shape::Record(fields)) => return View::Record(fields),
            Some(Shape::Enum(literals)) => return View::Enum(literals),
            Some(Shape::Union(variants)) => return View::Union(variants),
            Some(Shape::Alias { ty, target: Some(_) }) => return View::Foreign(ty),
            Some(Shape::Alias { ty: inner, target: None }) => ty = inner,
            None => return View::Missing,
        }
    }
    View::Missing
}
