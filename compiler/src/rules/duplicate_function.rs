//! One function name twice, ignoring case.

use std::collections::HashMap;

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Location;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("duplicate_function.md"), find };

const ID: &str = "duplicate-function";

struct First {
    name: String,
    location: Location,
    library: usize,
}

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, First> = HashMap::new();
    for (library, unit) in units.iter().enumerate().filter(|(_, unit)| is_library(unit)) {
        for registration in &unit.loaded.registrations {
            let Some(name) = unit.name_of(registration) else { continue };
            let location = unit.at(registration.name_span);
            match seen.get(&name.to_ascii_lowercase()) {
                Some(first) => found.push(finding(&name, location, first, library)),
                None => {
                    seen.insert(name.to_ascii_lowercase(), First { name, location, library });
                }
            }
        }
    }
}

/// Scripts are called by what is in them, not by a name.
fn is_library(unit: &Unit<'_>) -> bool {
    unit.syntax_errors.is_empty() && !unit.is_script()
}

fn finding(name: &str, location: Location, first: &First, library: usize) -> Diagnostic {
    let message = if first.library != library {
        format!("the function `{name}` is registered by two libraries: the server answers \"Function {name} already exists\"")
    } else if first.name == name {
        format!("the function `{name}` is registered twice: the server answers \"Function already exists in the library\"")
    } else {
        format!(
            "`{name}` and `{}` differ only in case: the library loads, and the next replace or delete of it aborts the server",
            first.name
        )
    };
    let finding = Diagnostic::error(ID, location, message).related(first.location, "first registered here");
    finding.help("function names are global on a server and found in any case: begin them with the library's name")
}
