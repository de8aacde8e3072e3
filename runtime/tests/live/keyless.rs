//! Calls without keys, and calls sent together, over cluster connections; the nodes count what reached them.

use fcall::redis::cluster::{ClusterClient, ClusterConnection};
use fcall::redis::cluster_read_routing::RandomReplicaStrategy;
use fcall::{Call, Error, pipe};
use fcall_testing::Cluster;

use crate::cluster::{spread, start};
use crate::demo;
use crate::servers::rejected;

const CALLS: u64 = 60;

/// How many calls all nodes refused, as replicas do with those that may write.
fn bounced(cluster: &Cluster) -> u64 {
    cluster.nodes().iter().map(|node| rejected(node, "fcall")).sum()
}

/// How many calls ran on each primary.
fn ran(cluster: &Cluster) -> Vec<u64> {
    let refused = cluster.primaries().iter().map(|node| rejected(node, "fcall"));
    spread(cluster.primaries(), "fcall")
        .into_iter()
        .zip(refused)
        .map(|(all, no)| all - no)
        .collect()
}

/// Every call ran, on every primary some, and none was refused.
fn all_at_once(cluster: &Cluster, calls: u64) {
    let ran = ran(cluster);
    assert_eq!((ran.iter().sum::<u64>(), bounced(cluster)), (calls, 0), "{ran:?}");
    assert!(ran.iter().all(|&calls| calls > 0), "{ran:?}");
}

/// Runs blocking calls beside the runtime of the test.
async fn blocking(client: ClusterClient, calls: impl FnOnce(ClusterConnection) + Send + 'static) {
    let calls = move || calls(client.get_connection().unwrap());
    tokio::task::spawn_blocking(calls).await.unwrap();
}

#[tokio::test]
async fn a_call_without_keys_reaches_a_primary_the_first_time() {
    use crate::demo::AsyncCommands as _;
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    let same = connection.clone();
    // In a task of its own, so that a future that is not `Send` does not compile.
    let task = tokio::spawn(async move {
        let mut connection = same;
        for n in 0..30 {
            assert_eq!(connection.demo_tick(n).await.unwrap(), n);
            assert_eq!(demo::tick(n).query_async(&mut connection).await.unwrap(), n);
        }
    });
    task.await.unwrap();
    all_at_once(&cluster, CALLS);

    // What it is for: redis-rs itself sends to any node, and again if it was a replica.
    for n in 0..30 {
        assert_eq!(demo::tick(n).by_keys().query_async(&mut connection).await.unwrap(), n);
    }
    assert!(bounced(&cluster) > 0);
}

#[tokio::test]
async fn and_over_a_blocking_connection() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    blocking(client.clone(), |mut connection| {
        use crate::demo::Commands as _;
        for n in 0..20 {
            assert_eq!(connection.demo_tick(n).unwrap(), n);
            assert_eq!(demo::tick(n).query(&mut connection).unwrap(), n);
            let one = pipe(vec![demo::tick(n)]).query(&mut connection).unwrap();
            assert_eq!(one.into_iter().next().unwrap().unwrap(), n);
        }
    })
    .await;
    all_at_once(&cluster, CALLS);
    blocking(client, |mut connection| {
        for n in 0..30 {
            assert_eq!(demo::tick(n).by_keys().query(&mut connection).unwrap(), n);
        }
    })
    .await;
    assert!(bounced(&cluster) > 0);
}

#[tokio::test]
async fn and_where_replicas_are_read_from() {
    let cluster = start();
    let client = ClusterClient::builder(cluster.urls())
        .read_routing_strategy(RandomReplicaStrategy)
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for n in 0..60 {
        assert_eq!(demo::tick(n).query_async(&mut connection).await.unwrap(), n);
        // One that only reads goes to any node.
        demo::echo(0).query_async(&mut connection).await.unwrap();
    }
    all_at_once(&cluster, CALLS);
    let (primaries, replicas) = (cluster.primaries(), cluster.replicas());
    let (on_primaries, on_replicas) = (spread(primaries, "fcall_ro"), spread(replicas, "fcall_ro"));
    assert!(on_replicas.iter().sum::<u64>() > 0, "{on_primaries:?} {on_replicas:?}");
    assert!(cluster.nodes().iter().all(|node| rejected(node, "fcall_ro") == 0));
}

#[tokio::test]
async fn pipes_without_keys() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for n in 0..30 {
        let calls = pipe((demo::tick(n), demo::tick(n + 1)));
        let calls = if n % 2 == 0 { calls.atomic() } else { calls };
        let (a, b) = calls.query_async(&mut connection).await.unwrap();
        assert_eq!((a.unwrap(), b.unwrap()), (n, n + 1));
    }
    all_at_once(&cluster, CALLS);
}

#[tokio::test]
async fn transactions_that_must_be_told_that_they_have_no_keys() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    // Among calls that may write, one that only reads goes by its keys, and has none.
    let calls = |n| pipe((demo::tick(n), demo::echo(0), demo::tick(n))).atomic();
    for n in 0..20 {
        let (a, b, c) = calls(n).on_any_primary().query_async(&mut connection).await.unwrap();
        assert_eq!((a.unwrap(), b.is_ok(), c.unwrap()), (n, true, n));
    }
    all_at_once(&cluster, 40);
    // Left to itself, redis-rs sends some of them to a replica.
    let mut refused = None;
    for n in 0..60 {
        refused = refused.or(calls(n).query_async(&mut connection).await.err());
    }
    let line = refused.expect("one went to a replica").to_string();
    assert!(line.contains("READONLY") && line.contains("`.on_any_primary()`"), "{line}");
    assert!(bounced(&cluster) > 0);
}

fn fails() -> Call<i64> {
    demo::run("return redis.error_reply('EMPTY no more')")
}

fn add(counter: &str) -> Call<demo::Added> {
    demo::add(counter, 1, None::<&str>)
}

#[tokio::test]
async fn pipes_with_keys_of_one_slot() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for slot in ["{a}", "{b}", "{c}"] {
        for atomic in [false, true] {
            let calls = pipe((demo::tick(7), fails(), add(slot), add(&format!("{slot}:2"))));
            let calls = if atomic { calls.atomic() } else { calls };
            let (tick, failed, one, two) = calls.query_async(&mut connection).await.unwrap();
            assert_eq!((tick.unwrap(), failed.unwrap_err().code()), (7, Some("EMPTY")));
            assert_eq!(one.unwrap().value, two.unwrap().value);
        }
    }
    assert_eq!((ran(&cluster).iter().sum::<u64>(), bounced(&cluster)), (24, 0));
    for calls in [pipe((add("a"), add("b"))), pipe((add("a"), add("b"))).atomic()] {
        let error = calls.query_async(&mut connection).await.unwrap_err();
        let line = error.to_string();
        assert!(line.contains("CROSSSLOT") && line.contains("hash tag"), "{line}");
    }
    assert_eq!(ran(&cluster).iter().sum::<u64>(), 24);
}

#[tokio::test]
async fn pipes_over_a_blocking_connection() {
    let cluster = start();
    let client = ClusterClient::new(cluster.urls()).unwrap();
    blocking(client, |mut connection| {
        let calls = pipe((add("a"), fails(), add("b"), demo::tick(7), add("c")));
        let (a, failed, b, tick, c) = calls.query(&mut connection).unwrap();
        assert_eq!((a.unwrap().value, b.unwrap().value, c.unwrap().value), (1, 1, 1));
        assert_eq!((failed.unwrap_err().code(), tick.unwrap()), (Some("EMPTY"), 7));

        // A transaction would hide all results behind the first error.
        let together = pipe((add("{a}"), add("{a}:2"))).atomic();
        let error = together.query(&mut connection).unwrap_err();
        assert!(error.to_string().contains("has no transactions"), "{error}");
        let none = pipe(vec![demo::tick(7)]).atomic().query(&mut connection);
        assert!(matches!(none, Err(Error::Redis(_))), "{none:?}");
        assert_eq!(demo::peek("{a}:2").query(&mut connection).unwrap(), None);
    })
    .await;
}

/// What the architecture's facts warn of: redis-rs takes some codes for the cluster's own, whoever gives them.
#[tokio::test]
async fn a_function_that_speaks_for_the_cluster_is_called_again() {
    let cluster = start();
    let client = ClusterClient::builder(cluster.urls()).retries(3).build().unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    let closed = |code: &str| {
        let lua = format!("return {{err = '{code} this account is closed'}}");
        demo::run::<()>(lua).on_any_primary()
    };
    let error = closed("CLOSED").query_async(&mut connection).await.unwrap_err();
    assert_eq!((error.code(), ran(&cluster).iter().sum::<u64>()), (Some("CLOSED"), 1));
    closed("TRYAGAIN").query_async(&mut connection).await.unwrap_err();
    assert!(ran(&cluster).iter().sum::<u64>() > 2);
}
