//! Why a file must not be restored: what the servers would refuse, before one of them is asked.

use std::collections::BTreeSet;

use super::{Effect, Policy, RestoreNode, Step, Verdict};
use crate::dump::Dump;
use crate::{Library, Server};

pub(super) fn refusals(
    dump: &Dump,
    policy: Policy,
    nodes: &[RestoreNode],
    verdict: Option<Verdict<'_>>,
) -> Vec<String> {
    let mut refusals = twins(dump);
    for node in nodes {
        if policy == Policy::Append {
            let others = node.steps.iter().filter(|step| step.effect == Effect::Replace);
            refusals.extend(others.map(|step| taken(step, node)));
        }
        refusals.extend(clashes(node));
    }
    if let Some(verdict) = verdict {
        refusals.extend(judged(nodes, verdict));
    }
    refusals
}

/// A file that holds a name twice comes from no server.
fn twins(dump: &Dump) -> Vec<String> {
    let (mut names, mut refusals) = (BTreeSet::new(), Vec::new());
    for entry in &dump.entries {
        let name = &entry.library.name;
        if !names.insert(name) {
            refusals.push(format!("the file holds library `{name}` twice"));
        }
    }
    refusals
}

fn taken(step: &Step, node: &RestoreNode) -> String {
    format!(
        "{}: library `{}` is there already, with other code; the policy `replace` puts the file's \
         in its place",
        node.live.address, step.library
    )
}

/// Functions that two libraries would have: their names are one space, whatever their case.
fn clashes(node: &RestoreNode) -> Vec<String> {
    let after: Vec<&Library> = node.steps.iter().filter_map(|step| step.after.as_ref()).collect();
    let mut refusals = Vec::new();
    for (index, library) in after.iter().enumerate() {
        for function in &library.functions {
            let has = |other: &&&Library| {
                other.name != library.name
                    && other.functions.iter().any(|name| name.eq_ignore_ascii_case(function))
            };
            if let Some(other) = after[..index].iter().find(has) {
                refusals.push(format!(
                    "{}: the libraries `{}` and `{}` both register the function `{function}`",
                    node.live.address, other.name, library.name
                ));
            }
        }
    }
    refusals
}

/// The verdict on every library that would be written, once for each kind of server.
fn judged(nodes: &[RestoreNode], verdict: Verdict<'_>) -> Vec<String> {
    let mut judged: Vec<(&str, &Server)> = Vec::new();
    let mut refusals = Vec::new();
    for node in nodes {
        let server = &node.live.server;
        for step in node.steps.iter().filter(|step| step.effect.is_write()) {
            let Some(library) = &step.after else { continue };
            if judged.contains(&(&library.digest, server)) {
                continue;
            }
            judged.push((&library.digest, server));
            if let Err(reason) = verdict(&library.code, server) {
                refusals
                    .push(format!("{server} would not take library `{}`: {reason}", step.library));
            }
        }
    }
    refusals
}
