//! The plan of a restore, and what became of it, into text for people and the shape for machines.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use fcall_deploy::Library;
use fcall_deploy::restore::{Effect, RestoreNode, RestorePlan, RestoreReport, RestoredNode, Step};
use serde::Serialize;

use crate::digest;

/// The shape of a restore. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The result (--format json). "fcall" is the version of the shape: within one version, members are only
added. "before" and "after" are the digests of what the server holds, null where it holds nothing.
"refusals" says why nothing was tried.

{
  "fcall": 1,
  "nodes": [{
    "address": string,
    "changes": [{
      "library": string,
      "action": "add" | "replace" | "remove" | "same" | "stay",
      "before": string | null,
      "after": string | null,
      "result": "applied" | "unchanged" | "failed" | "unknown"
    }],
    "error": string | null
  }],
  "refusals": [string]
}"#;

/// What `restore` shows to machines.
#[derive(Serialize)]
pub(crate) struct Restored<'p> {
    fcall: u32,
    nodes: Vec<NodeEntry<'p>>,
    refusals: &'p [String],
}

#[derive(Serialize)]
struct NodeEntry<'p> {
    address: &'p str,
    changes: Vec<ChangeEntry<'p>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct ChangeEntry<'p> {
    library: &'p str,
    action: &'static str,
    before: Option<String>,
    after: Option<String>,
    result: &'static str,
}

impl<'p> Restored<'p> {
    /// A plan and what became of it; `None` where nothing was tried.
    pub(crate) fn of(plan: &'p RestorePlan, report: Option<&RestoreReport>) -> Self {
        let nodes = plan.nodes.iter().enumerate().map(|(index, node)| {
            NodeEntry::of(node, report.and_then(|report| report.nodes.get(index)))
        });
        Self { fcall: 1, nodes: nodes.collect(), refusals: &plan.refusals }
    }
}

impl<'p> NodeEntry<'p> {
    fn of(node: &'p RestoreNode, restored: Option<&RestoredNode>) -> Self {
        let change = |step: &'p Step| {
            let written = restored.filter(|_| step.effect.is_write());
            ChangeEntry {
                library: &step.library,
                action: step.effect.word(),
                before: step.before.as_ref().map(|library| digest::whole(&library.digest)),
                after: step.after.as_ref().map(|library| digest::whole(&library.digest)),
                result: written.map_or("unchanged", |restored| restored.result.word()),
            }
        };
        let error = restored.and_then(|restored| restored.error.as_ref());
        Self {
            address: &node.live.address,
            changes: node.steps.iter().map(change).collect(),
            error: error.map(ToString::to_string),
        }
    }
}

/// The plan for a person, with how much there is to do below. Servers of which the same would
/// become stand together.
pub(crate) fn text(plan: &RestorePlan) -> String {
    let mut text = String::new();
    let mut rest: Vec<&RestoreNode> = plan.nodes.iter().collect();
    while let Some(first) = rest.first().copied() {
        let (alike, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|node| node.steps == first.steps);
        let addresses: Vec<&str> = alike.iter().map(|node| node.live.address.as_str()).collect();
        let _ = writeln!(text, "{}", addresses.join(", "));
        text.extend(first.steps.iter().map(line));
        rest = others;
    }
    let _ = writeln!(text, "libraries: {}", counts(plan));
    text
}

fn line(step: &Step) -> String {
    let (sign, word) = (sign(step.effect), step.effect.word());
    format!("{}\n", format!("  {sign} {word:7} {} {}", step.library, remark(step)).trim_end())
}

fn sign(effect: Effect) -> char {
    match effect {
        Effect::Add => '+',
        Effect::Replace => '~',
        Effect::Remove => '-',
        Effect::Same => '=',
        _ => '.',
    }
}

/// The releases where they tell the difference, and the digests where they do not.
fn remark(step: &Step) -> String {
    let release = |library: &Library| library.release.clone();
    match (&step.before, &step.after) {
        (Some(before), Some(after)) if before.code != after.code => {
            let (mut from, mut to) = (release(before), release(after));
            if from == to {
                (from, to) = (None, None);
            }
            let from = from.unwrap_or_else(|| digest::short(&before.digest));
            format!("{from} -> {}", to.unwrap_or_else(|| digest::short(&after.digest)))
        }
        (before, after) => after.as_ref().or(before.as_ref()).and_then(release).unwrap_or_default(),
    }
}

/// `1 to add, 2 the same`: a library counts once for each effect that it has anywhere.
fn counts(plan: &RestorePlan) -> String {
    let words = [
        (Effect::Add, "to add"),
        (Effect::Replace, "to replace"),
        (Effect::Remove, "to remove"),
        (Effect::Same, "the same"),
        (Effect::Stay, "to stay"),
    ];
    let count = |effect: Effect| {
        let steps = plan.nodes.iter().flat_map(|node| &node.steps);
        let steps = steps.filter(|step| step.effect == effect);
        steps.map(|step| &step.library).collect::<BTreeSet<_>>().len()
    };
    let counts = words.map(|(effect, words)| (count(effect), words));
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}
