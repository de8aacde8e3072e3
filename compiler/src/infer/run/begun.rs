//! Strings of which only the beginning is known, where that may be the code of an error.

use std::borrow::Cow;

use super::codes::is_code;
use super::value::{Atom, Value};

/// A string that begins with this. More is not kept of it than errors need: `CODE ` or a blank, so that all the other
/// strings a library puts together are one kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Begun<'s> {
    pub(super) start: Cow<'s, [u8]>,
    /// Whether all of it is UTF-8.
    pub(super) is_text: bool,
}

/// A string that begins with a text, if that is worth keeping.
pub(super) fn begun<'s>(text: &[u8], is_text: bool) -> Option<Atom<'s>> {
    let end = text.iter().position(|byte| *byte == b' ')?;
    let start = &text[..=end];
    (end == 0 || is_code(&start[..end]))
        .then(|| Atom::Begun(Begun { start: start.to_vec().into(), is_text }))
}

/// What two strings that are put together begin with.
pub(super) fn joined<'s>(one: &Value<'s>, two: &Value<'s>, is_text: bool) -> Option<Value<'s>> {
    let behind: &[u8] = match two {
        Value::One(Atom::Constant(text)) => text,
        Value::One(Atom::Begun(begun)) => &begun.start,
        _ => b"",
    };
    let each = one.atoms().iter().map(|atom| match atom {
        Atom::Constant(text) => begun(&[text, behind].concat(), is_text),
        Atom::Begun(known) => begun(&known.start, is_text),
        _ => None,
    });
    each.collect()
}

/// What `string.format` begins with: text, and constants in it.
pub(super) fn formatted<'s>(
    format: &[u8],
    mut values: &[Value<'s>],
    is_text: bool,
) -> Option<Atom<'s>> {
    let mut start = Vec::new();
    let mut left = format.iter();
    while let Some(byte) = left.next() {
        if *byte != b'%' {
            start.push(*byte);
            continue;
        }
        let (Some(b's'), [Value::One(Atom::Constant(text)), rest @ ..]) = (left.next(), values)
        else {
            break;
        };
        start.extend_from_slice(text);
        values = rest;
    }
    begun(&start, is_text)
}
