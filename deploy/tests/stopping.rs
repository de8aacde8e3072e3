//! Somebody who asks to stop, and several servers that are no cluster: each is old or new, and named.

mod common;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use common::{deploy, errors, expected, held, library, planned, release, results};
use fcall_deploy::{Node, Options, Outcome, Progress, apply};
use fcall_testing::Server;

fn servers() -> (Vec<Server>, Vec<Node>) {
    let mut servers: Vec<Server> = (0..3).map(|_| Server::start().unwrap()).collect();
    servers.sort_by_key(Server::port);
    let mut nodes: Vec<Node> =
        servers.iter().flat_map(|server| common::nodes(&server.tcp_url())).collect();
    deploy(&[library("a", &["f"])], &mut nodes);
    (servers, nodes)
}

#[test]
fn what_was_not_begun_is_left_and_what_was_is_put_back() {
    let (old, new) = (library("a", &["f"]), release("a", "2.0.0", &["f"]));
    for (keep_going, words, first) in [
        (false, "a rolled_back a unchanged a unchanged", &old),
        (true, "a applied a unchanged a unchanged", &new),
    ] {
        let (servers, mut nodes) = servers();
        let plan = planned(std::slice::from_ref(&new), &mut nodes);
        let stop = AtomicBool::new(false);
        let ask = |_: Progress<'_>| stop.store(true, Ordering::SeqCst);
        let options = Options {
            at_once: 1,
            keep_going,
            stop: Some(&stop),
            progress: Some(&ask),
            ..Options::default()
        };
        let report = apply::apply_with(&plan, &mut nodes, &options);
        assert_eq!(results(&report).join(" "), words);
        let outcome = if keep_going { Outcome::Partial } else { Outcome::Failed };
        assert_eq!(report.outcome(), outcome);
        let stopped = errors(&report).iter().filter(|it| it.contains("stopped before")).count();
        assert_eq!(stopped, 2, "{:?}", errors(&report));
        let held: Vec<_> = servers.iter().map(held).collect();
        assert_eq!(held, [expected(&[first]), expected(&[&old]), expected(&[&old])]);
    }
}

#[test]
fn every_node_is_counted() {
    let (_servers, mut nodes) = servers();
    let plan = planned(&[release("a", "2.0.0", &["f"])], &mut nodes);
    let seen = Mutex::new(Vec::new());
    let count = |it: Progress<'_>| {
        seen.lock().unwrap().push((it.done, it.of, it.is_way_back));
    };
    let options = Options { progress: Some(&count), ..Options::default() };
    assert_eq!(apply::apply_with(&plan, &mut nodes, &options).outcome(), Outcome::Applied);
    let mut seen = seen.into_inner().unwrap();
    seen.sort_unstable();
    assert_eq!(seen, [(1, 3, false), (2, 3, false), (3, 3, false)]);
}
