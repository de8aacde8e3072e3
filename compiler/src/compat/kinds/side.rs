//! What keys and arguments have in common: a caller sends them by place.

use super::super::align::{Alignment, align};
use super::super::comparison::Pair;
use super::super::{Change, Class, Comparison, Function, Parameter};
use crate::model::{Origin, Presence, Supply};

/// Keys, or arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Keys,
    Args,
}

impl Side {
    fn of(self, function: &Function) -> &[Parameter] {
        match self {
            Self::Keys => &function.keys,
            Self::Args => &function.args,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Keys => "key",
            Self::Args => "argument",
        }
    }

    fn tag(self, name: &str) -> String {
        match self {
            Self::Keys => format!("`---@key {name}?`"),
            Self::Args => format!("`---@arg {name}? TYPE`"),
        }
    }

    fn align<'i>(self, pair: &Pair<'i>) -> Alignment<'i> {
        align(self.of(pair.old.function), self.of(pair.new.function))
    }

    /// Those that are where they were, with each pair of functions.
    pub(super) fn kept<'i>(
        self,
        comparison: &Comparison<'i>,
    ) -> Vec<(Pair<'i>, &'i Parameter, &'i Parameter)> {
        let of_pair = |pair: &Pair<'i>| match self.align(pair) {
            Alignment::InPlace { kept, .. } => {
                kept.into_iter().map(|(old, new)| (*pair, old, new)).collect()
            }
            _ => Vec::new(),
        };
        comparison.pairs.iter().flat_map(of_pair).collect()
    }
}

/// Whether nothing is known of how many there are.
fn is_open(parameters: &[Parameter]) -> bool {
    let is_open =
        |it: &Parameter| it.presence == Presence::Variadic && it.origin == Origin::Unknown;
    parameters.iter().any(is_open)
}

pub(super) fn added(
    comparison: &Comparison<'_>,
    side: Side,
    kind: &'static str,
    changes: &mut Vec<Change>,
) {
    for pair in &comparison.pairs {
        let name = &pair.new.function.name;
        let word = side.word();
        let is_unsure = is_open(side.of(pair.old.function));
        let breaking = if is_unsure { Class::Unknown } else { Class::Breaking };
        match side.align(pair) {
            Alignment::InPlace { added, .. } => changes.extend(added.iter().map(|it| {
                if is_left_out(it) {
                    let message = format!(
                        "`{name}` takes the {word} `{}`, which an old call leaves out",
                        it.name
                    );
                    return pair.change(kind, Class::Compatible, message);
                }
                let message = format!(
                    "`{name}` wants the {word} `{}`, which an old call does not send",
                    it.name
                );
                let help = format!(
                    "make it optional, {}, or register a new function beside this one",
                    side.tag(&it.name)
                );
                pair.change(kind, breaking, message).help(help)
            })),
            Alignment::PutIn(parameters) => {
                let names = list(parameters.iter().copied());
                let message = format!(
                    "`{name}` takes the {word} {names} before others, so what an old call sends for those arrives at another place"
                );
                let help = "put it at the end and make it optional, or register a new function beside this one";
                changes.push(pair.change(kind, breaking, message).help(help));
            }
            _ => {}
        }
    }
}

/// Whether a call without it is a call with none of it.
fn is_left_out(parameter: &Parameter) -> bool {
    match parameter.presence {
        Presence::Optional => true,
        Presence::Variadic => parameter.least == 0,
        Presence::Required => false,
    }
}

pub(super) fn removed(
    comparison: &Comparison<'_>,
    side: Side,
    kind: &'static str,
    changes: &mut Vec<Change>,
) {
    for pair in &comparison.pairs {
        let name = &pair.new.function.name;
        let word = side.word();
        let now = side.of(pair.new.function);
        match side.align(pair) {
            Alignment::InPlace { removed, .. } => changes.extend(removed.iter().map(|it| {
                if now.iter().any(|it| it.presence == Presence::Variadic) {
                    let message = format!(
                        "`{name}` has no {word} `{}` any more, and takes what an old call sends there as one of many",
                        it.name
                    );
                    return pair.change(kind, Class::Unknown, message);
                }
                // What has no name may never have been read.
                let is_read = it.origin != Origin::Unknown;
                let class = if is_read { Class::Breaking } else { Class::Unknown };
                let message = format!(
                    "`{name}` no longer takes the {word} `{}`: an old call still sends it, and what it says is not heard",
                    it.name
                );
                let help = "keep it and read it, or register a new function without it";
                pair.change(kind, class, message).help(help)
            })),
            Alignment::TakenOut(parameters) => {
                let names = list(parameters.iter().copied());
                let message = format!(
                    "`{name}` no longer takes the {word} {names}, so what an old call sends behind it arrives at another place"
                );
                let help = "keep its place, or register a new function without it";
                changes.push(pair.change(kind, Class::Breaking, message).help(help));
            }
            _ => {}
        }
    }
}

pub(super) fn reordered(
    comparison: &Comparison<'_>,
    side: Side,
    kind: &'static str,
    changes: &mut Vec<Change>,
) {
    for pair in &comparison.pairs {
        if let Alignment::Mixed(_) = side.align(pair) {
            let (then, now) = (side.of(pair.old.function), side.of(pair.new.function));
            let message = format!(
                "the {}s of `{}` were {} and are {}, and an old call sends them in the old order",
                side.word(),
                pair.new.function.name,
                list(then),
                list(now)
            );
            let help = "put them back in the old order, or register a new function beside this one";
            changes.push(pair.change(kind, Class::Breaking, message).help(help));
        }
    }
}

pub(super) fn renamed(
    comparison: &Comparison<'_>,
    side: Side,
    kind: &'static str,
    changes: &mut Vec<Change>,
) {
    for (pair, old, new) in side.kept(comparison) {
        let is_named = old.origin != Origin::Unknown && new.origin != Origin::Unknown;
        if is_named && old.name != new.name {
            let message = format!(
                "the {} `{}` of `{}` is called `{}`: a call sends it by its place",
                side.word(),
                old.name,
                new_name(&pair),
                new.name
            );
            changes.push(pair.change(kind, Class::Compatible, message));
        }
    }
}

pub(super) fn counted(
    comparison: &Comparison<'_>,
    side: Side,
    kind: &'static str,
    changes: &mut Vec<Change>,
) {
    for (pair, old, new) in side.kept(comparison) {
        let Some((class, text)) = count(&pair, old, new) else { continue };
        let is_unsure = is_open(side.of(pair.old.function)) || is_open(side.of(pair.new.function));
        let class = if is_unsure { class.min(Class::Unknown) } else { class };
        let message = format!("the {} `{}` of `{}` {text}", side.word(), new.name, new_name(&pair));
        let change = pair.change(kind, class, message);
        changes.push(match class {
            Class::Breaking => change.help(
                "take what it took, or register a new function beside this one for what is new",
            ),
            _ => change,
        });
    }
}

/// What changed in how many values a place takes.
fn count(pair: &Pair<'_>, old: &Parameter, new: &Parameter) -> Option<(Class, String)> {
    use Presence::{Optional, Required, Variadic};
    if kind_of_supply(pair.old.function, old) != kind_of_supply(pair.new.function, new) {
        let text = "goes out in another way than an old call sends it".to_owned();
        return Some((Class::Breaking, text));
    }
    if old.keys != new.keys {
        let text =
            format!("repeats in groups of {} where an old call sends {}", new.keys, old.keys);
        return Some((Class::Breaking, text));
    }
    let least = match old.presence {
        Required => 1,
        Optional => 0,
        Variadic => old.least,
    };
    let (class, text) = match (old.presence, new.presence) {
        (Required, Required) | (Optional, Optional) => return None,
        (Required, Optional) => (Class::Compatible, "may be left out".to_owned()),
        (Optional, Required) => (Class::Breaking, "may no longer be left out".to_owned()),
        (Variadic, Required | Optional) => (Class::Breaking, "is no longer any number".to_owned()),
        (_, Variadic) if new.least > least => (
            Class::Breaking,
            format!("has to be {} at least, where {least} were enough", new.least),
        ),
        (Variadic, Variadic) if new.least == least => return None,
        (Variadic, Variadic) => (Class::Compatible, format!("is {} at least", new.least)),
        (_, Variadic) => (Class::Compatible, "may be any number".to_owned()),
    };
    Some((class, text))
}

/// How it is told what it is: by a parameter, with each of the list at a place, as the number of the list at a place.
fn kind_of_supply(function: &Function, parameter: &Parameter) -> (u8, Option<(usize, usize)>) {
    let place = |name: &str, parameters: &[Parameter]| {
        let is_it = |it: &Parameter| it.name == name && it.presence == Presence::Variadic;
        parameters.iter().position(is_it)
    };
    let list = |name: &str| {
        let key = place(name, &function.keys).map(|it| (0, it));
        key.or_else(|| place(name, &function.args).map(|it| (1, it)))
    };
    match &parameter.supply {
        Supply::Caller => (0, None),
        Supply::With(of) => (1, list(of)),
        Supply::Count(of) => (2, list(of)),
    }
}

fn new_name<'i>(pair: &Pair<'i>) -> &'i str {
    &pair.new.function.name
}

/// `` `a`, `b` ``
fn list<'p>(parameters: impl IntoIterator<Item = &'p Parameter>) -> String {
    let names: Vec<String> = parameters.into_iter().map(|it| format!("`{}`", it.name)).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
