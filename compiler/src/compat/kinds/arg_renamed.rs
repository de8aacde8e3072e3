//! An argument has another name.

use super::Kind;
use super::side::{self, Side};

pub(super) const KIND: Kind = Kind {
    id: "arg-renamed",
    page: include_str!("arg_renamed.md"),
    find: |comparison, changes| side::renamed(comparison, Side::Args, "arg-renamed", changes),
};
