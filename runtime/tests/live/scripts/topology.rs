//! Scripts on a cluster, where every node holds its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use fcall::redis;
use fcall::redis::cluster::ClusterClient;
use fcall::redis::cluster_read_routing::RandomReplicaStrategy;
use fcall::{Error, pipe};
use fcall_testing::{Cluster, Server};

use super::generated::{SCRIPTS, add, mark, peek, tick};
use crate::cluster::{spread, start};

/// One key in the range of each primary: slots 3168, 7365 and 15495.
const KEYS: [&str; 3] = ["{b}", "{c}", "{a}"];

fn flush(node: &Server) {
    redis::cmd("SCRIPT").arg("FLUSH").exec(&mut node.connection()).unwrap();
}

fn address(node: &Server) -> String {
    format!("127.0.0.1:{}", node.port())
}

/// One after the other on one cluster, as a cluster takes longer to start than all of this.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripts_on_a_cluster() {
    let cluster = start();
    every_primary_is_asked_and_given(&cluster).await;
    forget(&cluster);
    pipes_after_a_flush(&cluster).await;
    forget(&cluster);
    replicas_get_scripts_from_calls(&cluster).await;
    forget(&cluster);
    a_failover_under_load(&cluster).await;
}

/// The nodes hold no script and no key, and have counted nothing.
fn forget(cluster: &Cluster) {
    for primary in cluster.primaries() {
        redis::cmd("FLUSHALL").exec(&mut primary.connection()).unwrap();
    }
    for node in cluster.nodes() {
        flush(node);
        redis::cmd("CONFIG").arg("RESETSTAT").exec(&mut node.connection()).unwrap();
    }
}

async fn every_primary_is_asked_and_given(cluster: &Cluster) {
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    let all = SCRIPTS.iter().len();

    let missing = SCRIPTS.missing(&mut connection).await.unwrap();
    assert_eq!(missing.len(), 3 * all);
    assert_eq!(spread(cluster.primaries(), "script|exists"), [1, 1, 1]);
    SCRIPTS.load(&mut connection).await.unwrap();
    assert_eq!(SCRIPTS.missing(&mut connection).await.unwrap(), []);
    // A replica has nothing of it.
    assert_eq!(spread(cluster.replicas(), "script|load"), [0, 0, 0]);

    flush(&cluster.primaries()[1]);
    let missing = SCRIPTS.missing(&mut connection).await.unwrap();
    assert_eq!(missing.len(), all);
    let odd = address(&cluster.primaries()[1]);
    assert!(missing.iter().all(|missing| missing.node.as_ref() == Some(&odd)), "{missing:?}");

    // Calls find what they need wherever they go, each script once.
    for key in KEYS {
        for n in 1..=3 {
            assert_eq!(add(key, 1).query_async(&mut connection).await.unwrap(), n);
        }
    }
    assert_eq!(spread(cluster.primaries(), "eval"), [0, 1, 0]);
    cluster.nodes().iter().for_each(flush);
    for n in 0..20 {
        assert_eq!(tick(n).query_async(&mut connection).await.unwrap(), n);
    }

    let blocking = tokio::task::spawn_blocking(move || {
        let mut connection = client.get_connection().unwrap();
        let missing = SCRIPTS.missing_blocking(&mut connection).unwrap();
        assert!(missing.iter().all(|missing| missing.node.is_some()));
        assert!(missing.len() >= 3 * (all - 1), "{missing:?}");
        SCRIPTS.load_blocking(&mut connection).unwrap();
        assert_eq!(SCRIPTS.missing_blocking(&mut connection).unwrap(), []);
    });
    blocking.await.unwrap();
}

async fn pipes_after_a_flush(cluster: &Cluster) {
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    for atomic in [false, true] {
        for key in KEYS {
            let calls = pipe((add(key, 1), peek(key), add(key, -1), tick(7)));
            let calls = if atomic { calls.atomic() } else { calls };
            cluster.nodes().iter().for_each(flush);
            let (one, peeked, none, ticked) = calls.query_async(&mut connection).await.unwrap();
            assert_eq!((one.unwrap(), none.unwrap(), ticked.unwrap()), (1, 0, 7));
            assert_eq!(peeked.unwrap().as_deref(), Some("1"));
        }
        let calls = pipe(vec![tick(1), tick(2)]);
        let calls = if atomic { calls.atomic() } else { calls };
        cluster.nodes().iter().for_each(flush);
        let ticks = calls.query_async(&mut connection).await.unwrap();
        assert_eq!(ticks.into_iter().map(Result::unwrap).collect::<Vec<_>>(), [1, 2]);
    }
    assert_eq!(spread(cluster.nodes(), "eval"), [0; 6]);

    // Over a blocking connection calls go out one by one, and bring their scripts themselves.
    cluster.nodes().iter().for_each(flush);
    let blocking = tokio::task::spawn_blocking(move || {
        let mut connection = client.get_connection().unwrap();
        let calls = pipe((add(KEYS[0], 1), add(KEYS[1], 1), add(KEYS[2], 1), tick(7)));
        let (a, b, c, ticked) = calls.query(&mut connection).unwrap();
        let sums = (a.unwrap(), b.unwrap(), c.unwrap(), ticked.unwrap());
        assert_eq!(sums, (1, 1, 1, 7));
        let ticks = pipe(vec![tick(1), tick(2)]).on_any_primary().query(&mut connection).unwrap();
        assert!(ticks.into_iter().all(|tick| tick.is_ok()));
    });
    blocking.await.unwrap();
    assert!(spread(cluster.primaries(), "eval").iter().all(|&calls| calls > 0));
}

async fn replicas_get_scripts_from_calls(cluster: &Cluster) {
    let client = ClusterClient::builder(cluster.urls())
        .read_routing_strategy(RandomReplicaStrategy)
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    SCRIPTS.load(&mut connection).await.unwrap();
    for key in KEYS {
        add(key, 1).query_async(&mut connection).await.unwrap();
        redis::cmd("WAIT").arg(1).arg(1000).exec(&mut node_of(cluster, key)).unwrap();
        for _ in 0..3 {
            let peeked = peek(key).query_async(&mut connection).await.unwrap();
            assert_eq!(peeked.as_deref(), Some("1"));
        }
    }
    assert_eq!(spread(cluster.replicas(), "eval_ro"), [1, 1, 1]);
    assert_eq!(spread(cluster.primaries(), "eval_ro"), [0, 0, 0]);

    // A pipe of calls that only read goes to a replica too, and its scripts with it.
    cluster.replicas().iter().for_each(flush);
    let (one, two) =
        pipe((peek(KEYS[0]), peek(KEYS[0]))).query_async(&mut connection).await.unwrap();
    assert_eq!((one.unwrap(), two.unwrap()), (Some("1".to_owned()), Some("1".to_owned())));
    assert_eq!(spread(cluster.replicas(), "script|load"), [1, 0, 0]);
}

fn node_of(cluster: &Cluster, key: &str) -> redis::Connection {
    let index = KEYS.iter().position(|other| *other == key).unwrap();
    cluster.primaries()[index].connection()
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_secs(20), "not in time: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn role(node: &Server) -> String {
    let role: Vec<redis::Value> = redis::cmd("ROLE").query(&mut node.connection()).unwrap();
    redis::from_redis_value(role.into_iter().next().unwrap()).unwrap()
}

/// The names of the calls that gave a value, and how many gave an error.
async fn call_until_told(
    client: ClusterClient,
    caller: usize,
    over: Arc<AtomicBool>,
) -> (Vec<String>, usize) {
    let mut connection = client.get_async_connection().await.unwrap();
    let (mut answered, mut failed) = (Vec::new(), 0);
    for n in 0.. {
        if over.load(Ordering::Relaxed) {
            break;
        }
        let name = format!("{caller}:{n}");
        match mark(KEYS[0], &*name).query_async(&mut connection).await {
            Ok(times) => {
                assert_eq!(times, 1, "{name}");
                answered.push(name);
            }
            // It is not known whether it ran.
            Err(Error::Redis(_) | Error::Timeout(_)) => failed += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (answered, failed)
}

async fn a_failover_under_load(cluster: &Cluster) {
    let client = ClusterClient::new(cluster.urls()).unwrap();
    let over = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = (0..4)
        .map(|caller| tokio::spawn(call_until_told(client.clone(), caller, over.clone())))
        .collect();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let heir = &cluster.replicas()[0];
    redis::cmd("CLUSTER").arg("FAILOVER").exec(&mut heir.connection()).unwrap();
    wait("the replica is the primary", || role(heir) == "master");
    wait("the heir has called", || spread(std::slice::from_ref(heir), "evalsha")[0] > 100);
    over.store(true, Ordering::Relaxed);
    let (mut answered, mut failed) = (Vec::new(), 0);
    for caller in callers {
        let (more, less) = caller.await.unwrap();
        answered.extend(more);
        failed += less;
    }
    let marks: std::collections::HashMap<String, u64> =
        redis::cmd("HGETALL").arg(KEYS[0]).query(&mut heir.connection()).unwrap();
    assert!(marks.values().all(|&times| times == 1));
    assert!(answered.iter().all(|name| marks.contains_key(name)));
    assert!(marks.len() <= answered.len() + failed);
    // The heir held no script, and got it from the first calls that came.
    assert!(spread(std::slice::from_ref(heir), "eval")[0] > 0);
}
