//! The first line of a script into its flags, as the servers read it.
//!
//! Measured on Redis 7.0 and Valkey 9.1. A script needs no such line. `#!LUA`, which Valkey takes and Redis does not, is
//! refused here.

use super::{Error, Token, error, line_span, split};
use crate::flag::Flag;
use crate::source::Span;

/// What the first line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// The first line, without its line end.
    pub span: Span,
    /// The flags as they are written, each with its bytes.
    pub flags: Vec<(Flag, Span)>,
    /// A word with text glued to a closing quote, which Valkey 9.1 alone takes.
    pub glued: Option<Span>,
}

const EXAMPLE: &str =
    "write `#!lua`, or `#!lua flags=no-writes,allow-stale`, or no such line at all";

/// Reads the first line of a script; `None` if it has none that begins with `#!`.
pub fn parse(bytes: &[u8]) -> Result<Option<Script>, Error> {
    let span = line_span(bytes);
    if !bytes.starts_with(b"#!") {
        return unseen(bytes).map_or(Ok(None), Err);
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let Some(line) = end.map(|end| &bytes[..end]).filter(|line| !line.contains(&0)) else {
        let message = "the first line has no line end, or a NUL byte before it; the server answers \
                       \"Invalid script shebang\"";
        return Err(error(span, message, EXAMPLE));
    };
    let unbalanced = || {
        let message = "the first line has an unbalanced quote; the server answers \
                       \"Invalid engine in script shebang\"";
        error(span, message, EXAMPLE)
    };
    let tokens = split(line).ok_or_else(unbalanced)?;
    let glued = tokens.iter().find(|token| token.is_glued).map(|token| token.span);
    flags(&tokens, span).map(|flags| Some(Script { span, flags, glued }))
}

/// A first line that some other program would skip. The parser, which skips it too, says nothing of it.
fn unseen(bytes: &[u8]) -> Option<Error> {
    let message = "the first line begins with `#` and not with `#!`, which is not Lua: the server answers \
                   \"Error compiling script\"";
    bytes.starts_with(b"#").then(|| error(line_span(bytes), message, EXAMPLE))
}

fn flags(tokens: &[Token], line: Span) -> Result<Vec<(Flag, Span)>, Error> {
    let options = match tokens.split_first() {
        Some((engine, options)) if engine.text == b"#!lua" => options,
        first => {
            let (text, span) = first.map_or((&b"#!"[..], line), |(it, _)| (&it.text, it.span));
            let text = String::from_utf8_lossy(text);
            let message = format!("Redis answers \"Unexpected engine in script shebang: {text}\"");
            return Err(error(span, message, EXAMPLE));
        }
    };
    let mut flags = Vec::new();
    for option in options {
        let Some(words) = option.text.strip_prefix(b"flags=") else {
            return Err(unknown_option(option));
        };
        // `flags=` alone is no flag at all, and not an empty one.
        for (word, span) in words_of(words, option).filter(|_| !words.is_empty()) {
            flags.push((flag(word, span)?, span));
        }
    }
    Ok(flags)
}

/// The words between commas, each with its bytes, or with those of the option where quotes move them.
fn words_of<'t>(words: &'t [u8], option: &Token) -> impl Iterator<Item = (&'t [u8], Span)> {
    let whole = option.span;
    let is_plain = usize::try_from(whole.end - whole.start).is_ok_and(|it| it == option.text.len());
    let mut start = whole.start + 6;
    words.split(|byte| *byte == b',').map(move |word| {
        let end = start + u32::try_from(word.len()).unwrap_or_default();
        let span = if is_plain { Span::new(start, end) } else { whole };
        start = end + 1;
        (word, span)
    })
}

fn flag(word: &[u8], span: Span) -> Result<Flag, Error> {
    let shown = String::from_utf8_lossy(word);
    Flag::named(&shown).ok_or_else(|| {
        let message = format!("the server answers \"Unexpected flag in script shebang: {shown}\"");
        let known = Flag::ALL.map(Flag::word).join(", ");
        error(span, message, format!("flags are {known}, with commas and no blanks between them"))
    })
}

fn unknown_option(option: &Token) -> Error {
    let text = String::from_utf8_lossy(&option.text);
    let message = format!("the server answers \"Unknown lua shebang option: {text}\"");
    let help = match &*text {
        text if text.starts_with("name=") => {
            "`name=` begins a library: a script is called what its file is called"
        }
        text if text.starts_with("--") => "a comment cannot stand on this line; move it below",
        _ => "only `flags=` may follow `#!lua`",
    };
    error(option.span, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(bytes: &[u8]) -> Vec<&'static str> {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        let script = parse(bytes).expect(&shown);
        script.map_or(Vec::new(), |it| it.flags.iter().map(|(flag, _)| flag.word()).collect())
    }

    #[test]
    fn what_servers_accept() {
        let accepted: [(&[u8], &[&str]); 14] = [
            (b"return 1", &[]),
            (b"", &[]),
            (b"\n-- #!lua\nreturn 1", &[]),
            (b"#!lua\nreturn 1", &[]),
            (b"#!lua \nreturn 1", &[]),
            (b"#!lua\r\nreturn 1", &[]),
            (b"#!lua flags=\nreturn 1", &[]),
            (b"#!lua flags=no-writes\r\nreturn 1", &["no-writes"]),
            (b"#!lua\tflags=no-writes\nreturn 1", &["no-writes"]),
            (b"#!lua flags=no-writes,allow-stale\n", &["no-writes", "allow-stale"]),
            (b"#!lua flags=no-writes flags=allow-oom\n", &["no-writes", "allow-oom"]),
            (b"#!lua flags=no-writes,no-writes\n", &["no-writes", "no-writes"]),
            (b"#!lua \"flags=no-cluster\"\n", &["no-cluster"]),
            (b"#!\"lua\" flags=\"allow-cross-slot-keys\"\n", &["allow-cross-slot-keys"]),
        ];
        for (bytes, expected) in accepted {
            assert_eq!(words(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
        let glued = parse(b"#!lua flags=\"no-\"writes\n").map(|it| it.and_then(|it| it.glued));
        assert_eq!(glued, Ok(Some(Span::new(6, 23))));
    }

    #[test]
    fn what_servers_refuse_and_their_words() {
        let refused: [(&[u8], &str, &str); 15] = [
            (b"#!lua", "Invalid script shebang", "#!lua"),
            (b"#!lua\0\nreturn 1", "Invalid script shebang", "#!lua\0"),
            (b"#!LUA\n", "Unexpected engine in script shebang: #!LUA", "#!LUA"),
            (b"#! lua\n", "Unexpected engine in script shebang: #!", "#!"),
            (b"#!js\n", "Unexpected engine in script shebang: #!js", "#!js"),
            (b"#!\n", "Unexpected engine in script shebang: #!", "#!"),
            (b"#!lua name=a\n", "Unknown lua shebang option: name=a", "name=a"),
            (b"#!lua FLAGS=no-writes\n", "option: FLAGS=no-writes", "FLAGS=no-writes"),
            (b"#!lua -- hi\n", "Unknown lua shebang option: --", "--"),
            (b"#!lua flags=no_writes\n", "flag in script shebang: no_writes", "no_writes"),
            (b"#!lua flags=allow-oom,x\n", "Unexpected flag in script shebang: x", "x"),
            (b"#!lua flags=no-writes,\n", "Unexpected flag in script shebang: \"", ""),
            (b"#!lua flags=NO-WRITES\n", "script shebang: NO-WRITES", "NO-WRITES"),
            (b"#!lua flags=\"no-writes\n", "Invalid engine", "#!lua flags=\"no-writes"),
            (b"# a shell's\nreturn 1", "Error compiling script", "# a shell's"),
        ];
        for (bytes, message, marked) in refused {
            let shown = String::from_utf8_lossy(bytes);
            let error = parse(bytes).expect_err(&shown);
            assert!(error.message.contains(message), "{shown}: {}", error.message);
            let bytes = &bytes[error.span.start as usize..error.span.end as usize];
            assert_eq!(String::from_utf8_lossy(bytes), marked, "{shown}");
        }
    }
}
