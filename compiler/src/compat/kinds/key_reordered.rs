//! The keys stand in another order.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "key-reordered",
    page: include_str!("key_reordered.md"),
    find: |comparison, changes| side::reordered(comparison, Side::Keys, "key-reordered", changes),
};
