//! The facts of a server line into what a chunk sees there; the chunk into what became of it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use mlua::{Function as LuaFunction, Lua, LuaString, Table, Value, VmState};

use crate::verdict::{FLAGS, Function};
use crate::{Line, shebang};

/// How often the server looks at its clock.
const CHECKED_EVERY: u32 = 100_000;

/// How long it lets a library run.
const LIMIT: Duration = Duration::from_millis(500);

/// No server needs that long for fewer instructions that are as simple as can be: a machine that does is
/// a busy one, and goes on. What takes long for each instruction is stopped all the same, later.
const FAST_INSTRUCTIONS: u64 = 100_000_000;
const LONGEST: Duration = Duration::from_secs(5);

/// What running a chunk came to.
pub(crate) struct Run {
    pub(crate) end: End,
    /// Whether it read a version of the server, so that lines may differ in anything.
    pub(crate) reads_version: bool,
    /// Whether it called `redis.log`.
    pub(crate) logs: bool,
    /// What it registered, in the order of the functions.
    pub(crate) callbacks: Vec<LuaFunction>,
    /// What turns its globals into those of functions, given all of them.
    pub(crate) enter: LuaFunction,
}

pub(crate) enum End {
    /// It ended, and registered these.
    Registered(Vec<Function>),
    /// It raised an error.
    Raised(Vec<u8>),
    /// It ended, and a name in it is bad.
    BadName(Vec<u8>),
    /// It ran for too long.
    TimedOut,
}

/// Runs a chunk as a line of servers does. Fails only for want of memory.
pub(crate) fn run(lua: &Lua, chunk: &LuaFunction, line: Line) -> mlua::Result<Run> {
    let environment = lua.load(include_str!("environment.lua")).set_name("=environment");
    let (run, enter): (LuaFunction, LuaFunction) = environment.call(facts(lua, line)?)?;
    let has_timed_out = watch(lua)?;
    let ran = run.call::<(Table, Table, Value, Value)>(chunk);
    lua.remove_hook();
    let (functions, seen, raised, bad_name) = ran?;
    let callbacks = functions.sequence_values::<Table>();
    let callbacks = callbacks.map(|it| it?.get("callback")).collect::<Result<_, _>>()?;
    let end = if has_timed_out.get() {
        End::TimedOut
    } else if let Some(raised) = bytes(&raised)? {
        End::Raised(raised)
    } else if let Some(bad_name) = bytes(&bad_name)? {
        End::BadName(bad_name)
    } else {
        End::Registered(
            functions.sequence_values().map(|it| function(&it?)).collect::<Result<_, _>>()?,
        )
    };
    let (reads_version, logs) = (is_set(&seen, "version")?, is_set(&seen, "log")?);
    Ok(Run { end, reads_version, logs, callbacks, enter })
}

/// Stops the Lua that runs for too long; says afterwards whether it did.
fn watch(lua: &Lua) -> mlua::Result<Rc<Cell<bool>>> {
    let has_timed_out = Rc::new(Cell::new(false));
    let (begun, instructions) = (Instant::now(), Cell::new(0));
    let stopped = Rc::clone(&has_timed_out);
    let triggers = mlua::HookTriggers::new().every_nth_instruction(CHECKED_EVERY);
    lua.set_hook(triggers, move |_, _| {
        instructions.set(instructions.get() + u64::from(CHECKED_EVERY));
        let elapsed = begun.elapsed();
        let is_slow = elapsed > LIMIT && instructions.get() > FAST_INSTRUCTIONS;
        if is_slow || elapsed > LONGEST {
            stopped.set(true);
            return Err(mlua::Error::runtime("FUNCTION LOAD timeout"));
        }
        Ok(VmState::Continue)
    })?;
    Ok(has_timed_out)
}

fn facts(lua: &Lua, line: Line) -> mlua::Result<Table> {
    let facts = lua.create_table()?;
    facts.set("api", line.api())?;
    facts.set("bad_name", shebang::BAD_NAME)?;
    facts.set("bad_log_level", line.bad_log_level())?;
    facts.set("has_server", line.is_valkey())?;
    facts.set("names_are_checked_late", line.names_are_checked_late())?;
    facts.set("cuts_at_nul", line.cuts_at_nul())?;
    facts.set("flags", lua.create_table_from(FLAGS.map(|flag| (flag, true)))?)?;
    facts.set("versions", versions(lua, line)?)?;
    Ok(facts)
}

/// The versions that the server tells.
pub(crate) fn versions(lua: &Lua, line: Line) -> mlua::Result<Table> {
    let versions = lua.create_table()?;
    versions.set("REDIS_VERSION", line.redis_version())?;
    versions.set("REDIS_VERSION_NUM", number(line.redis_version()))?;
    if line.is_valkey() {
        versions.set("VALKEY_VERSION", line.version())?;
        versions.set("VALKEY_VERSION_NUM", number(line.version()))?;
        versions.set("SERVER_NAME", "valkey")?;
    }
    Ok(versions)
}

/// `7.0.15` as the server packs it into a number: a byte for each part.
fn number(version: &str) -> u32 {
    version.split('.').fold(0, |number, part| number << 8 | part.parse().unwrap_or(0))
}

fn function(registered: &Table) -> mlua::Result<Function> {
    let name: LuaString = registered.get("name")?;
    let description: Option<LuaString> = registered.get("description")?;
    let given: Table = registered.get("flags")?;
    let mut flags = Vec::new();
    for flag in FLAGS {
        if is_set(&given, flag)? {
            flags.push(flag);
        }
    }
    Ok(Function {
        name: name.to_string_lossy(),
        description: description.map(|text| text.as_bytes().to_vec()),
        flags,
    })
}

fn is_set(table: &Table, key: &str) -> mlua::Result<bool> {
    Ok(table.get::<Option<bool>>(key)?.unwrap_or_default())
}

/// A message as C reads it. What is no text is the error of the hook, or one for want of memory.
fn bytes(message: &Value) -> mlua::Result<Option<Vec<u8>>> {
    match message {
        Value::Nil => Ok(None),
        Value::Error(error) => Err((**error).clone()),
        Value::String(text) => Ok(Some(shebang::until_nul(&text.as_bytes()).to_vec())),
        other => Ok(Some(other.to_string()?.into_bytes())),
    }
}
