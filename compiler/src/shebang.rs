//! The first line of a library into its name, as the servers read it.
//!
//! The rules and the server's words are measured on ten servers (Redis 7.0 to 8.6, Valkey 7.2 to
//! 9.1). Valkey 9.1 alone takes text glued to a closing quote (`name="a"b`), so that is read here and
//! told.

pub mod script;

use crate::source::Span;

/// What the first line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shebang {
    /// The library's name, `[A-Za-z0-9_]+`.
    pub name: String,
    /// The first line, without its line end.
    pub span: Span,
    /// A word with text glued to a closing quote, which Valkey 9.1 alone takes.
    pub glued: Option<Span>,
}

/// Why a server refuses the first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The part at fault.
    pub span: Span,
    /// What is wrong, with the server's words.
    pub message: String,
    /// What to do.
    pub help: String,
}

const EXAMPLE: &str = "a library begins with a line like `#!lua name=mylibrary`";

/// Reads the first line of a library.
pub fn parse(bytes: &[u8]) -> Result<Shebang, Error> {
    if !bytes.starts_with(b"#!") {
        return Err(missing(bytes));
    }
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        return Err(invalid(line_span(bytes), "the first line has no line end", EXAMPLE));
    };
    let line = &bytes[..end];
    let span = line_span(bytes);
    if line.contains(&0) {
        return Err(invalid(span, "the first line contains a NUL byte", EXAMPLE));
    }
    let unbalanced = || invalid(span, "the first line has an unbalanced quote", EXAMPLE);
    let tokens = split(line).ok_or_else(unbalanced)?;
    let glued = tokens.iter().find(|token| token.is_glued).map(|token| token.span);
    library_name(&tokens, span).map(|name| Shebang { name, span, glued })
}

fn library_name(tokens: &[Token], line: Span) -> Result<String, Error> {
    let (engine, options) = tokens.split_first().ok_or_else(|| unnamed(line))?;
    let mut name: Option<&Token> = None;
    for option in options {
        if !option.text.get(..5).is_some_and(|key| key.eq_ignore_ascii_case(b"name=")) {
            return Err(unknown_option(option));
        }
        if name.is_some() {
            let message = "`name=` stands twice on the first line; the server answers \
                           \"Invalid metadata value, name argument was given multiple times\"";
            return Err(error(option.span, message, "keep one `name=`"));
        }
        name = Some(option);
    }
    let option = name.ok_or_else(|| unnamed(line))?;
    let value = &option.text[5..];
    if value.is_empty() || !value.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        let message = "the server answers \"Library names can only contain letters, numbers, or \
                       underscores(_) and must be at least one character long\"";
        return Err(error(option.span, message, EXAMPLE));
    }
    let engine_name = engine.text.get(2..).unwrap_or_default();
    if !engine_name.eq_ignore_ascii_case(b"lua") {
        let engine_name = String::from_utf8_lossy(engine_name).into_owned();
        let message = format!("the server answers \"Engine '{engine_name}' not found\"");
        return Err(error(engine.span, message, "the engine is `lua`: `#!lua name=mylibrary`"));
    }
    Ok(String::from_utf8_lossy(value).into_owned())
}

fn missing(bytes: &[u8]) -> Error {
    let found = match bytes {
        [] => "the file is empty",
        [0xef, 0xbb, 0xbf, ..] => "the file begins with a byte order mark",
        [b' ' | b'\t' | b'\r' | b'\n', ..] => "the file begins with a blank",
        _ => "the file does not begin with `#!`",
    };
    let message = format!("{found}; the server answers \"Missing library metadata\"");
    error(line_span(bytes), message, EXAMPLE)
}

fn unnamed(line: Span) -> Error {
    error(line, "the server answers \"Library name was not given\"", EXAMPLE)
}

fn unknown_option(option: &Token) -> Error {
    let text = String::from_utf8_lossy(&option.text);
    let message = format!("the server answers \"Invalid metadata value given: {text}\"");
    let help = match &*text {
        text if text.starts_with("flags") => {
            "flags belong to `redis.register_function{flags = {...}}`, not to the library"
        }
        text if text.starts_with("version") || text.starts_with("release") => {
            "write the version as a comment below: `---@release 1.0.0`"
        }
        text if text.starts_with("--") => "a comment cannot stand on this line; move it below",
        "name" => "write `name=mylibrary` without blanks around `=`",
        "lua" => "write `#!lua` without a blank",
        _ => "only `name=` may follow `#!lua`",
    };
    error(option.span, message, help)
}

fn invalid(span: Span, what: &str, help: &str) -> Error {
    let message = format!("{what}; the server answers \"Invalid library metadata\"");
    error(span, message, help)
}

fn error(span: Span, message: impl Into<String>, help: impl Into<String>) -> Error {
    Error { span, message: message.into(), help: help.into() }
}

/// The first line without its line end, at most 200 bytes of it.
fn line_span(bytes: &[u8]) -> Span {
    let end = bytes.iter().take(200).position(|byte| matches!(byte, b'\n' | b'\r'));
    let end = end.unwrap_or(bytes.len().min(200));
    Span::new(0, u32::try_from(end).unwrap_or(200))
}

struct Token {
    text: Vec<u8>,
    span: Span,
    is_glued: bool,
}

/// Splits the line as the server splits a command line; `None` where a quote is not closed.
fn split(line: &[u8]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        while line.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == 0x0b) {
            at += 1;
        }
        if at == line.len() {
            return Some(tokens);
        }
        let start = at;
        let mut text = Vec::new();
        let (end, is_glued) = word(line, at, &mut text)?;
        at = end;
        let [start, end] = [start, at].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX));
        let span = Span::new(start, end);
        tokens.push(Token { text, span, is_glued });
    }
}

/// Reads one word from `at`; returns where it ends, and whether text is glued to a closing quote.
fn word(line: &[u8], mut at: usize, text: &mut Vec<u8>) -> Option<(usize, bool)> {
    let mut is_glued = false;
    while let Some(byte) = line.get(at) {
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => break,
            b'"' | b'\'' => {
                at = quoted(line, at, text)?;
                if line.get(at).is_none_or(|byte| byte.is_ascii_whitespace() || *byte == 0x0b) {
                    break;
                }
                is_glued = true;
                continue;
            }
            byte => text.push(*byte),
        }
        at += 1;
    }
    Some((at, is_glued))
}

/// Reads a quoted part whose quote stands at `at`, returns the place behind the closing quote.
fn quoted(line: &[u8], at: usize, text: &mut Vec<u8>) -> Option<usize> {
    let quote = line[at];
    let mut at = at + 1;
    loop {
        let byte = *line.get(at)?;
        if byte == quote {
            return Some(at + 1);
        }
        if byte != b'\\' {
            text.push(byte);
            at += 1;
        } else if quote == b'"' {
            at = escape(line, at, text)?;
        } else if line.get(at + 1) == Some(&b'\'') {
            text.push(b'\'');
            at += 2;
        } else {
            text.push(b'\\');
            at += 1;
        }
    }
}

/// Reads a backslash escape inside double quotes.
fn escape(line: &[u8], at: usize, text: &mut Vec<u8>) -> Option<usize> {
    let hex = |index: usize| line.get(index).and_then(|byte| (*byte as char).to_digit(16));
    if line.get(at + 1) == Some(&b'x')
        && let (Some(high), Some(low)) = (hex(at + 2), hex(at + 3))
    {
        text.push(u8::try_from(high * 16 + low).ok()?);
        return Some(at + 4);
    }
    text.push(match line.get(at + 1)? {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 0x08,
        b'a' => 0x07,
        other => *other,
    });
    Some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_servers_accept() {
        let accepted: [(&[u8], &str); 13] = [
            (b"#!lua name=a\n", "a"),
            (b"#!LUA NAME=l\n", "l"),
            (b"#!lua  name=a  \n", "a"),
            (b"#!lua\tname=a\n", "a"),
            (b"#!lua\rname=a\n", "a"),
            (b"#!lua name=a\r\nreturn 1\r\n", "a"),
            (b"#!lua \"name=a\"\n", "a"),
            (b"#!lua name=\"a\"\n", "a"),
            (b"#!lua name='a'\n", "a"),
            (b"#!lua name=\"\\x61bc\"\n", "abc"),
            (b"#!lua na\"me=a\"\n", "a"),
            (b"#!\"lua\" name=a\n", "a"),
            (b"#!lua name=1_A\n", "1_A"),
        ];
        for (bytes, name) in accepted {
            let shown = String::from_utf8_lossy(bytes);
            assert_eq!(parse(bytes).expect(&shown).name, name, "{shown}");
        }
    }

    #[test]
    fn what_one_server_accepts_is_told() {
        for (bytes, name, glued) in [
            (&b"#!lua name=\"a\"b\n"[..], "ab", Some((6, 15))),
            (b"#!lua 'name='a'b'c\n", "abc", Some((6, 18))),
            (b"#!\"lua\"\"\" name=a\n", "a", Some((0, 9))),
            (b"#!lua name='a' \n", "a", None),
        ] {
            let shown = String::from_utf8_lossy(bytes);
            let shebang = parse(bytes).expect(&shown);
            let found = shebang.glued.map(|span| (span.start, span.end));
            assert_eq!((shebang.name.as_str(), found), (name, glued), "{shown}");
        }
    }

    #[test]
    fn what_servers_refuse_and_their_words() {
        let refused: [(&[u8], &str); 21] = [
            (b"", "Missing library metadata"),
            (b"\xef\xbb\xbf#!lua name=a\n", "Missing library metadata"),
            (b"\n#!lua name=a\n", "Missing library metadata"),
            (b" #!lua name=a\n", "Missing library metadata"),
            (b"##!lua name=a\n", "Missing library metadata"),
            (b"#!lua name=a", "Invalid library metadata"),
            (b"#!lua name=a\0\n", "Invalid library metadata"),
            (b"#!lua name=\"a\n", "Invalid library metadata"),
            (b"#!lua name=a name=a\n", "given multiple times"),
            (b"#!lua foo=bar name=a\n", "Invalid metadata value given: foo=bar"),
            (b"#!lua name=a -- hi\n", "Invalid metadata value given: --"),
            (b"#! lua name=a\n", "Invalid metadata value given: lua"),
            (b"#!lua name = a\n", "Invalid metadata value given: name"),
            (b"#!lua\n", "Library name was not given"),
            (b"#!\n", "Library name was not given"),
            (b"#!name=a\n", "Library name was not given"),
            (b"#! name=a\n", "Engine '' not found"),
            (b"#!js name=a\n", "Engine 'js' not found"),
            (b"#!lua name=\n", "Library names can only contain"),
            (b"#!lua name=a,\n", "Library names can only contain"),
            (b"#!lua\x0bname=a\n", "Library name was not given"),
        ];
        for (bytes, words) in refused {
            let shown = String::from_utf8_lossy(bytes);
            let error = parse(bytes).expect_err(&shown);
            assert!(error.message.contains(words), "{shown}: {}", error.message);
        }
    }
}
