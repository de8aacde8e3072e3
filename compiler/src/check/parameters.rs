//! Declared and inferred parameters into those of the model: what is declared wins, what is
//! inferred fills in, what is neither stays open.

use crate::annotation::Tag;
use crate::diagnostic::Diagnostic;
use crate::infer::{Needs, Parameter, Parameters};
use crate::model::{Arg, Key, Literal, Origin, Presence, Supply, Type};
use crate::rules::signature_mismatch;
use crate::unit::Unit;

use super::types::{Named, Types};
use super::{declared, reason, unused};

/// The keys of a function.
pub(super) fn keys(
    unit: &Unit<'_>,
    tags: &[&Tag],
    inferred: &Parameters,
    found: &mut Vec<Diagnostic>,
) -> Vec<Key> {
    let declared = declared::keys(unit, tags, found);
    if declared.is_empty() {
        return list(inferred, "key", "keys")
            .map(|(name, presence, parameter)| key(unit, name, presence, parameter))
            .collect();
    }
    let is_open = declared.iter().any(|key| key.presence == Presence::Variadic);
    unused::find(unit, tags, inferred, found);
    beyond(unit, 0, declared.len(), is_open, inferred, found);
    declared
}

/// The arguments of a function.
pub(super) fn args(
    unit: &Unit<'_>,
    tags: &[&Tag],
    (keys, inferred): (&[Key], &Parameters),
    types: &mut Types<'_>,
    function: &str,
    found: &mut Vec<Diagnostic>,
) -> Vec<Arg> {
    let declared = declared::args(unit, tags, (keys, inferred), types, function, found);
    if declared.is_empty() {
        return list(inferred, "arg", "args")
            .map(|(name, presence, parameter)| {
                let ty = needs(parameter, types, &format!("{function}_{name}"));
                Arg { ty, ..arg(unit, name, presence, parameter) }
            })
            .collect();
    }
    let is_open = declared.iter().any(Arg::is_repeated);
    unused::find(unit, tags, inferred, found);
    beyond(unit, 1, declared.len(), is_open, inferred, found);
    declared
}

/// The body reads a position that is not declared.
fn beyond(
    unit: &Unit<'_>,
    side: usize,
    declared: usize,
    is_open: bool,
    inferred: &Parameters,
    found: &mut Vec<Diagnostic>,
) {
    if is_open {
        return;
    }
    let table = unit.tables()[side];
    for (index, parameter) in inferred.fixed.iter().enumerate().skip(declared) {
        let Some(span) = parameter.first_use else { continue };
        let position = index + 1;
        let message = format!(
            "the body reads `{table}[{position}]`, and {declared} of `{table}` are declared"
        );
        let tag = if side == 0 { "---@key name" } else { "---@arg name type" };
        let finding = Diagnostic::error(signature_mismatch::ID, unit.at(span), message);
        found.push(finding.help(format!("declare it above the {}: `{tag}`", unit.noun())));
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
    if parameter.name.is_some() || parameter.needs.is_some() {
        Origin::Inferred
    } else {
        Origin::Unknown
    }
}

fn key(unit: &Unit<'_>, name: String, presence: Presence, parameter: &Parameter) -> Key {
    Key {
        name,
        rust_name: String::new(),
        presence,
        group: Vec::new(),
        least: 0,
        is_bytes: false,
        docs: String::new(),
        origin: origin(parameter),
        reason: reason::inferred(unit, parameter),
    }
}

fn arg(unit: &Unit<'_>, name: String, presence: Presence, parameter: &Parameter) -> Arg {
    Arg {
        name,
        rust_name: String::new(),
        ty: None,
        presence,
        least: 0,
        supply: Supply::Caller,
        default: parameter.default.clone(),
        docs: String::new(),
        origin: origin(parameter),
        reason: reason::inferred(unit, parameter),
    }
}

/// JSON stays open: a caller's own type says what is in it.
fn needs(parameter: &Parameter, types: &mut Types<'_>, hint: &str) -> Option<Type> {
    match parameter.needs.as_ref()? {
        Needs::Number => Some(Type::Number),
        Needs::Integer => Some(Type::Integer),
        Needs::Json => None,
        Needs::Words(words) => {
            let span = parameter.first_use.unwrap_or_default();
            let literals = words.iter().map(|word| Literal::String(word.clone())).collect();
            Some(types.shown_enum(Named { hint, span, is_json: false }, literals))
        }
    }
}
