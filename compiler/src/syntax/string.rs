//! Strings and long brackets: quoted bytes into the bytes they stand for.

use std::borrow::Cow;
use std::ops::Range;

use super::lexer::{Lexer, is_line_end};
use super::token::{TokenKind, Value};
use super::{Error, offset};
use crate::source::Span;

impl<'s> Lexer<'s> {
    /// A string in single or double quotes, the lexer standing on the first.
    pub(super) fn short_string(&mut self, quote: u8) -> (TokenKind, Value<'s>) {
        let start = self.at;
        self.at += 1;
        let mut copied_to = self.at;
        let mut text = Vec::new();
        loop {
            match self.peek(0) {
                Some(byte) if byte == quote => break,
                Some(b'\\') => {
                    text.extend_from_slice(&self.bytes[copied_to..self.at]);
                    self.escape(&mut text);
                    copied_to = self.at;
                }
                Some(byte) if !is_line_end(byte) => self.at += 1,
                _ => {
                    self.unfinished_string(start, quote);
                    return (TokenKind::String, Value::String(Cow::Owned(text)));
                }
            }
        }
        let rest = &self.bytes[copied_to..self.at];
        self.at += 1;
        let value = if copied_to == start + 1 {
            Cow::Borrowed(rest)
        } else {
            text.extend_from_slice(rest);
            Cow::Owned(text)
        };
        (TokenKind::String, Value::String(value))
    }

    /// What a backslash and what follows it stand for. Lua 5.1 knows no `\x`, `\z` and `\u`: they
    /// are `x`, `z` and `u`.
    fn escape(&mut self, text: &mut Vec<u8>) {
        self.at += 1;
        let Some(byte) = self.peek(0) else { return };
        match byte {
            b'0'..=b'9' => return self.decimal_escape(text),
            b'\n' | b'\r' => {
                text.push(b'\n');
                return self.skip_line_end();
            }
            b'a' => text.push(0x07),
            b'b' => text.push(0x08),
            b'f' => text.push(0x0c),
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'v' => text.push(0x0b),
            other => text.push(other),
        }
        self.at += 1;
    }

    fn decimal_escape(&mut self, text: &mut Vec<u8>) {
        let start = self.at;
        let mut value = 0u32;
        while self.at < start + 3
            && let Some(digit) = self.peek(0).and_then(|byte| char::from(byte).to_digit(10))
        {
            value = value * 10 + digit;
            self.at += 1;
        }
        if let Ok(byte) = u8::try_from(value) {
            return text.push(byte);
        }
        let span = Span::new(offset(start - 1), offset(self.at));
        let message = format!("the escape `\\{value}` is not a byte");
        self.errors.push(Error::syntax(span, message).help("a byte is `\\0` to `\\255`"));
    }

    fn unfinished_string(&mut self, start: usize, quote: u8) {
        let span = Span::new(offset(start), offset(self.at));
        let quote = char::from(quote);
        let error = Error::syntax(span, format!("this string has no closing `{quote}`"));
        let help = "a string in quotes ends on its own line; `[[ ... ]]` may span several";
        self.errors.push(error.help(help));
        self.is_broken = true;
    }

    /// `[` alone or the long string it opens.
    pub(super) fn bracket(&mut self) -> (TokenKind, Value<'s>) {
        let start = self.at;
        if let Some(level) = self.long_bracket_level() {
            self.at += level + 2;
            let text = self.long_text(start, level, "string");
            return (TokenKind::String, Value::String(long_value(&self.bytes[text])));
        }
        self.at += 1;
        if self.peek(0) != Some(b'=') {
            return (TokenKind::LeftBracket, Value::None);
        }
        while self.peek(0) == Some(b'=') {
            self.at += 1;
        }
        let span = Span::new(offset(start), offset(self.at));
        let error = Error::syntax(span, "a long string opens with a second `[` behind the `=`");
        self.errors.push(error.help("`[=[ ... ]=]`; for an index, put a value behind `[`"));
        (TokenKind::LeftBracket, Value::None)
    }

    /// How many `=` the opening long bracket here has, if one is here.
    pub(super) fn long_bracket_level(&self) -> Option<usize> {
        if self.peek(0) != Some(b'[') {
            return None;
        }
        let rest = &self.bytes[self.at + 1..];
        let level = rest.iter().take_while(|byte| **byte == b'=').count();
        (rest.get(level) == Some(&b'[')).then_some(level)
    }

    /// The range of the text between long brackets, the lexer standing behind the opening one.
    /// `start` is where the token begins.
    pub(super) fn long_text(&mut self, start: usize, level: usize, what: &str) -> Range<usize> {
        let text_start = self.at;
        let mut has_nested = false;
        while let Some(byte) = self.peek(0) {
            match byte {
                b']' if self.is_long_end(level) => {
                    let text = text_start..self.at;
                    self.at += level + 2;
                    return text;
                }
                b'[' if level == 0 && !has_nested && self.peek(1) == Some(b'[') => {
                    has_nested = true;
                    self.nested_bracket(what);
                }
                b'\n' | b'\r' => self.skip_line_end(),
                _ => self.at += 1,
            }
        }
        let opening = Span::new(offset(start), offset(text_start));
        let close = format!("]{}]", "=".repeat(level));
        let error = Error::syntax(opening, format!("this long {what} has no closing `{close}`"));
        self.errors.push(error.noticed_at(offset(self.at)));
        self.is_broken = true;
        text_start..self.at
    }

    fn is_long_end(&self, level: usize) -> bool {
        let rest = &self.bytes[self.at + 1..];
        rest.len() > level && rest[level] == b']' && rest[..level].iter().all(|byte| *byte == b'=')
    }

    fn nested_bracket(&mut self, what: &str) {
        let span = Span::new(offset(self.at), offset(self.at + 2));
        self.at += 1;
        let message = format!("Lua 5.1 refuses `[[` inside a `[[ ... ]]` {what}");
        let error = Error::syntax(span, message);
        self.errors.push(error.help("use `[=[ ... ]=]` around it"));
        self.is_broken = true;
    }
}

/// The bytes a long string stands for: the first line end is dropped, every other is one LF.
fn long_value(text: &[u8]) -> Cow<'_, [u8]> {
    let text = match text {
        [b'\n', b'\r', rest @ ..] | [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] => rest,
        _ => text,
    };
    if !text.contains(&b'\r') {
        return Cow::Borrowed(text);
    }
    let mut value = Vec::with_capacity(text.len());
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if is_line_end(byte) {
            bytes.next_if(|next| is_line_end(*next) && *next != byte);
            value.push(b'\n');
        } else {
            value.push(byte);
        }
    }
    Cow::Owned(value)
}
