//! The first line of a library into its name, as the server reads it, or the server's refusal.

use crate::Line;

/// What stands before the Lua.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shebang {
    /// The library's name.
    pub(crate) name: String,
    /// Where the Lua begins: at the end of the line, so that lines count from the shebang.
    pub(crate) end: usize,
}

/// What the server says of a bad name, of libraries and on most lines of functions.
pub(crate) const BAD_NAME: &str = "Library names can only contain letters, numbers, or \
                                   underscores(_) and must be at least one character long";

/// Reads it. The error has no code before it.
pub(crate) fn parse(code: &[u8], line: Line) -> Result<Shebang, Vec<u8>> {
    if !code.starts_with(b"#!") {
        return Err(b"Missing library metadata".into());
    }
    let invalid = b"Invalid library metadata";
    // The server looks for the line end in a C string, which ends at a NUL.
    let end = code.iter().position(|byte| matches!(byte, b'\n' | 0));
    let end = end.filter(|end| code[*end] == b'\n').ok_or(invalid)?;
    let tokens = split(&code[..end], line.glues_quotes()).ok_or(invalid)?;
    let (engine, options) = tokens.split_first().ok_or(invalid)?;
    let name = name(options)?;
    if !is_name(&name) {
        return Err(BAD_NAME.into());
    }
    let engine = engine.get(2..).unwrap_or_default();
    // Where it is not cut, the server finds `lua` behind a NUL or not as its hash table happens to be.
    let engine = if line.cuts_at_nul() { until_nul(engine) } else { engine };
    if !engine.eq_ignore_ascii_case(b"lua") {
        return Err([b"Engine '", engine, b"' not found"].concat());
    }
    Ok(Shebang { name: String::from_utf8_lossy(&name).into_owned(), end })
}

/// The bytes before the first NUL: what C prints of a string.
pub(crate) fn until_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// Whether a library or a function may be called so.
pub(crate) fn is_name(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

fn name(options: &[Vec<u8>]) -> Result<Vec<u8>, Vec<u8>> {
    let mut name = None;
    for option in options {
        match option.split_at_checked(5) {
            Some((key, value)) if key.eq_ignore_ascii_case(b"name=") => {
                if name.replace(value.to_vec()).is_some() {
                    let twice = "Invalid metadata value, name argument was given multiple times";
                    return Err(twice.into());
                }
            }
            _ => return Err([b"Invalid metadata value given: ", until_nul(option)].concat()),
        }
    }
    name.ok_or_else(|| b"Library name was not given".into())
}

/// Splits a line as the server splits one of its configuration file: quotes and escapes. `None`
/// where a quote is not closed, or not followed by a blank.
fn split(line: &[u8], glues_quotes: bool) -> Option<Vec<Vec<u8>>> {
    let mut rest = line;
    let mut tokens = Vec::new();
    loop {
        while let [first, behind @ ..] = rest
            && is_space(*first)
        {
            rest = behind;
        }
        if rest.is_empty() {
            return Some(tokens);
        }
        tokens.push(token(&mut rest, glues_quotes)?);
    }
}

/// Takes one token. Outside quotes a vertical tab or a form feed does not end it.
fn token(rest: &mut &[u8], glues_quotes: bool) -> Option<Vec<u8>> {
    let mut token = Vec::new();
    while let [first, behind @ ..] = *rest {
        *rest = behind;
        match first {
            b' ' | b'\n' | b'\r' | b'\t' => break,
            b'"' | b'\'' => {
                if *first == b'"' {
                    double_quoted(rest, &mut token)?;
                } else {
                    single_quoted(rest, &mut token)?;
                }
                if !glues_quotes {
                    let is_glued = rest.first().is_some_and(|next| !is_space(*next));
                    return (!is_glued).then_some(token);
                }
            }
            other => token.push(*other),
        }
    }
    Some(token)
}

/// Takes what stands up to the closing quote, and the quote.
fn double_quoted(rest: &mut &[u8], token: &mut Vec<u8>) -> Option<()> {
    loop {
        let (byte, behind) = match *rest {
            [] => return None,
            [b'"', behind @ ..] => {
                *rest = behind;
                return Some(());
            }
            [b'\\', b'x', high, low, behind @ ..]
                if digit(*high).is_some() && digit(*low).is_some() =>
            {
                (digit(*high)? << 4 | digit(*low)?, behind)
            }
            [b'\\', escaped, behind @ ..] => (unescaped(*escaped), behind),
            [byte, behind @ ..] => (*byte, behind),
        };
        token.push(byte);
        *rest = behind;
    }
}

fn single_quoted(rest: &mut &[u8], token: &mut Vec<u8>) -> Option<()> {
    loop {
        let (byte, behind) = match *rest {
            [] => return None,
            [b'\'', behind @ ..] => {
                *rest = behind;
                return Some(());
            }
            [b'\\', b'\'', behind @ ..] => (b'\'', behind),
            [byte, behind @ ..] => (*byte, behind),
        };
        token.push(byte);
        *rest = behind;
    }
}

fn unescaped(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'a' => 7,
        other => other,
    }
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// What C's `isspace` takes for one.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
