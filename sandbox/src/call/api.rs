//! The members of `redis` and `server` while a function is called.

use mlua::{Function, Lua, LuaString, MultiValue, Result, Table, Value, Variadic};

use super::state::State;
use super::{Unanswered, number, raise};
use crate::{Line, Protocol};

/// Where the function is that answers commands.
pub(super) const COMMANDS: &str = "fcall commands";

const LEVELS: [&str; 4] = ["LOG_DEBUG", "LOG_VERBOSE", "LOG_NOTICE", "LOG_WARNING"];
const REPLICATION: [(&str, i64); 5] =
    [("REPL_NONE", 0), ("REPL_AOF", 1), ("REPL_SLAVE", 2), ("REPL_REPLICA", 2), ("REPL_ALL", 3)];

/// All members but the versions.
pub(super) fn members(lua: &Lua, state: &State, members: &Table) -> Result<()> {
    for (level, name) in LEVELS.into_iter().enumerate() {
        members.set(name, level)?;
    }
    for (name, flag) in REPLICATION {
        members.set(name, flag)?;
    }
    let api: [(&str, Native); 9] = [
        ("call", call),
        ("pcall", pcall),
        ("log", log),
        ("sha1hex", sha1hex),
        ("setresp", setresp),
        ("set_repl", set_repl),
        ("error_reply", error_reply),
        ("status_reply", status_reply),
        ("acl_check_cmd", acl_check_cmd),
    ];
    for (name, native) in api {
        let state = state.clone();
        let member =
            lua.create_function(move |lua, given: MultiValue| native(lua, &state, &given))?;
        members.set(name, member)?;
    }
    Ok(())
}

/// What a library finds that kept `redis` from when it was loaded.
pub(super) fn register_function(lua: &Lua, state: &State) -> Result<Function> {
    let state = state.clone();
    lua.create_function(move |_, _: MultiValue| {
        let message = ".register_function can only be called on FUNCTION LOAD command";
        Err::<(), _>(api_error(&state, message))
    })
}

type Native = fn(&Lua, &State, &MultiValue) -> Result<Value>;

fn call(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    let (value, error) = command(lua, state, given)?;
    match error {
        Some(error) => Err(raise::command(error.as_bytes().to_vec())),
        None => Ok(value),
    }
}

/// What is wrong with the arguments is an answer as well.
fn pcall(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    match command(lua, state, given) {
        Ok((value, None)) => Ok(value),
        Ok((_, Some(error))) => {
            raise::shown(lua, Value::Error(Box::new(raise::command(error.as_bytes().to_vec()))))
        }
        Err(error) => raise::shown(lua, Value::Error(Box::new(error))),
    }
}

/// Has a command answered: the value, or the text of an error.
fn command(lua: &Lua, state: &State, given: &MultiValue) -> Result<(Value, Option<LuaString>)> {
    if given.is_empty() {
        return Err(raise::general(if state.line.is_newer_valkey() {
            "Please specify at least one argument for this call"
        } else {
            "Please specify at least one argument for this redis lib call"
        }));
    }
    let arguments = given.iter().map(|value| argument(lua, state.line, value));
    let arguments: Variadic<LuaString> = arguments.collect::<Result<_>>()?;
    lua.named_registry_value::<Function>(COMMANDS)?.call(arguments)
}

fn argument(lua: &Lua, line: Line, value: &Value) -> Result<LuaString> {
    match value {
        Value::String(text) => Ok(text.clone()),
        #[expect(clippy::cast_precision_loss, reason = "Lua has no other numbers")]
        Value::Integer(number) => lua.create_string(number::printed(*number as f64, line)),
        Value::Number(number) => lua.create_string(number::printed(*number, line)),
        _ => Err(raise::general(if line.is_newer_valkey() {
            "Command arguments must be strings or integers"
        } else {
            "Lua redis lib command arguments must be strings or integers"
        })),
    }
}

fn log(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    if given.len() < 2 {
        return Err(api_error(state, ".log() requires two arguments or more."));
    }
    let Some(level) = lua.coerce_number(given[0].clone())? else {
        return Err(raise::general("First argument must be a number (log level)."));
    };
    // C cuts the fraction off before it compares.
    if !(level > -1.0 && level < 4.0) {
        return Err(raise::general(state.line.bad_log_level()));
    }
    Ok(Value::Nil)
}

fn sha1hex(lua: &Lua, _: &State, given: &MultiValue) -> Result<Value> {
    if given.len() != 1 {
        return Err(raise::general("wrong number of arguments"));
    }
    // What is no text hashes as an empty one.
    let text = match &given[0] {
        Value::String(text) => text.as_bytes().to_vec(),
        number @ (Value::Integer(_) | Value::Number(_)) => lua
            .coerce_string(number.clone())?
            .map_or_else(Vec::new, |text| text.as_bytes().to_vec()),
        _ => Vec::new(),
    };
    let digest = sha1_smol::Sha1::from(text).hexdigest();
    lua.create_string(digest).map(Value::String)
}

fn setresp(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    if given.len() != 1 {
        return Err(api_error(state, ".setresp() requires one argument."));
    }
    let version = lua.coerce_number(given[0].clone())?.unwrap_or_default();
    state.protocol.set(match version.trunc() {
        2.0 => Protocol::Resp2,
        3.0 => Protocol::Resp3,
        _ => return Err(raise::general("RESP version must be 2 or 3.")),
    });
    Ok(Value::Nil)
}

fn set_repl(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    if given.len() != 1 {
        let counted = if state.line == Line::Valkey91 { "one argument" } else { "two arguments" };
        return Err(api_error(state, &format!(".set_repl() requires {counted}.")));
    }
    let flags = lua.coerce_number(given[0].clone())?.unwrap_or_default();
    if !(0.0..4.0).contains(&flags) {
        let message =
            "Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.";
        return Err(raise::general(message));
    }
    Ok(Value::Nil)
}

/// A table with the text behind a code; one word has the general code.
fn error_reply(lua: &Lua, _: &State, given: &MultiValue) -> Result<Value> {
    let Some(text) = only_text(given) else { return wrong_text(lua) };
    let text = text.as_bytes();
    let text = crate::shebang::until_nul(&text);
    let text = trimmed(text.strip_prefix(b"-").unwrap_or(text));
    let error = if text.contains(&b' ') { text.to_vec() } else { [b"ERR ", text].concat() };
    single(lua, "err", lua.create_string(error)?)
}

fn trimmed(mut text: &[u8]) -> &[u8] {
    while let [b'\r' | b'\n', rest @ ..] | [rest @ .., b'\r' | b'\n'] = text {
        text = rest;
    }
    text
}

fn status_reply(lua: &Lua, _: &State, given: &MultiValue) -> Result<Value> {
    match only_text(given) {
        Some(text) => single(lua, "ok", text.clone()),
        None => wrong_text(lua),
    }
}

fn only_text(given: &MultiValue) -> Option<&LuaString> {
    match given.front() {
        Some(Value::String(text)) if given.len() == 1 => Some(text),
        _ => None,
    }
}

fn wrong_text(lua: &Lua) -> Result<Value> {
    single(lua, "err", lua.create_string("ERR wrong number or type of arguments")?)
}

fn single(lua: &Lua, name: &str, text: LuaString) -> Result<Value> {
    let table = lua.create_table()?;
    table.raw_set(name, text)?;
    Ok(Value::Table(table))
}

fn acl_check_cmd(_: &Lua, state: &State, _: &MultiValue) -> Result<Value> {
    Err(state.stop(Unanswered::Missing("redis.acl_check_cmd")))
}

fn api_error(state: &State, message: &str) -> mlua::Error {
    raise::general(&format!("{}{message}", state.line.api()))
}
