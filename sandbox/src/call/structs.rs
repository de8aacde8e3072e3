//! The library `struct`: values into bytes by a format, and back.

use mlua::{Lua, LuaString, MultiValue, Result, Table, Value};

use super::state::State;
use super::{Unanswered, raise};

/// `struct.pack`, `struct.unpack` and `struct.size`.
pub(super) fn library(lua: &Lua, state: &State) -> Result<Table> {
    let library = lua.create_table()?;
    let of = state.clone();
    library.set("pack", lua.create_function(move |lua, given| pack(lua, &of, &given))?)?;
    let of = state.clone();
    library.set("unpack", lua.create_function(move |lua, given| unpack(lua, &of, &given))?)?;
    let of = state.clone();
    library.set("size", lua.create_function(move |lua, given| size(lua, &of, &given))?)?;
    Ok(library)
}

/// The widest integer that is made of a number; wider ones are what C happens to make of them.
const WIDEST: usize = 8;

/// A format, read from the front.
struct Format<'f> {
    rest: &'f [u8],
    is_big: bool,
    align: usize,
}

/// One option of a format, with its size, and the padding before it.
struct Field {
    option: u8,
    size: usize,
    padding: usize,
}

impl Format<'_> {
    /// The next option, behind so many bytes.
    fn next(&mut self, lua: &Lua, state: &State, at: usize) -> Result<Option<Field>> {
        let Some((option, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        let size = match option {
            b'b' | b'B' | b'x' => 1,
            b'h' | b'H' => 2,
            b'f' => 4,
            b'l' | b'L' | b'T' | b'd' => 8,
            b'c' => self.number(lua, 1)?,
            b'i' | b'I' => match self.number(lua, 4)? {
                size @ 33.. => {
                    let message = format!("integral size {size} is larger than limit of 32");
                    return Err(raise::text(lua, &message));
                }
                size if size > WIDEST => return Err(state.stop(Unanswered::Missing("struct"))),
                size => size,
            },
            // What is no option is told by those who give it a meaning.
            letter if letter.is_ascii_alphanumeric() => 0,
            other => {
                self.control(lua, *other)?;
                0
            }
        };
        let aligned = if *option == b'c' { 0 } else { size.min(self.align) };
        let padding =
            if aligned == 0 { 0 } else { aligned.wrapping_sub(at & (aligned - 1)) & (aligned - 1) };
        Ok(Some(Field { option: *option, size, padding }))
    }

    fn control(&mut self, lua: &Lua, option: u8) -> Result<()> {
        match option {
            b' ' => {}
            b'>' => self.is_big = true,
            b'<' => self.is_big = false,
            b'!' => {
                let align = self.number(lua, 8)?;
                if !align.is_power_of_two() {
                    let message = format!("alignment {align} is not a power of 2");
                    return Err(raise::text(lua, &message));
                }
                self.align = align;
            }
            other => return Err(invalid(lua, other)),
        }
        Ok(())
    }

    fn number(&mut self, lua: &Lua, otherwise: usize) -> Result<usize> {
        let count = self.rest.iter().take_while(|digit| digit.is_ascii_digit()).count();
        if count == 0 {
            return Ok(otherwise);
        }
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        let number = std::str::from_utf8(digits).ok().and_then(|text| text.parse::<i32>().ok());
        let number = number.and_then(|number| usize::try_from(number).ok());
        number.ok_or_else(|| raise::text(lua, "integral size overflow"))
    }

    fn ordered<const N: usize>(&self, mut little: [u8; N]) -> [u8; N] {
        if self.is_big {
            little.reverse();
        }
        little
    }
}

fn invalid(lua: &Lua, option: u8) -> mlua::Error {
    let message = format!("invalid format option '{}'", char::from(option));
    raise::argument(lua, 1, &message)
}

fn pack(lua: &Lua, state: &State, given: &MultiValue) -> Result<LuaString> {
    let text = string(lua, given, 1)?;
    let mut format = Format { rest: super::convert::until_nul(&text), is_big: false, align: 1 };
    // Behind the arguments there is a nil, for reasons of its own.
    let given = &given.iter().cloned().chain([Value::Nil]).collect::<MultiValue>();
    let (mut packed, mut argument) = (Vec::new(), 1);
    while let Some(field) = format.next(lua, state, packed.len())? {
        packed.resize(packed.len() + field.padding, 0);
        match field.option {
            b'x' => packed.push(0),
            b'b' | b'B' | b'h' | b'H' | b'l' | b'L' | b'T' | b'i' | b'I' => {
                argument += 1;
                let mut bytes = whole(number(lua, given, argument)?).to_le_bytes().to_vec();
                bytes.truncate(field.size);
                if format.is_big {
                    bytes.reverse();
                }
                packed.extend(bytes);
            }
            b'f' => {
                argument += 1;
                #[expect(clippy::cast_possible_truncation, reason = "that is what is asked for")]
                let single = number(lua, given, argument)? as f32;
                packed.extend(format.ordered(single.to_le_bytes()));
            }
            b'd' => {
                argument += 1;
                packed.extend(format.ordered(number(lua, given, argument)?.to_le_bytes()));
            }
            b'c' | b's' => {
                argument += 1;
                let text = string(lua, given, argument)?;
                let size = if field.size == 0 { text.len() } else { field.size };
                let Some(part) = text.get(..size) else {
                    return Err(raise::argument(lua, argument + 1, "string too short"));
                };
                packed.extend(part);
                packed.extend((field.option == b's').then_some(0));
            }
            letter if letter.is_ascii_alphanumeric() => return Err(invalid(lua, letter)),
            _ => {}
        }
    }
    lua.create_string(packed)
}

fn unpack(lua: &Lua, state: &State, given: &MultiValue) -> Result<MultiValue> {
    let (text, data) = (string(lua, given, 1)?, string(lua, given, 2)?);
    let begin = match given.get(2) {
        None | Some(Value::Nil) => 1,
        Some(_) => whole(number(lua, given, 3)?).cast_signed(),
    };
    if begin == 0 {
        return Err(raise::argument(lua, 3, "offset must be 1 or greater"));
    }
    // C takes what is less for a very large one.
    let mut at = usize::try_from(begin - 1).unwrap_or(usize::MAX - 64);
    let short = || raise::argument(lua, 2, "data string too short");
    let mut format = Format { rest: super::convert::until_nul(&text), is_big: false, align: 1 };
    let mut values: Vec<Value> = Vec::new();
    while let Some(field) = format.next(lua, state, at)? {
        at += field.padding;
        let bytes =
            at.checked_add(field.size).and_then(|end| data.get(at..end)).ok_or_else(short)?;
        let mut size = field.size;
        match field.option {
            b'b' | b'B' | b'h' | b'H' | b'l' | b'L' | b'T' | b'i' | b'I' => {
                values.push(Value::Number(integer(bytes, &field, format.is_big)));
            }
            b'f' => {
                let single = format.ordered(bytes.try_into().unwrap_or_default());
                values.push(Value::Number(f64::from(f32::from_le_bytes(single))));
            }
            b'd' => {
                let double = format.ordered(bytes.try_into().unwrap_or_default());
                values.push(Value::Number(f64::from_le_bytes(double)));
            }
            b'c' if size == 0 => {
                let last = values.pop().and_then(|last| lua.coerce_number(last).ok().flatten());
                let Some(last) = last else {
                    return Err(raise::text(lua, "format 'c0' needs a previous size"));
                };
                size = usize::try_from(whole(last)).unwrap_or(usize::MAX);
                let end = at.checked_add(size);
                let part = end.and_then(|end| data.get(at..end)).ok_or_else(short)?;
                values.push(Value::String(lua.create_string(part)?));
            }
            b'c' => values.push(Value::String(lua.create_string(bytes)?)),
            b's' => {
                let Some(length) = data[at..].iter().position(|byte| *byte == 0) else {
                    return Err(raise::text(lua, "unfinished string in data"));
                };
                values.push(Value::String(lua.create_string(&data[at..at + length])?));
                size = length + 1;
            }
            letter if letter != b'x' && letter.is_ascii_alphanumeric() => {
                return Err(invalid(lua, letter));
            }
            _ => {}
        }
        at += size;
    }
    #[expect(clippy::cast_precision_loss, reason = "Lua has no other numbers")]
    values.push(Value::Number((at + 1) as f64));
    Ok(values.into_iter().collect())
}

fn size(lua: &Lua, state: &State, given: &MultiValue) -> Result<usize> {
    let text = string(lua, given, 1)?;
    let mut format = Format { rest: super::convert::until_nul(&text), is_big: false, align: 1 };
    let mut at = 0;
    while let Some(field) = format.next(lua, state, at)? {
        match field.option {
            b's' => return Err(raise::argument(lua, 1, "option 's' has no fixed size")),
            b'c' if field.size == 0 => {
                return Err(raise::argument(lua, 1, "option 'c0' has no fixed size"));
            }
            _ => at += field.padding + field.size,
        }
    }
    Ok(at)
}

/// Signed where the option is in lower case.
fn integer(bytes: &[u8], field: &Field, is_big: bool) -> f64 {
    let mut little = bytes.to_vec();
    if is_big {
        little.reverse();
    }
    let is_negative = field.option.is_ascii_lowercase()
        && little.last().is_some_and(|highest| highest & 0x80 != 0);
    little.resize(WIDEST, if is_negative { 0xff } else { 0 });
    let value = u64::from_le_bytes(little.try_into().unwrap_or_default());
    #[expect(clippy::cast_precision_loss, reason = "Lua has no other numbers")]
    if field.option.is_ascii_lowercase() { value.cast_signed() as f64 } else { value as f64 }
}

/// As C converts on x86.
fn whole(number: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "so does C")]
    match number {
        _ if number < 0.0 || number.is_nan() => super::convert::truncated(number).cast_unsigned(),
        _ if number >= 18_446_744_073_709_551_616.0 => 0,
        _ => number as u64,
    }
}

fn string(lua: &Lua, given: &MultiValue, number: usize) -> Result<Vec<u8>> {
    let value = given.get(number - 1).cloned().unwrap_or(Value::Nil);
    match value {
        Value::String(_) | Value::Integer(_) | Value::Number(_) => {
            let text = lua.coerce_string(value)?;
            Ok(text.map_or_else(Vec::new, |text| text.as_bytes().to_vec()))
        }
        _ => Err(raise::wrong_type(lua, number, "string", given)),
    }
}

fn number(lua: &Lua, given: &MultiValue, number: usize) -> Result<f64> {
    let value = given.get(number - 1).cloned().unwrap_or(Value::Nil);
    lua.coerce_number(value)?.ok_or_else(|| raise::wrong_type(lua, number, "number", given))
}
