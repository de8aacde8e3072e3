//! What stands for an argument that is left out is another value.

use super::Kind;
use super::super::{Change, Class, Comparison};
use super::side::Side;
use crate::model::Presence;

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("arg_default.md"), find };

const ID: &str = "arg-default";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for (pair, old, new) in Side::Args.kept(comparison) {
        let are_optional =
            old.presence == Presence::Optional && new.presence == Presence::Optional;
        if are_optional && old.default != new.default {
            let shown = |default: &Option<String>| match default {
                Some(text) => format!("`{text}`"),
                None => "nothing".to_owned(),
            };
            let message = format!(
                "an old call that leaves out `{}` of `{}` gets {} where it got {}",
                new.name,
                pair.new.function.name,
                shown(&new.default),
                shown(&old.default)
            );
            changes.push(pair.change(ID, Class::Unknown, message));
        }
    }
}
