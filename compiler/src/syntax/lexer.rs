//! Bytes into tokens and comments, one token at a time, exactly as Lua 5.1 cuts them.

use super::ast::Comment;
use super::token::{Token, TokenKind, Value};
use super::{Error, number, offset};
use crate::source::Span;

/// Where lexing is, and what it found besides tokens.
#[derive(Debug)]
pub(super) struct Lexer<'s> {
    pub(super) bytes: &'s [u8],
    pub(super) at: usize,
    pub(super) comments: Vec<Comment<'s>>,
    /// Errors inside tokens since the parser last took them.
    pub(super) errors: Vec<Error>,
    /// Whether what follows the last token is hardly what was meant: a string or number is broken.
    pub(super) is_broken: bool,
    line_start: usize,
    indent: u32,
    has_token: bool,
}

impl<'s> Lexer<'s> {
    /// Begins behind the first line if it begins with `#`; its line end stays, so that lines agree.
    pub(super) fn new(bytes: &'s [u8]) -> Self {
        let at = if bytes.first() == Some(&b'#') {
            bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len())
        } else {
            0
        };
        Self {
            bytes,
            at,
            comments: Vec::new(),
            errors: Vec::new(),
            is_broken: false,
            line_start: at,
            indent: 0,
            has_token: at > 0,
        }
    }

    pub(super) fn next_token(&mut self) -> Token<'s> {
        let is_on_new_line = self.skip_blanks_and_comments();
        if is_on_new_line {
            self.indent = offset(self.at - self.line_start);
        }
        self.has_token = true;
        let start = self.at;
        let (kind, value) = self.token();
        let span = Span::new(offset(start), offset(self.at));
        Token { kind, span, value, is_on_new_line, indent: self.indent }
    }

    /// Whether a line ended on the way.
    fn skip_blanks_and_comments(&mut self) -> bool {
        let mut is_on_new_line = false;
        let mut is_first_on_line = !self.has_token;
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' | b'\x0b' | b'\x0c' => self.at += 1,
                b'\n' | b'\r' => {
                    self.skip_line_end();
                    (is_on_new_line, is_first_on_line) = (true, true);
                }
                b'-' if self.peek(1) == Some(b'-') => {
                    let line_start = self.line_start;
                    self.comment(is_first_on_line);
                    is_on_new_line |= self.line_start != line_start;
                    is_first_on_line = false;
                }
                _ => break,
            }
        }
        is_on_new_line
    }

    fn comment(&mut self, is_own_line: bool) {
        let start = self.at;
        self.at += 2;
        let bracket = self.long_bracket_level();
        let text = match bracket {
            Some(level) => {
                self.at = start + 2 + level + 2;
                self.long_text(start, level, "comment")
            }
            None => self.rest_of_line(),
        };
        let span = Span::new(offset(start), offset(self.at));
        let text = &self.bytes[text];
        self.comments.push(Comment { span, text, is_long: bracket.is_some(), is_own_line });
    }

    fn rest_of_line(&mut self) -> std::ops::Range<usize> {
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += rest.iter().position(|byte| is_line_end(*byte)).unwrap_or(rest.len());
        start..self.at
    }

    fn token(&mut self) -> (TokenKind, Value<'s>) {
        let Some(byte) = self.peek(0) else { return (TokenKind::EndOfFile, Value::None) };
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'0'..=b'9' => self.number(self.at),
            b'"' | b'\'' => self.short_string(byte),
            b'[' => self.bracket(),
            b'.' => self.dots(),
            _ => (self.operator(byte), Value::None),
        }
    }

    fn word(&mut self) -> (TokenKind, Value<'s>) {
        let start = self.at;
        while self.peek(0).is_some_and(is_word_byte) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        match TokenKind::of_word(word) {
            TokenKind::Name => {
                (TokenKind::Name, Value::Name(std::str::from_utf8(word).unwrap_or_default()))
            }
            reserved => (reserved, Value::None),
        }
    }

    /// Lua looks for `E` and signs with C's `strchr`, which finds a NUL in every set, and then
    /// hands the text to `strtod`, which stops at a NUL.
    fn number(&mut self, start: usize) -> (TokenKind, Value<'s>) {
        while self.peek(0).is_some_and(|byte| byte.is_ascii_digit() || byte == b'.') {
            self.at += 1;
        }
        if self.eat_any(b"Ee\0") {
            self.eat_any(b"+-\0");
        }
        while self.peek(0).is_some_and(is_word_byte) {
            self.at += 1;
        }
        let text = &self.bytes[start..self.at];
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        let value = number::parse(text).unwrap_or_else(|| {
            let span = Span::new(offset(start), offset(self.at));
            self.errors.push(super::foreign::malformed_number(span, text));
            self.is_broken = true;
            0.0
        });
        (TokenKind::Number, Value::Number(value))
    }

    /// `.`, `..`, `...` or a number. A NUL counts as a dot here, see [`Self::number`].
    fn dots(&mut self) -> (TokenKind, Value<'s>) {
        let start = self.at;
        self.at += 1;
        if self.eat_any(b".\0") {
            let is_dots = self.eat_any(b".\0");
            let kind = if is_dots { TokenKind::Dots } else { TokenKind::Concatenate };
            (kind, Value::None)
        } else if self.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
            self.number(start)
        } else {
            (TokenKind::Dot, Value::None)
        }
    }

    fn operator(&mut self, byte: u8) -> TokenKind {
        self.at += 1;
        match byte {
            b'+' => TokenKind::Plus,
            b'-' => TokenKind::Minus,
            b'*' => TokenKind::Star,
            b'/' => TokenKind::Slash,
            b'%' => TokenKind::Percent,
            b'^' => TokenKind::Caret,
            b'#' => TokenKind::Hash,
            b'=' => self.or_equal(TokenKind::EqualEqual, TokenKind::Equal),
            b'~' => self.or_equal(TokenKind::NotEqual, TokenKind::Unknown(byte)),
            b'<' => self.or_equal(TokenKind::LessEqual, TokenKind::Less),
            b'>' => self.or_equal(TokenKind::GreaterEqual, TokenKind::Greater),
            b'(' => TokenKind::LeftParen,
            b')' => TokenKind::RightParen,
            b'{' => TokenKind::LeftBrace,
            b'}' => TokenKind::RightBrace,
            b']' => TokenKind::RightBracket,
            b';' => TokenKind::Semicolon,
            b':' => TokenKind::Colon,
            b',' => TokenKind::Comma,
            _ => {
                self.skip_rest_of_character();
                TokenKind::Unknown(byte)
            }
        }
    }

    fn or_equal(&mut self, with: TokenKind, without: TokenKind) -> TokenKind {
        if self.eat_any(b"=") { with } else { without }
    }

    /// A character of several bytes is one mistake, not several.
    fn skip_rest_of_character(&mut self) {
        let width = match self.bytes[self.at - 1] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return,
        };
        let end = self.at - 1 + width;
        if self.bytes.get(self.at - 1..end).is_some_and(|bytes| std::str::from_utf8(bytes).is_ok())
        {
            self.at = end;
        }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn eat_any(&mut self, set: &[u8]) -> bool {
        let found = self.peek(0).is_some_and(|byte| set.contains(&byte));
        self.at += usize::from(found);
        found
    }

    /// Skips LF, CR, CRLF or LFCR, one line end each.
    pub(super) fn skip_line_end(&mut self) {
        let first = self.bytes[self.at];
        self.at += 1;
        if self.peek(0).is_some_and(|byte| is_line_end(byte) && byte != first) {
            self.at += 1;
        }
        self.line_start = self.at;
    }
}

pub(super) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
