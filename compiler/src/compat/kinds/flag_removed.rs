//! A flag other than `no-writes` is gone.

use super::Kind;
use super::super::{Change, Class, Comparison};
use crate::model::Flag;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("flag_removed.md"), find };

const ID: &str = "flag-removed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        for (flag, class, text) in FLAGS {
            if pair.old.function.has(*flag) && !pair.new.function.has(*flag) {
                let message = format!("`{}` lost the flag `{}`: {text}", pair.new.function.name, flag.word());
                changes.push(pair.change(ID, *class, message));
            }
        }
    }
}

const FLAGS: &[(Flag, Class, &str)] = &[
    (Flag::AllowOom, Class::Unknown, "above `maxmemory` a server refuses it"),
    (Flag::AllowStale, Class::Unknown, "a replica that has lost its primary refuses it"),
    (Flag::NoCluster, Class::Compatible, "a cluster runs it too"),
    (Flag::AllowCrossSlotKeys, Class::Unknown, "a cluster refuses keys of several slots"),
];
