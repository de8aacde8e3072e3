//! Calls over cluster connections, to a real cluster of three primaries with a replica each.

use std::time::{Duration, Instant};

use fcall::Error;
use fcall::redis::Value;
use fcall::redis::cluster::ClusterClient;
use fcall::redis::cluster_read_routing::RandomReplicaStrategy;
use fcall_testing::Cluster;

use crate::demo;
use crate::servers::count;

pub(crate) fn start() -> Cluster {
    let cluster = Cluster::start().expect("a cluster");
    for primary in cluster.primaries() {
        demo::load(primary);
    }
    for replica in cluster.replicas() {
        // A library reaches a replica with the data.
        wait("every replica has the library", || !ask(replica, "FUNCTION", "LIST").is_empty());
    }
    for node in cluster.nodes() {
        // A node leaves a replica out of CLUSTER SLOTS until it has heard how far the replica is, and clients would
        // not learn of it.
        let is_listed = |range: &Value| matches!(range, Value::Array(parts) if parts.len() == 4);
        wait("every node lists the replicas", || {
            ask(node, "CLUSTER", "SLOTS").iter().all(is_listed)
        });
    }
    cluster
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "not in time: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn ask(node: &fcall_testing::Server, command: &str, subcommand: &str) -> Vec<Value> {
    redis::cmd(command).arg(subcommand).query(&mut node.connection()).expect("the node answers")
}

/// How often a command was called on each of these servers.
pub(crate) fn spread(servers: &[fcall_testing::Server], command: &str) -> Vec<u64> {
    servers.iter().map(|server| count(server, command)).collect()
}

#[tokio::test]
async fn calls_go_where_their_keys_are() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();

    let sync = client.clone();
    tokio::task::spawn_blocking(move || {
        use crate::demo::Commands as _;
        let mut connection = sync.get_connection().unwrap();
        for n in 0..60 {
            assert_eq!(connection.demo_add(format!("sync:{n}"), n, None::<&str>).unwrap().value, n);
        }
        let missing = demo::missing("k").query(&mut connection).unwrap_err();
        assert!(matches!(missing, Error::NotLoaded(_)), "{missing}");
    })
    .await
    .unwrap();

    tokio::spawn(async move {
        use crate::demo::AsyncCommands as _;
        let mut connection = client.get_async_connection().await.unwrap();
        for n in 0..60 {
            assert_eq!(
                connection.demo_add(format!("async:{n}"), n, None::<&str>).await.unwrap().value,
                n
            );
            let read = connection.demo_peek(format!("sync:{n}")).await.unwrap();
            assert_eq!(read, Some(n.to_string().into_bytes()));
        }
        let raised = connection.demo_add("async:text", 1, Some("n")).await;
        assert!(raised.is_ok(), "{raised:?}");
    })
    .await
    .unwrap();

    let on_primaries = spread(cluster.primaries(), "fcall");
    assert!(on_primaries.iter().all(|&calls| calls > 0), "{on_primaries:?}");
    // 60 of each, one more, and the function that is not there.
    assert_eq!(on_primaries.iter().sum::<u64>(), 60 + 60 + 1 + 1);
    assert_eq!(spread(cluster.replicas(), "fcall_ro").iter().sum::<u64>(), 0);
}

#[tokio::test]
async fn functions_that_only_read_may_be_answered_by_replicas() {
    use crate::demo::AsyncCommands as _;
    let cluster = start();
    let client = ClusterClient::builder(cluster.urls())
        .read_routing_strategy(RandomReplicaStrategy)
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for n in 0..30 {
        connection.demo_add(format!("k:{n}"), 1, None::<&str>).await.unwrap();
        connection.demo_peek(format!("k:{n}")).await.unwrap();
    }
    assert_eq!(spread(cluster.replicas(), "fcall_ro").iter().sum::<u64>(), 30);
    assert_eq!(spread(cluster.primaries(), "fcall").iter().sum::<u64>(), 30);
}

#[tokio::test]
async fn keys_of_different_slots_and_refused_arguments() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    let error = demo::echo(2).keys(&["a", "b"]).query_async(&mut connection).await.unwrap_err();
    let Error::Redis(error) = error else { panic!("{error}") };
    assert!(
        error.to_string().contains("CROSSSLOT") && error.to_string().contains("hash tag"),
        "{error}"
    );

    let refused = demo::add("c", i64::MAX, None::<&str>);
    let error = refused.clone().query_async(&mut connection).await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    let mut pipeline = redis::pipe();
    pipeline.add_command(demo::add("c", 1, None::<&str>).into()).add_command(refused.into());
    let error = pipeline.query_async::<Vec<Value>>(&mut connection).await.unwrap_err();
    let ran = spread(cluster.primaries(), "fcall").iter().sum::<u64>();
    assert!(ran <= 1, "{ran} calls ran: {error}");
}

/// What the documentation of `TimeoutError` warns of: with an overall timeout longer than that of one answer, which is
/// not the default, redis-rs sends a call again by itself.
#[tokio::test]
async fn a_timeout_of_a_cluster_connection_that_repeats() {
    let cluster = start();
    let client = ClusterClient::builder(cluster.urls())
        .response_timeout(Duration::from_millis(100))
        .overall_response_timeout(Some(Duration::from_millis(1500)))
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    // Version 1.8.1 looks after what is to be repeated only when there is other traffic.
    let mut other = connection.clone();
    let traffic = tokio::spawn(async move {
        loop {
            let _ = demo::peek("other").query_async(&mut other).await;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    let error = demo::spin("marker", 1000).query_async(&mut connection).await.unwrap_err();
    traffic.abort();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    wait("the function ran more than once", || {
        spread(cluster.primaries(), "fcall").iter().sum::<u64>() > 1
    });
}
