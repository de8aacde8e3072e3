//! Not Lua 5.1.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::syntax::Kind;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("syntax.md"), find };

const ID: &str = "syntax";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    report(units, Kind::Syntax, ID, found);
}

/// Reports one kind of what the parser found.
pub(super) fn report(units: &[Unit<'_>], kind: Kind, id: &'static str, found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| is_lua(unit)) {
        let errors = unit.syntax_errors.iter().filter(|error| error.kind == kind);
        for error in errors.filter(|error| !super::bundle::explains(unit, error)) {
            let mut finding = Diagnostic::error(id, unit.at(error.span), &error.message);
            finding.help.clone_from(&error.help);
            if let Some(related) = &error.related {
                finding = finding.related(unit.at(related.span), &related.message);
            }
            found.push(finding);
        }
    }
}

/// What does not begin with a shebang is no library yet: one finding about its first line says
/// that, and a list of what is wrong in a text that may not be Lua at all says nothing.
fn is_lua(unit: &Unit<'_>) -> bool {
    unit.is_script() || unit.source.bytes.starts_with(b"#!")
}
