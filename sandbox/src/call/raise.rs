//! What functions of the server raise, out of Rust and into what Lua sees of it.

use std::fmt;

use mlua::{Error, Lua, MultiValue, Result, Table, Value};

/// The name of the chunks that dress Lua as a server: their lines are nobody's.
pub(super) const OURS: &str = "=environment";

/// How much of the stack is looked at for who is to blame.
const DEPTH: usize = 64;

/// An error that a function of the server raises.
#[derive(Debug, Clone)]
pub(super) enum Raised {
    /// A text, with the line that called the function.
    Text(Vec<u8>),
    /// A table with the member `err`: a code, and a text without a line.
    Reply(Vec<u8>),
    /// The same, of a command that answered with an error.
    Command(Vec<u8>),
}

impl fmt::Display for Raised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Text(text) | Self::Reply(text) | Self::Command(text)) = self;
        f.write_str(&String::from_utf8_lossy(text))
    }
}

impl std::error::Error for Raised {}

/// The error that a command answered with.
pub(super) fn command(text: Vec<u8>) -> Error {
    Error::external(Raised::Command(text))
}

/// An error of the server's own making, which has the general code.
pub(super) fn general(text: &str) -> Error {
    Error::external(Raised::Reply(format!("ERR {text}").into_bytes()))
}

/// An error as C functions of Lua raise it: it begins with the line of Lua that called.
pub(super) fn text(lua: &Lua, message: &str) -> Error {
    let place = lua.inspect_stack(1, |frame| {
        let line = frame.current_line()?;
        Some(format!("{}:{line}: ", frame.source().short_src.unwrap_or_default()))
    });
    let place = place.flatten().unwrap_or_default();
    Error::external(Raised::Text(format!("{place}{message}").into_bytes()))
}

/// An error without a line.
pub(super) fn plain(message: &str) -> Error {
    Error::external(Raised::Text(message.into()))
}

/// What is wrong with an argument, which counts from 1; the function goes by the name it was called by.
pub(super) fn argument(lua: &Lua, number: usize, what: &str) -> Error {
    let name = lua.inspect_stack(0, |frame| frame.names().name.map(std::borrow::Cow::into_owned));
    let name = name.flatten().unwrap_or_else(|| "?".to_owned());
    text(lua, &format!("bad argument #{number} to '{name}' ({what})"))
}

/// An argument of another type.
pub(super) fn wrong_type(lua: &Lua, number: usize, expected: &str, given: &MultiValue) -> Error {
    let found = given.get(number - 1).map_or("no value", kind);
    argument(lua, number, &format!("{expected} expected, got {found}"))
}

/// What Lua calls the type of a value.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) | Value::Number(_) => "number",
        Value::LightUserData(_) | Value::UserData(_) | Value::Error(_) => "userdata",
        other => other.type_name(),
    }
}

/// The error as a program sees it: a text, or a table.
pub(super) fn shown(lua: &Lua, raised: Value) -> Result<Value> {
    let Value::Error(error) = &raised else { return Ok(raised) };
    match error.downcast_ref::<Raised>() {
        Some(Raised::Text(text)) => lua.create_string(text).map(Value::String),
        Some(raised @ (Raised::Reply(text) | Raised::Command(text))) => {
            let table = lua.create_table()?;
            table.raw_set("err", lua.create_string(text)?)?;
            if let Raised::Command(_) = raised {
                table.raw_set("ignore_error_stats_update", true)?;
            }
            Ok(Value::Table(table))
        }
        None => Err((**error).clone()),
    }
}

/// What the handler of errors makes of one: a table with the place to blame.
pub(super) fn placed(lua: &Lua, raised: Value) -> Result<Table> {
    let blamed = blamed(lua);
    let table = match shown(lua, raised)? {
        Value::Table(table) => table,
        other => {
            let table = lua.create_table()?;
            let text = [b"ERR ", text_of(lua, &other)?.as_slice()].concat();
            table.raw_set("err", lua.create_string(text)?)?;
            table
        }
    };
    if let Some((source, line)) = blamed {
        table.raw_set("source", source)?;
        table.raw_set("line", line)?;
    }
    Ok(table)
}

fn text_of(lua: &Lua, value: &Value) -> Result<Vec<u8>> {
    Ok(match lua.coerce_string(value.clone())? {
        Some(text) => text.as_bytes().to_vec(),
        None => value.to_string()?.into_bytes(),
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Frame {
    C,
    Ours,
    Theirs,
}

/// The function that raised an error; if that is one of the server's or of Lua's own, its caller.
fn blamed(lua: &Lua) -> Option<(String, i64)> {
    let frames: Vec<_> = (1..DEPTH).map_while(|level| frame(lua, level)).collect();
    let kinds: Vec<Frame> = frames.iter().map(|(kind, ..)| *kind).collect();
    let (_, source, line) = frames.into_iter().nth(callers(&kinds))?;
    Some((source, line))
}

/// How many frames stand for the one function of the server that raised: what it called in our chunks
/// and from there is its own doing.
fn callers(frames: &[Frame]) -> usize {
    let of = |from: usize, kind| frames[from..].iter().take_while(|it| **it == kind).count();
    let mut end = 0;
    loop {
        let c = of(end, Frame::C);
        let ours = of(end + c, Frame::Ours);
        if ours == 0 {
            return if end == 0 { c.min(1) } else { end };
        }
        end += c + ours;
    }
}

fn frame(lua: &Lua, level: usize) -> Option<(Frame, String, i64)> {
    lua.inspect_stack(level, |frame| {
        let source = frame.source();
        let text = source.source.unwrap_or_default().into_owned();
        let kind = match source.what {
            _ if text == OURS => Frame::Ours,
            "C" => Frame::C,
            _ => Frame::Theirs,
        };
        let line = frame.current_line().and_then(|line| i64::try_from(line).ok());
        (kind, text, line.unwrap_or(-1))
    })
}
