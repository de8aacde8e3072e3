//! Nodes that are found by other nodes, come, go and change their parts.

mod common;

use std::time::Duration;

use common::{calls, errors, expected, held, library, nodes, planned, release, target};
use fcall_deploy::{
    Kind, Library, Outcome, Plan, Role, Rules, Timeouts, apply, connect, history, live, plan,
    replicas, verify,
};
use fcall_testing::{Cluster, Options, Server};
use redis::cmd;

/// Waits for something that a server does in its own time.
fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..1500 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("never came: {what}");
}

fn replica_of(primary: &Server) -> Server {
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    Server::start_with(&options).unwrap()
}

fn sentinel(name: &str, primary: &Server) -> Server {
    let monitor = format!("sentinel monitor {name} 127.0.0.1 {} 1", primary.port());
    let args = ["--sentinel", &format!("--{monitor}")].map(str::to_owned);
    Server::start_with(&Options { args: args.to_vec(), ..Options::default() }).unwrap()
}

#[test]
fn a_replica_names_its_primary() {
    let primary = Server::start().unwrap();
    let replica = replica_of(&primary);
    let error = connect::check_writable(&nodes(&replica.tcp_url())).unwrap_err();
    assert_eq!(error.kind, Kind::Replica);
    let expected = format!("name its primary, 127.0.0.1:{}, instead", primary.port());
    assert!(error.to_string().contains(&expected), "{error}");
}

#[test]
fn sentinels_name_the_primary() {
    let (primary, other) = (Server::start().unwrap(), Server::start().unwrap());
    let sentinel = sentinel("main", &primary);
    let address = format!("127.0.0.1:{}", sentinel.port());
    // One that is down is passed over.
    let url = format!("redis+sentinel://127.0.0.1:1,{address}/main");
    let mut nodes = nodes(&url);
    assert_eq!(nodes[0].address(), format!("127.0.0.1:{}", primary.port()));
    let a = library("a", &["f"]);
    let report = common::deploy(std::slice::from_ref(&a), &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    assert_eq!(held(&primary), expected(&[&a]));

    let refused = |url: &str| connect::discover(&target(url), &Timeouts::default()).unwrap_err();
    for (url, part) in [
        (format!("redis+sentinel://{address}/other"), "watches no primary named `other`"),
        (format!("redis+sentinel://127.0.0.1:{}/main", primary.port()), "this is no Sentinel"),
        (format!("redis://{address}"), "write redis+sentinel://HOST:PORT/NAME"),
    ] {
        let error = refused(&url).to_string();
        assert!(error.contains(part), "{error}");
    }

    // Between plan and apply the Sentinels turn to another.
    let plan = planned(&[release("a", "2.0.0", &["f"])], &mut nodes);
    let mut connection = redis::Client::open(format!("redis://{address}")).unwrap();
    cmd("SENTINEL").arg("REMOVE").arg("main").exec(&mut connection).unwrap();
    cmd("SENTINEL")
        .arg("MONITOR")
        .arg("main")
        .arg("127.0.0.1")
        .arg(other.port())
        .arg(1)
        .exec(&mut connection)
        .unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Refused);
    assert!(report.refusals[0].to_string().contains("the Sentinels name another"), "{report:?}");
    assert_eq!(held(&primary), expected(&[&a]));
}

#[test]
fn replicas_are_found_and_waited_for() {
    let primary = Server::start().unwrap();
    let followers = [replica_of(&primary), replica_of(&primary)];
    let mut nodes = nodes(&primary.tcp_url());
    until("two replicas", || replicas::find(&mut nodes).is_ok_and(|replicas| replicas.len() == 2));
    common::deploy(&[library("a", &["f"])], &mut nodes);
    let mut found = replicas::find(&mut nodes).unwrap();
    assert!(found.iter().all(|replica| replica.node.role() == Role::Replica));
    let lives = live::read(&mut nodes).unwrap();
    assert_eq!(replicas::wait(&mut found, &lives, Duration::from_secs(20)), []);
    assert!(followers.iter().all(|follower| held(follower) == held(&primary)));

    // One that follows nobody any more.
    cmd("REPLICAOF").arg("NO").arg("ONE").exec(&mut followers[1].connection()).unwrap();
    common::deploy(&[release("a", "2.0.0", &["f"])], &mut nodes);
    let lives = live::read(&mut nodes).unwrap();
    let behind = replicas::wait(&mut found, &lives, Duration::from_millis(500));
    let [error] = behind.as_slice() else { panic!("{behind:?}") };
    assert_eq!(error.address, Some(format!("127.0.0.1:{}", followers[1].port())));
    assert!(error.message.contains("does not hold what its primary"), "{error}");
}

#[test]
fn the_way_of_a_cluster() {
    let cluster = Cluster::start().unwrap();
    let url = &cluster.urls()[0];
    a_no_op_reads_once_and_writes_nothing(&cluster);
    functions_move_libraries_change_their_names_and_go(&cluster);
    what_a_deploy_replaced_comes_back(&cluster);
    replicas_hold_what_their_primaries_hold(url);
    a_fourth_primary_joins(&cluster);
    a_failover_between_plan_and_apply(&cluster);
}

fn a_no_op_reads_once_and_writes_nothing(cluster: &Cluster) {
    let libraries = [library("a", &["f"]), library("b", &["g"])];
    common::deploy(&libraries, &mut nodes(&cluster.urls()[0]));
    for primary in cluster.primaries() {
        cmd("CONFIG").arg("RESETSTAT").exec(&mut primary.connection()).unwrap();
    }
    let report = common::deploy(&libraries, &mut nodes(&cluster.urls()[0]));
    assert_eq!(report.outcome(), Outcome::NothingToDo);
    for primary in cluster.primaries() {
        assert_eq!(calls(primary, "function|list"), 1);
        for write in ["function|load", "function|restore", "function|delete", "eval", "set"] {
            assert_eq!(calls(primary, write), 0, "{write}");
        }
    }
}

fn pruning(libraries: &[Library], url: &str) -> (Plan, Vec<fcall_deploy::Node>) {
    let mut nodes = nodes(url);
    let rules = Rules { owner: Some("us".into()), prune: true, ..Rules::default() };
    (plan::plan(libraries, &live::read(&mut nodes).unwrap(), &rules), nodes)
}

fn functions_move_libraries_change_their_names_and_go(cluster: &Cluster) {
    let ours = common::our_release;
    for set in [
        vec![
            ours("a", "2.0.0", &["f", "g"]),
            ours("b", "2.0.0", &["h"]),
            ours("c", "1.0.0", &["k"]),
        ],
        vec![
            ours("a", "2.1.0", &["f", "h"]),
            ours("b", "2.1.0", &["g"]),
            ours("d", "1.0.0", &["k"]),
        ],
        vec![ours("a", "3.0.0", &["f"])],
    ] {
        let (plan, mut nodes) = pruning(&set, &cluster.urls()[1]);
        let report = apply::apply(&plan, &mut nodes);
        assert_eq!(report.outcome(), Outcome::Applied, "{:?} {report:?}", errors(&report));
        let expected = expected(&set.iter().collect::<Vec<_>>());
        for primary in cluster.primaries() {
            assert_eq!(held(primary), expected);
        }
    }
}

fn what_a_deploy_replaced_comes_back(cluster: &Cluster) {
    let mut nodes = nodes(&cluster.urls()[2]);
    let before = held(&cluster.primaries()[0]);
    let (a, z) = (release("a", "8.0.0", &["f", "x"]), library("z", &["z"]));
    let plan = planned(&[a, z], &mut nodes);
    // The connections died while somebody read the plan.
    for primary in cluster.primaries() {
        let mut kill = cmd("CLIENT");
        kill.arg("KILL").arg("TYPE").arg("normal").exec(&mut primary.connection()).unwrap();
    }
    let place = "fcall:history".to_owned();
    let mut store = history::Store::Key(place.clone(), &mut nodes);
    let id = history::begin(&mut store, &plan, None).unwrap();
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    let mut store = history::Store::Key(place, &mut nodes);
    history::end(&mut store, id, &report).unwrap();
    let entries = history::list(&mut store).unwrap();
    assert_eq!(history::last(&entries), Some(id));

    let plan = history::back(&entries, id, &live::read(&mut nodes).unwrap()).unwrap();
    assert_eq!(apply::apply(&plan, &mut nodes).outcome(), Outcome::Applied);
    for primary in cluster.primaries() {
        assert_eq!(held(primary), before);
    }
}

fn replicas_hold_what_their_primaries_hold(url: &str) {
    let mut nodes = nodes(url);
    let mut found = replicas::find(&mut nodes).unwrap();
    assert_eq!(found.len(), 3);
    let lives = live::read(&mut nodes).unwrap();
    assert_eq!(replicas::wait(&mut found, &lives, Duration::from_secs(20)), []);
}

fn a_fourth_primary_joins(cluster: &Cluster) {
    let a = release("a", "4.0.0", &["f"]);
    common::deploy(std::slice::from_ref(&a), &mut nodes(&cluster.urls()[0]));
    let mut before = nodes(&cluster.urls()[0]);
    let stale = planned(&[release("a", "5.0.0", &["f"])], &mut before);

    let (fourth, bus) = cluster_node();
    let mut connection = cluster.primaries()[0].connection();
    let mut meet = cmd("CLUSTER");
    meet.arg("MEET").arg("127.0.0.1").arg(fourth.port()).arg(bus).exec(&mut connection).unwrap();
    let all = || cluster.nodes().iter().chain([&fourth]);
    let knows = |node: &Server| {
        let found = connect::discover(&target(&node.tcp_url()), &Timeouts::default());
        found.is_ok_and(|nodes| nodes.len() == 4)
    };
    until("a fourth primary", || all().any(knows));

    // A plan that does not know it is not carried out.
    let report = apply::apply(&stale, &mut before);
    assert_eq!(report.outcome(), Outcome::Refused, "{report:?}");
    assert!(report.refusals[0].to_string().contains("it became a primary"), "{report:?}");

    until("all to know the fourth", || all().all(knows));
    let mut nodes = nodes(&cluster.urls()[0]);
    let status = verify::status(std::slice::from_ref(&a), &live::read(&mut nodes).unwrap());
    let drifted = status.iter().filter(|node| node.libraries.iter().any(|it| it.state.is_drift()));
    let addresses: Vec<&str> = drifted.map(|node| node.address.as_str()).collect();
    assert_eq!(addresses, [format!("127.0.0.1:{}", fourth.port())]);
    let report = common::deploy(std::slice::from_ref(&a), &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    assert_eq!(held(&fourth), expected(&[&a]));

    let id: String = cmd("CLUSTER").arg("MYID").query(&mut fourth.connection()).unwrap();
    drop(fourth);
    for node in cluster.nodes() {
        cmd("CLUSTER").arg("FORGET").arg(&id).exec(&mut node.connection()).unwrap();
    }
}

/// A server that no cluster knows yet, and the port it hears other nodes on.
fn cluster_node() -> (Server, u16) {
    let mut last = None;
    for bus in (12_800..22_700).step_by(97) {
        let args = ["--cluster-enabled", "yes", "--cluster-port", &bus.to_string()];
        let args = args.map(str::to_owned).to_vec();
        match Server::start_with(&Options { args, ..Options::default() }) {
            Ok(server) => return (server, bus),
            Err(error) => last = Some(error),
        }
    }
    panic!("{last:?}");
}

fn a_failover_between_plan_and_apply(cluster: &Cluster) {
    let newer = release("a", "6.0.0", &["f"]);
    let mut before = nodes(&cluster.urls()[0]);
    let plan = planned(std::slice::from_ref(&newer), &mut before);
    let (old, heir) = (&cluster.primaries()[1], &cluster.replicas()[1]);
    cmd("CLUSTER").arg("FAILOVER").exec(&mut heir.connection()).unwrap();
    let role = |server: &Server| {
        let role: Vec<redis::Value> = cmd("ROLE").query(&mut server.connection()).unwrap();
        redis::from_redis_value_ref::<String>(&role[0]).unwrap()
    };
    until("a failover", || role(heir) == "master" && role(old) == "slave");
    let report = apply::apply(&plan, &mut before);
    assert_ne!(report.outcome(), Outcome::Applied);
    for primary in [&cluster.primaries()[0], heir, &cluster.primaries()[2]] {
        assert_eq!(held(primary), expected(&[&release("a", "4.0.0", &["f"])]));
    }
    let address = format!("127.0.0.1:{}", heir.port());
    let knows = |node: &Server| {
        let found = connect::discover(&target(&node.tcp_url()), &Timeouts::default());
        found.is_ok_and(|nodes| nodes.iter().any(|node| node.address() == address))
    };
    until("all to know the heir", || cluster.nodes().iter().all(knows));
    let mut nodes = nodes(&cluster.urls()[0]);
    let report = common::deploy(std::slice::from_ref(&newer), &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{:?}", errors(&report));
    for primary in [&cluster.primaries()[0], heir, &cluster.primaries()[2]] {
        assert_eq!(held(primary), expected(&[&newer]));
    }
}
