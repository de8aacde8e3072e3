//! Other replies are errors.

use super::Kind;
use super::super::{Change, Class, Comparison};
use super::super::{ErrorReply, fit};
use crate::model::{Literal, Type};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("error_reply.md"), find };

const ID: &str = "error-reply";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for pair in &comparison.pairs {
        let (Some(old), Some(new)) = (&pair.old.function.error_replies, &pair.new.function.error_replies)
        else {
            continue;
        };
        let name = &pair.new.function.name;
        for reply in new.iter().filter(|reply| !old.iter().any(|known| covers(known, reply))) {
            let shown = Type::Tuple(reply.items.clone());
            let taken = pair.old.function.reply.ty.as_ref().map(|ty| fit::reply(pair, &shown, ty));
            let change = match taken {
                Some(found) if found.is_empty() => {
                    let message = format!(
                        "the reply `{shown}` of `{name}` is an error, which an old caller takes for a success"
                    );
                    pair.change(ID, Class::Breaking, message)
                }
                _ => {
                    let message = format!(
                        "the reply `{shown}` of `{name}` is an error, which an old caller does not know as one"
                    );
                    pair.change(ID, Class::Unknown, message)
                }
            };
            changes.push(change.help("answer with an error an old caller knows, or raise it"));
        }
        changes.extend(old.iter().filter(|it| !new.contains(it)).filter_map(|it| {
            let shown = Type::Tuple(it.items.clone());
            let is_covered = new.iter().any(|known| covers(known, it) || covers(it, known));
            let message = format!("the reply `{shown}` of `{name}` is no longer said to be an error");
            (!is_covered).then(|| pair.change(ID, Class::Unknown, message))
        }));
    }
}

/// Whether an old caller that knows the one takes every other for an error too.
fn covers(known: &ErrorReply, other: &ErrorReply) -> bool {
    let least = |reply: &ErrorReply| {
        let is_open = |it: &&Type| matches!(it, Type::Optional(_) | Type::Rest(_));
        reply.items.iter().take_while(|it| !is_open(it)).count()
    };
    let rest = |reply: &ErrorReply| matches!(reply.items.last(), Some(Type::Rest(_)));
    let is_long_enough = least(other) >= least(known)
        && (rest(known) || (!rest(other) && other.items.len() <= known.items.len()));
    is_long_enough
        && other.items.iter().enumerate().all(|(index, item)| {
            let place = known.items.get(index).or_else(|| known.items.last());
            place.is_some_and(|place| is_value(bare(item), bare(place)))
        })
}

fn bare(item: &Type) -> &Type {
    match item {
        Type::Optional(inner) | Type::Rest(inner) => inner,
        item => item,
    }
}

fn is_value(item: &Type, place: &Type) -> bool {
    match (item, place) {
        (_, Type::Any)
        | (Type::Literal(Literal::String(_)), Type::String)
        | (Type::Literal(Literal::Integer(_)), Type::Integer) => true,
        (item, place) => item == place,
    }
}
