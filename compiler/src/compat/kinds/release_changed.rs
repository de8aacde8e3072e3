//! A library has another release.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("release_changed.md"), find };

const ID: &str = "release-changed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for (old, new) in &comparison.libraries {
        if old.release != new.release {
            let shown = |it: &Option<String>| it.as_deref().unwrap_or("none").to_owned();
            let message = format!(
                "the release of `{}` is {} and was {}",
                new.name,
                shown(&new.release),
                shown(&old.release)
            );
            changes.push(Change::of_library(ID, Class::Compatible, new, message));
        }
    }
}
