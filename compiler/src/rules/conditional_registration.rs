//! What is registered depends on the server.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::unit::Unit;

pub(super) const RULE: Rule = Rule {
    id: ID,
    level: Level::Warn,
    page: include_str!("conditional_registration.md"),
    find,
};

const ID: &str = "conditional-registration";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty() && !unit.is_script()) {
        for registration in &unit.loaded.registrations {
            let message = match (registration.is_certain, registration.has_known_flags) {
                (false, _) => "whether this function exists depends on the server",
                (true, false) => "the flags of this function depend on the server",
                (true, true) => continue,
            };
            let finding = Diagnostic::warning(ID, unit.at(registration.call_span), message);
            found.push(finding.help("register it the same way everywhere: calls are generated once"));
        }
    }
}
