//! `---@key` and `---@arg` into the parameters of the model.

use crate::annotation::{Presence as Written, Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::infer::Parameters;
use crate::model::{Arg, Key, Origin, Presence, Supply, Type};
use crate::rules::annotation;
use crate::unit::Unit;

use super::reason;
use super::types::Types;

/// The declared keys.
pub(super) fn keys(unit: &Unit<'_>, tags: &[&Tag], found: &mut Vec<Diagnostic>) -> Vec<Key> {
    let optional = tags
        .iter()
        .filter(|tag| matches!(&tag.kind, TagKind::Key { presence: Written::Optional, .. }));
    for tag in optional.skip(1) {
        let help = "at most one key can be left out: nobody could tell which is meant";
        found.push(error(unit, tag, "a second optional key", help));
    }
    twice(unit, tags, "key", found);
    let mut keys: Vec<Key> = tags.iter().filter_map(|tag| key(unit, tag)).collect();
    keys.shrink_to_fit();
    keys
}

fn key(unit: &Unit<'_>, tag: &Tag) -> Option<Key> {
    let TagKind::Key { name, presence, group, least, is_bytes } = &tag.kind else { return None };
    Some(Key {
        name: name.clone(),
        rust_name: String::new(),
        presence: self::presence(*presence),
        group: group.clone(),
        least: *least,
        is_bytes: *is_bytes,
        docs: tag.docs.clone(),
        origin: Origin::Declared,
        reason: reason::declared(unit, tag.span),
    })
}

/// The declared arguments.
pub(super) fn args(
    unit: &Unit<'_>,
    tags: &[&Tag],
    (keys, inferred): (&[Key], &Parameters),
    types: &mut Types<'_>,
    function: &str,
    found: &mut Vec<Diagnostic>,
) -> Vec<Arg> {
    let mut args: Vec<Arg> = Vec::with_capacity(tags.len());
    for tag in tags {
        let (supply, ty, presence, least) = match &tag.kind {
            TagKind::Count { of } => {
                (Supply::Count(of.clone()), Some(Type::Integer), Presence::Required, 0)
            }
            TagKind::Arg { name, presence, ty, key, least } => {
                let hint = format!("{function}_{name}");
                let ty = types.argument(unit, ty, &hint, found).filter(|ty| *ty != Type::Any);
                if matches!(ty, Some(Type::OrEmpty(_))) && *presence != Written::Required {
                    let message =
                        "an argument that may be left out, or repeated, has no need to be empty";
                    let help = "leave out `|\"\"`, or the mark of the name";
                    found.push(error(unit, tag, message, help));
                }
                let supply = key.clone().map_or(Supply::Caller, Supply::With);
                (supply, ty, self::presence(*presence), *least)
            }
            _ => continue,
        };
        let default = inferred.fixed.get(args.len()).and_then(|it| it.default.clone());
        args.push(Arg {
            name: name(&tag.kind),
            rust_name: String::new(),
            ty,
            presence,
            least,
            supply,
            default: default.filter(|_| presence == Presence::Optional),
            docs: tag.docs.clone(),
            origin: Origin::Declared,
            reason: reason::declared(unit, tag.span),
        });
    }
    twice(unit, tags, "argument", found);
    for (tag, arg) in tags.iter().zip(&args) {
        found.extend(unknown(unit, tag, arg, keys, &args));
    }
    args.shrink_to_fit();
    args
}

fn name(kind: &TagKind) -> String {
    match kind {
        TagKind::Count { of } => format!("#{of}"),
        TagKind::Key { name, .. } | TagKind::Arg { name, .. } => name.clone(),
        _ => String::new(),
    }
}

/// Whoever calls by position would not notice, but a name tells what stands there.
fn twice(unit: &Unit<'_>, tags: &[&Tag], what: &str, found: &mut Vec<Diagnostic>) {
    for (index, tag) in tags.iter().enumerate() {
        let name = name(&tag.kind);
        let is_same = |it: &&&Tag| self::name(&it.kind) == name && with(it) == with(tag);
        if let Some(first) = tags[..index].iter().find(is_same) {
            let message = format!("the {what} `{name}` is declared twice");
            let finding = error(unit, tag, message, "give each of them a name of its own");
            found.push(finding.related(unit.at(first.span), "the first one"));
        }
    }
}

/// Which repeating key or argument it belongs to, where its name stands among others of that.
fn with(tag: &Tag) -> Option<&str> {
    match &tag.kind {
        TagKind::Arg { key, .. } => key.as_deref(),
        _ => None,
    }
}

/// What an argument counts, or comes with, must be there and repeat.
fn unknown(
    unit: &Unit<'_>,
    tag: &Tag,
    arg: &Arg,
    keys: &[Key],
    args: &[Arg],
) -> Option<Diagnostic> {
    let is_key =
        |name: &str| keys.iter().any(|it| it.name == name && it.presence == Presence::Variadic);
    let is_arg =
        |name: &str| args.iter().any(|it| it.name == name && it.presence == Presence::Variadic);
    match &arg.supply {
        Supply::With(of) if !is_key(of) && !is_arg(of) => {
            let message = format!("there is no repeating key or argument `{of}`");
            let help = format!("write `---@key ...{of}` or `---@arg ...{of} type`");
            Some(error(unit, tag, message, help))
        }
        Supply::Count(of) if !is_key(of) && !is_arg(of) => {
            let message = format!("there is no repeating key or argument `{of}`");
            let help = format!("write `---@arg ...{of} type`");
            Some(error(unit, tag, message, help))
        }
        _ => None,
    }
}

fn error(
    unit: &Unit<'_>,
    tag: &Tag,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::error(annotation::ID, unit.at(tag.span), message).help(help)
}

fn presence(written: Written) -> Presence {
    match written {
        Written::Required => Presence::Required,
        Written::Optional => Presence::Optional,
        Written::Variadic => Presence::Variadic,
    }
}
