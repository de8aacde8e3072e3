//! Whether generated code decodes a reply, of either protocol.

#[path = "json.rs"]
mod json;

use fcall_compiler::model::{Field, Literal, Type, TypeDefinition, TypeKind, UnionVariant};
use redis::Value;

/// Whether a value decodes as a type.
pub(super) fn fits(ty: &Type, types: &[TypeDefinition], value: &Value) -> bool {
    let one = |ty: &Type, value: &Value| fits(ty, types, value);
    match (ty, value) {
        (Type::Any | Type::Nil | Type::Literal(_), _)
        | (Type::Integer, Value::Int(_))
        | (Type::Number, Value::Int(_) | Value::Double(_))
        | (Type::Boolean, Value::Int(0 | 1) | Value::Nil | Value::Boolean(_))
        | (Type::Optional(_), Value::Nil)
        | (Type::Bytes, Value::BulkString(_)) => true,
        (Type::String | Type::Bytes, value) => text(value).is_some(),
        (Type::Number, value) => text(value).is_some_and(|text| text.parse::<f64>().is_ok()),
        (Type::OrEmpty(inner), value) => text(value) == Some("") || one(inner, value),
        (Type::Optional(inner), value) => one(inner, value),
        (Type::Json(inner), Value::BulkString(bytes)) => {
            // Bytes that are no text come from the arguments of the test, and make no JSON.
            let text = String::from_utf8_lossy(bytes);
            serde_json::from_str(&text).is_ok_and(|json| json::fits(inner, types, &json))
        }
        (Type::Array(inner), Value::Array(values) | Value::Set(values)) => {
            values.iter().all(|value| one(inner, value))
        }
        (Type::Tuple(types), Value::Array(values)) => is_tuple(types, values, &one),
        (Type::Map(key, inner), value) => pairs(value).is_some_and(|pairs| {
            pairs.iter().all(|(name, value)| one(key, name) && one(inner, value))
        }),
        (Type::Pairs(name), value) => {
            let definition = types.iter().find(|it| it.name == *name).expect("a type of this name");
            let TypeKind::Record(fields) = &definition.kind else { return false };
            pairs(value).is_some_and(|pairs| is_record(fields, &pairs, &one))
        }
        (Type::Class(name), value) => {
            let definition = types.iter().find(|it| it.name == *name).expect("a type of this name");
            is_of(&definition.kind, value, &one)
        }
        _ => false,
    }
}

/// The names and values of a map.
fn pairs(value: &Value) -> Option<Vec<(Value, Value)>> {
    match value {
        Value::Map(pairs) => Some(pairs.clone()),
        Value::Array(values) if values.len() % 2 == 0 => {
            let pairs = values.chunks_exact(2);
            Some(pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect())
        }
        _ => None,
    }
}

/// A name that no field has is no mistake to generated code; here it is one.
fn is_record(
    fields: &[Field],
    pairs: &[(Value, Value)],
    one: &dyn Fn(&Type, &Value) -> bool,
) -> bool {
    let is_known = |key: &Value| fields.iter().any(|field| text(key) == Some(&field.name));
    pairs.iter().all(|(key, _)| is_known(key))
        && fields.iter().all(|field| {
            let pair = pairs.iter().find(|(key, _)| text(key) == Some(&field.name));
            match pair {
                None | Some((_, Value::Nil)) => field.is_optional || field.ty == Type::Boolean,
                Some((_, value)) => one(&field.ty, value),
            }
        })
}

fn is_of(kind: &TypeKind, value: &Value, one: &dyn Fn(&Type, &Value) -> bool) -> bool {
    match (kind, value) {
        (TypeKind::Alias { ty, .. }, value) => one(ty, value),
        (TypeKind::Union(variants), Value::Array(values)) => {
            let mut variants = variants.iter().filter(|variant| begins(variant, values));
            let Some(variant) = variants.next() else { return false };
            // More values than a variant has are no mistake to generated code; here they are one.
            variants.next().is_none() && is_tuple(&variant.items, values, one)
        }
        // A value that is none of the literals is `Other`; here it is a mistake.
        (TypeKind::Enum(variants), value) => {
            variants.iter().any(|it| is_literal(&it.literal, value))
        }
        _ => false,
    }
}

fn is_tuple(types: &[Type], values: &[Value], one: &dyn Fn(&Type, &Value) -> bool) -> bool {
    let (types, rest) = match types.split_last() {
        Some((Type::Rest(rest), types)) => (types, Some(rest)),
        _ => (types, None),
    };
    let more = values.get(types.len()..).unwrap_or_default();
    let absent = types.get(values.len()..).unwrap_or_default();
    let is_absent = |ty: &Type| matches!(ty, Type::Optional(_) | Type::Nil);
    types.iter().zip(values).all(|(ty, value)| match ty {
        Type::Literal(literal) => is_literal(literal, value),
        ty => one(ty, value),
    }) && absent.iter().all(is_absent)
        && more.iter().all(|value| rest.is_some_and(|rest| one(rest, value)))
}

fn begins(variant: &UnionVariant, values: &[Value]) -> bool {
    variant
        .tag()
        .enumerate()
        .all(|(index, literal)| values.get(index).is_some_and(|value| is_literal(literal, value)))
}

fn is_literal(literal: &Literal, value: &Value) -> bool {
    match literal {
        Literal::Integer(integer) => *value == Value::Int(*integer),
        Literal::String(literal) => text(value) == Some(literal),
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Okay => Some("OK"),
        Value::SimpleString(text) => Some(text),
        Value::BulkString(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}
