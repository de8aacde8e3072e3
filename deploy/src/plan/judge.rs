//! Local libraries and what is to be done into the reasons why it must not be.

use std::collections::BTreeMap;

use fcall_compiler::compat::Class;

use super::{Impact, NodePlan, Refusal};
use crate::release::{self, Step};
use crate::{Action, Change, Library};

/// What is wrong, asked for or not.
pub(super) fn refusals(libraries: &[Library], nodes: &[NodePlan]) -> Vec<Refusal> {
    let mut refusals = among_local(libraries);
    for node in nodes {
        refusals.extend(node.changes.iter().filter_map(|change| release(&node.address, change)));
        refusals.extend(breaking(node));
        refusals.extend(taken(node));
    }
    refusals
}

fn among_local(libraries: &[Library]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut sorted: Vec<&Library> = libraries.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut registered: BTreeMap<String, &str> = BTreeMap::new();
    for (index, library) in sorted.iter().enumerate() {
        if index > 0 && sorted[index - 1].name == library.name {
            refusals.push(Refusal::TwoLibraries { library: library.name.clone() });
            continue;
        }
        for function in &library.functions {
            let first = *registered.entry(function.to_ascii_lowercase()).or_insert(&library.name);
            if first != library.name {
                refusals.push(Refusal::TwoFunctions {
                    function: function.clone(),
                    first: first.to_owned(),
                    second: library.name.clone(),
                });
            }
        }
    }
    refusals
}

/// Other bytes want a higher release than the node's, if that has one.
fn release(address: &str, change: &Change) -> Option<Refusal> {
    if change.action != Action::Change {
        return None;
    }
    let before = change.before.as_ref()?;
    let after = change.after.as_ref()?;
    let (address, library) = (address.to_owned(), change.library.clone());
    match release::step(before.release.as_deref(), after.release.as_deref()) {
        Step::Down => {
            let (from, to) = (before.release.clone()?, after.release.clone());
            Some(Refusal::Downgrade { address, library, from, to })
        }
        Step::Same => {
            let release = after.release.clone()?;
            Some(Refusal::SameRelease { address, library, release })
        }
        Step::Compatible | Step::Major | Step::First => None,
    }
}

/// What breaks callers wants a release that may. A library that goes because it is asked for has none,
/// and the asking is enough.
fn breaking(node: &NodePlan) -> impl Iterator<Item = Refusal> {
    node.changes.iter().filter_map(|change| {
        let before = change.before.as_ref()?;
        let after = successor(change, node)?;
        let (from, to) = (before.release.clone()?, after.release.clone());
        if matches!(release::step(Some(&from), to.as_deref()), Step::Major | Step::First) {
            return None;
        }
        let is_it = |it: &&Impact| it.library == before.name && it.class == Class::Breaking;
        let impacts: Vec<Impact> = node.impacts.iter().filter(is_it).cloned().collect();
        let (address, library) = (node.address.clone(), before.name.clone());
        (!impacts.is_empty()).then_some(Refusal::Breaking { address, library, from, to, impacts })
    })
}

/// What a library on the node becomes, under its name or another.
fn successor<'n>(change: &'n Change, node: &'n NodePlan) -> Option<&'n Library> {
    let renamed = || {
        let is_it = |it: &&Change| it.renamed_from.as_ref() == Some(&change.library);
        node.changes.iter().find(is_it).and_then(|it| it.after.as_ref())
    };
    change.after.as_ref().or_else(renamed)
}

fn taken(node: &NodePlan) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let stays = |action| matches!(action, Action::Orphan | Action::Foreign);
    let others = || node.changes.iter().filter(|change| stays(change.action));
    for library in node.changes.iter().filter_map(|change| change.after.as_ref()) {
        for function in &library.functions {
            let is_it = |held: &String| held.eq_ignore_ascii_case(function);
            let holder = others()
                .find(|change| change.before.iter().any(|held| held.functions.iter().any(is_it)));
            if let Some(holder) = holder {
                refusals.push(Refusal::Taken {
                    address: node.address.clone(),
                    function: function.clone(),
                    library: library.name.clone(),
                    holder: holder.library.clone(),
                });
            }
        }
    }
    refusals
}
