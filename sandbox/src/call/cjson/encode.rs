//! Values of Lua into JSON.

use mlua::{Table, Value};

use super::Fault;
use crate::call::convert::{DEEPEST, number_of};
use crate::call::{number, raise};

type Result<T> = std::result::Result<T, Fault>;

/// An array may have that many more places than items, once it has more than [`SAFE`].
const SPARSE: usize = 2;
const SAFE: f64 = 10.0;

/// Writes a value.
pub(super) fn value(value: &Value, depth: usize, to: &mut Vec<u8>) -> Result<()> {
    match value {
        Value::Nil => to.extend(b"null"),
        Value::LightUserData(pointer) if pointer.0.is_null() => to.extend(b"null"),
        Value::Boolean(truth) => to.extend(truth.to_string().bytes()),
        Value::String(text) => string(&text.as_bytes(), to),
        Value::Integer(_) | Value::Number(_) => match self::number(value) {
            Some(text) => to.extend(text.bytes()),
            None => return Err(refused(value, "must not be NaN or Inf")),
        },
        Value::Table(_) if depth == DEEPEST => return Err(Fault::TooDeep),
        Value::Table(table) => return self::table(table, depth + 1, to),
        other => return Err(refused(other, "type not supported")),
    }
    Ok(())
}

fn refused(value: &Value, why: &str) -> Fault {
    Fault::Said(format!("Cannot serialise {}: {why}", raise::kind(value)))
}

fn number(value: &Value) -> Option<String> {
    let number = number_of(value)?;
    number.is_finite().then(|| number::general(number, 14))
}

fn table(table: &Table, depth: usize, to: &mut Vec<u8>) -> Result<()> {
    match places(table)? {
        0 => object(table, depth, to),
        places => array(table, places, depth, to),
    }
}

/// How many places an array has; none if it has keys that are no places.
fn places(table: &Table) -> Result<usize> {
    let (mut last, mut count) = (0.0_f64, 0_usize);
    for pair in table.pairs::<Value, Value>() {
        match number_of(&pair?.0) {
            Some(key) if key >= 1.0 && key.fract() == 0.0 => last = last.max(key),
            _ => return Ok(0),
        }
        count += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "tables are not that long")]
    if last > (count * SPARSE) as f64 && last > SAFE {
        return Err(Fault::Said("Cannot serialise table: excessively sparse array".to_owned()));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
    Ok(last as usize)
}

fn array(table: &Table, places: usize, depth: usize, to: &mut Vec<u8>) -> Result<()> {
    to.push(b'[');
    for place in 1..=places {
        if place > 1 {
            to.push(b',');
        }
        value(&table.raw_get(place)?, depth, to)?;
    }
    to.push(b']');
    Ok(())
}

fn object(table: &Table, depth: usize, to: &mut Vec<u8>) -> Result<()> {
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
                None => return Err(refused(&key, "must not be NaN or Inf")),
            },
            other => return Err(refused(other, "table key must be a number or string")),
        }
        to.push(b':');
        value(&item, depth, to)?;
    }
    to.push(b'}');
    Ok(())
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
