//! How many values an argument takes is another.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "arg-count",
    page: include_str!("arg_count.md"),
    find: |comparison, changes| side::counted(comparison, Side::Args, "arg-count", changes),
};
