//! `lock`: one holder at a time, and fencing tokens that only grow.

use fcall::functions::lock::{AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::{AsyncTypedCommands as _, Connection};
use fcall_testing::{Options, Server};

use crate::support::{
    BINARY, EXACT, NOT_WHOLE, ask, assert_refused, crowd, load, not_positive, serve, serve_with,
    timed, ttl, wait_until_gone,
};

const LOCK: &str = "lock:{order:7}";
const FENCE: &str = "lock:{order:7}:fence";

fn acquire(con: &mut Connection, token: &str, ttl_ms: i64) -> Option<i64> {
    con.lock_acquire(LOCK, FENCE, token, ttl_ms).unwrap()
}

#[test]
fn one_holds_the_lock_until_it_gives_it_back() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(acquire(&mut con, "one", 60_000), Some(1));
    assert!((30_000..=60_000).contains(&ttl(&mut con, LOCK)));
    assert_eq!(acquire(&mut con, "two", 60_000), None);
    assert_eq!(acquire(&mut con, "one", 60_000), None, "the holder takes the lock again");
    assert!(con.lock_release(LOCK, "one").unwrap());
    assert!(!con.lock_release(LOCK, "one").unwrap(), "given back twice");
    assert_eq!(acquire(&mut con, "two", 60_000), Some(2));
}

#[test]
fn only_the_holder_gives_it_back_or_extends_it() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(!con.lock_release(LOCK, "one").unwrap());
    assert!(!con.lock_extend(LOCK, "one", 60_000).unwrap());
    assert!(!ask::<bool>(&mut con, &["EXISTS", LOCK]));
    acquire(&mut con, "one", 60_000).unwrap();
    for other in ["two", "", "on", "one ", "ONE"] {
        assert!(!con.lock_release(LOCK, other).unwrap());
        assert!(!con.lock_extend(LOCK, other, 600_000).unwrap());
    }
    assert!(ttl(&mut con, LOCK) <= 60_000);
    assert!(con.lock_extend(LOCK, "one", 600_000).unwrap());
    assert!((300_000..=600_000).contains(&ttl(&mut con, LOCK)));
    assert_eq!(ask::<String>(&mut con, &["GET", LOCK]), "one");
}

#[test]
fn who_overslept_is_no_longer_the_holder() {
    let (_server, mut con) = serve(&LIBRARY);
    acquire(&mut con, "one", 5).unwrap();
    wait_until_gone(&mut con, LOCK);
    assert_eq!(acquire(&mut con, "two", 60_000), Some(2));
    assert!(!con.lock_release(LOCK, "one").unwrap());
    assert!(!con.lock_extend(LOCK, "one", 60_000).unwrap());
    assert_eq!(ask::<String>(&mut con, &["GET", LOCK]), "two");
}

/// A counter that expires along with the lock hands out its numbers again.
#[test]
fn fencing_tokens_grow_across_expiry_and_release() {
    let (_server, mut con) = serve(&LIBRARY);
    for number in 1..=20 {
        assert_eq!(acquire(&mut con, "one", 1), Some(number));
        if number % 2 == 0 {
            con.lock_release(LOCK, "one").unwrap();
        }
        wait_until_gone(&mut con, LOCK);
        assert_eq!(ask::<i64>(&mut con, &["PTTL", FENCE]), -1, "the fence expires");
    }
}

#[test]
fn a_fence_that_was_told_to_expire_stays() {
    let (_server, mut con) = serve(&LIBRARY);
    acquire(&mut con, "one", 1).unwrap();
    wait_until_gone(&mut con, LOCK);
    ask::<()>(&mut con, &["PEXPIRE", FENCE, "600000"]);
    assert_eq!(acquire(&mut con, "one", 1), Some(2));
    assert_eq!(ask::<i64>(&mut con, &["PTTL", FENCE]), -1);
}

/// A fence whose key is built out of the lock's is one that a cluster does not know of.
#[test]
fn the_fence_is_the_key_that_was_declared() {
    let (_server, mut con) = serve(&LIBRARY);
    con.lock_acquire("{a}", "{a}b", "one", 60_000).unwrap();
    let mut keys: Vec<String> = ask(&mut con, &["KEYS", "*"]);
    keys.sort();
    assert_eq!(keys, ["{a}", "{a}b"]);
}

#[test]
fn fencing_tokens_end_where_numbers_are_no_longer_exact() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", FENCE, &(EXACT - 2).to_string()]);
    for number in [EXACT - 1, EXACT] {
        assert_eq!(acquire(&mut con, "one", 60_000), Some(number));
        assert_eq!(ask::<i64>(&mut con, &["GET", FENCE]), number);
        con.lock_release(LOCK, "one").unwrap();
    }
    assert_refused(&mut con, "INVALID_FENCE", &["lock_acquire", "2", LOCK, FENCE, "one", "60000"]);
}

#[test]
fn what_is_no_lock_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_TTL", &["lock_acquire", "2", LOCK, FENCE, "one", wrong]);
    }
    assert_refused(&mut con, "INVALID_TOKEN", &["lock_acquire", "2", LOCK, FENCE, "", "60000"]);
    assert_refused(&mut con, "INVALID_FENCE", &["lock_acquire", "2", LOCK, LOCK, "one", "60000"]);
    for wrong in NOT_WHOLE.into_iter().chain(["-1"]) {
        ask::<()>(&mut con, &["SET", FENCE, wrong]);
        assert_refused(&mut con, "INVALID_FENCE", &["lock_acquire", "2", LOCK, FENCE, "one", "9"]);
    }
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &["lock_acquire", "2", LOCK, "list", "one", "60000"]);
    assert_refused(&mut con, "WRONGTYPE", &["lock_acquire", "2", "list", FENCE, "one", "60000"]);
    assert_refused(&mut con, "WRONGTYPE", &["lock_release", "1", "list", "one"]);
    assert_refused(&mut con, "WRONGTYPE", &["lock_extend", "1", "list", "one", "60000"]);

    ask::<()>(&mut con, &["DEL", FENCE]);
    acquire(&mut con, "one", 60_000).unwrap();
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_TTL", &["lock_extend", "1", LOCK, "one", wrong]);
    }
}

#[test]
fn the_longest_time_to_live_works() {
    let (_server, mut con) = serve(&LIBRARY);
    acquire(&mut con, "one", EXACT).unwrap();
    assert!(con.lock_extend(LOCK, "one", EXACT).unwrap());
    assert!(ttl(&mut con, LOCK) > EXACT - 60_000);
}

#[test]
fn keys_and_tokens_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for (lock, fence) in [(BINARY, &b""[..]), (b"", BINARY)] {
        con.lock_acquire(lock, fence, BINARY, 60_000).unwrap().unwrap();
        assert!(!con.lock_release(lock, &BINARY[..1]).unwrap());
        assert!(con.lock_extend(lock, BINARY, 60_000).unwrap());
        assert!(con.lock_release(lock, BINARY).unwrap());
        ask::<()>(&mut con, &["FLUSHDB"]);
    }
}

#[test]
fn a_full_server_takes_a_lock_back() {
    let (_server, mut con) = serve(&LIBRARY);
    acquire(&mut con, "one", 60_000).unwrap();
    ask::<()>(&mut con, &["CONFIG", "SET", "maxmemory", "1"]);
    assert!(con.lock_acquire("{b}", "{b}f", "one", 60_000).is_err());
    assert!(con.lock_extend(LOCK, "one", 60_000).unwrap());
    assert!(con.lock_release(LOCK, "one").unwrap());
}

/// Each holder reads a number, writes it back one higher and notes its fencing token, with nothing but the lock to keep
/// the others out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_works_one_at_a_time() {
    const TURNS: usize = 60;
    let (server, mut con) = serve(&LIBRARY);
    let tries = crowd(&server, |index, mut con| async move {
        let mut tries = 0;
        for turn in 0..TURNS {
            let token = format!("{index} {turn}");
            let number = loop {
                tries += 1;
                match con.lock_acquire(LOCK, FENCE, &token, 600_000).await.unwrap() {
                    Some(number) => break number,
                    None => tokio::task::yield_now().await,
                }
            };
            let count: i64 =
                con.get("count").await.unwrap().map_or(0, |text| text.parse().unwrap());
            con.set("count", count + 1).await.unwrap();
            con.rpush("numbers", number).await.unwrap();
            assert!(con.lock_release(LOCK, &token).await.unwrap());
        }
        tries
    });
    let turns = tries.await.len() * TURNS;
    assert_eq!(ask::<usize>(&mut con, &["GET", "count"]), turns, "two held the lock at once");
    let numbers: Vec<usize> = ask(&mut con, &["LRANGE", "numbers", "0", "-1"]);
    assert_eq!(numbers, (1..=turns).collect::<Vec<_>>());
}

/// Holders that oversleep, and holders that are started anew under the same token, while the lock expires under them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_growing_numbers_while_locks_expire() {
    let (server, mut con) = serve(&LIBRARY);
    let acquired = crowd(&server, |index, mut con| async move {
        let mut acquired = Vec::new();
        for turn in 0..200 {
            let token = format!("{index}");
            let ttl_ms = 1 + turn % 3;
            let (span, number) = timed(con.lock_acquire(LOCK, FENCE, &token, ttl_ms)).await;
            acquired.extend(number.unwrap().map(|number| (span, number)));
            if turn % 7 == 0 {
                con.lock_release(LOCK, &token).await.unwrap();
            }
        }
        acquired
    });
    let mut acquired = acquired.await.concat();
    acquired.sort_by_key(|(_, number)| *number);
    assert!(acquired.len() > 16, "the lock hardly ever expires: {}", acquired.len());
    for pair in acquired.windows(2) {
        assert!(pair[0].1 < pair[1].1, "{} was given twice", pair[0].1);
    }
    let mut latest = acquired[0].0.start;
    for (span, number) in &acquired {
        assert!(latest <= span.end, "{number} was given before a lower one");
        latest = latest.max(span.start);
    }
    let last = i64::try_from(acquired.len()).unwrap();
    assert_eq!(ask::<i64>(&mut con, &["GET", FENCE]), last);
}

/// A server that keeps its data keeps counting where it was.
#[test]
fn fencing_tokens_grow_across_a_restart_of_the_server() {
    let args = ["--appendonly", "yes", "--appendfsync", "always"].map(str::to_owned).to_vec();
    let (mut server, mut con): (Server, _) =
        serve_with(&LIBRARY, &Options { args, ..Options::default() });
    assert_eq!(acquire(&mut con, "one", 600_000), Some(1));
    server.restart().unwrap();
    let mut con = server.connection();
    if ask::<Vec<fcall::redis::Value>>(&mut con, &["FUNCTION", "LIST"]).is_empty() {
        load(&LIBRARY, &mut con);
    }
    assert_eq!(acquire(&mut con, "two", 600_000), None);
    assert!(con.lock_release(LOCK, "one").unwrap());
    assert_eq!(acquire(&mut con, "two", 600_000), Some(2));
}
