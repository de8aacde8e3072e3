//! A flag other than `no-writes` is new.

use super::Kind;
use super::super::{Change, Class, Comparison};
use crate::model::Flag;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("flag_added.md"), find };

const ID: &str = "flag-added";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        for (flag, class, text) in FLAGS {
            if !pair.old.function.has(*flag) && pair.new.function.has(*flag) {
                let message = format!("`{}` has the flag `{}`: {text}", pair.new.function.name, flag.word());
                changes.push(pair.change(ID, *class, message));
            }
        }
    }
}

const FLAGS: &[(Flag, Class, &str)] = &[
    (Flag::AllowOom, Class::Compatible, "it runs above `maxmemory` too"),
    (Flag::AllowStale, Class::Compatible, "it runs on a replica that has lost its primary too"),
    (Flag::NoCluster, Class::Unknown, "a cluster refuses every call of it"),
    (Flag::AllowCrossSlotKeys, Class::Compatible, "a cluster no longer minds in which slots its keys are"),
];
