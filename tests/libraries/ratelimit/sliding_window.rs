use std::thread;
use std::time::Duration;

use fcall::functions::ratelimit::{self, AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::{cmd, pipe};

use super::assert_limit_held;
use crate::support::{
    BINARY, EXACT, ask, assert_refused, crowd, not_positive, serve, server_time, timed, ttl,
};

#[test]
fn a_window_admits_its_limit_and_says_when_to_come_back() {
    let (_server, mut con) = serve(&LIBRARY);
    for remaining in [2, 1, 0] {
        let decision = con.ratelimit_sliding_window("bucket", 60_000, 3).unwrap();
        assert!(decision.allowed);
        assert_eq!((decision.remaining, decision.retry_after_ms), (remaining, 0));
    }
    for _ in 0..100 {
        let decision = con.ratelimit_sliding_window("bucket", 60_000, 3).unwrap();
        assert!(!decision.allowed);
        assert_eq!(decision.remaining, 0);
        // Milliseconds, and as many as the window has left: not seconds, not microseconds.
        assert!((30_000..=60_000).contains(&decision.retry_after_ms), "{decision:?}");
    }
    // Refused requests take no memory.
    assert_eq!(ask::<i64>(&mut con, &["ZCARD", "bucket"]), 3);
}

#[test]
fn a_key_lives_as_long_as_its_window_counted_from_the_last_admitted_request() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_sliding_window("bucket", 600_000, 2).unwrap();
    assert!((300_000..=600_000).contains(&ttl(&mut con, "bucket")));
    ask::<()>(&mut con, &["PEXPIRE", "bucket", "300000"]);
    con.ratelimit_sliding_window("bucket", 600_000, 2).unwrap();
    assert!(ttl(&mut con, "bucket") > 300_000);
    ask::<()>(&mut con, &["PEXPIRE", "bucket", "300000"]);
    con.ratelimit_sliding_window("bucket", 600_000, 2).unwrap();
    assert!(ttl(&mut con, "bucket") <= 300_000, "a refused request prolongs the key");
}

#[test]
fn a_key_without_a_time_to_live_gets_one() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_sliding_window("bucket", 600_000, 2).unwrap();
    ask::<()>(&mut con, &["PERSIST", "bucket"]);
    con.ratelimit_sliding_window("bucket", 600_000, 2).unwrap();
    ttl(&mut con, "bucket");
}

#[test]
fn who_waits_as_told_is_admitted() {
    let (_server, mut con) = serve(&LIBRARY);
    for _ in 0..5 {
        let refused = loop {
            let decision = con.ratelimit_sliding_window("bucket", 100, 1).unwrap();
            if !decision.allowed {
                break decision;
            }
        };
        assert!((1..=100).contains(&refused.retry_after_ms), "{refused:?}");
        thread::sleep(Duration::from_millis(refused.retry_after_ms.unsigned_abs()));
        assert!(con.ratelimit_sliding_window("bucket", 100, 1).unwrap().allowed);
    }
}

#[test]
fn a_lowered_limit_waits_for_as_many_as_it_is_over() {
    let (_server, mut con) = serve(&LIBRARY);
    let now = server_time(&mut con);
    for age in [50, 40, 30, 20, 10] {
        let moment = (now - age * 1_000_000).to_string();
        ask::<()>(&mut con, &["ZADD", "bucket", &moment, &moment]);
    }
    // Four of the five have to leave; the fourth is 20 seconds old.
    let decision = con.ratelimit_sliding_window("bucket", 60_000, 2).unwrap();
    assert!(!decision.allowed);
    assert!((30_001..=40_000).contains(&decision.retry_after_ms), "{decision:?}");
    assert_eq!(con.ratelimit_sliding_window("bucket", 60_000, 7).unwrap().remaining, 1);
}

#[test]
fn a_request_leaves_when_its_window_is_over_and_not_before() {
    let (_server, mut con) = serve(&LIBRARY);
    let now = server_time(&mut con);
    let add = |con: &mut _, age_ms: i64| {
        let moment = (now - age_ms * 1000).to_string();
        ask::<()>(con, &["ZADD", "bucket", &moment, &moment]);
    };
    add(&mut con, 60_000);
    add(&mut con, 30_000);
    let decision = con.ratelimit_sliding_window("bucket", 60_000, 3).unwrap();
    assert_eq!((decision.allowed, decision.remaining), (true, 1));
    assert_eq!(ask::<i64>(&mut con, &["ZCARD", "bucket"]), 2);
}

#[test]
fn what_is_no_limit_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    let name = "ratelimit_sliding_window";
    for admitted in 1..=3 {
        assert_eq!(
            con.ratelimit_sliding_window("bucket", 60_000, 9).unwrap().remaining,
            9 - admitted
        );
    }
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket", wrong, "10"]);
        assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket", "60000", wrong]);
    }
    assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket", "946080000001", "10"]);
    assert_refused(&mut con, "INVALID_LIMIT", &[name, "1", "bucket"]);
    ask::<()>(&mut con, &["SET", "text", "hello"]);
    assert_refused(&mut con, "WRONGTYPE", &[name, "1", "text", "60000", "10"]);
    let error = con.ratelimit_sliding_window("bucket", 60_000, 0).unwrap_err();
    assert_eq!(error.code(), Some("INVALID_LIMIT"));
}

#[test]
fn the_largest_limit_and_the_longest_window_work() {
    let (_server, mut con) = serve(&LIBRARY);
    let decision = con.ratelimit_sliding_window("bucket", 946_080_000_000, EXACT).unwrap();
    assert_eq!((decision.allowed, decision.remaining), (true, EXACT - 1));
    let decision = con.ratelimit_sliding_window("bucket", 946_080_000_000, 1).unwrap();
    assert!((946_079_000_000..=946_080_000_000).contains(&decision.retry_after_ms), "{decision:?}");
    assert!(con.ratelimit_sliding_window("other", 1, 1).unwrap().allowed);
}

#[test]
fn keys_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for key in [BINARY, b""] {
        assert!(con.ratelimit_sliding_window(key, 60_000, 1).unwrap().allowed);
        assert!(!con.ratelimit_sliding_window(key, 60_000, 1).unwrap().allowed);
    }
}

/// `now` as the member makes two requests of one millisecond one, and random members collide.
#[test]
fn requests_in_one_moment_all_count() {
    let (_server, mut con) = serve(&LIBRARY);
    let mut batch = pipe();
    batch.atomic();
    for _ in 0..5_000 {
        batch.add_command(ratelimit::sliding_window("bucket", 600_000, 2_000).into());
    }
    let decisions: Vec<(bool, i64, i64)> = batch.query(&mut con).unwrap();
    let admitted = decisions.iter().filter(|decision| decision.0).count();
    assert_eq!(admitted, 2_000);
    assert_eq!(ask::<usize>(&mut con, &["ZCARD", "bucket"]), 2_000);
}

/// A clock that was set back leaves entries in the future. They count, and what comes after them stands after them: a
/// request never takes the place of another, also if the clock shows the same moment twice.
#[test]
fn a_moment_that_is_taken_is_not_taken_twice() {
    let (_server, mut con) = serve(&LIBRARY);
    let ahead = server_time(&mut con) + 3_600_000_000;
    ask::<()>(&mut con, &["ZADD", "bucket", &ahead.to_string(), &ahead.to_string()]);
    for later in [1, 2] {
        let decision = con.ratelimit_sliding_window("bucket", 60_000, 3).unwrap();
        assert_eq!(decision.remaining, 2 - later);
        let newest: [i64; 1] = ask(&mut con, &["ZRANGE", "bucket", "-1", "-1"]);
        assert_eq!(newest, [ahead + later]);
    }
    assert!(!con.ratelimit_sliding_window("bucket", 60_000, 3).unwrap().allowed);
}

/// Where the caller says what time it is, one that is ahead empties the window for everybody.
#[test]
fn the_time_is_the_servers() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_sliding_window("bucket", 60_000, 1).unwrap();
    let ahead = server_time(&mut con) / 1000 + 3_600_000;
    let words =
        ["FCALL", "ratelimit_sliding_window", "1", "bucket", "60000", "1", &ahead.to_string()];
    assert_eq!(ask::<Vec<i64>>(&mut con, &words)[0], 0);
    let [moment]: [i64; 1] = ask(&mut con, &["ZRANGE", "bucket", "0", "-1"]);
    let now = server_time(&mut con);
    assert!((now - 30_000_000..=now).contains(&moment), "{moment} is not the server's time {now}");
}

/// A common mistake is a window in seconds on one line and in milliseconds on the next.
#[test]
fn the_window_is_in_milliseconds_everywhere() {
    let (_server, mut con) = serve(&LIBRARY);
    con.ratelimit_sliding_window("bucket", 50_000, 1).unwrap();
    let refused = con.ratelimit_sliding_window("bucket", 50_000, 1).unwrap();
    assert!((25_000..=50_000).contains(&refused.retry_after_ms), "{refused:?}");
    assert!((25_000..=50_000).contains(&ttl(&mut con, "bucket")));
    // An entry is 60 seconds old, which is over; read as seconds it would be in the window for hours.
    let moment = (server_time(&mut con) - 60_000_000).to_string();
    cmd("ZADD").arg("old").arg(&moment).arg(&moment).exec(&mut con).unwrap();
    assert!(con.ratelimit_sliding_window("old", 50_000, 1).unwrap().allowed);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_the_limit_and_not_one_more() {
    let (server, mut con) = serve(&LIBRARY);
    let admitted = crowd(&server, |_, mut con| async move {
        let mut admitted = 0;
        for _ in 0..250 {
            let decision = con.ratelimit_sliding_window("bucket", 600_000, 1_000).await.unwrap();
            admitted += i64::from(decision.allowed);
        }
        admitted
    });
    assert_eq!(admitted.await.iter().sum::<i64>(), 1_000);
    assert_eq!(ask::<i64>(&mut con, &["ZCARD", "bucket"]), 1_000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_never_gets_more_than_the_limit_in_any_window() {
    const LIMIT: usize = 40;
    const WINDOW: Duration = Duration::from_millis(100);
    let (server, _con) = serve(&LIBRARY);
    let admitted = crowd(&server, |_, mut con| async move {
        let mut admitted = Vec::new();
        for _ in 0..300 {
            let call = con.ratelimit_sliding_window("bucket", 100, 40);
            let (span, decision) = timed(call).await;
            if decision.unwrap().allowed {
                admitted.push(span);
            }
        }
        admitted
    });
    let admitted = admitted.await.concat();
    assert!(admitted.len() >= LIMIT);
    assert_limit_held(&admitted, LIMIT, WINDOW);
}
