//! Errors that a callback returns or raises, its helpers' among them, into the codes they begin with.

use std::borrow::Cow;

use super::machine::Machine;
use super::value::{Atom, Value};

/// The text of an error.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Message<'s> {
    Whole(Cow<'s, [u8]>),
    /// It begins with a code and a blank.
    Begun(Cow<'s, [u8]>),
}

impl<'s> Message<'s> {
    /// The text that `redis.error_reply` makes of a value.
    pub(super) fn of(atom: &Atom<'s>) -> Option<Self> {
        match atom {
            Atom::Constant(text) => Some(Self::Whole(whole(text))),
            Atom::Begun(begun) if *begun.start != *b" " => Some(Self::Begun(begun.start.clone())),
            _ => None,
        }
    }
}

/// A dash at the front is left out, and one word alone gets `ERR`.
fn whole<'s>(text: &Cow<'s, [u8]>) -> Cow<'s, [u8]> {
    let (text, has_dash) = match text.strip_prefix(b"-") {
        Some(rest) => (Cow::Owned(rest.to_vec()), true),
        None => (text.clone(), false),
    };
    if text.contains(&b' ') || text.is_empty() && has_dash {
        return text;
    }
    [b"ERR ", &*text].concat().into()
}

impl<'s> Machine<'_, 's> {
    /// Notes the codes of a value that is an error of the callback's, where it is one.
    pub(super) fn note_codes(&mut self, value: &Value<'s>) {
        let mut codes = Vec::new();
        for atom in value.atoms() {
            match atom {
                Atom::Error(Some(Message::Whole(text) | Message::Begun(text))) => {
                    codes.extend(code(text));
                }
                Atom::Table(id) => {
                    let table = self.state.table(*id);
                    let fields = table.into_iter().flat_map(|table| &table.fields);
                    let messages = fields.filter(|(name, _)| **name == *b"err");
                    codes.extend(messages.flat_map(|(_, text)| text.atoms()).filter_map(in_table));
                }
                _ => {}
            }
        }
        for code in codes {
            if !self.codes.contains(&code) {
                self.codes.push(code);
            }
        }
    }

    /// `error(value)`: without a table, the code is `ERR`.
    pub(super) fn note_raised(&mut self, value: &Value<'s>) {
        if self.recorder.protected == 0 {
            self.note_codes(value);
        }
    }
}

/// `{err = 'CODE text'}` is sent as it is.
fn in_table(text: &Atom<'_>) -> Option<String> {
    match text {
        Atom::Constant(text) => code(text),
        Atom::Begun(begun) => code(&begun.start),
        _ => None,
    }
}

/// `ERR` is no code of its own: it is what an error has that has none.
fn code(text: &[u8]) -> Option<String> {
    let word = text.split(|byte| *byte == b' ').next()?;
    let word = std::str::from_utf8(word).ok().filter(|word| is_code(word.as_bytes()))?;
    (word != "ERR").then(|| word.to_owned())
}

pub(super) fn is_code(word: &[u8]) -> bool {
    let is_rest = |it: &u8| it.is_ascii_uppercase() || it.is_ascii_digit() || *it == b'_';
    word.first().is_some_and(u8::is_ascii_uppercase) && word.iter().all(is_rest)
}
