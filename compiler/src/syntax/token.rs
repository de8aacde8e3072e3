//! Tokens: what the lexer makes of bytes, and how they are named to people.

use std::borrow::Cow;

use crate::source::Span;

/// One token and what the parser needs to know about its place.
#[derive(Debug, Clone)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
    pub(super) value: Value<'s>,
    /// Whether a line ended between the token before and this one.
    pub(super) is_on_new_line: bool,
    /// How many bytes the first token of this token's line is indented. Only messages use it.
    pub(super) indent: u32,
}

/// What a token stands for beyond its kind.
#[derive(Debug, Clone)]
pub(super) enum Value<'s> {
    None,
    Name(&'s str),
    Number(f64),
    String(Cow<'s, [u8]>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    EndOfFile,
    Name,
    Number,
    String,
    /// A byte that begins no token of Lua 5.1.
    Unknown(u8),

    And,
    Break,
    Do,
    Else,
    ElseIf,
    End,
    False,
    For,
    Function,
    If,
    In,
    Local,
    Nil,
    Not,
    Or,
    Repeat,
    Return,
    Then,
    True,
    Until,
    While,

    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Caret,
    Hash,
    EqualEqual,
    NotEqual,
    LessEqual,
    GreaterEqual,
    Less,
    Greater,
    Equal,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Semicolon,
    Colon,
    Comma,
    Dot,
    Concatenate,
    Dots,
}

impl TokenKind {
    /// The reserved word, or [`TokenKind::Name`].
    pub(super) fn of_word(word: &[u8]) -> Self {
        match word {
            b"and" => Self::And,
            b"break" => Self::Break,
            b"do" => Self::Do,
            b"else" => Self::Else,
            b"elseif" => Self::ElseIf,
            b"end" => Self::End,
            b"false" => Self::False,
            b"for" => Self::For,
            b"function" => Self::Function,
            b"if" => Self::If,
            b"in" => Self::In,
            b"local" => Self::Local,
            b"nil" => Self::Nil,
            b"not" => Self::Not,
            b"or" => Self::Or,
            b"repeat" => Self::Repeat,
            b"return" => Self::Return,
            b"then" => Self::Then,
            b"true" => Self::True,
            b"until" => Self::Until,
            b"while" => Self::While,
            _ => Self::Name,
        }
    }

    /// Whether it is one of the 21 reserved words.
    pub(super) fn is_reserved(self) -> bool {
        use TokenKind::{And, Break, Do, Else, ElseIf, End, False, For, Function, If, In, Local};
        use TokenKind::{Nil, Not, Or, Repeat, Return, Then, True, Until, While};
        matches!(
            self,
            And | Break | Do | Else | ElseIf | End | False | For | Function | If | In | Local
        ) || matches!(self, Nil | Not | Or | Repeat | Return | Then | True | Until | While)
    }

    /// Whether it ends a block, so that no statement can begin with it.
    pub(super) fn ends_block(self) -> bool {
        matches!(self, Self::Else | Self::ElseIf | Self::End | Self::Until | Self::EndOfFile)
    }

    /// Whether it begins a statement and stands in no expression. `function` is not one of them.
    pub(super) fn begins_only_statements(self) -> bool {
        matches!(
            self,
            Self::Break
                | Self::Do
                | Self::For
                | Self::If
                | Self::Local
                | Self::Repeat
                | Self::Return
                | Self::While
        )
    }

    /// Whether an expression can begin with it.
    pub(super) fn begins_expression(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Number
                | Self::String
                | Self::Nil
                | Self::True
                | Self::False
                | Self::Dots
                | Self::Function
                | Self::Not
                | Self::Minus
                | Self::Hash
                | Self::LeftParen
                | Self::LeftBrace
        )
    }
}

/// A token as a message names what it found.
pub(super) fn describe(kind: TokenKind, bytes: &[u8]) -> String {
    match kind {
        TokenKind::EndOfFile => "the end of the file".to_owned(),
        TokenKind::String => "a string".to_owned(),
        TokenKind::Unknown(byte) if !(b' '..=b'~').contains(&byte) => describe_bytes(bytes),
        _ => format!("`{}`", String::from_utf8_lossy(&bytes[..bytes.len().min(40)])),
    }
}

/// A byte or character nobody can see, by its number.
fn describe_bytes(bytes: &[u8]) -> String {
    match bytes.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()) {
        Some(character) if character.is_control() => format!("the byte 0x{:02x}", bytes[0]),
        Some('\u{feff}') => "a byte order mark".to_owned(),
        Some(character) => format!("`{character}` (U+{:04X})", u32::from(character)),
        None => bytes.first().map_or_else(String::new, |byte| format!("the byte 0x{byte:02x}")),
    }
}
