//! The flag `no-writes` is gone.

use super::Kind;
use super::super::{Change, Class, Comparison};
use crate::model::Flag;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("no_writes_removed.md"), find };

const ID: &str = "no-writes-removed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        if pair.old.function.has(Flag::NoWrites) && !pair.new.function.has(Flag::NoWrites) {
            let message = format!(
                "`{}` lost the flag `no-writes`, and an old call goes out as FCALL_RO, which the server refuses",
                pair.new.function.name
            );
            changes.push(pair.change(ID, Class::Breaking, message).help(
                "register what writes as a new function, and keep this one as it is",
            ));
        }
    }
}
