//! Where classes stand, into how they travel: as an array of their fields, as names and values, as
//! JSON.

use std::collections::BTreeSet;

use super::problem::{error, optional_boolean};
use super::{Types, json};
use crate::diagnostic::Diagnostic;
use crate::model::{Field, Type, TypeDefinition, TypeKind};
use crate::source::Span;
use crate::unit::Unit;

/// What is noted while types are read.
#[derive(Default)]
pub(super) struct Uses {
    plain: BTreeSet<String>,
    json: BTreeSet<String>,
    pairs: Vec<(String, Span)>,
    optional_booleans: Vec<(String, Span)>,
}

impl Uses {
    /// In a reply.
    pub(super) fn plain(&mut self, name: &str) {
        self.plain.insert(name.to_owned());
    }

    /// Inside `json<T>`.
    pub(super) fn json(&mut self, name: &str) {
        self.json.insert(name.to_owned());
    }

    /// As `table<Class>`.
    pub(super) fn pairs(&mut self, name: &str, span: Span) {
        self.pairs.push((name.to_owned(), span));
    }

    /// A field of this class is an optional boolean, which only JSON has.
    pub(super) fn optional_boolean(&mut self, class: &str, span: Span) {
        self.optional_booleans.push((class.to_owned(), span));
    }
}

/// Whether a field may be true, false or absent, which a reply cannot tell apart.
pub(super) fn is_optional_boolean(field: &Field) -> bool {
    match &field.ty {
        Type::Boolean => field.is_optional,
        Type::OrEmpty(inner) => **inner == Type::Boolean,
        _ => false,
    }
}

/// Marks every definition with the ways it travels.
pub(super) fn mark(types: &mut Types<'_>, unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    let Types { definitions, uses, .. } = &mut *types;
    let mut json = uses.json.clone();
    for definition in definitions.iter() {
        of_definition(definition).into_iter().for_each(|ty| in_json(ty, false, &mut json));
    }
    close(definitions, &mut json, |ty, names| in_json(ty, true, names));
    let is_free = |it: &&TypeDefinition| !json.contains(&it.name);
    let mut reply: BTreeSet<String> =
        definitions.iter().filter(is_free).map(|it| it.name.clone()).collect();
    reply.extend(uses.plain.iter().cloned());
    reply.extend(uses.pairs.iter().map(|(name, _)| name.clone()).filter(|it| !json.contains(it)));
    close(definitions, &mut reply, |ty, names| in_reply(ty, true, names));
    let mut plain = uses.plain.clone();
    for definition in definitions.iter().filter(|it| reply.contains(&it.name)) {
        of_definition(definition).into_iter().for_each(|ty| in_reply(ty, false, &mut plain));
    }
    for definition in definitions.iter_mut() {
        definition.is_json = json.contains(&definition.name);
        definition.is_reply = reply.contains(&definition.name);
        definition.is_pairs = uses.pairs.iter().any(|(name, _)| *name == definition.name);
    }
    let types = &*types;
    let Types { definitions, spans, uses, .. } = types;
    let of_json = definitions.iter().zip(spans.iter().copied()).filter(|(it, _)| it.is_json);
    found.extend(of_json.flat_map(|it| json::refusals(types, unit, it)));
    let booleans = uses.optional_booleans.iter().filter(|(class, _)| reply.contains(class));
    found.extend(booleans.map(|(_, span)| optional_boolean(unit, *span)));
    for (class, span) in uses.pairs.iter().filter(|(class, _)| plain.contains(class)) {
        found.push(both_ways(unit, class, *span));
    }
}

fn both_ways(unit: &Unit<'_>, class: &str, span: Span) -> Diagnostic {
    let message = format!(
        "`{class}` arrives as names and values here, and as an array of its fields elsewhere"
    );
    error(unit, span, message).help("define two classes, one for each")
}

/// Adds what the definitions of these names hold, until nothing is new.
fn close(
    definitions: &[TypeDefinition],
    names: &mut BTreeSet<String>,
    add: impl Fn(&Type, &mut BTreeSet<String>),
) {
    loop {
        let before = names.len();
        for definition in definitions {
            if names.contains(&definition.name) {
                of_definition(definition).into_iter().for_each(|ty| add(ty, names));
            }
        }
        if names.len() == before {
            return;
        }
    }
}

/// The types a definition holds.
pub(super) fn of_definition(definition: &TypeDefinition) -> Vec<&Type> {
    match &definition.kind {
        TypeKind::Record(fields) => fields.iter().map(|field| &field.ty).collect(),
        TypeKind::Enum(_) => Vec::new(),
        TypeKind::Union(variants) => variants.iter().flat_map(|variant| &variant.items).collect(),
        TypeKind::Alias { ty, .. } => vec![ty],
    }
}

/// The names in a type that stand inside JSON, if all of it does or where it begins.
fn in_json(ty: &Type, is_inside: bool, names: &mut BTreeSet<String>) {
    match ty {
        Type::Class(name) | Type::Pairs(name) if is_inside => {
            names.insert(name.clone());
        }
        Type::Json(inner) => in_json(inner, true, names),
        ty => ty.parts().for_each(|part| in_json(part, is_inside, names)),
    }
}

/// The names in a type that stand outside JSON.
fn in_reply(ty: &Type, with_pairs: bool, names: &mut BTreeSet<String>) {
    match ty {
        Type::Class(name) => {
            names.insert(name.clone());
        }
        Type::Pairs(name) if with_pairs => {
            names.insert(name.clone());
        }
        Type::Json(_) => {}
        ty => ty.parts().for_each(|part| in_reply(part, with_pairs, names)),
    }
}
