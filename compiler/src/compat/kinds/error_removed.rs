//! A function no longer answers with an error code.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("error_removed.md"), find };

const ID: &str = "error-removed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (old, new) = (&pair.old.function.errors, &pair.new.function.errors);
        let name = &pair.new.function.name;
        changes.extend(old.iter().filter(|code| !new.contains(code)).map(|code| {
            let message = format!("`{name}` no longer answers with the error `{code}`");
            pair.change(ID, Class::Compatible, message)
        }));
    }
}
