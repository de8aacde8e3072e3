//! A cluster is whole when `start` returns.

use fcall_testing::Cluster;
use redis::cmd;

#[test]
fn three_primaries_with_a_replica_each() {
    let cluster = Cluster::start().unwrap();
    assert_eq!((cluster.nodes().len(), cluster.urls().len()), (6, 6));
    for node in cluster.nodes() {
        assert!(node.port() < 22_768);
        let info: String = cmd("CLUSTER").arg("INFO").query(&mut node.connection()).unwrap();
        for line in [
            "cluster_state:ok",
            "cluster_slots_ok:16384",
            "cluster_known_nodes:6",
            "cluster_size:3",
        ] {
            assert!(info.contains(line), "{line} is missing in: {info}");
        }
    }
    for (primary, replica) in cluster.primaries().iter().zip(cluster.replicas()) {
        let info: String = cmd("INFO").arg("replication").query(&mut primary.connection()).unwrap();
        assert!(info.contains("role:master") && info.contains("connected_slaves:1"), "{info}");
        let info: String = cmd("INFO").arg("replication").query(&mut replica.connection()).unwrap();
        assert!(info.contains("role:slave") && info.contains("master_link_status:up"), "{info}");
        assert!(info.contains(&format!("master_port:{}", primary.port())), "{info}");
    }
}

#[test]
fn two_clusters_at_once_do_not_meet() {
    let (a, b) = std::thread::scope(|scope| {
        let a = scope.spawn(|| Cluster::start().unwrap());
        let b = scope.spawn(|| Cluster::start().unwrap());
        (a.join().unwrap(), b.join().unwrap())
    });
    for cluster in [&a, &b] {
        for node in cluster.nodes() {
            let nodes: String = cmd("CLUSTER").arg("NODES").query(&mut node.connection()).unwrap();
            assert_eq!(nodes.lines().count(), 6, "{nodes}");
        }
    }
}
