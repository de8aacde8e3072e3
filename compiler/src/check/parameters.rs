//! Declared and inferred parameters into those of the model: what is declared wins, what is
//! inferred fills in, what is neither stays open.

use crate::annotation::{Presence as Written, Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::infer::{Content, Parameter, Parameters};
use crate::model::{Arg, Key, Origin, Presence, Type};
use crate::rules::{annotation, signature_mismatch};
use crate::unit::Unit;

use super::types::Types;
use super::unused;

/// The keys of a function.
pub(super) fn keys(
    unit: &Unit<'_>,
    tags: &[&Tag],
    inferred: &Parameters,
    found: &mut Vec<Diagnostic>,
) -> Vec<Key> {
    let declared: Vec<Key> = tags.iter().filter_map(|tag| declared_key(tag)).collect();
    if declared.is_empty() {
        return list(inferred, "key", "keys")
            .map(|(name, presence, parameter)| key(name, presence, parameter))
            .collect();
    }
    let optional = tags
        .iter()
        .filter(|tag| matches!(&tag.kind, TagKind::Key { presence: Written::Optional, .. }));
    for tag in optional.skip(1) {
        let finding = Diagnostic::error(annotation::ID, unit.at(tag.span), "a second optional key");
        found.push(
            finding.help("at most one key can be left out: nobody could tell which is meant"),
        );
    }
    let is_open = declared.iter().any(|key| key.presence == Presence::Variadic);
    unused::find(unit, tags, inferred, found);
    beyond(unit, "keys", declared.len(), is_open, inferred, found);
    declared
}

/// The arguments of a function.
pub(super) fn args(
    unit: &Unit<'_>,
    tags: &[&Tag],
    inferred: &Parameters,
    types: &mut Types<'_>,
    function: &str,
    found: &mut Vec<Diagnostic>,
) -> Vec<Arg> {
    let mut declared = Vec::new();
    for tag in tags {
        let TagKind::Arg { name, presence, ty } = &tag.kind else { continue };
        let ty = types
            .argument(unit, ty, &format!("{function}_{name}"), found)
            .filter(|ty| *ty != Type::Any);
        if matches!(ty, Some(Type::OrEmpty(_))) && *presence != Written::Required {
            found.push(needless_empty(unit, tag));
        }
        let default =
            inferred.fixed.get(declared.len()).and_then(|parameter| parameter.default.clone());
        declared.push(Arg {
            name: name.clone(),
            rust_name: String::new(),
            ty,
            presence: self::presence(*presence),
            default: default.filter(|_| *presence == Written::Optional),
            docs: tag.docs.clone(),
            origin: Origin::Declared,
        });
    }
    if declared.is_empty() {
        return list(inferred, "arg", "args")
            .map(|(name, presence, parameter)| arg(name, presence, parameter))
            .collect();
    }
    let is_open = declared.iter().any(|arg| arg.presence == Presence::Variadic);
    unused::find(unit, tags, inferred, found);
    beyond(unit, "args", declared.len(), is_open, inferred, found);
    declared
}

fn needless_empty(unit: &Unit<'_>, tag: &Tag) -> Diagnostic {
    let message = "an argument that may be left out, or repeated, has no need to be empty";
    let help = "leave out `|\"\"`, or the mark of the name";
    Diagnostic::error(annotation::ID, unit.at(tag.span), message).help(help)
}

/// The body reads a position that is not declared.
fn beyond(
    unit: &Unit<'_>,
    table: &str,
    declared: usize,
    is_open: bool,
    inferred: &Parameters,
    found: &mut Vec<Diagnostic>,
) {
    if is_open {
        return;
    }
    for (index, parameter) in inferred.fixed.iter().enumerate().skip(declared) {
        let Some(span) = parameter.first_use else { continue };
        let position = index + 1;
        let message = format!(
            "the body reads `{table}[{position}]`, and {declared} of `{table}` are declared"
        );
        let tag = if table == "keys" { "---@key name" } else { "---@arg name type" };
        let finding = Diagnostic::error(signature_mismatch::ID, unit.at(span), message);
        found.push(finding.help(format!("declare it above the function: `{tag}`")));
    }
}

fn declared_key(tag: &Tag) -> Option<Key> {
    let TagKind::Key { name, presence, group } = &tag.kind else { return None };
    Some(Key {
        name: name.clone(),
        rust_name: String::new(),
        presence: self::presence(*presence),
        group: group.clone(),
        docs: tag.docs.clone(),
        origin: Origin::Declared,
    })
}

fn presence(written: Written) -> Presence {
    match written {
        Written::Required => Presence::Required,
        Written::Optional => Presence::Optional,
        Written::Variadic => Presence::Variadic,
    }
}

/// What the body shows, with a name for each: its own, `key` for a single unnamed one, `key_2` for
/// others, `keys` for the rest.
fn list<'p>(
    inferred: &'p Parameters,
    one: &'p str,
    many: &'p str,
) -> impl Iterator<Item = (String, Presence, &'p Parameter)> {
    let is_single = inferred.fixed.len() == 1 && inferred.rest.is_none();
    let fixed = inferred.fixed.iter().enumerate().map(move |(index, parameter)| {
        let fallback = if is_single { one.to_owned() } else { format!("{one}_{}", index + 1) };
        let presence = if parameter.is_optional { Presence::Optional } else { Presence::Required };
        (parameter.name.clone().unwrap_or(fallback), presence, parameter)
    });
    let fallback = if inferred.fixed.is_empty() { many.to_owned() } else { format!("rest_{many}") };
    let rest = inferred.rest.iter();
    fixed.chain(rest.map(move |parameter| {
        (parameter.name.clone().unwrap_or(fallback.clone()), Presence::Variadic, parameter)
    }))
}

fn origin(parameter: &Parameter) -> Origin {
    if parameter.name.is_some() || parameter.content.is_some() {
        Origin::Inferred
    } else {
        Origin::Unknown
    }
}

fn key(name: String, presence: Presence, parameter: &Parameter) -> Key {
    Key {
        name,
        rust_name: String::new(),
        presence,
        group: Vec::new(),
        docs: String::new(),
        origin: origin(parameter),
    }
}

fn arg(name: String, presence: Presence, parameter: &Parameter) -> Arg {
    Arg {
        name,
        rust_name: String::new(),
        ty: parameter.content.as_ref().and_then(content),
        presence,
        default: parameter.default.clone(),
        docs: String::new(),
        origin: origin(parameter),
    }
}

/// JSON stays open: a caller's own type says what is in it.
fn content(content: &Content) -> Option<Type> {
    match content {
        Content::Number => Some(Type::Number),
        Content::Integer => Some(Type::Integer),
        Content::Json | Content::Words(_) => None,
    }
}
