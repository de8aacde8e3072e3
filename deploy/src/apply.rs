//! A plan into what the nodes hold, and a report of what became of it.

use redis::cmd;

use crate::report::{self, ChangeReport, NodeReport, Report, Written};
use crate::{Action, Change, Error, Kind, Node, NodePlan, Plan, connect, explain, live, verify};

/// Writes what the plan shows and nothing else, one node after another, reads it back, and stops at
/// the first node that fails. A plan with refusals is not begun, and a node without changes is not
/// spoken to.
pub fn apply(plan: &Plan, nodes: &mut [Node]) -> Report {
    let mut failed =
        if plan.refusals.is_empty() { connect::check_writable(nodes).err() } else { None };
    let mut reports = Vec::with_capacity(plan.nodes.len());
    for node_plan in &plan.nodes {
        let mut report = untouched(node_plan);
        if let Some(first) = &failed {
            report.error = Some(report::not_tried(first, &node_plan.address));
        } else if plan.refusals.is_empty() {
            match nodes.iter_mut().find(|node| node.address() == node_plan.address) {
                Some(node) => write_node(node_plan, node, &mut report),
                None => report.error = Some(not_connected(&node_plan.address)),
            }
        }
        failed = failed.or_else(|| report.error.clone());
        reports.push(report);
    }
    Report { nodes: reports, refusals: plan.refusals.clone() }
}

fn untouched(node: &NodePlan) -> NodeReport {
    let unchanged =
        |change: &Change| ChangeReport { change: change.clone(), result: Written::Unchanged };
    NodeReport {
        address: node.address.clone(),
        changes: node.changes.iter().map(unchanged).collect(),
        moves: node.moves.clone(),
        error: None,
    }
}

fn not_connected(address: &str) -> Error {
    Error::at(Kind::NotTried, address, "the plan names this node, but there is no connection to it")
}

fn write_node(plan: &NodePlan, node: &mut Node, report: &mut NodeReport) {
    for change in plan.steps() {
        let (result, error) = write(change, node);
        mark(report, &change.library, result);
        report.error = error;
        if report.error.is_some() {
            break;
        }
    }
    if report.changes.iter().any(|change| change.result == Written::Applied) {
        read_back(node, report);
    }
}

fn write(change: &Change, node: &mut Node) -> (Written, Option<Error>) {
    let Some(library) = &change.after else { return (Written::Unchanged, None) };
    let mut load = cmd("FUNCTION");
    load.arg("LOAD");
    // What was absent when the plan was made must still be: nobody's library is replaced unseen.
    if change.action == Action::Change {
        load.arg("REPLACE");
    }
    load.arg(&*library.code);
    let Err(error) = node.send::<()>(&load) else { return (Written::Applied, None) };
    let action = format!("load library `{}`", library.name);
    let error = explain::answered(&node.address(), &action, &error);
    let result = report::after_error(&error);
    if result == Written::Unknown && is_taken(change, node) {
        return (Written::Applied, None);
    }
    (result, Some(error))
}

/// After a lost reply: what the node holds now tells that it was taken, but never that it was not,
/// since a busy server may take it later.
fn is_taken(change: &Change, node: &mut Node) -> bool {
    let live = node.reconnect().and_then(|()| live::read_node(node));
    live.is_ok_and(|live| verify::holds(&live, change))
}

fn read_back(node: &mut Node, report: &mut NodeReport) {
    let live = match live::read_node(node) {
        Ok(live) => live,
        Err(error) => {
            // It was taken, but nobody has seen that it is there: an earlier error says more.
            for change in
                report.changes.iter_mut().filter(|change| change.result == Written::Applied)
            {
                change.result = Written::Unknown;
            }
            report.error.get_or_insert(error);
            return;
        }
    };
    for change in report.changes.iter_mut().filter(|change| change.result == Written::Applied) {
        if !verify::holds(&live, &change.change) {
            change.result = Written::Unknown;
            report.error.get_or_insert_with(|| overwritten(&live.address, &change.change.library));
        }
    }
}

fn overwritten(address: &str, library: &str) -> Error {
    let message = format!(
        "library `{library}` was loaded, but the node holds something else now: somebody else writes \
         here too; find out who, then deploy again"
    );
    Error::at(Kind::Overwritten, address, message)
}

fn mark(report: &mut NodeReport, library: &str, result: Written) {
    if let Some(change) = report.changes.iter_mut().find(|change| change.change.library == library)
    {
        change.result = result;
    }
}
