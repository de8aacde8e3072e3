//! The flag `no-writes` is new.

use super::Kind;
use super::super::{Change, Class, Comparison};
use crate::model::Flag;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("no_writes_added.md"), find };

const ID: &str = "no-writes-added";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        if !pair.old.function.has(Flag::NoWrites) && pair.new.function.has(Flag::NoWrites) {
            let name = &pair.new.function.name;
            let message = format!("`{name}` has the flag `no-writes`, and FCALL does for it too");
            changes.push(pair.change(ID, Class::Compatible, message));
        }
    }
}
