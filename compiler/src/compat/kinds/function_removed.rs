//! A function is no longer there.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("function_removed.md"), find };

const ID: &str = "function-removed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for it in &comparison.gone {
        let message = format!("`{}` is gone, and every call of it fails", it.function.name);
        let mut change = it.change(ID, Class::Breaking, message);
        // Where it was is a place in the old text.
        change.location = None;
        changes.push(change.help(
            "keep it with `---@deprecated` until no application calls it: a function that is not called costs nothing",
        ));
    }
}
