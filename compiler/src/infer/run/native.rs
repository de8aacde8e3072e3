//! Names of the server: which there are during a call, and what stands under them.

use super::table::Key;
use super::value::{Atom, Loaded, Value};
use crate::load;
use crate::source::Span;

const GLOBALS: [&str; 19] = [
    "assert",
    "collectgarbage",
    "error",
    "gcinfo",
    "ipairs",
    "next",
    "pairs",
    "pcall",
    "rawequal",
    "rawget",
    "rawset",
    "select",
    "setmetatable",
    "getmetatable",
    "tonumber",
    "tostring",
    "type",
    "unpack",
    "xpcall",
];

const MODULES: [&str; 10] =
    ["string", "table", "math", "redis", "cjson", "bit", "cmsgpack", "struct", "os", "coroutine"];

/// Globals that are there on some servers, or do what is not followed.
const OTHERS: [&str; 6] = ["_G", "_VERSION", "load", "loadstring", "getfenv", "setfenv"];

const MEMBERS: [&str; 103] = [
    "string.byte",
    "string.char",
    "string.dump",
    "string.find",
    "string.format",
    "string.gfind",
    "string.gmatch",
    "string.gsub",
    "string.len",
    "string.lower",
    "string.match",
    "string.rep",
    "string.reverse",
    "string.sub",
    "string.upper",
    "table.concat",
    "table.foreach",
    "table.foreachi",
    "table.getn",
    "table.insert",
    "table.maxn",
    "table.remove",
    "table.setn",
    "table.sort",
    "math.abs",
    "math.acos",
    "math.asin",
    "math.atan",
    "math.atan2",
    "math.ceil",
    "math.cos",
    "math.cosh",
    "math.deg",
    "math.exp",
    "math.floor",
    "math.fmod",
    "math.frexp",
    "math.ldexp",
    "math.log",
    "math.log10",
    "math.max",
    "math.min",
    "math.mod",
    "math.modf",
    "math.pow",
    "math.rad",
    "math.random",
    "math.randomseed",
    "math.sin",
    "math.sinh",
    "math.sqrt",
    "math.tan",
    "math.tanh",
    "redis.call",
    "redis.pcall",
    "redis.log",
    "redis.setresp",
    "redis.sha1hex",
    "redis.error_reply",
    "redis.status_reply",
    "redis.set_repl",
    "redis.acl_check_cmd",
    "cjson.encode",
    "cjson.decode",
    "cjson.encode_sparse_array",
    "cjson.encode_max_depth",
    "cjson.decode_max_depth",
    "cjson.encode_number_precision",
    "cjson.encode_keep_buffer",
    "cjson.encode_invalid_numbers",
    "cjson.decode_invalid_numbers",
    "cjson.new",
    "cjson.decode_array_with_array_mt",
    "cmsgpack.pack",
    "cmsgpack.unpack",
    "cmsgpack.unpack_one",
    "cmsgpack.unpack_limit",
    "struct.pack",
    "struct.unpack",
    "struct.size",
    "os.clock",
    "bit.arshift",
    "bit.band",
    "bit.bnot",
    "bit.bor",
    "bit.bswap",
    "bit.bxor",
    "bit.lshift",
    "bit.rol",
    "bit.ror",
    "bit.rshift",
    "bit.tobit",
    "bit.tohex",
    "coroutine.create",
    "coroutine.resume",
    "coroutine.running",
    "coroutine.status",
    "coroutine.wrap",
    "coroutine.yield",
    "math.huge",
    "math.pi",
    "cjson.null",
    "redis.LOG_",
];

/// A global of the server during a call.
pub(super) fn global<'s>(name: &str) -> Option<Value<'s>> {
    // Valkey's name for the same table.
    let name = if name == "server" { "redis" } else { name };
    if let Some(name) = GLOBALS.iter().find(|known| **known == name) {
        return Some(Atom::Native(name).into());
    }
    if let Some(name) = MODULES.iter().find(|known| **known == name) {
        return Some(Atom::Module(name).into());
    }
    let is_other = OTHERS.contains(&name);
    is_other.then(|| Value::opaque(Span::default(), "a global that is not followed"))
}

/// What `redis` has in scripts alone.
const OF_SCRIPTS: [&str; 3] = ["redis.replicate_commands", "redis.breakpoint", "redis.debug"];

/// What stands under a key of `redis` in a script.
pub(super) fn member_for_script<'s>(key: &Key<'s>) -> Value<'s> {
    let Key::Name(name) = key else { return member("redis", key) };
    let is_named = |known: &&&str| known.as_bytes()["redis.".len()..] == **name;
    let known = OF_SCRIPTS.iter().find(is_named);
    known.map_or_else(|| member("redis", key), |name| Atom::Native(name).into())
}

/// What stands under a key of a module.
pub(super) fn member<'s>(module: &'static str, key: &Key<'s>) -> Value<'s> {
    let Key::Name(name) = key else {
        return Value::opaque(Span::default(), "a function of the server nobody knows");
    };
    let known = MEMBERS.iter().find(|member| {
        // The lengths tell most of them apart.
        let member = member.as_bytes();
        member.len() == module.len() + 1 + name.len()
            && member[module.len()] == b'.'
            && member[module.len() + 1..] == **name
            && member.starts_with(module.as_bytes())
    });
    match known {
        Some(&("math.huge" | "math.pi")) => Value::NUMBER,
        Some(&"cjson.null") => Value::any(Span::default(), "cjson.null"),
        Some(name) => Atom::Native(name).into(),
        None if name.starts_with(b"LOG_") || name.starts_with(b"REPL_") => Value::NUMBER,
        None if name.ends_with(b"VERSION") || name.ends_with(b"_NAME") => Value::TEXT.or_nil(),
        None if name.ends_with(b"VERSION_NUM") => Value::NUMBER.or_nil(),
        None => Value::NIL,
    }
}

/// What stands under a key of a table that was made while the library loaded.
pub(super) fn loaded_field<'s>(table: &Loaded<'s>, key: &Key<'s>) -> Value<'s> {
    let table = table.0.borrow();
    let as_met = |value: load::Value<'s>| match value {
        // What is inside it may be changed through other names.
        load::Value::Table(_) => {
            Value::opaque(Span::default(), "a table in a table outside the function")
        }
        value => super::machine::loaded(value, Span::default()),
    };
    match key {
        Key::Index(index) => as_met(table.item(*index)),
        Key::Name(name) => as_met(table.named(name)),
        _ => {
            let values = table.values().map(as_met);
            values.fold(Value::NIL, |all, value| all.join(&value))
        }
    }
}
