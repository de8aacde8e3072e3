//! Two files of one library name.

use std::collections::HashMap;

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Location;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("duplicate_library.md"), find };

const ID: &str = "duplicate-library";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, Location> = HashMap::new();
    for unit in units.iter().filter(|unit| !unit.is_script()) {
        let Ok(shebang) = &unit.shebang else { continue };
        let location = unit.at(shebang.span);
        if let Some(first) = seen.insert(&shebang.name, location) {
            seen.insert(&shebang.name, first);
            let message = format!("two files are the library `{}`: the second would replace the first", shebang.name);
            let finding = Diagnostic::error(ID, location, message).related(first, "first named here");
            found.push(finding.help("give one of them another name"));
        }
    }
}
