//! All primaries of a cluster, whichever node is named.

mod common;

use std::thread;
use std::time::{Duration, Instant};

use common::{
    calls, deploy, errors, expected, held, impatient, library, nodes, planned, release, results,
    target,
};
use fcall_deploy::dump;
use fcall_deploy::restore::{self, Policy};
use fcall_deploy::{Kind, Library, Options, Outcome, Role, Written, apply, connect, live, verify};
use fcall_testing::{Cluster, Server};
use redis::cmd;

fn load(node: &Server, library: &Library) {
    let mut connection = node.connection();
    cmd("FUNCTION").arg("LOAD").arg("REPLACE").arg(&*library.code).exec(&mut connection).unwrap();
}

#[test]
fn a_cluster_is_written_whole_or_named_node_by_node() {
    // A short timeout, so that the failover at the end does not take long.
    let args = ["--cluster-node-timeout", "2500"].map(str::to_owned).to_vec();
    let mut cluster =
        Cluster::start_with(&fcall_testing::Options { args, ..fcall_testing::Options::default() })
            .unwrap();
    every_primary_is_found(&cluster);
    every_primary_is_written(&cluster);
    nodes_that_differ_are_brought_together(&cluster);
    a_failure_puts_the_others_back(&cluster);
    a_restore_reaches_every_primary(&cluster);
    a_primary_that_is_down_prevents_all(&mut cluster);
    its_replica_takes_over(&cluster);
}

fn every_primary_is_found(cluster: &Cluster) {
    let mut primaries: Vec<_> =
        cluster.primaries().iter().map(|node| format!("127.0.0.1:{}", node.port())).collect();
    primaries.sort();
    // A replica is as good to ask as a primary, and so is a socket.
    let urls = cluster.nodes().iter().flat_map(|node| [node.tcp_url(), node.url()]);
    for url in urls.chain([format!("{}?protocol=resp3", cluster.nodes()[0].tcp_url())]) {
        let found = nodes(&url);
        assert_eq!(
            found.iter().map(fcall_deploy::Node::address).collect::<Vec<_>>(),
            primaries,
            "{url}"
        );
        assert!(found.iter().all(|node| node.role() == Role::Primary));
    }
}

fn every_primary_is_written(cluster: &Cluster) {
    let a = library("a", &["f"]);
    let mut nodes = nodes(&cluster.urls()[5]);
    let report = deploy(std::slice::from_ref(&a), &mut nodes);
    assert_eq!(
        (results(&report), report.outcome()),
        (vec!["a applied".to_owned(); 3], Outcome::Applied)
    );
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&a]));
    }
    for primary in cluster.primaries() {
        cmd("CONFIG").arg("RESETSTAT").exec(&mut primary.connection()).unwrap();
    }
    assert_eq!(deploy(&[a], &mut nodes).outcome(), Outcome::NothingToDo);
    for primary in cluster.primaries() {
        assert_eq!(calls(primary, "function|list"), 1);
        for write in ["function|load", "function|restore", "function|delete", "eval", "set", "del"]
        {
            assert_eq!(calls(primary, write), 0, "{write}");
        }
    }
}

fn nodes_that_differ_are_brought_together(cluster: &Cluster) {
    let (a, b) = (library("a", &["f"]), library("b", &["g"]));
    let mut nodes = nodes(&cluster.urls()[0]);
    load(&cluster.primaries()[1], &release("a", "0.9.0", &["f"]));
    load(&cluster.primaries()[2], &b);
    assert_eq!(dump::dump(&mut nodes).unwrap_err().kind, Kind::Differs);
    let summary = planned(&[a.clone(), b.clone()], &mut nodes).summary();
    assert_eq!((summary.add, summary.change, summary.same), (1, 1, 0));
    let status = verify::status(std::slice::from_ref(&a), &live::read(&mut nodes).unwrap());
    let drifted =
        status.iter().filter(|node| node.libraries.iter().any(|library| library.state.is_drift()));
    assert_eq!(drifted.count(), 1);

    assert_eq!(deploy(&[a.clone(), b.clone()], &mut nodes).outcome(), Outcome::Applied);
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&a, &b]));
    }
}

fn a_failure_puts_the_others_back(cluster: &Cluster) {
    let mut nodes = nodes(&cluster.urls()[0]);
    let newer = release("a", "2.0.0", &["f"]);
    let b = library("b", &["g"]);
    let plan = planned(&[newer.clone(), b.clone()], &mut nodes);
    let by_address = |address: &str| {
        let is_it = |node: &&Server| address.ends_with(&format!(":{}", node.port()));
        cluster.primaries().iter().find(is_it).unwrap()
    };
    let [first, second, third] = [0, 1, 2].map(|index| by_address(&plan.nodes[index].address));
    let limit = |node: &Server, bytes: u32| {
        let mut connection = node.connection();
        cmd("CONFIG").arg("SET").arg("maxmemory").arg(bytes).exec(&mut connection).unwrap();
    };
    let older = library("a", &["f"]);
    let kinds = |report: &fcall_deploy::Report| -> Vec<_> {
        report.nodes.iter().map(|node| node.error.as_ref().map(|error| error.kind)).collect()
    };
    let one_by_one = Options { at_once: 1, ..Options::default() };

    // The last one fails: the others were written by then.
    limit(third, 1);
    let report = apply::apply_with(&plan, &mut nodes, &one_by_one);
    limit(third, 0);
    let all =
        ["a rolled_back", "b unchanged", "a rolled_back", "b unchanged", "a failed", "b unchanged"];
    assert_eq!(
        (results(&report).as_slice(), report.outcome()),
        (all.map(str::to_owned).as_slice(), Outcome::Failed)
    );
    assert_eq!(kinds(&report), [Kind::RolledBack, Kind::RolledBack, Kind::OutOfMemory].map(Some));
    for node in [first, second, third] {
        assert_eq!(held(node), expected(&[&older, &b]));
    }

    // All at once: whether the others are begun before one fails is a matter of who is faster.
    limit(second, 1);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!((results(&report)[2].as_str(), report.outcome()), ("a failed", Outcome::Failed));
    for (index, kind) in [(0, kinds(&report)[0]), (4, kinds(&report)[2])] {
        match results(&report)[index].as_str() {
            "a rolled_back" => assert_eq!(kind, Some(Kind::RolledBack)),
            "a unchanged" => assert_eq!(kind, Some(Kind::NotTried)),
            other => panic!("{other}: {:?}", errors(&report)),
        }
    }
    for node in [first, second, third] {
        assert_eq!(held(node), expected(&[&older, &b]));
    }

    // One node at a time: what comes after the one that fails is not begun.
    let report = apply::apply_with(&plan, &mut nodes, &one_by_one);
    assert_eq!(
        results(&report).join(" "),
        "a rolled_back b unchanged a failed b unchanged a unchanged b unchanged"
    );
    assert!(
        errors(&report)[2]
            .contains(&format!("not tried, because 127.0.0.1:{} failed", second.port())),
        "{:?}",
        errors(&report)
    );
    assert_eq!((held(first), held(third)), (expected(&[&older, &b]), expected(&[&older, &b])));

    let keep_going = Options { keep_going: true, ..Options::default() };
    let report = apply::apply_with(&plan, &mut nodes, &keep_going);
    limit(second, 0);
    assert_eq!(
        (results(&report).join(" ").as_str(), report.outcome()),
        ("a applied b unchanged a failed b unchanged a applied b unchanged", Outcome::Partial)
    );
    assert_eq!((held(first), held(second)), (expected(&[&newer, &b]), expected(&[&older, &b])));

    let report = deploy(&[newer, b], &mut nodes);
    let again =
        ["a unchanged", "b unchanged", "a applied", "b unchanged", "a unchanged", "b unchanged"];
    assert_eq!(results(&report), again);
}

fn a_restore_reaches_every_primary(cluster: &Cluster) {
    let mut nodes = nodes(&cluster.urls()[0]);
    let (newer, b) = (release("a", "2.0.0", &["f"]), library("b", &["g"]));
    let dump = dump::dump(&mut nodes).unwrap();
    for primary in cluster.primaries() {
        load(primary, &library("other", &["o"]));
    }
    let lives = live::read(&mut nodes).unwrap();
    let report = restore::apply(&restore::plan(&dump, Policy::Flush, &lives, None), &mut nodes);
    assert!(
        report.nodes.len() == 3 && report.nodes.iter().all(|node| node.result == Written::Applied)
    );
    for primary in cluster.primaries() {
        assert_eq!(held(primary), expected(&[&newer, &b]));
    }
}

fn a_primary_that_is_down_prevents_all(cluster: &mut Cluster) {
    let url = cluster.urls()[0].clone();
    let port = cluster.nodes()[2].port();
    cluster.nodes_mut()[2].kill();
    let error = connect::discover(&target(&url), &impatient()).unwrap_err();
    assert_eq!(error.kind, Kind::Unreachable);
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}: cannot connect")), "{error}");
}

/// The dead primary stays in the cluster's list, but nothing waits for it any more.
fn its_replica_takes_over(cluster: &Cluster) {
    let (dead, heir) = (cluster.nodes()[2].port(), &cluster.nodes()[5]);
    let begun = Instant::now();
    let mut nodes = loop {
        let found = connect::discover(&target(&cluster.urls()[0]), &impatient());
        match found {
            Ok(nodes)
                if nodes.iter().any(|node| node.address().ends_with(&heir.port().to_string())) =>
            {
                break nodes;
            }
            _ => assert!(begun.elapsed() < Duration::from_secs(30), "{found:?}"),
        }
        thread::sleep(Duration::from_millis(100));
    };
    // Every node takes keys again when it has heard of it.
    for node in [&cluster.nodes()[0], &cluster.nodes()[1], heir] {
        let info = || cmd("CLUSTER").arg("INFO").query::<String>(&mut node.connection()).unwrap();
        while !info().contains("cluster_state:ok") {
            assert!(begun.elapsed() < Duration::from_secs(30), "{}", info());
            thread::sleep(Duration::from_millis(20));
        }
    }
    assert_eq!(nodes.len(), 3);
    assert!(nodes.iter().all(|node| !node.address().ends_with(&dead.to_string())));
    // It had the functions from its primary, and takes new ones.
    let newest = release("a", "3.0.0", &["f"]);
    let report = deploy(std::slice::from_ref(&newest), &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert_eq!(held(heir).get("a").map(Vec::as_slice), Some(&*newest.code));
}
