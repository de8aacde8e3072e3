//! Every function over redis-rs' cluster connection, on a real cluster, with keys formed as its library says.

use std::time::{Duration, Instant};

use fcall::functions::account::AsyncCommands as _;
use fcall::functions::cache::AsyncCommands as _;
use fcall::functions::counter::AsyncCommands as _;
use fcall::functions::inventory::AsyncCommands as _;
use fcall::functions::kv::AsyncCommands as _;
use fcall::functions::leaderboard::AsyncCommands as _;
use fcall::functions::lock::AsyncCommands as _;
use fcall::functions::ratelimit::AsyncCommands as _;
use fcall::functions::{account, cache, counter, inventory, kv, leaderboard, lock, ratelimit};
use fcall::patterns::lock::Lock;
use fcall_testing::{Cluster, Server};
use redis::cluster::ClusterClient;
use redis::cluster_async::ClusterConnection;
use redis::cluster_read_routing::RandomReplicaStrategy;
use redis::{AsyncTypedCommands as _, Value};

use crate::support::{ask, load};

const LIBRARIES: [&fcall::Library; 8] = [
    &account::LIBRARY,
    &cache::LIBRARY,
    &counter::LIBRARY,
    &inventory::LIBRARY,
    &kv::LIBRARY,
    &leaderboard::LIBRARY,
    &lock::LIBRARY,
    &ratelimit::LIBRARY,
];

/// Hash tags whose slots are spread over all primaries.
const TAGS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// A cluster that has every library, on replicas too.
fn start() -> Cluster {
    let cluster = Cluster::start().unwrap();
    for primary in cluster.primaries() {
        LIBRARIES.iter().for_each(|library| load(library, &mut primary.connection()));
    }
    for replica in cluster.replicas() {
        wait("every replica has the libraries", || {
            ask::<Vec<Value>>(&mut replica.connection(), &["FUNCTION", "LIST"]).len()
                == LIBRARIES.len()
        });
    }
    // A node leaves a replica out until it has heard how far it is, and clients would not learn of it.
    let lists_replica = |range: &Value| matches!(range, Value::Array(parts) if parts.len() == 4);
    for node in cluster.nodes() {
        wait("every node lists the replicas", || {
            let slots: Vec<Value> = ask(&mut node.connection(), &["CLUSTER", "SLOTS"]);
            slots.iter().all(lists_replica)
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

async fn connect(cluster: &Cluster) -> ClusterConnection {
    let client = ClusterClient::builder(cluster.urls()).response_timeout(Duration::from_secs(20));
    client.build().unwrap().get_async_connection().await.unwrap()
}

/// How often each of these servers was asked for a command, by anybody.
fn counts(servers: &[Server], command: &str) -> Vec<u64> {
    let start = format!("cmdstat_{command}:calls=");
    let count = |server: &Server| {
        let stats: String = ask(&mut server.connection(), &["INFO", "commandstats"]);
        let calls = stats.lines().find_map(|line| line.strip_prefix(&start)?.split(',').next());
        calls.map_or(0, |calls| calls.parse().unwrap())
    };
    servers.iter().map(count).collect()
}

/// Calls each function, with keys that have this hash tag.
async fn call_all(con: &mut ClusterConnection, tag: &str) {
    let key = |name: &str| format!("{name}:{{{tag}}}");
    let second = |name: &str| format!("{name}:{{{tag}}}:second");

    con.set(key("account"), 5).await.unwrap();
    let balances = con.account_transfer(key("account"), second("account"), 3).await.unwrap();
    assert_eq!((balances.from, balances.to), (2, 3));

    let lookup = con.cache_fetch(key("page"), second("page"), "one", 60_000).await.unwrap();
    assert!(lookup.granted);
    assert!(con.cache_fill(key("page"), second("page"), "one", "value", 60_000).await.unwrap());

    assert_eq!(con.counter_add(key("visits"), 1).await.unwrap(), 1);
    assert!(con.counter_add_bounded(key("visits"), 1, 5).await.unwrap().applied);
    assert!(con.counter_increment_below(key("visits"), 0, 5).await.unwrap().applied);

    con.set(key("stock"), 5).await.unwrap();
    let left = con.inventory_reserve(key("stock"), second("stock"), "one", 2).await.unwrap();
    assert_eq!(left, 3);
    assert_eq!(con.inventory_release(key("stock"), second("stock"), "one").await.unwrap(), 5);

    assert_eq!(con.kv_get_and_set(key("kv"), "v1", None).await.unwrap(), None);
    assert!(con.kv_compare_and_swap(key("kv"), "v1", "v2").await.unwrap());
    assert!(con.kv_compare_and_delete(key("kv"), "v2").await.unwrap());
    assert!(con.kv_set_if_newer(key("kv"), "v", 1, Some(60_000)).await.unwrap());

    let (board, history) = (key("board"), second("board"));
    let submission = con.leaderboard_submit(&board, history, "ann", 5, 10).await.unwrap();
    assert_eq!(submission.rank, Some(1));
    assert_eq!(con.leaderboard_top(&board, 5).await.unwrap().len(), 1);
    assert_eq!(con.leaderboard_around(&board, "ann", 1).await.unwrap().len(), 1);

    let fence = con.lock_acquire(key("lock"), second("lock"), "one", 60_000).await.unwrap();
    assert_eq!(fence, Some(1));
    assert!(con.lock_extend(key("lock"), "one", 60_000).await.unwrap());
    assert!(con.lock_release(key("lock"), "one").await.unwrap());

    assert!(con.ratelimit_sliding_window(key("sliding"), 60_000, 1).await.unwrap().allowed);
    assert!(con.ratelimit_fixed_window(key("fixed"), 60_000, 1).await.unwrap().allowed);
    assert!(con.ratelimit_token_bucket(key("bucket"), 1, 1, 1).await.unwrap().allowed);
}

#[tokio::test]
async fn every_function_stays_in_the_slot_of_its_keys() {
    let cluster = start();
    let mut con = connect(&cluster).await;
    for tag in TAGS {
        call_all(&mut con, tag).await;
    }
    let fcalls = counts(cluster.primaries(), "fcall");
    assert!(fcalls.iter().all(|&calls| calls > 0), "a primary was left out: {fcalls:?}");
    assert_eq!(counts(cluster.replicas(), "fcall"), [0; 3]);
    assert_eq!(counts(cluster.replicas(), "fcall_ro"), [0; 3], "nobody asked for replicas");

    // The keys of a call are looked at: without a common tag they are refused.
    let error = con.lock_acquire("{a}", "{b}", "one", 60_000).await.unwrap_err();
    assert!(error.to_string().contains("CROSSSLOT"), "{error}");
}

/// So that the test above calls a function that is new, too.
#[test]
fn no_function_is_left_out() {
    let server = Server::start().unwrap();
    let mut con = server.connection();
    LIBRARIES.iter().for_each(|library| load(library, &mut con));
    let described = format!("{:?}", ask::<Value>(&mut con, &["FUNCTION", "LIST"]));
    let mut count = 0;
    for library in LIBRARIES {
        let prefix = format!("{}_", library.name());
        let names = described.split(|c: char| !c.is_alphanumeric() && c != '_');
        for name in names.filter(|name| name.starts_with(&prefix)) {
            count += 1;
            assert!(include_str!("cluster.rs").contains(&format!("con.{name}(")), "{name}");
        }
    }
    assert_eq!(count, 21);
}

#[tokio::test]
async fn functions_that_only_read_are_seen_on_replicas() {
    let cluster = start();
    let reading = ClusterClient::builder(cluster.urls())
        .read_routing_strategy(RandomReplicaStrategy)
        .response_timeout(Duration::from_secs(20));
    let mut con = reading.build().unwrap().get_async_connection().await.unwrap();
    for tag in TAGS {
        let (board, history) = (format!("board:{{{tag}}}"), format!("history:{{{tag}}}"));
        con.leaderboard_submit(&board, history, "ann", 5, 10).await.unwrap();
        for replica in cluster.replicas() {
            // What is not there yet is asked for until it is, wherever it belongs.
            wait("the replicas have it", || is_missing_or_there(replica, &board));
        }
        assert_eq!(con.leaderboard_top(&board, 5).await.unwrap()[0].member, b"ann");
        assert_eq!(con.leaderboard_around(&board, "ann", 1).await.unwrap().len(), 1);
    }
    let read = counts(cluster.replicas(), "fcall_ro");
    assert_eq!(read.iter().sum::<u64>(), 2 * TAGS.len() as u64, "{read:?}");
    assert_eq!(counts(cluster.primaries(), "fcall_ro"), [0; 3]);
    assert_eq!(counts(cluster.primaries(), "fcall").iter().sum::<u64>(), TAGS.len() as u64);
}

/// Whether a replica has the key, or has nothing to do with it.
fn is_missing_or_there(replica: &Server, key: &str) -> bool {
    let mut con = replica.connection();
    ask::<()>(&mut con, &["READONLY"]);
    let mut exists = redis::cmd("EXISTS");
    match exists.arg(key).query::<bool>(&mut con) {
        Ok(is_there) => is_there,
        Err(error) => error.code() == Some("MOVED"),
    }
}

#[tokio::test]
async fn locks_work_in_any_slot() {
    let cluster = start();
    let con = connect(&cluster).await;
    for tag in TAGS {
        let lock = Lock::new(tag).keep_alive();
        let guard = lock.acquire(&con, Duration::ZERO).await.unwrap();
        assert_eq!(guard.fence(), 1);
        assert!(guard.extend().await.unwrap());
        assert!(lock.acquire(&con, Duration::ZERO).await.is_err());
        drop(guard);
        let guard = lock.acquire(&con, Duration::from_secs(20)).await.unwrap();
        assert!(guard.release().await.unwrap());
    }
}
