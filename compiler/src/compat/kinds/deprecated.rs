//! A function is deprecated, or no longer.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("deprecated.md"), find };

const ID: &str = "deprecated";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let name = &pair.new.function.name;
        let message = match (&pair.old.function.deprecated, &pair.new.function.deprecated) {
            (None, Some(_)) => format!("`{name}` is deprecated: it does what it did"),
            (Some(_), None) => format!("`{name}` is no longer deprecated"),
            _ => continue,
        };
        changes.push(pair.change(ID, Class::Compatible, message));
    }
}
