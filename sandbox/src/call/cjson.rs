//! The library `cjson` as servers begin with it: its settings are not there.

mod decode;
mod encode;

use mlua::{Lua, LuaString, MultiValue, Result, Table, Value};

use super::state::State;
use super::{MISSING, Unanswered, raise};
use crate::Line;

/// What is nested deeper is refused, both ways.
const DEEPEST: usize = 1_000;

/// `cjson.encode`, `cjson.decode` and `cjson.null`; what else there is ends the call.
pub(super) fn library(lua: &Lua, state: &State) -> Result<Table> {
    let library = lua.create_table()?;
    library.set("_NAME", "cjson")?;
    library.set("_VERSION", "2.1.0")?;
    library.set("null", Value::NULL)?;
    library.set("encode", lua.create_function(|lua, given| encode(lua, &given))?)?;
    library.set("decode", lua.create_function(|lua, given| decode(lua, &given))?)?;
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

fn encode(lua: &Lua, given: &MultiValue) -> Result<LuaString> {
    if given.len() != 1 {
        return Err(raise::argument(lua, 1, "expected 1 argument"));
    }
    let mut text = Vec::new();
    match encode::value(lua, &given[0], 0, &mut text)? {
        Ok(()) => lua.create_string(text),
        Err(message) => Err(raise::text(lua, &message)),
    }
}

fn decode(lua: &Lua, given: &MultiValue) -> Result<Value> {
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
    match decode::text(lua, &text.as_bytes())? {
        Ok(value) => Ok(value),
        Err(message) => Err(raise::text(lua, &message)),
    }
}
