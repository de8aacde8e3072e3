//! How many values a key takes is another.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "key-count",
    page: include_str!("key_count.md"),
    find: |comparison, changes| side::counted(comparison, Side::Keys, "key-count", changes),
};
