//! A key is no longer taken.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "key-removed",
    page: include_str!("key_removed.md"),
    find: |comparison, changes| side::removed(comparison, Side::Keys, "key-removed", changes),
};
