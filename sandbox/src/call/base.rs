//! The functions of Lua's base library that look past metatables: they know which tables are protected.

use mlua::{Function, Lua, MultiValue, Result, Table, Value};

use super::raise;
use super::state::{State, protected, shown_for};
use super::{Unanswered, random};

const READ_ONLY: &str = "Attempt to modify a readonly table";

/// What the call's globals are made of that Lua cannot do.
pub(super) fn natives(lua: &Lua, state: &State) -> Result<Table> {
    let natives = lua.create_table()?;
    let globals = lua.globals();
    let [next, set, get] = ["next", "setmetatable", "getmetatable"].map(|it| globals.get(it));
    let [next, set, get]: [Function; 3] = [next?, set?, get?];
    natives.set("next", lua.create_function(|lua, given| next_of(lua, &given))?)?;
    natives.set("pairs", lua.create_function(|lua, given| pairs(lua, &given))?)?;
    lua.set_named_registry_value(NEXT, next)?;
    lua.set_named_registry_value(SET, set)?;
    lua.set_named_registry_value(GET, get)?;
    natives.set("rawget", lua.create_function(|lua, given| raw_get(lua, &given))?)?;
    natives.set("rawset", lua.create_function(|lua, given| raw_set(lua, &given))?)?;
    natives.set("setmetatable", lua.create_function(|lua, given| set_metatable(lua, &given))?)?;
    natives.set("getmetatable", lua.create_function(|lua, given| metatable(lua, &given))?)?;
    errors(lua, state, &natives)?;
    let of = state.clone();
    let draw = move |lua: &Lua, given: MultiValue| random::random(lua, &of, &given);
    natives.set("random", lua.create_function(draw)?)?;
    let of = state.clone();
    let seed = move |lua: &Lua, given: MultiValue| random::seed(lua, &of, &given);
    natives.set("randomseed", lua.create_function(seed)?)?;
    Ok(natives)
}

/// Where Lua's own functions are kept.
const NEXT: &str = "fcall next";
const SET: &str = "fcall setmetatable";
const GET: &str = "fcall getmetatable";

/// What becomes of an error that is caught.
fn errors(lua: &Lua, state: &State, natives: &Table) -> Result<()> {
    let of = state.clone();
    let shown = lua.create_function(move |lua, raised: Value| {
        of.check()?;
        memory(&of, &raised)?;
        raise::shown(lua, raised)
    })?;
    natives.set("shown", shown)?;
    let of = state.clone();
    let caught = lua.create_function(move |lua, raised: Value| {
        of.check()?;
        memory(&of, &raised)?;
        let Value::Table(table) = raise::shown(lua, raised.clone())? else {
            return Ok(MultiValue::from_iter([raise::shown(lua, raised)?]));
        };
        // A table with a text is its text; any other comes with the member that is none.
        let error: Value = table.get("err")?;
        let is_text = matches!(error, Value::String(_) | Value::Integer(_) | Value::Number(_));
        let rest = [Value::Table(table), error];
        Ok(rest.into_iter().skip(usize::from(is_text)).collect())
    })?;
    natives.set("caught", caught)?;
    let of = state.clone();
    let missing = lua.create_function(move |_, name: String| {
        let name = super::MISSING.into_iter().find(|it| *it == name).unwrap_or("something");
        Err::<(), _>(of.stop(Unanswered::Missing(name)))
    })?;
    natives.set("missing", missing)
}

/// Memory has no end on a server, so what Lua says for want of it is not to be caught here.
fn memory(state: &State, raised: &Value) -> Result<()> {
    let is_memory = match raised {
        Value::String(text) => text.as_bytes().ends_with(b"not enough memory"),
        Value::Error(error) => matches!(**error, mlua::Error::MemoryError(_)),
        _ => false,
    };
    if is_memory { Err(state.stop(Unanswered::Memory)) } else { Ok(()) }
}

/// The table that the first argument is or stands for, and whether it is protected.
fn table(lua: &Lua, given: &MultiValue) -> Result<(Table, bool)> {
    match given.front() {
        Some(Value::Table(table)) => Ok(match protected(lua, table)? {
            Some(real) => (real, true),
            None => (table.clone(), false),
        }),
        _ => Err(raise::wrong_type(lua, 1, "table", given)),
    }
}

fn nth(given: &MultiValue, number: usize) -> Value {
    given.get(number - 1).cloned().unwrap_or(Value::Nil)
}

fn needed(lua: &Lua, given: &MultiValue, number: usize) -> Result<Value> {
    given.get(number - 1).cloned().ok_or_else(|| raise::argument(lua, number, "value expected"))
}

fn next_of(lua: &Lua, given: &MultiValue) -> Result<MultiValue> {
    let (table, _) = table(lua, given)?;
    let next: Function = lua.named_registry_value(NEXT)?;
    next.call((table, nth(given, 2))).map_err(|_| raise::plain("invalid key to 'next'"))
}

fn pairs(lua: &Lua, given: &MultiValue) -> Result<(Function, Table)> {
    let (table, _) = table(lua, given)?;
    Ok((lua.named_registry_value(NEXT)?, table))
}

fn raw_get(lua: &Lua, given: &MultiValue) -> Result<Value> {
    let (table, _) = table(lua, given)?;
    table.raw_get(needed(lua, given, 2)?)
}

fn raw_set(lua: &Lua, given: &MultiValue) -> Result<Table> {
    let (table, is_protected) = table(lua, given)?;
    let (key, value) = (needed(lua, given, 2)?, needed(lua, given, 3)?);
    match &key {
        _ if is_protected => return Err(raise::plain(READ_ONLY)),
        Value::Nil => return Err(raise::plain("table index is nil")),
        Value::Number(number) if number.is_nan() => {
            return Err(raise::plain("table index is NaN"));
        }
        _ => table.raw_set(key, value)?,
    }
    Ok(table)
}

fn set_metatable(lua: &Lua, given: &MultiValue) -> Result<Value> {
    let (table, is_protected) = table(lua, given)?;
    let metatable = match given.get(1) {
        Some(Value::Nil) => None,
        Some(Value::Table(metatable)) => Some(metatable.clone()),
        _ => return Err(raise::argument(lua, 2, "nil or table expected")),
    };
    if is_protected {
        return Err(raise::plain(READ_ONLY));
    }
    let set: Function = lua.named_registry_value(SET)?;
    set.call((table, metatable))
        .map_err(|_| raise::text(lua, "cannot change a protected metatable"))
}

fn metatable(lua: &Lua, given: &MultiValue) -> Result<Value> {
    let of = given.front().ok_or_else(|| raise::argument(lua, 1, "value expected"))?;
    let of = match of {
        Value::Table(table) => {
            Value::Table(protected(lua, table)?.unwrap_or_else(|| table.clone()))
        }
        other => other.clone(),
    };
    let get: Function = lua.named_registry_value(GET)?;
    let found: Value = get.call(of)?;
    let Value::Table(table) = &found else { return Ok(found) };
    let shown = shown_for(lua, table)?;
    Ok(shown.map_or(found, Value::Table))
}
