//! A global that does not exist during a call.

use super::{Rule, asks_for_version};
use crate::diagnostic::{Diagnostic, Level};
use crate::profile::Profiles;
use crate::syntax::names::{self, Global};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("unknown_global.md"), find };

const ID: &str = "unknown-global";

/// The globals every server has during a call, sorted.
const EVERYWHERE: [&str; 32] = [
    "_G",
    "_VERSION",
    "assert",
    "bit",
    "cjson",
    "cmsgpack",
    "collectgarbage",
    "coroutine",
    "error",
    "gcinfo",
    "getmetatable",
    "ipairs",
    "load",
    "loadstring",
    "math",
    "next",
    "pairs",
    "pcall",
    "rawequal",
    "rawget",
    "rawset",
    "redis",
    "select",
    "setmetatable",
    "string",
    "struct",
    "table",
    "tonumber",
    "tostring",
    "type",
    "unpack",
    "xpcall",
];

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        let globals = names::globals(unit.file);
        // A function with an environment of its own has globals of its own.
        if globals.iter().any(|global| global.name == "setfenv") {
            continue;
        }
        let read = globals.iter().filter(|global| !global.is_written && !global.is_protected);
        found.extend(read.filter_map(|global| judge(unit, global)));
    }
}

fn judge(unit: &Unit<'_>, global: &Global<'_>) -> Option<Diagnostic> {
    // What is at the top level runs while the library loads, and is another rule's.
    let function = global.function?;
    let missing = missing_on(global);
    if missing.is_empty() || is_asked_for(unit, global) {
        return None;
    }
    if missing != Profiles::ALL && asks_for_version(unit) {
        return None;
    }
    let message = match global.called {
        Some(field) if global.name == "os" => format!("there is no `os.{field}` during a call"),
        _ => format!("there is no global `{}` during a call", global.name),
    };
    let finding = Diagnostic::error(ID, unit.at(global.span), message).on(missing);
    let finding = match help(global) {
        Some(help) => finding.help(help),
        None => finding,
    };
    let is_entered = unit.traces().any(|trace| trace.functions.contains(&function));
    let is_certain = unit.traces().any(|trace| trace.unprotected.contains(&function));
    // Where only `pcall` leads, it is a question; a function nobody calls, or only in ways that are not
    // followed, does no harm yet.
    match (is_entered, is_certain) {
        (true, false) => None,
        (_, true) => Some(finding),
        _ => Some(Diagnostic { level: Level::Warn, ..finding }),
    }
}

/// Whether the name stands somewhere as a string, as in `rawget(_G, 'KEYS')`.
fn is_asked_for(unit: &Unit<'_>, global: &Global<'_>) -> bool {
    let bytes = &unit.source.bytes;
    ['\'', '"'].iter().any(|quote| {
        let text = format!("{quote}{}{quote}", global.name);
        bytes.windows(text.len()).any(|it| it == text.as_bytes())
    })
}

/// Where reading it, or calling its field, fails.
fn missing_on(global: &Global<'_>) -> Profiles {
    match global.name {
        "getfenv" | "newproxy" => Profiles::hardened(),
        "server" => Profiles::between("redis", (0, 0), (99, 0)),
        "os" if matches!(global.called, None | Some("clock")) => {
            let redis = Profiles::between("redis", (0, 0), (7, 4));
            redis.or(Profiles::between("valkey", (0, 0), (8, 0)))
        }
        name if EVERYWHERE.binary_search(&name).is_ok() => Profiles::NONE,
        _ => Profiles::ALL,
    }
}

fn help(global: &Global<'_>) -> Option<&'static str> {
    Some(match global.name {
        "KEYS" => "the keys are the function's first parameter",
        "ARGV" => "the arguments are the function's second parameter",
        "os" => "`redis.call('TIME')` gives seconds and microseconds",
        "print" => "`redis.log(redis.LOG_NOTICE, text)` writes to the server's log",
        "server" => "`redis` is the same table on every server",
        _ => return None,
    })
}
