//! The part of the string library that names are made with. It is reached through string values:
//! `("x"):rep(3)`; the table `string` does not exist while a library loads.

use super::evaluate::length;
use super::value::Value;

/// Every function of the servers' string library.
const FUNCTIONS: [&str; 16] = [
    "byte", "char", "dump", "find", "format", "gfind", "gmatch", "gsub", "len", "lower", "match",
    "rep", "reverse", "sub", "upper", "__index",
];

/// The longest string that is built here; a name is far shorter.
pub(super) const LONGEST: usize = 1 << 16;

/// The function of that name, if there is one.
pub(super) fn function(name: &str) -> Option<&'static str> {
    FUNCTIONS.iter().find(|known| **known == name).copied()
}

/// Calls it; what is not worked out here is not known.
pub(super) fn call<'s>(name: &str, arguments: &[Value<'s>]) -> Value<'s> {
    let Some(text) = arguments.first().and_then(Value::text) else { return Value::Unknown };
    match name {
        "len" => length(text.len()),
        "lower" => Value::string(text.to_ascii_lowercase()),
        "upper" => Value::string(text.to_ascii_uppercase()),
        "reverse" => Value::string(text.iter().rev().copied().collect::<Vec<u8>>()),
        "rep" => repeat(&text, arguments.get(1)),
        "sub" => substring(&text, arguments),
        "format" => format(&text, &arguments[1..]).map_or(Value::Unknown, Value::string),
        _ => Value::Unknown,
    }
}

fn repeat<'s>(text: &[u8], times: Option<&Value<'s>>) -> Value<'s> {
    match times.and_then(Value::number) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        Some(times) if text.len().saturating_mul(times.max(0.0) as usize) <= LONGEST => {
            Value::string(text.repeat(times.max(0.0) as usize))
        }
        _ => Value::Unknown,
    }
}

fn substring<'s>(text: &[u8], arguments: &[Value<'s>]) -> Value<'s> {
    let bound = |place: usize, default: f64| match arguments.get(place) {
        None | Some(Value::Nil) => Some(default),
        Some(value) => value.number(),
    };
    let (Some(from), Some(to)) = (bound(1, 1.0), bound(2, -1.0)) else { return Value::Unknown };
    #[expect(clippy::cast_precision_loss, reason = "no string has 2^53 bytes")]
    let size = text.len() as f64;
    let absolute = |at: f64| if at < 0.0 { size + at + 1.0 } else { at };
    let (from, to) = (absolute(from).max(1.0), absolute(to).min(size));
    if from > to {
        return Value::string(Vec::new());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the text")]
    let part = &text[from as usize - 1..to as usize];
    Value::string(part)
}

/// `%s`, `%d` and `%%`; anything else is not known.
fn format(text: &[u8], arguments: &[Value<'_>]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut arguments = arguments.iter();
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        if *byte != b'%' {
            out.push(*byte);
            continue;
        }
        match bytes.next()? {
            b'%' => out.push(b'%'),
            b's' => out.extend_from_slice(&arguments.next()?.text()?),
            b'd' => {
                #[expect(clippy::cast_possible_truncation, reason = "what the server does")]
                let integer = arguments.next()?.number()? as i64;
                out.extend_from_slice(integer.to_string().as_bytes());
            }
            _ => return None,
        }
    }
    Some(out)
}
