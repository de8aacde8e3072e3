//! A function is there that was not.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("function_added.md"), find };

const ID: &str = "function-added";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    changes.extend(comparison.added.iter().map(|it| {
        it.change(ID, Class::Compatible, format!("`{}` is new", it.function.name))
    }));
}
