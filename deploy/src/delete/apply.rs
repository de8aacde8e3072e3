//! A plan of deletions into nodes without those libraries, and a report of what became of it.

use redis::cmd;

use super::{DeleteNode, DeletePlan, DeleteReport, DeletedNode};
use crate::lock::Held;
use crate::report::{self, Written};
use crate::restore::check_unmoved;
use crate::{Error, Kind, Library, Lock, Node, connect, explain, live, lock};

/// Deletes, and takes the lock of deploys for it where the user may.
pub fn apply(plan: &DeletePlan, nodes: &mut [Node]) -> DeleteReport {
    apply_with(plan, nodes, Lock::Preferred(lock::KEY))
}

/// Deletes what the plan shows, one node after another, and reads it back.
///
/// Begins only if all nodes can be written and hold what they held when the plan was made, and stops
/// at the first that fails. A plan with refusals is not begun.
pub fn apply_with(plan: &DeletePlan, nodes: &mut [Node], lock: Lock<'_>) -> DeleteReport {
    let has_writes = plan.nodes.iter().any(|planned| !planned.libraries.is_empty());
    if !plan.refusals.is_empty() || !has_writes {
        return DeleteReport { nodes: plan.nodes.iter().map(untouched).collect(), notes: vec![] };
    }
    let (written, remarks) = lock::hold(lock, nodes, |nodes, held, locked| {
        let failed = locked.and_then(|()| check(plan, nodes)).err();
        delete_all(plan, (nodes, held), failed)
    });
    DeleteReport { nodes: written, notes: remarks }
}

fn delete_all(
    plan: &DeletePlan,
    (nodes, held): (&mut [Node], &Held),
    mut failed: Option<Error>,
) -> Vec<DeletedNode> {
    let nodes = plan.nodes.iter().map(|planned| {
        let mut deleted = untouched(planned);
        if let Some(first) = &failed {
            deleted.error = Some(report::not_tried(first, &deleted.address));
        } else if !planned.libraries.is_empty() {
            let node = connect::find(&planned.live.address, nodes);
            match node.and_then(|node| held.check(node).map(|()| node)) {
                Ok(node) => delete(planned, node, &mut deleted),
                Err(error) => deleted.error = Some(error),
            }
        }
        failed = failed.take().or_else(|| deleted.error.clone());
        deleted
    });
    nodes.collect()
}

fn untouched(planned: &DeleteNode) -> DeletedNode {
    let unchanged = |library: &Library| (library.name.clone(), Written::Unchanged);
    DeletedNode {
        address: planned.live.address.clone(),
        libraries: planned.libraries.iter().map(unchanged).collect(),
        error: None,
    }
}

fn check(plan: &DeletePlan, nodes: &mut [Node]) -> Result<(), Error> {
    connect::check_writable(nodes)?;
    for planned in plan.nodes.iter().filter(|planned| !planned.libraries.is_empty()) {
        check_unmoved(&planned.live, connect::find(&planned.live.address, nodes)?)?;
    }
    Ok(())
}

fn delete(planned: &DeleteNode, node: &mut Node, deleted: &mut DeletedNode) {
    for (library, (_, result)) in planned.libraries.iter().zip(&mut deleted.libraries) {
        let command = cmd("FUNCTION").arg("DELETE").arg(&library.name).to_owned();
        if let Err(error) = node.send::<()>(&command) {
            let action = format!("delete library `{}`", library.name);
            let error = explain::answered(&node.address(), &action, &error);
            *result = report::after_error(&error);
            if *result == Written::Unknown && is_gone(library, node) {
                *result = Written::Applied;
                continue;
            }
            deleted.error = Some(error);
            break;
        }
        *result = Written::Applied;
    }
    read_back(node, deleted);
}

/// After a lost reply: what the node holds now tells that it was done, but never that it was not.
fn is_gone(library: &Library, node: &mut Node) -> bool {
    let live = node.reconnect().and_then(|()| live::read_node(node));
    live.is_ok_and(|live| live.library(&library.name).is_none())
}

fn read_back(node: &mut Node, deleted: &mut DeletedNode) {
    let live = live::read_node(node);
    for (name, result) in deleted.libraries.iter_mut().filter(|(_, it)| *it == Written::Applied) {
        let error = match &live {
            Ok(live) if live.library(name).is_none() => continue,
            Ok(live) => {
                let message = format!(
                    "library `{name}` was deleted, but is there again: somebody else writes here \
                     too; find out who"
                );
                Error::at(Kind::Overwritten, &live.address, message)
            }
            // It was done, but nobody has seen it: an earlier error says more.
            Err(error) => error.clone(),
        };
        *result = Written::Unknown;
        deleted.error.get_or_insert(error);
    }
}
