//! A plan, and what became of it, into text for people and the shape for machines.

use std::fmt::Write as _;

use fcall_deploy::{Action, Change, Library, Move, NodePlan, NodeReport, Plan, Report, Summary};
use serde::Serialize;

/// The shape of a deploy, as `deploy --help` documents it. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The result (--format json). "fcall" is the version of the shape: within one version, members are only
added. "before" and "after" are the digests of what the server holds, null where it holds nothing;
"summary" counts libraries, once each.

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
    "error": string | null
  }],
  "summary": {
    "add": integer,
    "change": integer,
    "delete": integer,
    "orphan": integer,
    "same": integer,
    "foreign": integer
  }
}"#;

/// What `deploy` shows to machines.
#[derive(Serialize)]
pub(crate) struct Deployed<'p> {
    fcall: u32,
    nodes: Vec<NodeEntry<'p>>,
    summary: SummaryEntry,
}

#[derive(Serialize)]
struct NodeEntry<'p> {
    address: &'p str,
    changes: Vec<ChangeEntry<'p>>,
    moves: Vec<MoveEntry<'p>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct ChangeEntry<'p> {
    library: &'p str,
    action: &'static str,
    before: Option<String>,
    after: Option<String>,
    renamed_from: Option<&'p str>,
    result: &'static str,
}

#[derive(Serialize)]
struct MoveEntry<'p> {
    function: &'p str,
    from: &'p str,
    to: &'p str,
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

impl<'p> Deployed<'p> {
    /// A plan and what became of it; `None` where nothing was tried.
    pub(crate) fn of(plan: &'p Plan, report: Option<&Report>) -> Self {
        let nodes = plan.nodes.iter().enumerate();
        let nodes = nodes.map(|(index, node)| {
            NodeEntry::of(node, report.and_then(|report| report.nodes.get(index)))
        });
        Self { fcall: 1, nodes: nodes.collect(), summary: SummaryEntry::of(plan.summary()) }
    }
}

impl<'p> NodeEntry<'p> {
    fn of(node: &'p NodePlan, report: Option<&NodeReport>) -> Self {
        let changes = node.changes.iter().enumerate().map(|(index, change)| {
            let reported = report.and_then(|report| report.changes.get(index));
            ChangeEntry::of(change, reported.map_or("unchanged", |reported| reported.result.word()))
        });
        Self {
            address: &node.address,
            changes: changes.collect(),
            moves: node.moves.iter().map(MoveEntry::of).collect(),
            error: report.and_then(|report| report.error.as_ref()).map(ToString::to_string),
        }
    }
}

impl<'p> ChangeEntry<'p> {
    fn of(change: &'p Change, result: &'static str) -> Self {
        // What is not ours to write stays as it is.
        let after = change.after.as_ref().or(change.before.as_ref());
        Self {
            library: &change.library,
            action: change.action.word(),
            before: change.before.as_ref().map(digest),
            after: after.map(digest),
            renamed_from: None,
            result,
        }
    }
}

impl<'p> MoveEntry<'p> {
    fn of(it: &'p Move) -> Self {
        Self { function: &it.function, from: &it.from, to: &it.to }
    }
}

impl SummaryEntry {
    fn of(summary: Summary) -> Self {
        let Summary { add, change, orphan, same, foreign, .. } = summary;
        Self { add, change, delete: 0, orphan, same, foreign }
    }
}

fn digest(library: &Library) -> String {
    format!("sha256:{}", library.digest)
}

/// The plan for a person, with how much there is to do below.
pub(crate) fn text(plan: &Plan) -> String {
    let mut text: String = plan.nodes.iter().map(node_text).collect();
    let Summary { add, change, orphan, same, foreign, .. } = plan.summary();
    let counts = [
        (add, "to add"),
        (change, "to change"),
        (same, "the same"),
        (orphan, "orphaned"),
        (foreign, "foreign"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
    let _ = writeln!(
        text,
        "libraries: {}",
        if counts.is_empty() { "none".into() } else { counts.join(", ") }
    );
    text
}

fn node_text(node: &NodePlan) -> String {
    let width = node.changes.iter().map(|change| change.library.chars().count()).max().unwrap_or(0);
    let mut text = format!("{}\n", node.address);
    for change in &node.changes {
        let (sign, remark) = (sign(change.action), remark(change));
        let line =
            format!("  {sign} {:7} {:width$} {remark}", change.action.word(), change.library);
        text += line.trim_end();
        text.push('\n');
    }
    for Move { function, from, to, .. } in &node.moves {
        let _ = writeln!(text, "  > move    {function} from {from} to {to}");
    }
    text
}

fn sign(action: Action) -> char {
    match action {
        Action::Add => '+',
        Action::Change => '~',
        Action::Same => '=',
        _ => '.',
    }
}

/// The releases where they tell the difference, and the digests where they do not.
fn remark(change: &Change) -> String {
    match (change.action, &change.before, &change.after) {
        (Action::Change, Some(before), Some(after)) if before.release == after.release => {
            let release = after.release.as_deref().map(|release| format!("{release}, "));
            let release = release.unwrap_or_default();
            format!("{release}{} -> {}", short(before), short(after))
        }
        (Action::Change, Some(before), Some(after)) => {
            format!("{} -> {}", release(before), release(after))
        }
        (Action::Orphan, ..) => "ours, but no longer among the local libraries: stays".to_owned(),
        (Action::Foreign, ..) => "not ours: not touched".to_owned(),
        (_, _, after) => after.as_ref().and_then(|after| after.release.clone()).unwrap_or_default(),
    }
}

fn release(library: &Library) -> String {
    library.release.clone().unwrap_or_else(|| short(library))
}

fn short(library: &Library) -> String {
    format!("sha256:{}", library.digest.get(..12).unwrap_or(&library.digest))
}
