//! Libraries that go: deleted, renamed, and what a deploy that broke off leaves behind.

mod common;

use std::thread;

use common::{calls, errors, expected, held, library, nodes, ours, results};
use fcall_deploy::{Library, Node, Outcome, Plan, Report, Rules, apply, live, plan};
use fcall_testing::Server;
use redis::cmd;

fn planned(libraries: &[Library], nodes: &mut [Node], prune: bool) -> Plan {
    let mut rules = Rules { owner: Some("us".into()), ..Rules::default() };
    rules.prune = prune;
    plan::plan(libraries, &live::read(nodes).unwrap(), &rules)
}

fn deploy(libraries: &[Library], nodes: &mut [Node], prune: bool) -> Report {
    apply::apply(&planned(libraries, nodes, prune), nodes)
}

#[test]
fn only_what_is_ours_is_pruned() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let (a, b, c, theirs) =
        (ours("a", &["f"]), ours("b", &["g"]), ours("c", &["h"]), library("theirs", &["t"]));
    deploy(&[a.clone(), b.clone(), c.clone(), theirs.clone()], &mut nodes, false);

    let report = deploy(std::slice::from_ref(&a), &mut nodes, false);
    assert_eq!(report.outcome(), Outcome::NothingToDo);
    let report = deploy(std::slice::from_ref(&a), &mut nodes, true);
    assert_eq!(results(&report), ["a unchanged", "b applied", "c applied", "theirs unchanged"]);
    assert_eq!(held(&server), expected(&[&a, &theirs]));
    let report = deploy(&[], &mut nodes, true);
    assert_eq!(results(&report), ["a applied", "theirs unchanged"]);
    assert_eq!(held(&server), expected(&[&theirs]));
}

#[test]
fn a_renamed_library_changes_its_name_while_it_is_called() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(&[ours("old", &["f", "g"]), library("other", &["o"])], &mut nodes, false);
    // A caller that never sees the function missing.
    let mut connection = server.connection();
    let caller = thread::spawn(move || {
        let mut answers = Vec::new();
        while answers.last().is_none_or(|answer: &String| answer.starts_with("old")) {
            answers.push(cmd("FCALL").arg("f").arg(0).query::<String>(&mut connection).unwrap());
        }
        answers.pop().unwrap()
    });
    let new = ours("new", &["f", "g"]);
    let plan = planned(std::slice::from_ref(&new), &mut nodes, false);
    let renamed = plan.nodes[0].changes.iter().filter_map(|change| change.renamed_from.as_deref());
    assert_eq!(renamed.collect::<Vec<_>>(), ["old"]);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert_eq!(caller.join().unwrap(), "new 1.0.0");
    assert_eq!(held(&server), expected(&[&new, &library("other", &["o"])]));
    assert_eq!((calls(&server, "function|restore"), calls(&server, "function|delete")), (2, 1));
}

#[test]
fn a_tombstone_that_stayed_goes_with_the_next_deploy() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let (old, new) = (ours("old", &["f"]), ours("new", &["f"]));
    deploy(std::slice::from_ref(&old), &mut nodes, false);
    // A user who may not delete: the functions change hands, and the rest is said.
    cmd("ACL")
        .arg("SETUSER")
        .arg("default")
        .arg("-function|delete")
        .exec(&mut server.connection())
        .unwrap();
    let report = deploy(std::slice::from_ref(&new), &mut nodes, false);
    cmd("ACL").arg("SETUSER").arg("default").arg("+@all").exec(&mut server.connection()).unwrap();
    assert_eq!(report.outcome(), Outcome::Partial);
    assert_eq!(results(&report), ["new unknown", "old unknown"]);
    assert!(errors(&report)[0].contains("could not be put back"), "{:?}", errors(&report));
    assert!(
        held(&server).values().any(|code| String::from_utf8_lossy(code).contains("deploy again"))
    );

    let report = deploy(std::slice::from_ref(&new), &mut nodes, false);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert_eq!(held(&server), expected(&[&new]));
}
