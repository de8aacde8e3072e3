//! A loaded library into one that sees what functions see.

use mlua::{Function as LuaFunction, Lua, Table};

use super::state::{State, protection};
use super::{MISSING, api, base, bit, cjson};
use crate::{Profile, environment};

/// Gives the library the globals of functions; returns what calls one.
pub(super) fn enter(
    lua: &Lua,
    state: &State,
    profile: Profile,
    enter: &LuaFunction,
) -> mlua::Result<LuaFunction> {
    let given = lua.create_table()?;
    let (real, shown) = protection(lua)?;
    given.set("real", real)?;
    given.set("shown", shown)?;
    given.set("native", base::natives(lua, state)?)?;
    given.set("is_hardened", profile.is_hardened())?;
    given.set("has_clock", profile.line().has_clock())?;
    given.set("has_server", profile.line().is_valkey())?;
    given.set("missing", &MISSING[..2])?;
    let libraries = lua.create_table()?;
    libraries.set("bit", bit::library(lua)?)?;
    libraries.set("cjson", cjson::library(lua, state)?)?;
    given.set("libraries", libraries)?;
    let members = environment::versions(lua, profile.line())?;
    api::members(lua, state, &members)?;
    let kept = lua.create_table()?;
    kept.set("log", members.get::<LuaFunction>("log")?)?;
    kept.set("register_function", api::register_function(lua, state)?)?;
    given.set("api", members)?;
    let globals = lua.load(include_str!("globals.lua")).set_name(super::raise::OURS);
    let (all, call): (Table, LuaFunction) = globals.call(given)?;
    let globals: Table = enter.call((all, kept))?;
    // What is compiled by a function is compiled for these.
    lua.set_globals(globals)?;
    Ok(call)
}
