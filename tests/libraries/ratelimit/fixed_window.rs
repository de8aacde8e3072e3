use std::thread;
use std::time::{Duration, Instant};

use fcall::functions::ratelimit::{AsyncCommands as _, Commands as _, LIBRARY};

use crate::support::{
    BINARY, EXACT, NOT_WHOLE, ask, assert_refused, crowd, not_positive, serve, ttl, wait_until_gone,
};

#[test]
fn a_window_admits_its_limit_and_says_when_it_ends() {
    let (_server, mut con) = serve(&LIBRARY);
    for remaining in [2, 1, 0] {
        let decision = con.ratelimit_fixed_window("counter", 60_000, 3).unwrap();
        assert_eq!((decision.allowed, decision.remaining), (true, remaining));
        assert!((30_000..=60_000).contains(&decision.reset_ms), "{decision:?}");
    }
    for _ in 0..100 {
        let decision = con.ratelimit_fixed_window("counter", 60_000, 3).unwrap();
        assert_eq!((decision.allowed, decision.remaining), (false, 0));
        assert!((30_000..=60_000).contains(&decision.reset_ms), "{decision:?}");
    }
    assert_eq!(ask::<i64>(&mut con, &["GET", "counter"]), 3);
}

#[test]
fn a_window_ends_and_requests_do_not_prolong_it() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_fixed_window("counter", 600_000, 1).unwrap();
    ask::<()>(&mut con, &["PEXPIRE", "counter", "300000"]);
    let decision = con.ratelimit_fixed_window("counter", 600_000, 9).unwrap();
    assert!(decision.allowed && decision.reset_ms <= 300_001, "{decision:?}");
    assert!(ttl(&mut con, "counter") <= 300_000);
}

#[test]
fn who_waits_as_told_finds_a_new_window() {
    let (_server, mut con) = serve(&LIBRARY);
    for _ in 0..5 {
        let refused = loop {
            let decision = con.ratelimit_fixed_window("counter", 100, 1).unwrap();
            if !decision.allowed {
                break decision;
            }
        };
        assert!((1..=100).contains(&refused.reset_ms), "{refused:?}");
        thread::sleep(Duration::from_millis(refused.reset_ms.unsigned_abs()));
        let decision = con.ratelimit_fixed_window("counter", 100, 1).unwrap();
        assert_eq!((decision.allowed, decision.remaining), (true, 0));
    }
}

/// A common mistake is to set a time to live with the first request only.
#[test]
fn a_counter_without_a_time_to_live_starts_over() {
    let (_server, mut con) = serve(&LIBRARY);
    for (stored, allowed, remaining) in [("1", true, 3), ("5", false, 0), ("7", false, 0)] {
        ask::<()>(&mut con, &["SET", "counter", stored]);
        let decision = con.ratelimit_fixed_window("counter", 50, 5).unwrap();
        assert_eq!((decision.allowed, decision.remaining), (allowed, remaining));
        assert!((1..=50).contains(&decision.reset_ms), "{decision:?}");
        wait_until_gone(&mut con, "counter");
        assert_eq!(con.ratelimit_fixed_window("counter", 60_000, 5).unwrap().remaining, 4);
    }
}

#[test]
fn what_is_no_limit_and_what_is_no_counter_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    let name = "ratelimit_fixed_window";
    con.ratelimit_fixed_window("counter", 60_000, 9).unwrap();
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "counter", wrong, "10"]);
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "counter", "60000", wrong]);
    }
    for wrong in NOT_WHOLE.into_iter().chain(["-1"]) {
        ask::<()>(&mut con, &["SET", "wrong", wrong]);
        assert_refused(&mut con, "INVALID_COUNTER", &[name, "1", "wrong", "60000", "10"]);
    }
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &[name, "1", "list", "60000", "10"]);
}

#[test]
fn the_largest_numbers_work() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "counter", &(EXACT - 1).to_string()]);
    let decision = con.ratelimit_fixed_window("counter", EXACT, EXACT).unwrap();
    assert_eq!((decision.allowed, decision.remaining), (true, 0));
    assert!((EXACT - 60_000..=EXACT).contains(&decision.reset_ms), "{decision:?}");
    assert!(!con.ratelimit_fixed_window("counter", EXACT, EXACT).unwrap().allowed);
    ask::<()>(&mut con, &["SET", "zero", "0"]);
    assert_eq!(con.ratelimit_fixed_window("zero", 60_000, 1).unwrap().remaining, 0);
}

#[test]
fn the_shortest_window_counts() {
    let (_server, mut con) = serve(&LIBRARY);
    // A millisecond may pass between two requests, but not each time.
    let is_limited = (0..1_000).any(|_| {
        con.ratelimit_fixed_window("counter", 1, 1).unwrap();
        !con.ratelimit_fixed_window("counter", 1, 1).unwrap().allowed
    });
    assert!(is_limited);
    wait_until_gone(&mut con, "counter");
}

#[test]
fn keys_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for key in [BINARY, b""] {
        assert!(con.ratelimit_fixed_window(key, 60_000, 1).unwrap().allowed);
        assert!(!con.ratelimit_fixed_window(key, 60_000, 1).unwrap().allowed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_the_limit_and_not_one_more() {
    let (server, mut con) = serve(&LIBRARY);
    let admitted = crowd(&server, |_, mut con| async move {
        let mut admitted = 0;
        for _ in 0..250 {
            let decision = con.ratelimit_fixed_window("counter", 600_000, 1_000).await.unwrap();
            admitted += i64::from(decision.allowed);
        }
        admitted
    });
    assert_eq!(admitted.await.iter().sum::<i64>(), 1_000);
    assert_eq!(ask::<i64>(&mut con, &["GET", "counter"]), 1_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_the_limit_once_for_each_window() {
    const LIMIT: u128 = 40;
    let (server, _con) = serve(&LIBRARY);
    let begun = Instant::now();
    let admitted = crowd(&server, |_, mut con| async move {
        let mut admitted = 0;
        for _ in 0..300 {
            let decision = con.ratelimit_fixed_window("counter", 100, 40).await.unwrap();
            admitted += u128::from(decision.allowed);
        }
        admitted
    });
    let admitted: u128 = admitted.await.iter().sum();
    // A window opens with a request, and at the earliest when the one before it is over.
    let windows = begun.elapsed().as_millis() / 100 + 1;
    assert!((LIMIT..=LIMIT * windows).contains(&admitted), "{admitted} in {windows} windows");
}
