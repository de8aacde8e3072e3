//! A file's libraries onto servers, by every policy, and what stands in the way.

mod common;

use std::collections::BTreeMap;

use common::{broken, calls, deploy, expected, held, impatient, library, nodes, release, target};
use fcall_deploy::dump::{self, Dump};
use fcall_deploy::restore::{self, Policy, RestorePlan, RestoreReport};
use fcall_deploy::{Kind, Library, Node, Outcome, Server as Which, Written, connect, live};
use fcall_testing::{Cluster, Server};
use redis::cmd;

/// These libraries, as a server holds them.
fn dumped(libraries: &[Library]) -> Dump {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(libraries, &mut nodes);
    dump::dump(&mut nodes).unwrap()
}

fn planned(dump: &Dump, policy: Policy, nodes: &mut [Node]) -> RestorePlan {
    restore::plan(dump, policy, &live::read(nodes).unwrap(), None)
}

fn restored(dump: &Dump, policy: Policy, nodes: &mut [Node]) -> RestoreReport {
    let plan = planned(dump, policy, nodes);
    assert_eq!(plan.refusals, [""; 0]);
    restore::apply(&plan, nodes)
}

fn results(report: &RestoreReport) -> Vec<&'static str> {
    report.nodes.iter().map(|node| node.result.word()).collect()
}

fn error(report: &RestoreReport) -> String {
    report.nodes.iter().find_map(|node| node.error.as_ref()).unwrap().to_string()
}

#[test]
fn by_every_policy() {
    let (a, b) = (library("a", &["f"]), library("b", &["g"]));
    let (older, other) = (release("a", "0.1.0", &["f"]), library("other", &["o"]));
    let dump = dumped(&[a.clone(), b.clone()]);
    for (policy, before, after) in [
        (Policy::Append, vec![&a, &other], vec![&a, &b, &other]),
        (Policy::Replace, vec![&older, &other], vec![&a, &b, &other]),
        (Policy::Flush, vec![&older, &other], vec![&a, &b]),
        (Policy::Flush, vec![&a, &other], vec![&a, &b]),
        (Policy::Flush, vec![], vec![&a, &b]),
    ] {
        let server = Server::start().unwrap();
        let mut to = nodes(&server.tcp_url());
        deploy(&before.into_iter().cloned().collect::<Vec<_>>(), &mut to);
        let deployed = calls(&server, "function|restore");
        let report = restored(&dump, policy, &mut to);
        assert_eq!((report.outcome(), results(&report)), (Outcome::Applied, vec!["applied"]));
        assert_eq!(held(&server), expected(&after), "{policy:?}");
        // Again, there is nothing to do, and nothing is sent.
        let report = restored(&dump, policy, &mut to);
        assert_eq!(report.outcome(), Outcome::NothingToDo);
        assert_eq!(calls(&server, "function|restore"), deployed + 1);
    }
}

#[test]
fn functions_move_between_libraries_in_one_step() {
    let server = Server::start().unwrap();
    let mut to = nodes(&server.tcp_url());
    deploy(&[library("a", &["f", "g"]), library("b", &["h"])], &mut to);
    let (a, b) = (library("a", &["f"]), library("b", &["g", "h"]));
    restored(&dumped(&[a.clone(), b.clone()]), Policy::Replace, &mut to);
    assert_eq!(held(&server), expected(&[&a, &b]));
}

#[test]
fn append_replaces_nothing() {
    let server = Server::start().unwrap();
    let mut to = nodes(&server.tcp_url());
    let older = release("a", "0.1.0", &["f"]);
    deploy(std::slice::from_ref(&older), &mut to);
    let plan = planned(&dumped(&[library("a", &["f"])]), Policy::Append, &mut to);
    assert!(plan.refusals[0].contains("`a` is there already"), "{:?}", plan.refusals);
    assert_eq!(restore::apply(&plan, &mut to).outcome(), Outcome::NothingToDo);
    assert_eq!(calls(&server, "function|restore"), 0);
    assert_eq!(held(&server), expected(&[&older]));
}

#[test]
fn an_empty_file_empties_by_flush_alone() {
    let (server, empty) = (Server::start().unwrap(), dumped(&[]));
    let mut to = nodes(&format!("{}?protocol=resp3", server.tcp_url()));
    deploy(&[library("a", &["f"])], &mut to);
    assert_eq!(restored(&empty, Policy::Replace, &mut to).outcome(), Outcome::NothingToDo);
    assert_eq!(restored(&empty, Policy::Flush, &mut to).outcome(), Outcome::Applied);
    assert_eq!(held(&server), BTreeMap::new());
}

#[test]
fn what_was_not_shown_is_not_written() {
    let server = Server::start().unwrap();
    let mut to = nodes(&server.tcp_url());
    let plan = planned(&dumped(&[library("a", &["f"])]), Policy::Flush, &mut to);
    let somebodys = library("z", &["z"]);
    deploy(std::slice::from_ref(&somebodys), &mut nodes(&server.tcp_url()));
    let report = restore::apply(&plan, &mut to);
    assert_eq!(report.outcome(), Outcome::Failed);
    assert!(error(&report).contains("somebody else wrote here"), "{}", error(&report));
    assert_eq!(held(&server), expected(&[&somebodys]));
}

#[test]
fn what_the_server_does_not_take_changes_nothing() {
    let server = Server::start().unwrap();
    let mut to = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    deploy(std::slice::from_ref(&a), &mut to);
    let mut dump = dumped(&[library("b", &["g"])]);
    dump.entries[0].library = broken("b");
    let report = restored(&dump, Policy::Flush, &mut to);
    assert_eq!((report.outcome(), results(&report)), (Outcome::Failed, vec!["failed"]));
    assert!(error(&report).contains("Error compiling function"), "{}", error(&report));
    assert_eq!(held(&server), expected(&[&a]));
}

#[test]
fn the_verdict_comes_before_the_server() {
    let server = Server::start().unwrap();
    let mut to = nodes(&server.tcp_url());
    let dump = dumped(&[library("a", &["f"])]);
    let lives = live::read(&mut to).unwrap();
    let verdict = |code: &[u8], which: &Which| {
        assert!(code.starts_with(b"#!lua name=a") && which.version.contains('.'));
        Err("it does not end".to_owned())
    };
    let plan = restore::plan(&dump, Policy::Append, &lives, Some(&verdict));
    assert!(plan.refusals[0].ends_with("would not take library `a`: it does not end"));
    restore::apply(&plan, &mut to);
    assert_eq!(calls(&server, "function|restore"), 0);
}

#[test]
fn a_replica_and_a_user_without_permission() {
    let primary = Server::start().unwrap();
    let options = fcall_testing::Options { replica_of: Some(primary.port()), ..Default::default() };
    let replica = Server::start_with(&options).unwrap();
    let dump = dumped(&[library("a", &["f"])]);
    let report = restored(&dump, Policy::Flush, &mut nodes(&replica.tcp_url()));
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Replica);
    assert_eq!(calls(&replica, "function|restore"), 0);

    let server = common::with_user("+function|list");
    let report = restored(&dump, Policy::Flush, &mut nodes(&server.url_as("app", common::SECRET)));
    assert_eq!(report.outcome(), Outcome::Failed);
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Permission);
    assert!(error(&report).contains("+function|restore"), "{}", error(&report));
}

/// Three primaries, of which the last does not answer: the first two are written, and said to be.
#[test]
fn a_cluster_that_is_half_written_says_so_and_converges() {
    let cluster = Cluster::start().unwrap();
    let url = cluster.primaries()[0].tcp_url();
    let a = library("a", &["f"]);
    let dump = dumped(std::slice::from_ref(&a));
    let to = target(&common::without_lock(&cluster));
    let mut to = connect::discover(&to, &impatient()).unwrap();
    let last = to.last().unwrap().address();
    let last = cluster.primaries().iter().find(|node| last.ends_with(&node.port().to_string()));
    let last = last.unwrap();
    let plan = planned(&dump, Policy::Append, &mut to);
    // The third answers what it holds, and then nothing for a while.
    let pause = cmd("CLIENT").arg("PAUSE").arg(4000).arg("WRITE").to_owned();
    pause.exec(&mut last.connection()).unwrap();
    let report = restore::apply(&plan, &mut to);
    assert_eq!(results(&report), ["applied", "applied", "unknown"]);
    assert_eq!((report.outcome(), report.outcome().exit_code()), (Outcome::Partial, 3));
    assert!(error(&report).contains(&last.port().to_string()), "{}", error(&report));
    cmd("CLIENT").arg("UNPAUSE").exec(&mut last.connection()).unwrap();
    let mut to = nodes(&url);
    let report = restored(&dump, Policy::Append, &mut to);
    assert!(matches!(report.outcome(), Outcome::Applied | Outcome::NothingToDo), "{report:?}");
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&a]));
    }
}

#[test]
fn nodes_behind_one_that_fails_are_left_alone() {
    let (down, up) = (Server::start().unwrap(), Server::start().unwrap());
    let dump = dumped(&[library("a", &["f"])]);
    let mut to: Vec<Node> = [&down, &up].map(|server| nodes(&server.tcp_url()).remove(0)).into();
    let plan = planned(&dump, Policy::Append, &mut to);
    drop(down);
    let report = restore::apply(&plan, &mut to);
    assert_eq!(report.outcome(), Outcome::Failed);
    assert!(report.nodes.iter().all(|node| node.result == Written::Unchanged));
    assert_eq!(report.nodes[1].error.as_ref().unwrap().kind, Kind::NotTried);
    assert_eq!(calls(&up, "function|restore"), 0);
}
