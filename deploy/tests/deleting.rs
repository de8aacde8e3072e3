//! Libraries deleted from servers and clusters, and what stands in the way.

mod common;

use common::{calls, deploy, expected, held, library, nodes};
use fcall_deploy::delete::{self, DeletePlan, DeleteReport, Owners};
use fcall_deploy::{Kind, Node, Outcome, connect, live};
use fcall_testing::{Cluster, Server};
use redis::cmd;

fn planned(names: &[&str], nodes: &mut [Node]) -> DeletePlan {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let owners = Owners { ours: None, force: true };
    let plan = delete::plan(&names, &live::read(nodes).unwrap(), &owners);
    assert_eq!(plan.refusals, [""; 0]);
    plan
}

fn results(report: &DeleteReport) -> Vec<String> {
    let libraries = report.nodes.iter().flat_map(|node| &node.libraries);
    libraries.map(|(name, result)| format!("{name} {}", result.word())).collect()
}

#[test]
fn what_is_named_goes_and_nothing_else() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let b = library("b", &["g"]);
    deploy(&[library("a", &["f"]), b.clone(), library("c", &["h"])], &mut nodes);
    let report = delete::apply(&planned(&["a", "c"], &mut nodes), &mut nodes);
    assert_eq!(
        (report.outcome(), results(&report).join(", ")),
        (Outcome::Applied, "a applied, c applied".into())
    );
    assert_eq!(held(&server), expected(&[&b]));
}

#[test]
fn what_was_not_shown_is_not_deleted() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(&[library("a", &["f"])], &mut nodes);
    let plan = planned(&["a"], &mut nodes);
    let newer = common::release("a", "2.0.0", &["f"]);
    deploy(std::slice::from_ref(&newer), &mut nodes);
    let report = delete::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Failed);
    assert_eq!(held(&server), expected(&[&newer]));
    assert_eq!(calls(&server, "function|delete"), 0);
}

#[test]
fn a_user_without_permission_is_told_which() {
    let server = common::with_user("+function|list");
    deploy(&[library("a", &["f"])], &mut nodes(&server.tcp_url()));
    let mut nodes = nodes(&server.url_as("app", common::SECRET));
    let report = delete::apply(&planned(&["a"], &mut nodes), &mut nodes);
    let error = report.nodes[0].error.as_ref().unwrap();
    assert_eq!((report.outcome(), error.kind), (Outcome::Failed, Kind::Permission));
    assert!(error.to_string().contains("+function|delete"), "{error}");
    assert_eq!(results(&report), ["a failed"]);
}

#[test]
fn a_cluster_that_is_half_done_says_so_and_converges() {
    let cluster = Cluster::start().unwrap();
    let url = cluster.urls()[0].clone();
    let mut to = nodes(&url);
    deploy(&[library("a", &["f"])], &mut to);
    let to = common::target(&common::without_lock(&cluster));
    let mut to = connect::discover(&to, &common::impatient()).unwrap();
    let second = to[1].address();
    let second =
        cluster.primaries().iter().find(|it| second.ends_with(&it.port().to_string())).unwrap();
    let plan = planned(&["a"], &mut to);
    cmd("CLIENT").arg("PAUSE").arg(3000).arg("WRITE").exec(&mut second.connection()).unwrap();
    let report = delete::apply(&plan, &mut to);
    assert_eq!(results(&report), ["a applied", "a unknown", "a unchanged"]);
    assert_eq!(report.outcome(), Outcome::Partial);
    assert_eq!(report.nodes[2].error.as_ref().unwrap().kind, Kind::NotTried);
    cmd("CLIENT").arg("UNPAUSE").exec(&mut second.connection()).unwrap();
    let mut to = nodes(&url);
    let report = delete::apply(&planned(&["a"], &mut to), &mut to);
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    assert!(cluster.primaries().iter().all(|primary| held(primary).is_empty()));
}
