//! A function is in another library.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("function_moved.md"), find };

const ID: &str = "function-moved";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (then, now) = (&pair.old.library.name, &pair.new.library.name);
        if then != now {
            let message = format!(
                "`{}` moved from `{then}` to `{now}`: a call names the function alone",
                pair.new.function.name
            );
            changes.push(pair.change(ID, Class::Compatible, message).help(
                "deploy both libraries at once; an application that verifies or loads the library it was \
                 built for finds it changed",
            ));
        }
    }
}
