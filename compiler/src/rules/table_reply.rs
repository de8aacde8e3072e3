//! Named fields in a returned table, which are dropped.

use super::{Rule, returns, tables};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Table};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("table_reply.md"), find };

const ID: &str = "table-reply";

/// Fields that say what a table stands for, and the first of which wins.
const SPECIAL: [&str; 7] = ["err", "ok", "double", "big_number", "verbatim_string", "map", "set"];

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for (_, reply) in returns(unit) {
            let Some(field) = tables(&reply.what).into_iter().find_map(dropped) else { continue };
            let message = format!("the field `{field}` of the reply is dropped");
            let finding = Diagnostic::warning(ID, unit.at(reply.span), message);
            found.push(finding.help("return an array of names and values, or `cjson.encode` of the table"));
        }
    }
}

/// The first field the server does not send.
fn dropped(table: &Table) -> Option<String> {
    let special = SPECIAL.iter().find(|name| table.field(name).is_some_and(|_| fits(table, name)));
    let mut names = table.fields.iter().filter(|(_, value)| value.is_all(|it| !it.is_nil()));
    let is_sent = |name: &[u8]| {
        special.is_some_and(|special| special.as_bytes() == name) || name == b"ignore_error_stats_update"
    };
    names.find(|(name, _)| !is_sent(name)).map(|(name, _)| String::from_utf8_lossy(name).into_owned())
}

/// Whether a field has the type that makes it special: `{ok = true}` is an empty array.
fn fits(table: &Table, name: &str) -> bool {
    let Some(value) = table.field(name) else { return false };
    let is_unknown = |it: &Alternative| *it == Alternative::Unknown;
    value.has(|it| match name {
        "double" => matches!(it, Alternative::Number(_)) || is_unknown(it),
        "err" | "ok" | "big_number" => it.is_string() || is_unknown(it),
        _ => it.is_table() || is_unknown(it),
    })
}
