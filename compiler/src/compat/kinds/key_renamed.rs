//! A key has another name.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "key-renamed",
    page: include_str!("key_renamed.md"),
    find: |comparison, changes| side::renamed(comparison, Side::Keys, "key-renamed", changes),
};
