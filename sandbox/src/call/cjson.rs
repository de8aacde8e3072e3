//! The library `cjson` as servers begin with it: its settings are not there.

mod decode;
mod encode;

use mlua::{Lua, LuaString, MultiValue, Result, Table, Value};

use super::state::State;
use super::{MISSING, Unanswered, raise};
use crate::Line;

/// Why nothing comes of it.
enum Fault {
    /// The message to raise.
    Said(String),
    /// It is nested deeper than is followed here; servers refuse what is nested a thousand levels deep.
    TooDeep,
    Lua(mlua::Error),
}

impl From<mlua::Error> for Fault {
    fn from(error: mlua::Error) -> Self {
        Self::Lua(error)
    }
}

/// `cjson.encode`, `cjson.decode` and `cjson.null`; what else there is ends the call.
pub(super) fn library(lua: &Lua, state: &State) -> Result<Table> {
    let library = lua.create_table()?;
    library.set("_NAME", "cjson")?;
    library.set("_VERSION", "2.1.0")?;
    library.set("null", Value::NULL)?;
    let of = state.clone();
    library.set("encode", lua.create_function(move |lua, given| encode(lua, &of, &given))?)?;
    let of = state.clone();
    library.set("decode", lua.create_function(move |lua, given| decode(lua, &of, &given))?)?;
    for missing in MISSING {
        let Some(name) = missing.strip_prefix("cjson.") else { continue };
        if name == "decode_array_with_array_mt" && state.line != Line::Redis86 {
            continue;
        }
        let state = state.clone();
        let member =
            move |_: &Lua, _: MultiValue| Err::<(), _>(state.stop(Unanswered::Missing(missing)));
        library.set(name, lua.create_function(member)?)?;
    }
    Ok(library)
}

fn encode(lua: &Lua, state: &State, given: &MultiValue) -> Result<LuaString> {
    if given.len() != 1 {
        return Err(raise::argument(lua, 1, "expected 1 argument"));
    }
    let mut text = Vec::new();
    encode::value(&given[0], 0, &mut text).map_err(|fault| raised(lua, state, fault))?;
    lua.create_string(text)
}

fn decode(lua: &Lua, state: &State, given: &MultiValue) -> Result<Value> {
    if given.len() != 1 {
        return Err(raise::argument(lua, 1, "expected 1 argument"));
    }
    let text = match &given[0] {
        Value::String(text) => text.clone(),
        number @ (Value::Integer(_) | Value::Number(_)) => {
            let text = lua.coerce_string(number.clone())?;
            text.ok_or_else(|| raise::wrong_type(lua, 1, "string", given))?
        }
        _ => return Err(raise::wrong_type(lua, 1, "string", given)),
    };
    decode::text(lua, &text.as_bytes()).map_err(|fault| raised(lua, state, fault))
}

fn raised(lua: &Lua, state: &State, fault: Fault) -> mlua::Error {
    match fault {
        Fault::Said(message) => raise::text(lua, &message),
        Fault::TooDeep => state.stop(Unanswered::TooDeep),
        Fault::Lua(error) => error,
    }
}
