//! A file's libraries and what nodes hold into what would have to be done. Pure.

use super::{Effect, Policy, RestoreNode, RestorePlan, Step, Verdict, refusal};
use crate::dump::Dump;
use crate::{Library, Live};

/// Compares the libraries of a file with what every node holds, and asks for the verdict on each
/// that would be written.
#[must_use]
pub fn plan(
    dump: &Dump,
    policy: Policy,
    lives: &[Live],
    verdict: Option<Verdict<'_>>,
) -> RestorePlan {
    let nodes: Vec<RestoreNode> = lives.iter().map(|live| node(dump, policy, live)).collect();
    let refusals = refusal::refusals(dump, policy, &nodes, verdict);
    RestorePlan { policy, nodes, refusals }
}

fn node(dump: &Dump, policy: Policy, live: &Live) -> RestoreNode {
    let filed = dump.entries.iter().map(|entry| &entry.library);
    let is_filed = |held: &&Library| filed.clone().any(|library| library.name == held.name);
    let put = filed.clone().map(|library| put(library, live.library(&library.name)));
    let others = live.libraries.iter().filter(|held| !is_filed(held));
    let mut steps: Vec<Step> = put.chain(others.map(|held| other(held, policy))).collect();
    steps.sort_by(|a, b| a.library.cmp(&b.library));
    RestoreNode { live: live.clone(), steps }
}

fn put(library: &Library, held: Option<&Library>) -> Step {
    let effect = match held {
        None => Effect::Add,
        Some(held) if held.code == library.code => Effect::Same,
        Some(_) => Effect::Replace,
    };
    let after = Some(library.clone());
    Step { library: library.name.clone(), effect, before: held.cloned(), after }
}

fn other(held: &Library, policy: Policy) -> Step {
    let (effect, after) = match policy {
        Policy::Flush => (Effect::Remove, None),
        Policy::Append | Policy::Replace => (Effect::Stay, Some(held.clone())),
    };
    Step { library: held.name.clone(), effect, before: Some(held.clone()), after }
}
