//! An argument is no longer taken.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "arg-removed",
    page: include_str!("arg_removed.md"),
    find: |comparison, changes| side::removed(comparison, Side::Args, "arg-removed", changes),
};
