//! The library `bit`: operations on the 32 bits of numbers.

use mlua::{Lua, MultiValue, Result, Table, Value};

use super::raise;

type Operation = fn(i32, i32) -> i32;
type Single = fn(i32) -> i32;

/// `bit.tobit`, `bit.band` and so on.
pub(super) fn library(lua: &Lua) -> Result<Table> {
    let library = lua.create_table()?;
    let single: [(&str, Single); 3] =
        [("tobit", |bits| bits), ("bnot", |bits| !bits), ("bswap", i32::swap_bytes)];
    for (name, operation) in single {
        let member = move |lua: &Lua, given: MultiValue| Ok(operation(bits(lua, &given, 1)?));
        library.set(name, lua.create_function(member)?)?;
    }
    let folded: [(&str, Operation); 3] =
        [("band", |a, b| a & b), ("bor", |a, b| a | b), ("bxor", |a, b| a ^ b)];
    for (name, operation) in folded {
        let member = move |lua: &Lua, given: MultiValue| fold(lua, &given, operation);
        library.set(name, lua.create_function(member)?)?;
    }
    let shifts: [(&str, Operation); 5] = [
        ("lshift", |bits, by| bits.wrapping_shl(by.cast_unsigned())),
        ("rshift", |bits, by| bits.cast_unsigned().wrapping_shr(by.cast_unsigned()).cast_signed()),
        ("arshift", |bits, by| bits.wrapping_shr(by.cast_unsigned())),
        ("rol", |bits, by| bits.rotate_left((by & 31).cast_unsigned())),
        ("ror", |bits, by| bits.rotate_right((by & 31).cast_unsigned())),
    ];
    for (name, operation) in shifts {
        let member = move |lua: &Lua, given: MultiValue| {
            Ok(operation(bits(lua, &given, 1)?, bits(lua, &given, 2)?))
        };
        library.set(name, lua.create_function(member)?)?;
    }
    library.set("tohex", lua.create_function(|lua, given| to_hex(lua, &given))?)?;
    Ok(library)
}

fn fold(lua: &Lua, given: &MultiValue, operation: Operation) -> Result<i32> {
    let mut folded = bits(lua, given, 1)?;
    for number in 2..=given.len() {
        folded = operation(folded, bits(lua, given, number)?);
    }
    Ok(folded)
}

/// The lower digits, as many as the second argument says; in upper case if that is negative.
fn to_hex(lua: &Lua, given: &MultiValue) -> Result<String> {
    let number = bits(lua, given, 1)?;
    let digits = if given.len() < 2 { 8 } else { bits(lua, given, 2)? };
    let count = usize::try_from(digits.unsigned_abs().min(8)).unwrap_or(8);
    let text = if digits < 0 { format!("{number:08X}") } else { format!("{number:08x}") };
    Ok(text[8 - count..].to_owned())
}

/// The lower 32 bits of an argument; what is no whole number is rounded to an even one.
fn bits(lua: &Lua, given: &MultiValue, number: usize) -> Result<i32> {
    let value = given.get(number - 1).cloned().unwrap_or(Value::Nil);
    let Some(value) = lua.coerce_number(value)? else {
        return Err(raise::wrong_type(lua, number, "number", given));
    };
    // The sum has no room for a fraction, and the lower bits of what is asked for in its own.
    let shifted = (value + 6_755_399_441_055_744.0).to_bits();
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits are asked for")]
    Ok((shifted as u32).cast_signed())
}
