//! A plan, and what became of it, into text for a person.

use std::fmt::Write as _;

use fcall_compiler::compat::Class;
use fcall_deploy::{
    Action, Change, Impact, Library, Move, NodePlan, NodeReport, Plan, Report, Summary,
};
use similar::TextDiff;

use crate::{digest, refused};

/// How many unchanged lines are shown around those that change.
const CONTEXT: usize = 3;

/// The plan, with how much there is to do below. Nodes on which the same is to be done are shown
/// once.
pub(crate) fn text(plan: &Plan) -> String {
    let mut text: String = alike(&plan.nodes).iter().map(|nodes| nodes_text(nodes)).collect();
    let Summary { add, change, delete, orphan, same, foreign, .. } = plan.summary();
    let counts = [
        (add, "to add"),
        (change, "to change"),
        (delete, "to delete"),
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
    text + &refused::allowed(plan)
}

/// Nodes with the same changes, in the order of their first ones.
fn alike(nodes: &[NodePlan]) -> Vec<Vec<&NodePlan>> {
    let mut groups: Vec<Vec<&NodePlan>> = Vec::new();
    for node in nodes {
        let is_alike = |group: &&mut Vec<&NodePlan>| {
            group[0].changes == node.changes && group[0].moves == node.moves
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(node),
            None => groups.push(vec![node]),
        }
    }
    groups
}

fn nodes_text(nodes: &[&NodePlan]) -> String {
    let addresses: Vec<&str> = nodes.iter().map(|node| node.address.as_str()).collect();
    let node = nodes[0];
    let width = node.changes.iter().map(|change| change.library.chars().count()).max().unwrap_or(0);
    let mut text = format!("{}\n", addresses.join(", "));
    for change in &node.changes {
        let (sign, remark) = (sign(change.action), remark(change));
        let line =
            format!("  {sign} {:7} {:width$} {remark}", change.action.word(), change.library);
        text += line.trim_end();
        text.push('\n');
        text += &diff(change);
    }
    for Move { function, from, to, .. } in &node.moves {
        let _ = writeln!(text, "  > move    {function} from {from} to {to}");
    }
    text + &node.impacts.iter().map(impact).collect::<String>()
}

/// What callers would notice, or may.
fn impact(impact: &Impact) -> String {
    let Impact { library, class, message, .. } = impact;
    let (sign, word) = if *class == Class::Breaking { ('!', "breaks") } else { ('?', "may break") };
    shown(&format!("  {sign} {word:7} callers of {library}: {message}")) + "\n"
}

fn sign(action: Action) -> char {
    match action {
        Action::Add => '+',
        Action::Change => '~',
        Action::Delete => '-',
        Action::Same => '=',
        _ => '.',
    }
}

/// The releases where they tell the difference, and the digests where they do not.
fn remark(change: &Change) -> String {
    if let (Some(name), Some(after)) = (&change.renamed_from, &change.after) {
        return format!("{}, until now {name}", release(after));
    }
    match (change.action, &change.before, &change.after) {
        (Action::Change, Some(before), Some(after)) if before.release == after.release => {
            let release = after.release.as_deref().map(|release| format!("{release}, "));
            let release = release.unwrap_or_default();
            format!(
                "{release}{} -> {}",
                digest::short(&before.digest),
                digest::short(&after.digest)
            )
        }
        (Action::Change, Some(before), Some(after)) => {
            format!("{} -> {}", release(before), release(after))
        }
        (Action::Delete, Some(before), _) => release(before),
        (Action::Orphan, ..) => {
            "ours, but no longer among the local libraries: stays (--prune deletes it)".to_owned()
        }
        (Action::Foreign, ..) => "not ours: not touched".to_owned(),
        (_, _, after) => after.as_ref().and_then(|after| after.release.clone()).unwrap_or_default(),
    }
}

/// The lines that change, and some around them.
fn diff(change: &Change) -> String {
    let (Action::Change, Some(before), Some(after)) =
        (change.action, &change.before, &change.after)
    else {
        return String::new();
    };
    let (before, after) =
        (String::from_utf8_lossy(&before.code), String::from_utf8_lossy(&after.code));
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let diff = diff.unified_diff().context_radius(CONTEXT).to_string();
    diff.lines().map(|line| format!("      {}\n", shown(line)).replace(" \n", "\n")).collect()
}

/// A line of somebody else's code must not steer the terminal.
pub(crate) fn shown(line: &str) -> String {
    let is_safe = |character: &char| !character.is_control() || *character == '\t';
    line.chars().map(|it| if is_safe(&it) { it } else { '\u{fffd}' }).collect()
}

fn release(library: &Library) -> String {
    library.release.clone().unwrap_or_else(|| digest::short(&library.digest))
}

/// What became of every node.
pub(crate) fn results(report: &Report) -> String {
    let node = |node: &NodeReport| {
        let results = node.changes.iter().filter(|change| change.change.action.is_write());
        let results: Vec<String> = results
            .map(|change| format!("{} {}", change.change.library, change.result.word()))
            .collect();
        let results = if results.is_empty() { "nothing to do".into() } else { results.join(", ") };
        format!("{}: {results}\n", node.address)
    };
    report.nodes.iter().map(node).collect()
}
