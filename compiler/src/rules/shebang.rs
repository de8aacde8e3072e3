//! A first line the server refuses.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::profile::Profiles;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("shebang.md"), find };

const ID: &str = "shebang";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        found.extend(match &unit.shebang {
            Err(error) => {
                let finding = Diagnostic::error(ID, unit.at(error.span), &error.message);
                Some(finding.help(&error.help))
            }
            Ok(shebang) => shebang.glued.map(|span| {
                let (answer, help) = if unit.is_script() {
                    ("Invalid engine in script shebang", "write it without quotes: `#!lua flags=no-writes`")
                } else {
                    ("Invalid library metadata", "write the name without quotes: `#!lua name=mylibrary`")
                };
                let message = format!(
                    "the first line has text glued to a closing quote; servers but Valkey 9.1 answer \"{answer}\""
                );
                let refusing = Profiles::between("valkey", (9, 1), (u16::MAX, 0)).others();
                let finding = Diagnostic::error(ID, unit.at(span), message).on(refusing);
                finding.help(help)
            }),
        });
    }
}
