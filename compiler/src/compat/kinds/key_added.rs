//! One more key is taken.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "key-added",
    page: include_str!("key_added.md"),
    find: |comparison, changes| side::added(comparison, Side::Keys, "key-added", changes),
};
