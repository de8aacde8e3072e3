//! Changes into those that are one library under another name.

use super::{Action, Change, Rules, is_ours};
use crate::{Library, tombstone};

/// A library that is new here and registers exactly the functions of one of ours that is gone from
/// the local ones is that one under a new name: the old name goes in the same step, asked for by
/// `prune` or not, since both cannot be there.
pub(super) fn find(changes: &mut [Change], rules: &Rules) {
    for new in 0..changes.len() {
        // A tombstone is what a deploy that broke off left of it.
        let is_new = changes[new].before.as_ref().is_none_or(tombstone::is_one);
        let Some(after) = changes[new].after.as_ref().filter(|_| is_new) else { continue };
        let old = changes.iter().position(|change| {
            change.after.is_none()
                && change
                    .before
                    .as_ref()
                    .is_some_and(|held| is_ours(held, rules) && functions(held) == functions(after))
        });
        if let Some(old) = old {
            changes[old].action = Action::Delete;
            changes[new].renamed_from = Some(changes[old].library.clone());
        }
    }
}

fn functions(library: &Library) -> Vec<String> {
    let mut names: Vec<String> =
        library.functions.iter().map(|name| name.to_ascii_lowercase()).collect();
    names.sort();
    names
}
