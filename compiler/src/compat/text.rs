//! The text of a type, as a manifest has it, into the type. Reads what a type is written as.

use crate::annotation::types::{FieldExpression, TypeExpression, TypeKind, parse_whole};
use crate::model::{Literal, Type};

/// Reads the text of a type of the model.
///
/// # Errors
///
/// What is wrong with it.
pub fn read(text: &str) -> Result<Type, String> {
    let written =
        parse_whole(text).map_err(|error| format!("{}: {}", error.message, error.help))?;
    of(&written).ok_or_else(|| format!("`{text}` is no type that a manifest has"))
}

fn of(written: &TypeExpression) -> Option<Type> {
    let one = |inner: &TypeExpression| of(inner).map(Box::new);
    Some(match &written.kind {
        TypeKind::Name { name, parameters } => return named(name, parameters),
        TypeKind::StringLiteral(text) => Type::Literal(Literal::String(text.clone())),
        TypeKind::IntegerLiteral(integer) => Type::Literal(Literal::Integer(*integer)),
        TypeKind::Array(item) => Type::Array(one(item)?),
        TypeKind::Optional(inner) => Type::Optional(one(inner)?),
        TypeKind::Union(alternatives) => match alternatives.as_slice() {
            [inner, TypeExpression { kind: TypeKind::StringLiteral(empty), .. }]
                if empty.is_empty() =>
            {
                Type::OrEmpty(one(inner)?)
            }
            _ => return None,
        },
        TypeKind::Tuple { items, rest } => {
            let mut items = items.iter().map(of).collect::<Option<Vec<Type>>>()?;
            if let Some(rest) = rest {
                items.push(match &rest.kind {
                    TypeKind::Spread(inner) => Type::Spread(one(inner)?),
                    _ => Type::Rest(one(rest)?),
                });
            }
            Type::Tuple(items)
        }
        TypeKind::Group(values) => {
            let one = |value: &FieldExpression| Some((value.name.clone(), of(&value.ty)?));
            Type::Group(values.iter().map(one).collect::<Option<_>>()?)
        }
        TypeKind::Words { yes, no } => Type::Words { yes: yes.clone(), no: no.clone() },
        TypeKind::Counted(item) => Type::Counted(one(item)?),
        TypeKind::Record(_) | TypeKind::Spread(_) => return None,
    })
}

fn named(name: &str, parameters: &[TypeExpression]) -> Option<Type> {
    Some(match (name, parameters) {
        ("string", []) => Type::String,
        ("bytes", []) => Type::Bytes,
        ("integer", []) => Type::Integer,
        ("number", []) => Type::Number,
        ("boolean", []) => Type::Boolean,
        ("nil", []) => Type::Nil,
        ("any", []) => Type::Any,
        ("json", [inner]) => Type::Json(Box::new(of(inner)?)),
        ("table", [key, value]) => Type::Map(Box::new(of(key)?), Box::new(of(value)?)),
        ("table", [TypeExpression { kind: TypeKind::Name { name, parameters }, .. }])
            if parameters.is_empty() =>
        {
            Type::Pairs(name.clone())
        }
        (name, []) => Type::Class(name.to_owned()),
        _ => return None,
    })
}
