//! Every function on a cluster, with keys formed as its library says: each call stays in one slot.

use fcall::functions::account::Commands as _;
use fcall::functions::cache::Commands as _;
use fcall::functions::counter::Commands as _;
use fcall::functions::inventory::Commands as _;
use fcall::functions::kv::Commands as _;
use fcall::functions::leaderboard::Commands as _;
use fcall::functions::lock::Commands as _;
use fcall::functions::ratelimit::Commands as _;
use fcall::functions::{account, cache, counter, inventory, kv, leaderboard, lock, ratelimit};
use fcall::redis::{Connection, cmd};
use fcall_testing::Cluster;

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

/// A cluster that has every library; of the nodes that have the slot of `{tag}` the primary, and the replica.
fn serve() -> (Cluster, Connection, Connection) {
    let cluster = Cluster::start().unwrap();
    let mut home = None;
    for (primary, replica) in cluster.primaries().iter().zip(cluster.replicas()) {
        let mut con = primary.connection();
        for library in LIBRARIES {
            load(library, &mut con);
        }
        match cmd("EXISTS").arg("{tag}").exec(&mut con) {
            Ok(()) => home = Some((con, replica.connection())),
            Err(error) => assert_eq!(error.code(), Some("MOVED")),
        }
    }
    let (primary, replica) = home.expect("a primary has the slot");
    (cluster, primary, replica)
}

#[test]
fn every_function_stays_in_the_slot_of_its_keys() {
    let (_cluster, mut con, _replica) = serve();
    ask::<()>(&mut con, &["SET", "account:{tag}:a", "5"]);
    assert_eq!(con.account_transfer("account:{tag}:a", "account:{tag}:b", 3).unwrap().to, 3);

    assert!(con.cache_fetch("page:{tag}", "page:{tag}:lease", "one", 60_000).unwrap().granted);
    assert!(con.cache_fill("page:{tag}", "page:{tag}:lease", "one", "value", 60_000).unwrap());

    assert_eq!(con.counter_add("visits:{tag}", 1).unwrap(), 1);
    assert!(con.counter_add_bounded("visits:{tag}", 1, 5).unwrap().applied);
    assert!(con.counter_increment_below("visits:{tag}", 0, 5).unwrap().applied);

    ask::<()>(&mut con, &["SET", "stock:{tag}", "5"]);
    assert_eq!(con.inventory_reserve("stock:{tag}", "stock:{tag}:orders", "one", 2).unwrap(), 3);
    assert_eq!(con.inventory_release("stock:{tag}", "stock:{tag}:orders", "one").unwrap(), 5);

    assert_eq!(con.kv_get_and_set("{tag}", "v1", None).unwrap(), None);
    assert!(con.kv_compare_and_swap("{tag}", "v1", "v2").unwrap());
    assert!(con.kv_compare_and_delete("{tag}", "v2").unwrap());
    assert!(con.kv_set_if_newer("{tag}", "v", 1, Some(60_000)).unwrap());

    let fence = con.lock_acquire("lock:{tag}", "lock:{tag}:fence", "one", 60_000).unwrap();
    assert_eq!(fence, Some(1));
    assert!(con.lock_extend("lock:{tag}", "one", 60_000).unwrap());
    assert!(con.lock_release("lock:{tag}", "one").unwrap());

    assert!(con.ratelimit_sliding_window("sliding:{tag}", 60_000, 1).unwrap().allowed);
    assert!(con.ratelimit_fixed_window("fixed:{tag}", 60_000, 1).unwrap().allowed);
    assert!(con.ratelimit_token_bucket("bucket:{tag}", 1, 1, 1).unwrap().allowed);

    // The server does look at the keys of a call: without a common tag it refuses them.
    let error = con.lock_acquire("{tag}", "{other}", "one", 60_000).unwrap_err();
    assert_eq!(error.redis_error().and_then(|error| error.code()), Some("CROSSSLOT"));
}

#[test]
fn a_replica_reads_what_the_primary_wrote() {
    let (_cluster, mut con, mut replica) = serve();
    ask::<()>(&mut replica, &["READONLY"]);
    let (board, history) = ("board:{tag}", "board:{tag}:history:ann");
    let submission = con.leaderboard_submit(board, history, "ann", 5, 10).unwrap();
    assert_eq!(submission.rank, Some(1));
    assert_eq!(ask::<i64>(&mut con, &["WAIT", "1", "20000"]), 1);
    assert_eq!(replica.leaderboard_top(board, 5).unwrap(), con.leaderboard_top(board, 5).unwrap());
    assert_eq!(replica.leaderboard_around(board, "ann", 1).unwrap().len(), 1);
}
