//! What is said about a function is said in other words.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("docs_changed.md"), find };

const ID: &str = "docs-changed";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (old, new) = (pair.old.function, pair.new.function);
        if (&old.docs, &old.description) != (&new.docs, &new.description) {
            let message = format!("`{}` is described in other words", new.name);
            changes.push(pair.change(ID, Class::Compatible, message));
        }
    }
}
