//! A plan into what the nodes hold, and a report of what became of it.

use redis::cmd;

use super::{Effect, Policy, RestoreNode, RestorePlan, RestoreReport, RestoredNode, check_unmoved};
use crate::lock::Held;
use crate::report::{self, Written};
use crate::{Error, Kind, Library, Live, Lock, Node, connect, explain, live, lock, payload};

/// Restores, and takes the lock of deploys for it where the user may.
pub fn apply(plan: &RestorePlan, nodes: &mut [Node]) -> RestoreReport {
    apply_with(plan, nodes, Lock::Preferred(lock::KEY))
}

/// Gives every node the libraries it lacks, in one payload each, and reads it back.
///
/// Begins only if all nodes can be written and hold what they held when the plan was made, and stops
/// at the first that fails. A plan with refusals is not begun.
pub fn apply_with(plan: &RestorePlan, nodes: &mut [Node], lock: Lock<'_>) -> RestoreReport {
    if !plan.refusals.is_empty() || !plan.has_writes() {
        return RestoreReport { nodes: plan.nodes.iter().map(untouched).collect(), notes: vec![] };
    }
    let (written, remarks) = lock::hold(lock, nodes, |nodes, held, locked| {
        let failed = locked.and_then(|()| check(plan, nodes)).err();
        write_all(plan, (nodes, held), failed)
    });
    RestoreReport { nodes: written, notes: remarks }
}

fn write_all(
    plan: &RestorePlan,
    (nodes, held): (&mut [Node], &Held),
    mut failed: Option<Error>,
) -> Vec<RestoredNode> {
    let nodes = plan.nodes.iter().map(|planned| {
        let mut restored = untouched(planned);
        if let Some(first) = &failed {
            restored.error = Some(report::not_tried(first, &restored.address));
        } else if planned.has_writes() {
            let node = connect::find(&planned.live.address, nodes);
            let node = node.and_then(|node| held.check(node).map(|()| node));
            (restored.result, restored.error) = match node {
                Ok(node) => write(plan.policy, planned, node),
                Err(error) => (Written::Unchanged, Some(error)),
            };
        }
        failed = failed.take().or_else(|| restored.error.clone());
        restored
    });
    nodes.collect()
}

fn untouched(planned: &RestoreNode) -> RestoredNode {
    let address = planned.live.address.clone();
    RestoredNode { address, result: Written::Unchanged, error: None }
}

/// Everything that can be found out before the first node is written.
fn check(plan: &RestorePlan, nodes: &mut [Node]) -> Result<(), Error> {
    connect::check_writable(nodes)?;
    for planned in plan.nodes.iter().filter(|planned| planned.has_writes()) {
        check_unmoved(&planned.live, connect::find(&planned.live.address, nodes)?)?;
    }
    Ok(())
}

fn write(policy: Policy, planned: &RestoreNode, node: &mut Node) -> (Written, Option<Error>) {
    let has_removals = planned.has(|effect| effect == Effect::Remove);
    // A flush brings what is the same too, since it takes everything away; the other policies bring
    // what is missing, and none of them may replace what was not shown.
    let is_sent = |effect: Effect| effect.is_write() || has_removals;
    let sent = planned.steps.iter().filter(|step| is_sent(step.effect));
    let sent = sent.filter_map(|step| step.after.as_ref());
    let payload = payload::build(sent.map(|library| &library.code));
    let word = match policy {
        Policy::Flush if has_removals => "FLUSH",
        _ if planned.has(|effect| effect == Effect::Replace) => "REPLACE",
        _ => "APPEND",
    };
    let restore = cmd("FUNCTION").arg("RESTORE").arg(payload.bytes()).arg(word).to_owned();
    match node.send::<()>(&restore) {
        Ok(()) => read_back(planned, node),
        Err(error) => {
            let error = explain::answered(&node.address(), "restore the libraries", &error);
            match report::after_error(&error) {
                Written::Unknown if is_taken(planned, node) => (Written::Applied, None),
                result => (result, Some(error)),
            }
        }
    }
}

/// After a lost reply: what the node holds now tells that it was taken, but never that it was not,
/// since a busy server may take it later.
fn is_taken(planned: &RestoreNode, node: &mut Node) -> bool {
    let live = node.reconnect().and_then(|()| live::read_node(node));
    live.is_ok_and(|live| holds(planned, &live))
}

fn read_back(planned: &RestoreNode, node: &mut Node) -> (Written, Option<Error>) {
    match live::read_node(node) {
        Ok(live) if holds(planned, &live) => (Written::Applied, None),
        Ok(live) => {
            let message = "the libraries were restored, but the node holds something else now: \
                           somebody else writes here too; find out who, then restore again";
            (Written::Unknown, Some(Error::at(Kind::Overwritten, &live.address, message)))
        }
        Err(error) => (Written::Unknown, Some(error)),
    }
}

/// Whether the node holds what the plan says, byte for byte, and nothing of what was to go.
fn holds(planned: &RestoreNode, live: &Live) -> bool {
    let code = |library: &Library| library.code.clone();
    planned
        .steps
        .iter()
        .filter(|step| step.effect != Effect::Stay)
        .all(|step| live.library(&step.library).map(code) == step.after.as_ref().map(code))
}
