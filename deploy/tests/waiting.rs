//! Servers that are not ready yet when a deploy comes: it waits for them a little.

mod common;

use std::thread;
use std::time::{Duration, Instant};

use common::{errors, expected, held, library, nodes, planned};
use fcall_deploy::history::{self, Store};
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

/// How often a command was turned away.
fn rejected(server: &Server, command: &str) -> usize {
    let stats: String = cmd("INFO").arg("commandstats").query(&mut server.connection()).unwrap();
    let line = stats.lines().find_map(|line| line.strip_prefix(&format!("cmdstat_{command}:")));
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
    assert!(rejected(&server, "eval") > 0);
    assert_eq!(held(&server), expected(&[&a]));
}

/// A primary that lacks one of its slots, and so takes no keys at all.
struct Robbed<'s> {
    server: &'s Server,
    slots: (u16, u16),
}

impl<'s> Robbed<'s> {
    fn of(server: &'s Server) -> Self {
        let known: String = cmd("CLUSTER").arg("NODES").query(&mut server.connection()).unwrap();
        let own = known.lines().find(|line| line.contains("myself")).unwrap();
        let (first, last) = own.rsplit_once(' ').unwrap().1.split_once('-').unwrap();
        let robbed = Self { server, slots: (first.parse().unwrap(), last.parse().unwrap()) };
        robbed.change("DELSLOTS");
        await_that(|| {
            let info: String = cmd("CLUSTER").arg("INFO").query(&mut server.connection()).unwrap();
            info.contains("cluster_state:fail")
        });
        robbed
    }

    fn change(&self, what: &str) {
        let mut connection = self.server.connection();
        cmd("CLUSTER").arg(what).arg(self.slots.0).exec(&mut connection).unwrap();
    }

    /// Does `work`, and gives the slot back when such a command was turned away.
    fn heal_during<T: Send>(&self, command: &str, work: impl FnOnce() -> T + Send) -> T {
        thread::scope(|scope| {
            let working = scope.spawn(work);
            await_that(|| rejected(self.server, command) > 0);
            self.change("ADDSLOTS");
            working.join().unwrap()
        })
    }

    /// A key in a slot that it still has.
    fn key(&self) -> String {
        let mut connection = self.server.connection();
        let mut slot = |key: &String| -> u16 {
            cmd("CLUSTER").arg("KEYSLOT").arg(key).query(&mut connection).unwrap()
        };
        let is_here = |key: &String| (self.slots.0 + 1..=self.slots.1).contains(&slot(key));
        (0..100_000).map(|number| format!("h{number}")).find(is_here).unwrap()
    }
}

#[test]
fn a_cluster_that_is_down() {
    let cluster = Cluster::start().unwrap();
    let a = library("a", &["f"]);
    let mut nodes = nodes(&cluster.urls()[0]);
    let plan = planned(std::slice::from_ref(&a), &mut nodes);
    let robbed = Robbed::of(&cluster.primaries()[0]);
    let report = robbed.heal_during("eval", || apply_locked(&plan, &mut nodes));
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&a]));
    }
    // A history on the servers comes before the lock.
    let robbed = Robbed::of(&cluster.primaries()[0]);
    let mut store = Store::Key(robbed.key(), &mut nodes);
    let begun = robbed.heal_during("hvals", || history::begin(&mut store, &plan, None));
    assert_eq!(begun.unwrap(), 1);
}
