//! A cluster no longer runs a function.

use super::Kind;
use super::super::{Change, Class, Comparison};
use crate::model::Flag;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("cluster_refused.md"), find };

const ID: &str = "cluster-refused";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (old, new) = (pair.old.function, pair.new.function);
        // With `no-cluster` it says so itself, and that is a change of its own.
        let is_said = new.has(Flag::NoCluster);
        if !is_said && old.is_cluster_safe == Some(true) && new.is_cluster_safe == Some(false) {
            let message = format!("`{}` ran on a cluster, and now does what a cluster refuses", new.name);
            changes.push(pair.change(ID, Class::Unknown, message).help(
                "declare every key that it touches, and let callers name keys of one slot",
            ));
        }
    }
}
