//! The same over cluster connections.

use fcall::pipe;
use fcall::redis::cluster::{ClusterClient, ClusterConnection};
use fcall_testing::Cluster;

use super::cases::{BEYOND, Case, cases};
use super::{good, stats};
use crate::round_trip::load;
use crate::strict;

/// What a call could come out as.
const COMMANDS: [&str; 6] = ["fcall", "fcall_ro", "multi", "exec", "eval", "asking"];

fn sent(cluster: &Cluster) -> u64 {
    let count = |node| COMMANDS.iter().map(|command| stats::count(node, command)).sum::<u64>();
    cluster.nodes().iter().map(count).sum()
}

#[tokio::test]
async fn no_node_of_a_cluster_gets_anything() {
    let cluster = Cluster::start().expect("a cluster");
    cluster.primaries().iter().for_each(|primary| load(primary, &strict::LIBRARY));
    let client = ClusterClient::new(cluster.urls()).expect("the addresses are good");
    let mut connection = client.get_async_connection().await.expect("a connection");
    for case in cases() {
        case.refuses(case.call().query_async(&mut connection).await, None);
        case.refuses(pipe((good(), case.call())).query_async(&mut connection).await, Some(1));
        let atomic = pipe((case.call(), good())).atomic();
        case.refuses(atomic.query_async(&mut connection).await, Some(0));
    }
    let keyless = Case::new(good(), "count", "2^53");
    keyless.refuses(strict::keyless(BEYOND).query_async(&mut connection).await, None);
    let both = pipe(vec![strict::keyless(BEYOND)]).on_any_primary();
    keyless.refuses(both.query_async(&mut connection).await, Some(0));
    let blocking = move || blocking(&mut client.get_connection().expect("a connection"));
    tokio::task::spawn_blocking(blocking).await.expect("no panic");
    assert_eq!(sent(&cluster), 0);

    good().query_async(&mut connection).await.expect("it answers");
    assert_eq!(sent(&cluster), 1);
}

fn blocking(connection: &mut ClusterConnection) {
    for case in cases() {
        case.refuses(case.call().query(connection), None);
        case.refuses(pipe((good(), case.call())).query(connection), Some(1));
    }
    let keyless = Case::new(good(), "count", "2^53");
    keyless.refuses(strict::keyless(BEYOND).query(connection), None);
}
