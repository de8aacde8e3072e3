//! A map into a record of its names, or into names of one type with values of one type.

use super::shape::{Shape, item};
use crate::infer::{Entry, Map};
use crate::model::Type;
use crate::names;

/// The type of a map that arrives outside JSON.
pub(super) fn of(map: &Map) -> Result<Shape, &'static str> {
    if map.entries.is_empty() && map.others.is_none() {
        return Err("it is always an empty map");
    }
    if map.others.is_none()
        && is_record(&map.entries)
        && let Ok(fields) = map.entries.iter().map(field).collect()
    {
        return Ok(Shape::Pairs(fields));
    }
    // A field that is not there has no value either.
    let value = item(&map.values())?;
    let name = if map.others.is_none() { Type::String } else { Type::Bytes };
    Ok(Shape::Map(name, Box::new(value)))
}

/// Whether the names are those of fields, each its own in Rust.
fn is_record(entries: &[Entry]) -> bool {
    let rust_names: Vec<String> = entries.iter().map(|entry| names::field(&entry.name)).collect();
    let is_name = |entry: &Entry| {
        entry.name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
            && entry.name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
    };
    entries.iter().all(is_name)
        && names::duplicates(rust_names.iter().map(String::as_str)).is_empty()
}

fn field(entry: &Entry) -> Result<(String, Shape, bool), &'static str> {
    let (shape, is_optional) = match item(&entry.value)? {
        Shape::Optional(inner) => (*inner, true),
        shape => (shape, entry.is_optional),
    };
    if is_optional && shape == Shape::Type(Type::Boolean) {
        return Err("false and nothing are the same");
    }
    Ok((entry.name.clone(), shape, is_optional))
}
