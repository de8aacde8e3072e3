//! Generated calls without keys on a cluster: a primary gets them the first time, as the nodes' statistics say.

use fcall::pipe;
use fcall::redis::cluster::ClusterClient;
use fcall_testing::{Cluster, Server};

use crate::refused::stats::{count, refused};
use crate::round_trip::load;
use crate::strict::{self, AsyncCommands as _, Commands as _};

const ROUNDS: i64 = 20;

/// How many calls ran on these servers, or were refused by them.
fn calls(servers: &[Server]) -> u64 {
    servers.iter().map(|server| count(server, "fcall")).sum()
}

#[tokio::test]
async fn a_primary_gets_them_and_no_replica_does() {
    let cluster = Cluster::start().expect("a cluster");
    cluster.primaries().iter().for_each(|primary| load(primary, &strict::LIBRARY));
    let client = ClusterClient::new(cluster.urls()).expect("the addresses are good");
    let mut connection = client.get_async_connection().await.expect("a connection");
    for n in 0..ROUNDS {
        connection.strict_keyless(n).await.expect("it answers");
        strict::keyless(n).query_async(&mut connection).await.expect("it answers");
        let both = pipe((strict::keyless(n), strict::keyless(n)));
        let (first, second) = both.query_async(&mut connection).await.expect("they answer");
        first.and(second).expect("both do");
    }
    let blocking = move || {
        let mut connection = client.get_connection().expect("a connection");
        for n in 0..ROUNDS {
            connection.strict_keyless(n).expect("it answers");
            strict::keyless(n).query(&mut connection).expect("it answers");
        }
    };
    tokio::task::spawn_blocking(blocking).await.expect("no panic");
    let sent = 6 * ROUNDS.unsigned_abs();
    assert_eq!((calls(cluster.primaries()), calls(cluster.replicas())), (sent, 0));
    let each: Vec<u64> = cluster.primaries().iter().map(|it| count(it, "fcall")).collect();
    assert!(each.iter().all(|&calls| calls > 0), "{each:?}");
    let bounced: u64 = cluster.nodes().iter().map(|node| refused(node, "fcall")).sum();
    assert_eq!(bounced, 0);
}

/// What happens to calls that are sent as any other, so that the test above can fail.
#[tokio::test]
async fn left_to_the_driver_some_go_to_replicas() {
    let cluster = Cluster::start().expect("a cluster");
    cluster.primaries().iter().for_each(|primary| load(primary, &strict::LIBRARY));
    let client = ClusterClient::new(cluster.urls()).expect("the addresses are good");
    // A connection knows the replicas that its first node had heard of by then: a new cluster's may come late.
    for _ in 0..40 {
        let mut connection = client.get_async_connection().await.expect("a connection");
        for n in 0..2 * ROUNDS {
            let _ = strict::keyless(n).by_keys().query_async(&mut connection).await;
        }
        if calls(cluster.replicas()) > 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    panic!("no call went to a replica");
}
