//! What is wrong with the types of a file taken together.

use std::collections::HashMap;

use super::Types;
use super::declared::{Body, Declaration};
use super::problem::{clash, error};
use super::uses::of_definition;
use crate::annotation::{Tag, TagKind};
use crate::diagnostic::Diagnostic;
use crate::model::{Type, TypeDefinition, TypeKind};
use crate::names;
use crate::rules::name_clash;
use crate::unit::Unit;

/// Two types, or two fields of one class, that are one name in Rust.
pub(super) fn clashes(
    types: &Types<'_>,
    unit: &Unit<'_>,
    declarations: &[Declaration<'_>],
    found: &mut Vec<Diagnostic>,
) {
    let declared = &types.definitions[..declarations.len()];
    let rust_names = declared.iter().map(|definition| definition.rust_name.as_str());
    for (first, second) in names::duplicates(rust_names) {
        let [first, second] = [&declarations[first], &declarations[second]];
        found.push(clash(unit, second.span, first.span, second.word()));
    }
    for (definition, declaration) in declared.iter().zip(declarations) {
        if names::is_generated_type(&definition.rust_name) {
            let message =
                format!("every generated module has a `{}` of its own", definition.rust_name);
            let finding = Diagnostic::error(name_clash::ID, unit.at(declaration.span), message);
            let help = format!("give the {} another name", declaration.word());
            found.push(finding.help(help));
        }
        if let Body::Class(tags) = &declaration.body {
            // The definition lacks the fields whose types are not known.
            let rust_names: Vec<String> = tags.iter().map(|tag| rust_name(tag)).collect();
            for (first, second) in names::duplicates(rust_names.iter().map(String::as_str)) {
                found.push(clash(unit, tags[second].span, tags[first].span, "field"));
            }
        }
    }
}

fn rust_name(field: &Tag) -> String {
    match &field.kind {
        TagKind::Field { name, .. } => names::field(name),
        _ => String::new(),
    }
}

/// Types inside each other that are followed: what reads a type follows all it holds.
const DEEPEST: usize = 100;

/// A type that holds itself, other than through an array, has no size; one that holds too many others
/// is more than anyone reads.
pub(super) fn circles(types: &Types<'_>, unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    let held = held(types);
    let depths = depths(&held);
    for (index, definition) in types.definitions.iter().enumerate() {
        let name = &definition.name;
        let (message, remedy) = match depths[index] {
            None if is_in_circle(&held, index) => (
                format!("`{name}` holds itself, so no reply could ever end"),
                "hold an array of it: `T[]`",
            ),
            // Those that hold this one are deeper still, for the same reason.
            Some(depth) if depth == DEEPEST => (
                format!("`{name}` holds {DEEPEST} types inside each other"),
                "leave out names that only stand for others",
            ),
            _ => continue,
        };
        found.push(error(unit, types.spans[index], message).help(remedy));
    }
}

/// For each definition, those that a value of it holds in itself.
fn held(types: &Types<'_>) -> Vec<Vec<usize>> {
    let names = types.definitions.iter().enumerate();
    let places: HashMap<&str, usize> = names.map(|(index, it)| (it.name.as_str(), index)).collect();
    let of_one = |definition: &TypeDefinition| {
        // An alias is its type, so that not even an array gives it an end.
        let is_alias = matches!(definition.kind, TypeKind::Alias { target: None, .. });
        let mut inner = Vec::new();
        of_definition(definition).into_iter().for_each(|ty| direct(ty, is_alias, &mut inner));
        inner.into_iter().filter_map(|name| places.get(name).copied()).collect()
    };
    types.definitions.iter().map(of_one).collect()
}

/// How many stand inside each other in each; nothing where that leads in a circle.
fn depths(held: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut holders = vec![Vec::new(); held.len()];
    for (holder, inner) in held.iter().enumerate() {
        inner.iter().for_each(|&it| holders[it].push(holder));
    }
    let mut open: Vec<usize> = held.iter().map(Vec::len).collect();
    let mut ready: Vec<usize> = (0..held.len()).filter(|&index| open[index] == 0).collect();
    let mut depths = vec![None; held.len()];
    while let Some(index) = ready.pop() {
        let deepest = held[index].iter().filter_map(|&inner| depths[inner]).max();
        depths[index] = Some(deepest.map_or(0, |depth| depth + 1));
        for &holder in &holders[index] {
            open[holder] -= 1;
            if open[holder] == 0 {
                ready.push(holder);
            }
        }
    }
    depths
}

fn is_in_circle(held: &[Vec<usize>], wanted: usize) -> bool {
    let mut is_known = vec![false; held.len()];
    let mut left = held[wanted].clone();
    while let Some(index) = left.pop() {
        if index == wanted {
            return true;
        }
        if !std::mem::replace(&mut is_known[index], true) {
            left.extend(&held[index]);
        }
    }
    false
}

/// The named types a value of this type holds in itself.
fn direct<'t>(ty: &'t Type, is_alias: bool, names: &mut Vec<&'t str>) {
    match ty {
        Type::Class(name) | Type::Pairs(name) => names.push(name),
        Type::Array(_) | Type::Map(..) | Type::Json(_) | Type::Rest(_) | Type::Counted(_)
            if !is_alias => {}
        ty => ty.parts().for_each(|part| direct(part, is_alias, names)),
    }
}

/// A target of `fcall.toml` that is no type of Rust.
pub(super) fn not_rust(
    unit: &Unit<'_>,
    declaration: &Declaration<'_>,
    target: &str,
) -> Option<Diagnostic> {
    syn::parse_str::<syn::Type>(target).is_err().then(|| {
        let message = format!("`{target}` in fcall.toml is not a type of Rust");
        let help = format!("write `{} = \"crate::{}\"`", declaration.name, declaration.name);
        error(unit, declaration.span, message).help(help)
    })
}
