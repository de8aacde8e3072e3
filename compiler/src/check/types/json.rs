//! What cannot stand inside `json<T>`.

use super::Types;
use super::problem::error;
use crate::diagnostic::Diagnostic;
use crate::model::{Field, Literal, Type, TypeDefinition, TypeKind};
use crate::source::Span;
use crate::unit::Unit;

/// What to write instead of each part of this type that cannot.
pub(super) fn problems(ty: &Type) -> Vec<&'static str> {
    match (problem(ty), ty) {
        (own, Type::Map(_, value)) => own.into_iter().chain(problems(value)).collect(),
        (Some(own), _) => vec![own],
        (None, ty) => ty.parts().flat_map(problems).collect(),
    }
}

fn problem(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Bytes => Some("JSON is text: write `string`"),
        Type::OrEmpty(_) => Some("write `string`: in JSON the empty string is a value"),
        Type::Json(_) => Some("write `json<...>` once, around all of it"),
        Type::Rest(_) | Type::Counted(_) => Some("write `T[]`"),
        Type::Spread(_) => Some("write the class without the dots, as an object of its own"),
        Type::Literal(Literal::String(_)) => Some("write `string`"),
        Type::Literal(Literal::Integer(_)) => Some("write `integer`"),
        Type::Map(key, _) if !matches!(**key, Type::String | Type::Class(_)) => {
            Some("the names in JSON are strings: write `table<string, T>`")
        }
        _ => None,
    }
}

/// The refusals of a class or an alias that stands inside JSON, each where it is written.
pub(super) fn refusals(
    types: &Types<'_>,
    unit: &Unit<'_>,
    (definition, span): (&TypeDefinition, Span),
) -> Vec<Diagnostic> {
    let is_integer = |literal: &Literal| matches!(literal, Literal::Integer(_));
    let at_all = |help| refusal(unit, span, &[help]).into_iter().collect();
    let of = |ty: &Type, span: Span| {
        let mut problems = problems(ty);
        if definition.is_reply && has_any(ty) {
            problems.push("`any` is another type outside: define two classes, one for each");
        }
        refusal(unit, span, &problems)
    };
    match &definition.kind {
        TypeKind::Record(fields) => {
            let place =
                |field: &Field| types.field_span(&definition.name, &field.name).unwrap_or(span);
            fields.iter().filter_map(|field| of(&field.ty, place(field))).collect()
        }
        TypeKind::Enum(variants) if variants.iter().any(|it| is_integer(&it.literal)) => {
            at_all("write `integer`")
        }
        TypeKind::Enum(_) | TypeKind::Alias { target: Some(_), .. } => Vec::new(),
        TypeKind::Union(_) => at_all("write `any`, and decode it yourself"),
        TypeKind::Alias { ty, target: None } => of(ty, span).into_iter().collect(),
    }
}

fn has_any(ty: &Type) -> bool {
    *ty == Type::Any || ty.parts().any(has_any)
}

/// One refusal of all that a type has wrong.
pub(super) fn refusal(unit: &Unit<'_>, span: Span, problems: &[&str]) -> Option<Diagnostic> {
    let mut helps: Vec<&str> = Vec::new();
    for help in problems {
        if !helps.contains(help) {
            helps.push(help);
        }
    }
    let message = "this stands inside `json<...>`, which cannot hold all of it";
    (!helps.is_empty()).then(|| error(unit, span, message).help(helps.join("; ")))
}
