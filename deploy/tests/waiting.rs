//! Servers that are not ready yet when a deploy comes: it waits for them a little.

mod common;

use std::thread;
use std::time::{Duration, Instant};

use common::{errors, expected, held, library, nodes, planned};
use fcall_deploy::{Lock, Node, Options, Outcome, Plan, Report, apply, lock};
use fcall_testing::{Cluster, Server};
use redis::cmd;

/// The lock is what is asked for first, and it must be had.
fn apply_locked(plan: &Plan, nodes: &mut [Node]) -> Report {
    let options = Options { lock: Lock::Required(lock::KEY), ..Options::default() };
    apply::apply_with(plan, nodes, &options)
}

fn await_that(mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it never comes");
        thread::sleep(Duration::from_millis(2));
    }
}

/// How often a script was turned away.
fn rejected(server: &Server) -> usize {
    let stats: String = cmd("INFO").arg("commandstats").query(&mut server.connection()).unwrap();
    let line = stats.lines().find_map(|line| line.strip_prefix("cmdstat_eval:"));
    let count =
        line.and_then(|line| line.split(',').find_map(|it| it.strip_prefix("rejected_calls=")));
    count.map_or(0, |count| count.parse().unwrap())
}

/// It loads a key in ten milliseconds, and answers meanwhile.
const SLOWLY: &str = "--key-load-delay 10000 --loading-process-events-interval-bytes 1024";

#[test]
fn a_server_that_is_loading() {
    let mut server = common::with_args(&SLOWLY.split(' ').collect::<Vec<_>>());
    for key in 0..150 {
        cmd("SET").arg(key).arg("x".repeat(2000)).exec(&mut server.connection()).unwrap();
    }
    cmd("CONFIG")
        .arg("SET")
        .arg("rdbcompression")
        .arg("no")
        .exec(&mut server.connection())
        .unwrap();
    cmd("SAVE").exec(&mut server.connection()).unwrap();
    let a = library("a", &["f"]);
    let mut nodes = nodes(&server.tcp_url());
    let plan = planned(std::slice::from_ref(&a), &mut nodes);
    server.kill();
    let client = redis::Client::open(server.tcp_url()).unwrap();
    let is_loading = || {
        let ping = client.get_connection().and_then(|mut it| cmd("PING").exec(&mut it));
        ping.is_err_and(|error| error.code() == Some("LOADING"))
    };
    let report = thread::scope(|scope| {
        let restart = scope.spawn(|| server.restart().unwrap());
        await_that(is_loading);
        let report = apply_locked(&plan, &mut nodes);
        restart.join().unwrap();
        report
    });
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert!(rejected(&server) > 0);
    assert_eq!(held(&server), expected(&[&a]));
}

#[test]
fn a_cluster_that_is_down() {
    let cluster = Cluster::start().unwrap();
    let a = library("a", &["f"]);
    let mut nodes = nodes(&cluster.urls()[0]);
    let plan = planned(std::slice::from_ref(&a), &mut nodes);
    let robbed = &cluster.primaries()[0];
    let known: String = cmd("CLUSTER").arg("NODES").query(&mut robbed.connection()).unwrap();
    let own = known.lines().find(|line| line.contains("myself")).unwrap();
    let (slot, _) = own.rsplit_once(' ').unwrap().1.split_once('-').unwrap();
    let change = |what: &str| {
        cmd("CLUSTER").arg(what).arg(slot).exec(&mut robbed.connection()).unwrap();
    };
    let is_down = || {
        let info: String = cmd("CLUSTER").arg("INFO").query(&mut robbed.connection()).unwrap();
        info.contains("cluster_state:fail")
    };
    change("DELSLOTS");
    await_that(is_down);
    let report = thread::scope(|scope| {
        let report = scope.spawn(|| apply_locked(&plan, &mut nodes));
        await_that(|| rejected(robbed) > 0);
        change("ADDSLOTS");
        report.join().unwrap()
    });
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&a]));
    }
}
