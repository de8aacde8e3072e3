//! A plan and the nodes of now into what has changed in between.

use std::collections::BTreeSet;

use crate::plan::Refusal;
use crate::{Error, Node, NodePlan, Plan, Role, Target, connect, parallel, write};

/// How often a node is asked that does not answer.
const RETRIES: u32 = 1;

/// Asks every node that the plan writes what it is and holds, and a cluster what nodes it has.
/// Nothing may be written if the answer is not what the plan was made of.
pub(crate) fn check(plan: &Plan, nodes: &mut [Node]) -> Result<Vec<Refusal>, Error> {
    let plan_of = |node: &Node| {
        let is_it = |plan: &&NodePlan| plan.address == node.address() && plan.has_writes();
        plan.nodes.iter().find(is_it)
    };
    let asked: Vec<(&mut Node, &NodePlan)> =
        nodes.iter_mut().filter_map(|node| plan_of(node).map(|plan| (node, plan))).collect();
    let answers =
        parallel::map(asked, parallel::AT_ONCE, |(node, plan)| check_node(node, &plan.seen));
    let moved: Result<Vec<Refusal>, Error> =
        answers.into_iter().filter_map(Result::transpose).collect();
    let mut moved = moved?;
    if let Some(node) = nodes.iter_mut().find(|node| node.is_cluster()) {
        moved.extend(joined_or_left(plan, &connect::primaries(node)?));
    }
    Ok(moved)
}

fn check_node(node: &mut Node, seen: &str) -> Result<Option<Refusal>, Error> {
    let live = write::look(node, RETRIES)?;
    let what = match node.ask_role()? {
        Role::Replica => "it became a replica",
        Role::Primary if live.digest() != seen => "somebody changed its libraries",
        Role::Primary => return Ok(None),
    };
    Ok(Some(Refusal::Moved { address: live.address, what: what.to_owned() }))
}

/// Primaries that the plan does not know, and those it knows that are none any more.
fn joined_or_left(plan: &Plan, primaries: &[Target]) -> Vec<Refusal> {
    let planned: BTreeSet<String> = plan.nodes.iter().map(|node| node.address.clone()).collect();
    let found: BTreeSet<String> = primaries.iter().map(Target::address).collect();
    let moved = |address: &String, what: &str| Refusal::Moved {
        address: address.clone(),
        what: what.to_owned(),
    };
    let joined = found.difference(&planned).map(|it| moved(it, "it became a primary"));
    let left = planned.difference(&found).map(|it| moved(it, "it left the cluster's primaries"));
    joined.chain(left).collect()
}
