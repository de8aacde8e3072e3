//! A reply is of another type.

use super::Kind;
use super::super::{Change, Class, Comparison};
use super::super::comparison::Pair;
use super::super::fit::{self, Mismatch, Weight};
use crate::model::{Origin, Type};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("reply_type.md"), find };

const ID: &str = "reply-type";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (old, new) = (&pair.old.function.reply, &pair.new.function.reply);
        let name = &pair.new.function.name;
        match (&old.ty, &new.ty) {
            (None, None) => {}
            (Some(then), Some(now)) => changes.extend(typed(pair, then, now)),
            (Some(then), None) => {
                let message = format!("what `{name}` replies is not known, and was `{then}`");
                changes.push(pair.change(ID, Class::Unknown, message).help("declare it with `---@return`"));
            }
            (None, Some(now)) => {
                let message = format!(
                    "`{name}` replies `{now}`, and an old caller said by itself what to decode into"
                );
                changes.push(pair.change(ID, Class::Unknown, message));
            }
        }
    }
}

fn typed(pair: &Pair<'_>, then: &Type, now: &Type) -> Option<Change> {
    let name = &pair.new.function.name;
    let found = fit::reply(pair, now, then);
    if found.is_empty() {
        let message = match pair.changed_in(now) {
            _ if pair.is_same(then, now) => return None,
            Some(inner) if then == now => format!(
                "`{inner}`, which `{name}` replies, says something else, and an old decoder takes it"
            ),
            _ => format!("`{name}` replies `{now}` and replied `{then}`, whose decoder takes it"),
        };
        return Some(pair.change(ID, Class::Compatible, message));
    }
    let texts: Vec<String> =
        found.iter().map(|it| format!("`reply{}` of `{name}` {}", it.at, it.text)).collect();
    let help = "reply what it did, or register a new function beside this one";
    Some(pair.change(ID, class(pair, &found), texts.join("; ")).help(help))
}

/// What is inferred may be more than what really comes, so some values that do not fit may never come.
fn class(pair: &Pair<'_>, found: &[Mismatch]) -> Class {
    let is_declared = pair.new.function.reply.origin == Origin::Declared;
    let weight = found.iter().map(|it| it.weight).max().unwrap_or(Weight::Unsure);
    match weight {
        Weight::All => Class::Breaking,
        Weight::Some if is_declared => Class::Breaking,
        _ => Class::Unknown,
    }
}
