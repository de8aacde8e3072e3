//! A plan, and what became of it, into the shape for machines.

use fcall_deploy::{Change, Impact, Move, NodePlan, Plan, Refusal, Report, Summary};
use serde::Serialize;

use crate::digest;
use crate::refused::RefusalEntry;

mod text;

pub(crate) use text::{results, shown, text};

/// The shape of a plan, as `plan --help` documents it. Tests compare the output with it.
pub(crate) const PLAN_SHAPE: &str = r#"The plan (--format json). "fcall" is the version of the shape: within one version, members are only
added. "before" and "after" are the digests of what the server holds, null where it holds nothing;
"impacts" is what callers of what a server holds would notice, or may;
"summary" counts libraries, once each; "refusals" are the rules that forbid it, "allowed" those that
would, had --allow-downgrade or --allow-breaking not been given.

{
  "fcall": 1,
  "nodes": [{
    "address": string,
    "changes": [{
      "library": string,
      "action": "add" | "change" | "delete" | "orphan" | "same" | "foreign",
      "before": string | null,
      "after": string | null,
      "renamed_from": string | null
    }],
    "moves": [{
      "function": string,
      "from": string,
      "to": string
    }],
    "impacts": [{
      "library": string,
      "function": string | null,
      "kind": string,
      "class": "breaking" | "unknown",
      "message": string,
      "help": string | null
    }]
  }],
  "summary": {
    "add": integer,
    "change": integer,
    "delete": integer,
    "orphan": integer,
    "same": integer,
    "foreign": integer
  },
  "refusals": [{
    "rule": string,
    "address": string | null,
    "library": string | null,
    "message": string
  }],
  "allowed": [{
    "rule": string,
    "address": string | null,
    "library": string | null,
    "message": string
  }]
}"#;

/// The shape of a deploy, as `deploy --help` documents it. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The result (--format json). "fcall" is the version of the shape: within one version, members are only
added. "before" and "after" are the digests of what the server holds, null where it holds nothing;
"impacts" is what callers of what a server holds would notice, or may;
"summary" counts libraries, once each; "refusals" are the rules that forbid it, "allowed" those that
would, had --allow-downgrade or --allow-breaking not been given.

{
  "fcall": 1,
  "nodes": [{
    "address": string,
    "changes": [{
      "library": string,
      "action": "add" | "change" | "delete" | "orphan" | "same" | "foreign",
      "before": string | null,
      "after": string | null,
      "renamed_from": string | null,
      "result": "applied" | "unchanged" | "failed" | "rolled_back" | "unknown"
    }],
    "moves": [{
      "function": string,
      "from": string,
      "to": string
    }],
    "impacts": [{
      "library": string,
      "function": string | null,
      "kind": string,
      "class": "breaking" | "unknown",
      "message": string,
      "help": string | null
    }],
    "error": string | null
  }],
  "summary": {
    "add": integer,
    "change": integer,
    "delete": integer,
    "orphan": integer,
    "same": integer,
    "foreign": integer
  },
  "refusals": [{
    "rule": string,
    "address": string | null,
    "library": string | null,
    "message": string
  }],
  "allowed": [{
    "rule": string,
    "address": string | null,
    "library": string | null,
    "message": string
  }]
}"#;

/// What `plan` and `deploy` show to machines.
#[derive(Serialize)]
pub(crate) struct Entries<'p> {
    fcall: u32,
    nodes: Vec<NodeEntry<'p>>,
    summary: SummaryEntry,
    refusals: Vec<RefusalEntry<'p>>,
    allowed: Vec<RefusalEntry<'p>>,
}

#[derive(Serialize)]
struct NodeEntry<'p> {
    address: &'p str,
    changes: Vec<ChangeEntry<'p>>,
    moves: Vec<MoveEntry<'p>>,
    impacts: Vec<ImpactEntry<'p>>,
    // Of a plan there is no result and no error.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Trouble>,
}

/// What went wrong on a node; null where nothing did.
#[derive(Serialize)]
struct Trouble(Option<String>);

#[derive(Serialize)]
struct ChangeEntry<'p> {
    library: &'p str,
    action: &'static str,
    before: Option<String>,
    after: Option<String>,
    renamed_from: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'static str>,
}

#[derive(Serialize)]
struct MoveEntry<'p> {
    function: &'p str,
    from: &'p str,
    to: &'p str,
}

#[derive(Serialize)]
struct ImpactEntry<'p> {
    library: &'p str,
    function: Option<&'p str>,
    kind: &'static str,
    class: &'static str,
    message: &'p str,
    help: Option<&'p str>,
}

#[derive(Serialize)]
struct SummaryEntry {
    add: usize,
    change: usize,
    delete: usize,
    orphan: usize,
    same: usize,
    foreign: usize,
}

impl<'p> Entries<'p> {
    /// A plan.
    pub(crate) fn of_plan(plan: &'p Plan) -> Self {
        let node = |node: &'p NodePlan| {
            let changes = node.changes.iter().map(|change| ChangeEntry::of(change, None));
            NodeEntry::of(node, changes.collect(), None)
        };
        let nodes = plan.nodes.iter().map(node).collect();
        Self::of(plan, &plan.refusals, nodes)
    }

    fn of(plan: &'p Plan, refusals: &'p [Refusal], nodes: Vec<NodeEntry<'p>>) -> Self {
        Self {
            fcall: 1,
            nodes,
            summary: SummaryEntry::of(plan.summary()),
            refusals: RefusalEntry::all(refusals),
            allowed: RefusalEntry::all(&plan.allowed),
        }
    }

    /// A plan and what became of it; `None` where nothing was tried.
    pub(crate) fn of_deploy(plan: &'p Plan, report: Option<&'p Report>) -> Self {
        let node = |(index, node): (usize, &'p NodePlan)| {
            let reported = report.and_then(|report| report.nodes.get(index));
            let changes = node.changes.iter().enumerate().map(|(index, change)| {
                let reported = reported.and_then(|report| report.changes.get(index));
                let result = reported.map_or("unchanged", |reported| reported.result.word());
                ChangeEntry::of(change, Some(result))
            });
            let error = reported.and_then(|report| report.error.as_ref()).map(ToString::to_string);
            NodeEntry::of(node, changes.collect(), Some(Trouble(error)))
        };
        let nodes = plan.nodes.iter().enumerate().map(node).collect();
        Self::of(plan, report.map_or(&plan.refusals, |report| &report.refusals), nodes)
    }
}

impl<'p> NodeEntry<'p> {
    fn of(node: &'p NodePlan, changes: Vec<ChangeEntry<'p>>, error: Option<Trouble>) -> Self {
        let moves = node.moves.iter().map(MoveEntry::of).collect();
        let impacts = node.impacts.iter().map(ImpactEntry::of).collect();
        Self { address: &node.address, changes, moves, impacts, error }
    }
}

impl<'p> ChangeEntry<'p> {
    fn of(change: &'p Change, result: Option<&'static str>) -> Self {
        // What is not ours to write stays as it is.
        let stays = change.before.as_ref().filter(|_| !change.action.is_write());
        Self {
            library: &change.library,
            action: change.action.word(),
            before: change.before.as_ref().map(|library| digest::whole(&library.digest)),
            after: change.after.as_ref().or(stays).map(|library| digest::whole(&library.digest)),
            renamed_from: change.renamed_from.as_deref(),
            result,
        }
    }
}

impl<'p> MoveEntry<'p> {
    fn of(it: &'p Move) -> Self {
        Self { function: &it.function, from: &it.from, to: &it.to }
    }
}

impl<'p> ImpactEntry<'p> {
    fn of(impact: &'p Impact) -> Self {
        Self {
            library: &impact.library,
            function: impact.function.as_deref(),
            kind: impact.kind,
            class: impact.class.word(),
            message: &impact.message,
            help: impact.help.as_deref(),
        }
    }
}

impl SummaryEntry {
    fn of(summary: Summary) -> Self {
        let Summary { add, change, delete, orphan, same, foreign, .. } = summary;
        Self { add, change, delete, orphan, same, foreign }
    }
}
