//! Libraries on the primaries of a cluster: verified, ensured and loaded at need, over both cluster connections.

use std::time::{Duration, Instant};

use fcall::redis::cluster::ClusterClient;
use fcall::{AutoLoad, Error, pipe};
use fcall_testing::{Cluster, Options, Server};
use redis::cmd;

use crate::demo::{self, LIBRARY};
use crate::libraries::{flush, held, put, words};
use crate::servers::{count, counts};

type Asynchronous = redis::cluster_async::ClusterConnection;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_way_of_a_cluster() {
    let cluster = Cluster::start().unwrap();
    let client = ClusterClient::builder(cluster.urls())
        .response_timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    all_are_asked_once(&cluster, &mut connection).await;
    one_that_is_odd(&cluster, &mut connection).await;
    over_a_blocking_connection(&cluster, &client).await;
    calls_that_load(&cluster, connection.clone()).await;
    after_a_failover(&cluster, connection.clone()).await;
    a_primary_joins(&cluster, &client).await;
}

/// Waits for something that a server does in its own time.
async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(30), "never came: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn address(server: &Server) -> String {
    format!("127.0.0.1:{}", server.port())
}

async fn all_are_asked_once(cluster: &Cluster, connection: &mut Asynchronous) {
    assert_eq!(words(LIBRARY.verify(connection).await), ["missing"; 3]);
    let error = LIBRARY.verify(connection).await.unwrap_err();
    let mut addresses: Vec<String> = cluster.primaries().iter().map(address).collect();
    addresses.sort();
    let named: Vec<&str> = error.nodes().iter().filter_map(|node| node.node()).collect();
    assert_eq!(named, addresses);
    // What is the same for all is said once.
    let line = error.to_string();
    assert!(line.contains(&format!("; on {}: it is not loaded;", addresses.join(", "))), "{line}");

    LIBRARY.ensure(connection).await.unwrap();
    for primary in cluster.primaries() {
        assert_eq!(
            (held(primary), count(primary, "function|load")),
            (vec![LIBRARY.code().to_vec()], 1)
        );
    }
    for protocol in [redis::ProtocolVersion::RESP2, redis::ProtocolVersion::RESP3] {
        let client = ClusterClient::builder(cluster.urls()).use_protocol(protocol).build().unwrap();
        let mut connection = client.get_async_connection().await.unwrap();
        LIBRARY.verify(&mut connection).await.unwrap();
    }
    let before: Vec<_> = cluster.nodes().iter().map(counts).collect();
    LIBRARY.verify(connection).await.unwrap();
    LIBRARY.ensure(connection).await.unwrap();
    let after: Vec<_> = cluster.nodes().iter().map(counts).collect();
    let more = |name: &str| -> Vec<u64> {
        let number = |counts: &std::collections::HashMap<String, u64>| {
            counts.get(name).copied().unwrap_or(0)
        };
        after.iter().zip(&before).map(|(after, before)| number(after) - number(before)).collect()
    };
    assert_eq!(more("function|list"), [2, 2, 2, 0, 0, 0]);
    assert_eq!(more("cluster|slots").iter().sum::<u64>(), 2);
    assert_eq!(more("function|load").iter().sum::<u64>(), 0);
}

async fn one_that_is_odd(cluster: &Cluster, connection: &mut Asynchronous) {
    let odd = &cluster.primaries()[1];
    let other = b"#!lua name=demo\n---@release 0.1.0\nredis.register_function('f', function() end)";
    put(odd, other);
    flush(&cluster.primaries()[2]);
    let error = LIBRARY.verify(connection).await.unwrap_err();
    let mut found: Vec<(&str, bool)> = error
        .nodes()
        .iter()
        .map(|node| {
            (node.node().unwrap(), matches!(node.problem(), fcall::LibraryProblem::Missing))
        })
        .collect();
    found.sort_by_key(|(_, is_missing)| *is_missing);
    let (second, third) = (address(odd), address(&cluster.primaries()[2]));
    assert_eq!(found, [(&*second, false), (&*third, true)]);
    // Nothing is loaded anywhere while one differs.
    let error = LIBRARY.ensure(connection).await.unwrap_err();
    let line = error.to_string();
    assert!(
        line.contains(&second) && line.contains("release 0.1.0") && !line.contains(&third),
        "{line}"
    );
    assert!(held(&cluster.primaries()[2]).is_empty());
    assert_eq!(held(odd), [other]);
    flush(odd);
    LIBRARY.ensure(connection).await.unwrap();
    assert!(cluster.primaries().iter().all(|primary| held(primary) == [LIBRARY.code()]));
}

async fn over_a_blocking_connection(cluster: &Cluster, client: &ClusterClient) {
    use crate::demo::Commands as _;
    let client = client.clone();
    flush(&cluster.primaries()[0]);
    let work = move || {
        let mut connection = client.get_connection().unwrap();
        assert_eq!(words(LIBRARY.verify_blocking(&mut connection)), ["missing"]);
        LIBRARY.ensure_blocking(&mut connection).unwrap();
        LIBRARY.verify_blocking(&mut connection).unwrap();
        connection
    };
    let connection = tokio::task::spawn_blocking(work).await.unwrap();
    cluster.primaries().iter().for_each(flush);
    let work = move || {
        let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
        assert_eq!(loading.demo_tick(3).unwrap(), 3);
        assert_eq!(loading.demo_add("blocking", 3, None::<&str>).unwrap().value, 3);
        LIBRARY.verify_blocking(&mut loading).unwrap();
        loading
    };
    let mut loading = tokio::task::spawn_blocking(work).await.unwrap();
    cluster.primaries().iter().for_each(flush);
    let work = move || {
        // A pipe goes out call by call over this connection, and each is a call of its own.
        let (one, two) =
            pipe((demo::tick(1), demo::tick(2))).on_any_primary().query(&mut loading).unwrap();
        assert_eq!((one.unwrap(), two.unwrap()), (1, 2));
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}

async fn calls_that_load(cluster: &Cluster, connection: Asynchronous) {
    use crate::demo::AsyncCommands as _;
    let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
    for key in ["a", "b", "c"] {
        cluster.primaries().iter().for_each(flush);
        assert_eq!(loading.demo_add(key, 1, None::<&str>).await.unwrap().value, 1);
        assert!(cluster.primaries().iter().all(|primary| held(primary) == [LIBRARY.code()]));
    }
    cluster.primaries().iter().for_each(flush);
    let task = tokio::spawn(async move {
        assert_eq!(loading.demo_tick(7).await.unwrap(), 7);
        loading
    });
    let mut loading = task.await.unwrap();
    for (primary, key) in cluster.primaries().iter().zip(["{a}", "{b}", "{c}"]) {
        flush(primary);
        LIBRARY.ensure(&mut loading).await.unwrap();
        cluster.primaries().iter().for_each(flush);
        let calls = || pipe((demo::add(key, 1, None::<&str>), demo::tick(2)));
        let (one, two) = calls().query_async(&mut loading).await.unwrap();
        assert!(matches!((one, two), (Err(Error::NotLoaded(_)), Err(Error::NotLoaded(_)))));
        assert_eq!(calls().query_async(&mut loading).await.unwrap().0.unwrap().value, 1);
    }
    cluster.primaries().iter().for_each(flush);
    let none = || pipe((demo::tick(1), demo::tick(2)));
    assert!(none().query_async(&mut loading).await.unwrap().0.is_err());
    assert_eq!(none().query_async(&mut loading).await.unwrap().1.unwrap(), 2);
}

async fn after_a_failover(cluster: &Cluster, connection: Asynchronous) {
    let (old, heir) = (&cluster.primaries()[0], &cluster.replicas()[0]);
    cmd("CLUSTER").arg("FAILOVER").exec(&mut heir.connection()).unwrap();
    let is_primary = |server: &Server| {
        let role: Vec<redis::Value> = cmd("ROLE").query(&mut server.connection()).unwrap();
        role[0] == redis::Value::BulkString(b"master".to_vec())
    };
    until("a failover", || is_primary(heir) && !is_primary(old)).await;
    let knows = |node: &Server| {
        let nodes: String = cmd("CLUSTER").arg("NODES").query(&mut node.connection()).unwrap();
        let line =
            nodes.lines().find(|line| line.contains(&format!("{}@", address(heir)))).unwrap();
        line.contains("master")
    };
    until("all to know the heir", || cluster.nodes().iter().all(knows)).await;
    // The connection has not heard of it yet.
    let flush_all = || {
        [heir, &cluster.primaries()[1], &cluster.primaries()[2]].into_iter().for_each(flush);
    };
    flush_all();
    LIBRARY.ensure(&mut connection.clone()).await.unwrap();
    assert_eq!(held(heir), [LIBRARY.code()]);
    flush_all();
    let mut loading = AutoLoad::new(connection, &[&LIBRARY]);
    for n in 0..20 {
        let added =
            demo::add(format!("failover:{n}"), 1, None::<&str>).query_async(&mut loading).await;
        assert_eq!(added.unwrap().value, 1);
    }
    LIBRARY.verify(&mut loading).await.unwrap();
    assert_eq!(held(heir), [LIBRARY.code()]);
}

/// A server that no cluster knows yet, and the port it hears other nodes on.
fn cluster_node() -> (Server, u16) {
    let mut last = None;
    for bus in (12_811..22_700).step_by(97) {
        let args = ["--cluster-enabled", "yes", "--cluster-port", &bus.to_string()];
        let args = args.map(str::to_owned).to_vec();
        match Server::start_with(&Options { args, ..Options::default() }) {
            Ok(server) => return (server, bus),
            Err(error) => last = Some(error),
        }
    }
    panic!("{last:?}");
}

async fn a_primary_joins(cluster: &Cluster, client: &ClusterClient) {
    let mut connection = client.get_async_connection().await.unwrap();
    let giver = &cluster.primaries()[1];
    let (fresh, bus) = cluster_node();
    let mut meet = cmd("CLUSTER");
    meet.arg("MEET")
        .arg("127.0.0.1")
        .arg(fresh.port())
        .arg(bus)
        .exec(&mut giver.connection())
        .unwrap();
    let all = || cluster.nodes().iter().chain([&fresh]);
    let id: String = cmd("CLUSTER").arg("MYID").query(&mut fresh.connection()).unwrap();
    let nodes = |node: &Server| -> String {
        cmd("CLUSTER").arg("NODES").query(&mut node.connection()).unwrap()
    };
    until("all to know the fresh node", || {
        all().all(|node| nodes(node).lines().count() == 7 && !nodes(node).contains("handshake"))
    })
    .await;
    // A slot of the giver's that holds nothing, and a key of it.
    let slot_of = |key: &String| -> u64 {
        cmd("CLUSTER").arg("KEYSLOT").arg(key).query(&mut giver.connection()).unwrap()
    };
    let mut keys = (0..).map(|n| format!("joined:{n}"));
    let key = keys.find(|key| (5462..10922).contains(&slot_of(key))).unwrap();
    let slot = slot_of(&key);
    for node in [&fresh, giver, &cluster.primaries()[2], &cluster.replicas()[0]] {
        let mut assign = cmd("CLUSTER");
        assign.arg("SETSLOT").arg(slot).arg("NODE").arg(&id).exec(&mut node.connection()).unwrap();
    }
    // The connection has not heard of it: a call is redirected, finds nothing, and loads there too.
    let mut loading = AutoLoad::new(connection.clone(), &[&LIBRARY]);
    let added = demo::add(&key, 1, None::<&str>).query_async(&mut loading).await.unwrap();
    assert_eq!((added.value, held(&fresh)), (1, vec![LIBRARY.code().to_vec()]));
    flush(&fresh);
    let error = LIBRARY.verify(&mut connection).await.unwrap_err();
    let named: Vec<_> = error.nodes().iter().map(|node| node.node().unwrap()).collect();
    assert_eq!(named, [address(&fresh)]);
    LIBRARY.ensure(&mut connection).await.unwrap();
    assert_eq!(held(&fresh), [LIBRARY.code()]);

    // Nobody takes its place, and it is not passed over.
    let gone = address(&fresh);
    drop(fresh);
    let builder = ClusterClient::builder(cluster.urls());
    let client = builder.response_timeout(Duration::from_millis(700)).build().unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for result in [LIBRARY.verify(&mut connection).await, LIBRARY.ensure(&mut connection).await] {
        let error = result.unwrap_err();
        let named: Vec<_> = error.nodes().iter().map(|node| node.node().unwrap()).collect();
        assert_eq!(named, [gone.as_str()], "{error}");
    }
}
