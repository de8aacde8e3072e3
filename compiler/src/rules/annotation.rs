//! An annotation that cannot be read. What it means is judged while the model is made.

use super::Rule;
use crate::annotation::TagKind;
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("annotation.md"), find };

/// The rule's id, for findings made where the model is.
pub(crate) const ID: &str = "annotation";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        for error in unit.blocks.iter().flat_map(|block| &block.errors) {
            found.push(Diagnostic::error(ID, unit.at(error.span), &error.message).help(&error.help));
        }
    }
    for unit in units.iter().filter(|unit| unit.is_script()) {
        for tag in unit.blocks.iter().flat_map(|block| &block.tags) {
            let Some((message, help)) = of_libraries(&tag.kind) else { continue };
            found.push(Diagnostic::error(ID, unit.at(tag.span), message).help(help));
        }
    }
}

/// What says something of libraries alone, where it stands in a script.
fn of_libraries(tag: &TagKind) -> Option<(&'static str, &'static str)> {
    match tag {
        TagKind::Include { .. } => {
            Some(("a script is one file", "write what it needs into it, or make a library of several files"))
        }
        TagKind::Function { .. } => {
            Some(("a script is called what its file is called", "name the file so, and leave this out"))
        }
        TagKind::Release(_) | TagKind::Owner(_) => Some((
            "a script has no release and no owner: it is called by the digest of its bytes",
            "leave this out",
        )),
        _ => None,
    }
}
