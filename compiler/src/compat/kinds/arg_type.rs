//! An argument is of another type.

use super::Kind;
use super::super::{Change, Class, Comparison};
use super::super::Parameter;
use super::super::comparison::Pair;
use super::super::fit::{self, Weight};
use super::side::Side;
use crate::model::{Origin, Type};

pub(super) const KIND: Kind = Kind { id: ID, page: include_str!("arg_type.md"), find };

const ID: &str = "arg-type";

fn find(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    for (pair, old, new) in Side::Args.kept(comparison) {
        let name = format!("`{}` of `{}`", new.name, pair.new.function.name);
        let (Some(then), Some(now)) = (&old.ty, &new.ty) else {
            changes.extend(generic(&pair, &name, old, new));
            continue;
        };
        let found = fit::argument(&pair, then, now);
        if found.is_empty() {
            let message = match pair.changed_in(now) {
                _ if pair.is_same(then, now) => continue,
                Some(inner) if then == now => {
                    format!("`{inner}`, which the argument {name} is, says something else, and takes what it took")
                }
                _ => format!("the argument {name} is `{now}` and was `{then}`, which it takes too"),
            };
            changes.push(pair.change(ID, Class::Compatible, message));
            continue;
        }
        let is_declared = [old.origin, new.origin].iter().all(|it| *it == Origin::Declared);
        let is_sure = is_declared && found.iter().any(|it| it.weight > Weight::Unsure);
        let class = if is_sure { Class::Breaking } else { Class::Unknown };
        let texts: Vec<String> =
            found.iter().map(|it| format!("the argument {name}{} {}", it.at, it.text)).collect();
        let help = "take what it took, or register a new function beside this one";
        changes.push(pair.change(ID, class, texts.join("; ")).help(help));
    }
}

/// What is generic takes anything, and an old call that was generic sends anything.
fn generic(pair: &Pair<'_>, name: &str, old: &Parameter, new: &Parameter) -> Option<Change> {
    match (&old.ty, &new.ty) {
        (Some(then), None) => {
            let message = format!("the argument {name} is of any type and was `{then}`");
            Some(pair.change(ID, Class::Compatible, message))
        }
        (None, Some(now)) => {
            let takes_all = matches!(now, Type::String | Type::Bytes | Type::Any);
            let class = if takes_all { Class::Compatible } else { Class::Unknown };
            let message = format!("the argument {name} is `{now}` and was of any type");
            Some(pair.change(ID, class, message))
        }
        _ => None,
    }
}
