//! The types an argument can have: one value.

use super::resolve::Resolver;
use crate::annotation::{FieldExpression, TypeExpression, TypeKind as Written};
use crate::model::{Type, TypeKind};

/// How many aliases may stand for each other.
const DEEPEST: usize = 50;

pub(super) fn of(
    resolver: &mut Resolver<'_, '_, '_>,
    written: &TypeExpression,
    hint: &str,
) -> Option<Type> {
    let help = match &written.kind {
        Written::Words { yes, no } => {
            return Some(Type::Words { yes: yes.clone(), no: no.clone() });
        }
        Written::Group(values) => {
            let one = |value: &FieldExpression| {
                if value.is_optional {
                    let help = "what repeats is always whole: leave out the `?`";
                    return resolver.refuse(written.span, "a value of a group is optional", help);
                }
                let ty = of(resolver, &value.ty, &format!("{hint}_{}", value.name))?;
                Some((value.name.clone(), ty))
            };
            return values.iter().map(one).collect::<Option<_>>().map(Type::Group);
        }
        Written::Optional(_) => "an argument that may be left out is written `---@arg name? type`",
        Written::Array(_) => {
            "any number of arguments is written `---@arg ...name type`, at the end"
        }
        _ => {
            resolver.is_argument = true;
            let ty = resolver.item(written, hint).map(|ty| transparent(resolver, ty))?;
            if is_one_value(resolver, &ty, 0) {
                return Some(ty);
            }
            match ty {
                Type::Optional(_) => {
                    "an argument that may be left out is written `---@arg name? type`, one that may be empty `type|\"\"`"
                }
                _ => {
                    "arguments are string, bytes, integer, number, boolean, any, json<T>, an alias of those or of literals"
                }
            }
        }
    };
    resolver.refuse(written.span, "an argument is one value", help)
}

/// An alias of what may be empty is an `Option` as an argument, and not a struct.
fn transparent(resolver: &Resolver<'_, '_, '_>, ty: Type) -> Type {
    if let Type::Class(name) = &ty
        && let Some(TypeKind::Alias { ty: inner @ Type::OrEmpty(_), target: None }) =
            resolver.types.definition(name).map(|it| &it.kind)
    {
        return inner.clone();
    }
    ty
}

/// An alias may be another one's alias; one that is its own is told elsewhere.
fn is_one_value(resolver: &Resolver<'_, '_, '_>, ty: &Type, depth: usize) -> bool {
    let is_one_value = |ty: &Type| depth < DEEPEST && is_one_value(resolver, ty, depth + 1);
    match ty {
        Type::String
        | Type::Bytes
        | Type::Integer
        | Type::Number
        | Type::Boolean
        | Type::Any
        | Type::Json(_) => true,
        Type::OrEmpty(inner) => is_one_value(inner),
        Type::Class(name) => match resolver.types.definition(name).map(|it| &it.kind) {
            Some(TypeKind::Enum(_) | TypeKind::Alias { target: Some(_), .. }) => true,
            Some(TypeKind::Alias { ty, target: None }) => is_one_value(ty),
            _ => false,
        },
        _ => false,
    }
}
