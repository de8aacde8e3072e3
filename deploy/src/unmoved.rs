//! A plan and the nodes of now into what has changed in between.

use std::collections::{BTreeMap, BTreeSet};

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
    moved.extend(joined_or_left(plan, nodes)?);
    Ok(moved)
}

fn check_node(node: &mut Node, seen: &str) -> Result<Option<Refusal>, Error> {
    let live = write::look(node, RETRIES)?;
    if node.watched_address()?.is_some_and(|now| now != live.address) {
        let what = "the Sentinels name another primary".to_owned();
        return Ok(Some(Refusal::Moved { address: live.address, what }));
    }
    let what = match node.ask_role()? {
        Role::Replica => "it became a replica",
        Role::Primary if live.digest() != seen => "somebody changed its libraries",
        Role::Primary => return Ok(None),
    };
    Ok(Some(Refusal::Moved { address: live.address, what: what.to_owned() }))
}

/// Primaries that the plan does not know, and those it knows that are none any more. Every node is
/// asked, since news take their time to go round a cluster.
fn joined_or_left(plan: &Plan, nodes: &mut [Node]) -> Result<Vec<Refusal>, Error> {
    let planned: BTreeSet<String> = plan.nodes.iter().map(|node| node.address.clone()).collect();
    let asked: Vec<&mut Node> = nodes.iter_mut().filter(|node| node.is_cluster()).collect();
    let mut joined: BTreeMap<String, Target> = BTreeMap::new();
    let mut left: BTreeSet<String> = BTreeSet::new();
    let timeouts = asked.first().map(|node| *node.timeouts()).unwrap_or_default();
    for primaries in parallel::map(asked, parallel::AT_ONCE, connect::primaries) {
        let mut found = BTreeSet::new();
        for primary in primaries? {
            let address = primary.target.address();
            if !planned.contains(&address) {
                joined.insert(address.clone(), primary.target);
            }
            found.insert(address);
        }
        left.extend(planned.difference(&found).cloned());
    }
    // One that was replaced, and by now says so itself, is none that joined.
    let is_replica = |target: &Target| {
        connect::connect(target, &timeouts).is_ok_and(|node| node.role() == Role::Replica)
    };
    joined.retain(|_, target| !is_replica(target));
    let moved = |address: String, what: &str| Refusal::Moved { address, what: what.to_owned() };
    let joined = joined.into_keys().map(|it| moved(it, "it became a primary"));
    let left = left.into_iter().map(|it| moved(it, "it left the cluster's primaries"));
    Ok(joined.chain(left).collect())
}
