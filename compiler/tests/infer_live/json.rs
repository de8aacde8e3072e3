//! Whether generated code decodes JSON.

use fcall_compiler::model::{Field, Type, TypeDefinition, TypeKind};
use serde_json::Value;

/// Whether a value of JSON decodes as a type: `{}` is any empty list.
pub(super) fn fits(ty: &Type, types: &[TypeDefinition], value: &Value) -> bool {
    let one = |ty: &Type, value: &Value| fits(ty, types, value);
    match (ty, value) {
        (Type::Any, _)
        | (Type::Boolean, Value::Bool(_))
        | (Type::Number, Value::Number(_))
        | (Type::String, Value::String(_))
        | (Type::Optional(_), Value::Null) => true,
        (Type::Integer, Value::Number(number)) => number.is_i64(),
        (Type::Optional(inner), value) => one(inner, value),
        (Type::Array(item), Value::Array(items)) => items.iter().all(|value| one(item, value)),
        (Type::Array(_), Value::Object(members)) => members.is_empty(),
        (Type::Map(_, inner), Value::Object(members)) => {
            members.values().all(|value| one(inner, value))
        }
        (Type::Class(name), Value::Object(members)) => {
            let definition = types.iter().find(|it| it.name == *name).expect("a type of this name");
            let TypeKind::Record(fields) = &definition.kind else { return false };
            let is_known = |name: &String| fields.iter().any(|field| field.name == *name);
            // A name that no field has is no mistake to generated code; here it is one.
            members.keys().all(is_known)
                && fields.iter().all(|field| has(field, types, members.get(&field.name)))
        }
        _ => false,
    }
}

fn has(field: &Field, types: &[TypeDefinition], value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => field.is_optional,
        Some(value) => fits(&field.ty, types, value),
    }
}
