//! A function answers with an error code that it did not have.

use super::Kind;
use super::super::{Change, Class, Comparison};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("error_added.md"), find };

const ID: &str = "error-added";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (old, new) = (&pair.old.function.errors, &pair.new.function.errors);
        let name = &pair.new.function.name;
        for code in new.iter().filter(|code| !old.contains(code)) {
            let change = if old.is_empty() {
                let message = format!(
                    "`{name}` may answer with the error `{code}`; an old caller has no enum of its errors"
                );
                pair.change(ID, Class::Unknown, message)
            } else {
                let message = format!(
                    "`{name}` may answer with the error `{code}`, which the enum of an old caller does not have"
                );
                let help = "answer with a code it had, or register a new function beside this one";
                pair.change(ID, Class::Breaking, message).help(help)
            };
            changes.push(change);
        }
    }
}
