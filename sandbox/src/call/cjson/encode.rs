//! Values of Lua into JSON.

use mlua::{Lua, Result, Table, Value};

use super::DEEPEST;
use crate::call::{number, raise};

/// An array may have that many more places than items, once it has more than [`SAFE`].
const SPARSE: usize = 2;
const SAFE: f64 = 10.0;

/// Writes a value; the inner error is the message to raise.
pub(super) fn value(
    lua: &Lua,
    value: &Value,
    depth: usize,
    to: &mut Vec<u8>,
) -> Result<std::result::Result<(), String>> {
    match value {
        Value::Nil => to.extend(b"null"),
        Value::LightUserData(pointer) if pointer.0.is_null() => to.extend(b"null"),
        Value::Boolean(truth) => to.extend(truth.to_string().bytes()),
        Value::String(text) => string(&text.as_bytes(), to),
        Value::Integer(_) | Value::Number(_) => match self::number(value) {
            Some(text) => to.extend(text.bytes()),
            None => return Ok(Err(refused(value, "must not be NaN or Inf"))),
        },
        Value::Table(_) if depth == DEEPEST => {
            return Ok(Err(format!("Cannot serialise, excessive depth ({})", depth + 1)));
        }
        Value::Table(table) => return self::table(lua, table, depth + 1, to),
        other => return Ok(Err(refused(other, "type not supported"))),
    }
    Ok(Ok(()))
}

fn refused(value: &Value, why: &str) -> String {
    format!("Cannot serialise {}: {why}", raise::kind(value))
}

fn number(value: &Value) -> Option<String> {
    let number = value.as_f64()?;
    number.is_finite().then(|| number::general(number, 14))
}

fn table(
    lua: &Lua,
    table: &Table,
    depth: usize,
    to: &mut Vec<u8>,
) -> Result<std::result::Result<(), String>> {
    match places(table)? {
        Ok(0) => object(lua, table, depth, to),
        Ok(places) => array(lua, table, places, depth, to),
        Err(message) => Ok(Err(message)),
    }
}

/// How many places an array has; none if it has keys that are no places.
fn places(table: &Table) -> Result<std::result::Result<usize, String>> {
    let (mut last, mut count) = (0.0_f64, 0_usize);
    for pair in table.pairs::<Value, Value>() {
        match pair?.0.as_f64() {
            Some(key) if key >= 1.0 && key.fract() == 0.0 => last = last.max(key),
            _ => return Ok(Ok(0)),
        }
        count += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "tables are not that long")]
    if last > (count * SPARSE) as f64 && last > SAFE {
        return Ok(Err("Cannot serialise table: excessively sparse array".to_owned()));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
    Ok(Ok(last as usize))
}

fn array(
    lua: &Lua,
    table: &Table,
    places: usize,
    depth: usize,
    to: &mut Vec<u8>,
) -> Result<std::result::Result<(), String>> {
    to.push(b'[');
    for place in 1..=places {
        if place > 1 {
            to.push(b',');
        }
        if let Err(message) = value(lua, &table.raw_get(place)?, depth, to)? {
            return Ok(Err(message));
        }
    }
    to.push(b']');
    Ok(Ok(()))
}

fn object(
    lua: &Lua,
    table: &Table,
    depth: usize,
    to: &mut Vec<u8>,
) -> Result<std::result::Result<(), String>> {
    to.push(b'{');
    for (index, pair) in table.pairs::<Value, Value>().enumerate() {
        let (key, item) = pair?;
        if index > 0 {
            to.push(b',');
        }
        match &key {
            Value::String(text) => string(&text.as_bytes(), to),
            Value::Integer(_) | Value::Number(_) => match number(&key) {
                Some(text) => to.extend(format!("\"{text}\"").bytes()),
                None => return Ok(Err(refused(&key, "must not be NaN or Inf"))),
            },
            other => return Ok(Err(refused(other, "table key must be a number or string"))),
        }
        to.push(b':');
        if let Err(message) = value(lua, &item, depth, to)? {
            return Ok(Err(message));
        }
    }
    to.push(b'}');
    Ok(Ok(()))
}

fn string(text: &[u8], to: &mut Vec<u8>) {
    to.push(b'"');
    for byte in text {
        match byte {
            b'"' | b'\\' | b'/' => to.extend([b'\\', *byte]),
            8 => to.extend(b"\\b"),
            b'\t' => to.extend(b"\\t"),
            b'\n' => to.extend(b"\\n"),
            12 => to.extend(b"\\f"),
            b'\r' => to.extend(b"\\r"),
            0..32 | 127 => to.extend(format!("\\u{byte:04x}").bytes()),
            other => to.push(*other),
        }
    }
    to.push(b'"');
}
