//! A library has another owner.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("owner_changed.md"), find };

const ID: &str = "owner-changed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for (old, new) in &comparison.libraries {
        if old.owner != new.owner {
            let shown = |it: &Option<String>| it.as_deref().unwrap_or("none").to_owned();
            let message = format!(
                "the owner of `{}` is {} and was {}",
                new.name,
                shown(&new.owner),
                shown(&old.owner)
            );
            changes.push(Change::of_library(ID, Class::Compatible, new, message));
        }
    }
}
