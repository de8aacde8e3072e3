//! The arguments stand in another order.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "arg-reordered",
    page: include_str!("arg_reordered.md"),
    find: |comparison, changes| side::reordered(comparison, Side::Args, "arg-reordered", changes),
};
