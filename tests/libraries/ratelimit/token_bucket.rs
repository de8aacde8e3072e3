use std::thread;
use std::time::{Duration, Instant};

use fcall::functions::ratelimit::{AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::Connection;

use crate::support::{
    BINARY, ask, assert_refused, contents, crowd, not_positive, serve, server_time, ttl,
    wait_until_gone,
};

/// What the key holds: millionths of tokens taken, and when that was so.
fn bucket(con: &mut Connection) -> (i64, i64) {
    let text: String = ask(con, &["GET", "bucket"]);
    let (taken, since) = text.split_once(' ').unwrap();
    (taken.parse().unwrap(), since.parse().unwrap())
}

#[test]
fn a_bucket_starts_full_and_says_when_it_holds_enough_again() {
    let (_server, mut con) = serve(&LIBRARY);
    let decision = con.ratelimit_token_bucket("bucket", 10, 0.01, 7).unwrap();
    assert!(decision.allowed);
    assert_eq!((decision.tokens, decision.retry_after_ms), (3, 0));
    let before = contents(&mut con);
    let decision = con.ratelimit_token_bucket("bucket", 10, 0.01, 4).unwrap();
    assert!(!decision.allowed);
    assert_eq!(decision.tokens, 3);
    // One token is missing, and comes in 100 seconds.
    assert!((50_000..=100_000).contains(&decision.retry_after_ms), "{decision:?}");
    assert_eq!(contents(&mut con), before, "a refused request changes the bucket");
    assert_eq!(con.ratelimit_token_bucket("bucket", 10, 0.01, 3).unwrap().tokens, 0);
}

#[test]
fn a_key_lives_until_its_bucket_is_full() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_token_bucket("bucket", 1_000, 2.0, 500).unwrap();
    assert!((125_000..=250_000).contains(&ttl(&mut con, "bucket")));
    con.ratelimit_token_bucket("quick", 1_000, 100_000.0, 500).unwrap();
    wait_until_gone(&mut con, "quick");
    assert_eq!(con.ratelimit_token_bucket("quick", 1_000, 1.0, 1).unwrap().tokens, 999);
}

#[test]
fn who_waits_as_told_is_admitted() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_token_bucket("bucket", 3, 7.0, 3).unwrap();
    for cost in [1, 2, 3, 1, 3] {
        let decision = con.ratelimit_token_bucket("bucket", 3, 7.0, cost).unwrap();
        if !decision.allowed {
            assert!((1..=3 * 143).contains(&decision.retry_after_ms), "{decision:?}");
            thread::sleep(Duration::from_millis(decision.retry_after_ms.unsigned_abs()));
            assert!(con.ratelimit_token_bucket("bucket", 3, 7.0, cost).unwrap().allowed);
        }
    }
}

/// A token takes 333,333 and a third microseconds: whoever counts whole ones, of either, loses some in each call.
#[test]
fn no_fraction_of_a_token_is_lost() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_token_bucket("bucket", 10_000, 3.0, 1_000).unwrap();
    let (taken, begin) = bucket(&mut con);
    assert_eq!(taken, 1_000_000_000);
    for calls in 1..=2_000 {
        assert!(con.ratelimit_token_bucket("bucket", 10_000, 3.0, 1).unwrap().allowed);
        let (taken, since) = bucket(&mut con);
        assert_eq!(taken, (1_000 + calls) * 1_000_000 - 3 * (since - begin));
    }
}

/// A bucket that writes down its tokens as it refuses, rounded, never fills while somebody polls it.
#[test]
fn polling_does_not_keep_a_bucket_empty() {
    let (_server, mut con) = serve(&LIBRARY);
    let begun = Instant::now();
    con.ratelimit_token_bucket("bucket", 1, 4.0, 1).unwrap();
    while !con.ratelimit_token_bucket("bucket", 1, 4.0, 1).unwrap().allowed {
        assert!(begun.elapsed() < Duration::from_secs(20), "the bucket stays empty");
    }
    assert!(begun.elapsed() > Duration::from_millis(250), "the bucket fills too fast");
}

#[test]
fn a_bucket_takes_another_capacity_and_rate() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_token_bucket("bucket", 100, 0.001, 90).unwrap();
    // 90 are out: a bucket of 50 is 40 short, and 41 have to come in before it gives one.
    let decision = con.ratelimit_token_bucket("bucket", 50, 0.001, 1).unwrap();
    assert_eq!((decision.allowed, decision.tokens), (false, 0));
    assert!((40_000_000..=41_000_000).contains(&decision.retry_after_ms), "{decision:?}");
    assert_eq!(con.ratelimit_token_bucket("bucket", 200, 0.001, 10).unwrap().tokens, 100);
}

#[test]
fn a_clock_that_was_set_back_refills_nothing() {
    let (_server, mut con) = serve(&LIBRARY);
    let ahead = server_time(&mut con) + 3_600_000_000;
    ask::<()>(&mut con, &["SET", "bucket", &format!("5000000 {ahead}")]);
    let decision = con.ratelimit_token_bucket("bucket", 10, 0.001, 1).unwrap();
    assert_eq!((decision.allowed, decision.tokens), (true, 4));
    let (taken, since) = bucket(&mut con);
    assert!(taken == 6_000_000 && since < ahead, "{taken} {since}");
}

#[test]
fn what_is_no_bucket_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    let name = "ratelimit_token_bucket";
    con.ratelimit_token_bucket("bucket", 10, 1.0, 1).unwrap();
    for wrong in not_positive().chain(["9000000001"]) {
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket", wrong, "1", "1"]);
    }
    for wrong in ["0", "-1", "", "x", "inf", "-inf", "nan", "1e-9"] {
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket", "10", wrong, "1"]);
    }
    for wrong in not_positive().chain(["11"]) {
        assert_refused(&mut con, "INVALID_COST", &[name, "1", "bucket", "10", "1", wrong]);
    }
    for wrong in ["", "x", "1", "1 x", "nan 1", "inf 1", "1 1 1"] {
        ask::<()>(&mut con, &["SET", "wrong", wrong]);
        assert_refused(&mut con, "INVALID_BUCKET", &[name, "1", "wrong", "10", "1", "1"]);
    }
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &[name, "1", "list", "10", "1", "1"]);
}

#[test]
fn the_largest_and_the_smallest_bucket_work() {
    let (_server, mut con) = serve(&LIBRARY);
    let decision = con.ratelimit_token_bucket("large", 9_000_000_000, 10.0, 9_000_000_000).unwrap();
    assert_eq!((decision.allowed, decision.tokens), (true, 0));
    let decision = con.ratelimit_token_bucket("large", 9_000_000_000, 10.0, 9_000_000_000).unwrap();
    assert!((899_999_000_000..=900_000_000_000).contains(&decision.retry_after_ms), "{decision:?}");
    assert!(con.ratelimit_token_bucket("small", 1, 1e-9 * 2.0, 1).unwrap().allowed);
    assert!(con.ratelimit_token_bucket("fast", 1, f64::MAX, 1).unwrap().allowed);
}

#[test]
fn keys_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for key in [BINARY, b""] {
        assert!(con.ratelimit_token_bucket(key, 1, 0.001, 1).unwrap().allowed);
        assert!(!con.ratelimit_token_bucket(key, 1, 0.001, 1).unwrap().allowed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_the_burst_and_what_was_refilled() {
    const CAPACITY: i64 = 600;
    let (server, mut con) = serve(&LIBRARY);
    con.ratelimit_token_bucket("bucket", CAPACITY, 20.0, CAPACITY).unwrap();
    let (_, begin) = bucket(&mut con);
    let admitted = crowd(&server, |index, mut con| async move {
        let cost = 1 + i64::try_from(index).unwrap() % 3;
        let mut tokens = 0;
        for _ in 0..250 {
            let decision =
                con.ratelimit_token_bucket("bucket", CAPACITY, 20.0, cost).await.unwrap();
            tokens += if decision.allowed { cost } else { 0 };
        }
        tokens
    });
    let given: i64 = admitted.await.iter().sum();
    let (taken, since) = bucket(&mut con);
    // To the millionth: what was given is what is out now and what came back in.
    assert_eq!((CAPACITY + given) * 1_000_000, taken + 20 * (since - begin));
    assert!(taken <= CAPACITY * 1_000_000);
}
