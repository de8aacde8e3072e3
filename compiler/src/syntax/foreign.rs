//! Words for what is not Lua 5.1: what was found, and what to write if it is another Lua's or
//! another language's.

use super::ast::{Expression, ExpressionKind};
use super::error::Error;
use super::parser::Parser;
use super::token::TokenKind;
use crate::source::Span;

const LABEL: &str = "labels are not in Lua 5.1";
const NO_LABEL: &str =
    "there is no `goto` either: use a loop with `break`, or a function with `return`";

/// Something that Lua 5.1 does not have: where, what it is, and what to write.
struct Foreign {
    span: Span,
    message: String,
    help: &'static str,
}

impl Foreign {
    fn error(self) -> Error {
        Error::syntax(self.span, self.message).help(self.help)
    }
}

/// Something else was expected at the current token.
pub(super) fn unexpected(parser: &Parser<'_>, what: &str) -> Error {
    if let Some(foreign) = foreign_here(parser) {
        return foreign.error();
    }
    let error =
        Error::syntax(parser.token.span, format!("expected {what}, found {}", parser.found()));
    let is_equal = parser.token.kind == TokenKind::Equal;
    match what.split('`').nth(1) {
        Some("then" | "do") if is_equal => error.help("`==` compares, `=` assigns"),
        Some(",") if is_equal => error.help("a key that is not a name is written `[key] = value`"),
        Some(":") if parser.brackets > 0 => error.help("a field is `name = value`"),
        _ => error,
    }
}

/// No expression begins at the current token.
pub(super) fn not_an_expression(parser: &Parser<'_>) -> Error {
    if let Some(foreign) = foreign_here(parser).or_else(|| foreign_beginning(parser)) {
        return foreign.error();
    }
    let found = parser.found();
    let token = parser.token.kind;
    let is_closer =
        matches!(token, TokenKind::RightParen | TokenKind::RightBrace | TokenKind::RightBracket);
    let message = if is_closer && parser.brackets == 0 {
        format!("{found} closes nothing")
    } else if !parser.is_at_statement_start {
        format!("expected a value, found {found}")
    } else if parser.token.is_on_new_line || parser.previous.0 == TokenKind::EndOfFile {
        format!("expected a statement, found {found}")
    } else {
        format!("{found} neither continues the statement before it nor begins one")
    };
    let error = Error::syntax(parser.token.span, message);
    match (token, parser.previous.0) {
        (TokenKind::Colon, TokenKind::String) => {
            error.help("put the string into parentheses to call its methods: `(\"...\"):upper()`")
        }
        (TokenKind::Equal, TokenKind::RightParen) => {
            error.help("a call or a value in parentheses cannot be assigned to")
        }
        _ => error,
    }
}

/// Names or fields stand where a statement should, without a `=` behind them.
pub(super) fn not_a_statement(parser: &Parser<'_>, targets: &[Expression<'_>]) -> Error {
    let [first, ..] = targets else { return unexpected(parser, "`=`") };
    let whole = Span::new(first.span.start, parser.previous.1.end);
    if let [Expression { kind: ExpressionKind::Name(word), .. }] = targets
        && let Some(foreign) = foreign_word(parser, word, whole)
    {
        return foreign.error();
    }
    if let Some(foreign) = foreign_assignment(parser).or_else(|| foreign_here(parser)) {
        return foreign.error();
    }
    if targets.len() == 1 {
        let error = Error::syntax(whole, "this is neither a call nor an assignment");
        return error.related(parser.token.span, format!("found {} behind it", parser.found()));
    }
    unexpected(parser, "`=` after the variables")
}

/// Statements of other languages that begin with a word.
fn foreign_word(parser: &Parser<'_>, word: &str, span: Span) -> Option<Foreign> {
    let is_before_name = parser.token.kind == TokenKind::Name && !parser.token.is_on_new_line;
    let (message, help) = match word {
        "goto" if is_before_name => {
            ("`goto` is not in Lua 5.1", "use a loop with `break`, or a function with `return`")
        }
        "continue" => (
            "`continue` is not in Lua 5.1",
            "put the rest of the loop's body into an `if`, or into a function that returns early",
        ),
        "elif" | "elsif" | "elseIf" => ("this is not a word of Lua", "write `elseif`"),
        "const" | "let" | "var" if is_before_name => {
            ("this is not a word of Lua", "a local variable is `local name = value`")
        }
        "fn" | "func" | "def" if is_before_name => {
            ("this is not a word of Lua", "a function is `local function name() ... end`")
        }
        _ => return None,
    };
    Some(Foreign { span, message: message.to_owned(), help })
}

/// `+=` and its like, standing at the operator.
fn foreign_assignment(parser: &Parser<'_>) -> Option<Foreign> {
    let is_operator = matches!(
        parser.token.kind,
        TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Star
            | TokenKind::Slash
            | TokenKind::Percent
            | TokenKind::Caret
            | TokenKind::Concatenate
    );
    let Span { start, end } = parser.token.span;
    let next = parser.lexer.bytes.get(end as usize).copied();
    let span = Span::new(start, end + 1);
    match next {
        Some(b'=') if is_operator => {
            let message = format!("`{}=` is not in Lua", operator_text(parser));
            Some(Foreign { span, message, help: "write the variable twice: `x = x + 1`" })
        }
        Some(b'+') if parser.token.kind == TokenKind::Plus => {
            let message = "`++` is not in Lua".to_owned();
            Some(Foreign { span, message, help: "write `x = x + 1`" })
        }
        _ => None,
    }
}

fn operator_text(parser: &Parser<'_>) -> String {
    String::from_utf8_lossy(parser.slice(parser.token.span)).into_owned()
}

/// Operators of other languages at the current token, or ending in it.
fn foreign_here(parser: &Parser<'_>) -> Option<Foreign> {
    let Span { start, end } = parser.token.span;
    let (previous, before) = parser.previous;
    let is_doubled = previous == parser.token.kind && before.end == start;
    let rest = &parser.lexer.bytes[start as usize..];
    let (start, length, message, help) = match parser.token.kind {
        TokenKind::Slash if is_doubled => (
            before.start,
            2,
            "`//` is not in Lua 5.1",
            "an integer quotient is `math.floor(a / b)`; a comment begins with `--`",
        ),
        TokenKind::Colon if is_doubled => (before.start, 2, LABEL, NO_LABEL),
        TokenKind::Less if is_doubled => {
            (before.start, 2, "`<<` is not in Lua 5.1", "use `bit.lshift(a, n)`")
        }
        TokenKind::Greater if is_doubled => {
            (before.start, 2, "`>>` is not in Lua 5.1", "use `bit.rshift(a, n)`")
        }
        TokenKind::Unknown(0x80..) => return foreign_character(parser),
        TokenKind::Unknown(_) => {
            let (length, message, help) = foreign_bytes(rest)?;
            (start, length, message, help)
        }
        _ => return None,
    };
    let end = (start + length).max(end);
    Some(Foreign { span: Span::new(start, end), message: message.to_owned(), help })
}

/// Bytes that begin no token of Lua 5.1: how many belong together, what they are, what to write.
fn foreign_bytes(bytes: &[u8]) -> Option<(u32, &'static str, &'static str)> {
    Some(match bytes {
        [b'!', b'=', ..] => (2, "`!=` is not in Lua", "write `~=`"),
        [b'!', ..] => (1, "`!` is not in Lua", "write `not`"),
        [b'&', b'&', ..] => (2, "`&&` is not in Lua", "write `and`"),
        [b'|', b'|', ..] => (2, "`||` is not in Lua", "write `or`"),
        [b'&', ..] => (1, "`&` is not in Lua 5.1", "use `bit.band(a, b)`"),
        [b'|', ..] => (1, "`|` is not in Lua 5.1", "use `bit.bor(a, b)`"),
        [b'~', ..] => {
            (1, "`~` is not in Lua 5.1", "use `bit.bxor(a, b)` or `bit.bnot(a)`; not equal is `~=`")
        }
        [b'?', ..] => (1, "`?` is not in Lua", "a choice is `condition and a or b`"),
        [b'`', ..] => {
            (1, "a backquote is not in Lua", "strings are `'...'`, `\"...\"` or `[[...]]`")
        }
        _ => return None,
    })
}

/// A character outside ASCII, which only strings and comments may have.
fn foreign_character(parser: &Parser<'_>) -> Option<Foreign> {
    let span = parser.token.span;
    let text = std::str::from_utf8(parser.slice(span)).ok()?;
    let (message, help) = match text.chars().next()? {
        '\u{feff}' => {
            ("a byte order mark is not Lua".to_owned(), "save the file as UTF-8 without one")
        }
        '\u{a0}' => ("a no-break space is not Lua".to_owned(), "write an ordinary space"),
        '\u{2018}'..='\u{201f}' => (
            "typographic quotes are not Lua".to_owned(),
            "strings are `'...'`, `\"...\"` or `[[...]]`",
        ),
        letter if letter.is_alphanumeric() => (
            format!("`{letter}` cannot be part of a name"),
            "names are ASCII letters, digits and underscores",
        ),
        _ => return None,
    };
    Some(Foreign { span, message, help })
}

/// Things that stand where a statement begins, or a value.
fn foreign_beginning(parser: &Parser<'_>) -> Option<Foreign> {
    let Span { start, .. } = parser.token.span;
    let rest = &parser.lexer.bytes[start as usize..];
    let (length, message, help) = match rest {
        [b':', b':', ..] => (2, LABEL, NO_LABEL),
        [b'/', b'/' | b'*', ..] => {
            (2, "this does not begin a comment in Lua", "a comment begins with `--`")
        }
        [b'+', b'+', ..] => (2, "`++` is not in Lua", "write `x = x + 1`"),
        [b'#', ..] if parser.token.kind == TokenKind::Hash && parser.is_at_statement_start => {
            (1, "only the first line may begin with `#`", "a comment begins with `--`")
        }
        _ => return None,
    };
    let span = Span::new(start, start + length);
    Some(Foreign { span, message: message.to_owned(), help })
}

/// A number that is none, with the text Lua takes for it.
pub(super) fn malformed_number(span: Span, text: &[u8]) -> Error {
    let shown = String::from_utf8_lossy(&text[..text.len().min(40)]);
    let error = Error::syntax(span, format!("`{shown}` is not a number"));
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let suffix = text[digits..].to_ascii_lowercase();
    match suffix.as_slice() {
        b"l" | b"ll" | b"u" | b"ul" | b"ull" | b"n" | b"i" | b"f" | b"d" if digits > 0 => {
            error.help("Lua 5.1 has one kind of number: leave the suffix out")
        }
        [b'b' | b'o', ..] if text[0] == b'0' => error.help("write it in decimal or as `0x...`"),
        _ if text.contains(&b'_') => error.help("leave the `_` out"),
        _ if text.windows(2).any(|pair| pair == b"..") => {
            error.help("put a space between a number and `..`")
        }
        _ => error,
    }
}
