//! A table without an error text is raised.

use super::{Rule, calls};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::trace::{Alternative, Table, What};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("error_table.md"), find };

const ID: &str = "error-table";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        // What is caught never reaches the server.
        for (_, call) in calls(unit, &["error"]).filter(|(_, call)| !call.is_protected) {
            let Some(raised) = call.arguments.first().filter(|raised| crashes(&raised.what)) else {
                continue;
            };
            let message = "raising a table without a string `err` crashes Redis before 8.0 and Valkey before 9";
            let finding = Diagnostic::error(ID, unit.at(raised.span), message);
            found.push(finding.help("raise a string, or `redis.error_reply('CODE message')`"));
        }
    }
}

/// Whether one of the alternatives is such a table, and all of them are tables that are known.
fn crashes(what: &What) -> bool {
    let tables = what.0.iter().filter_map(|alternative| match alternative {
        Alternative::Table(table) => Some(table),
        _ => None,
    });
    what.is_all(Alternative::is_table) && tables.clone().any(is_without_text)
}

fn is_without_text(table: &Table) -> bool {
    if table.is_open {
        return false;
    }
    match table.field("err") {
        None => true,
        Some(err) => err.is_all(|it| !it.is_string() && !matches!(it, Alternative::Unknown | Alternative::Number(_))),
    }
}
