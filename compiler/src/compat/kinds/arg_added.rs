//! One more argument is taken.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "arg-added",
    page: include_str!("arg_added.md"),
    find: |comparison, changes| side::added(comparison, Side::Args, "arg-added", changes),
};
