//! What cannot stand inside `json<T>`.

use super::problem::error;
use crate::diagnostic::Diagnostic;
use crate::model::{Literal, Type, TypeDefinition, TypeKind};
use crate::source::Span;
use crate::unit::Unit;

/// What to write instead of a part of this type.
pub(super) fn problem(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Bytes => Some("JSON is text: write `string`"),
        Type::Any => Some("write `json<any>` for all of it, or name what is in it"),
        Type::OrEmpty(_) => Some("write `string`: in JSON the empty string is a value"),
        Type::Json(_) => Some("write `json<...>` once, around all of it"),
        Type::Rest(_) | Type::Counted(_) => Some("write `T[]`"),
        Type::Spread(_) => Some("write the class without the dots, as an object of its own"),
        Type::Literal(Literal::String(_)) => Some("write `string`"),
        Type::Literal(Literal::Integer(_)) => Some("write `integer`"),
        Type::Map(key, _) if !matches!(**key, Type::String | Type::Class(_)) => {
            Some("the names in JSON are strings: write `table<string, T>`")
        }
        ty => ty.parts().find_map(problem),
    }
}

/// The same of a class or an alias that stands inside JSON.
pub(super) fn problem_of(definition: &TypeDefinition) -> Option<&'static str> {
    let is_integer = |literal: &Literal| matches!(literal, Literal::Integer(_));
    match &definition.kind {
        TypeKind::Record(fields) => fields.iter().find_map(|field| problem(&field.ty)),
        TypeKind::Enum(variants) if variants.iter().any(|it| is_integer(&it.literal)) => {
            Some("write `integer`")
        }
        TypeKind::Enum(_) | TypeKind::Alias { target: Some(_), .. } => None,
        TypeKind::Union(_) => Some("write `json<any>` for all of it, and decode it yourself"),
        TypeKind::Alias { ty, target: None } => problem(ty),
    }
}

pub(super) fn refusal(unit: &Unit<'_>, span: Span, help: &str) -> Diagnostic {
    error(unit, span, "this stands inside `json<...>`, which cannot hold all of it").help(help)
}
