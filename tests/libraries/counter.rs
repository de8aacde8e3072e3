//! `counter`: counters that know their bounds.

use fcall::functions::counter::{AsyncCommands as _, Change, Commands as _, LIBRARY};
use fcall::redis::Connection;

use crate::support::{BINARY, CROWD, EXACT, NOT_WHOLE, ask, assert_refused, crowd, serve, ttl};

fn set(con: &mut Connection, value: i64) {
    ask::<()>(con, &["SET", "counter", &value.to_string()]);
}

fn stored(con: &mut Connection) -> Option<i64> {
    ask(con, &["GET", "counter"])
}

fn parts(change: fcall::Result<Change>) -> (bool, i64) {
    let change = change.unwrap();
    (change.applied, change.value)
}

#[test]
fn a_missing_counter_counts_as_nothing() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(con.counter_add("counter", 0).unwrap(), 0);
    assert_eq!(con.counter_add("counter", 5).unwrap(), 5);
    assert_eq!(con.counter_add("counter", -8).unwrap(), -3);
    assert_eq!(stored(&mut con), Some(-3));
}

#[test]
fn counting_is_exact_to_its_end() {
    let (_server, mut con) = serve(&LIBRARY);
    let cases = [
        (EXACT - 1, 1, Some(EXACT)),
        (EXACT, 0, Some(EXACT)),
        (EXACT, 1, None),
        (EXACT, 2, None),
        (1, EXACT, None),
        (EXACT, EXACT, None),
        (EXACT, -EXACT, Some(0)),
        (-EXACT + 1, -1, Some(-EXACT)),
        (-EXACT, -1, None),
        (-1, -EXACT, None),
        (-EXACT, -EXACT, None),
        (-EXACT, EXACT, Some(0)),
    ];
    for (value, by, expected) in cases {
        set(&mut con, value);
        let answer = con.counter_add("counter", by);
        match expected {
            Some(total) => assert_eq!(answer.unwrap(), total),
            None => assert_eq!(answer.unwrap_err().code(), Some("OUT_OF_RANGE"), "{value} + {by}"),
        }
        assert_eq!(stored(&mut con), Some(expected.unwrap_or(value)), "{value} + {by}");
    }
}

#[test]
fn a_bounded_counter_stays_at_or_below_its_bound() {
    let (_server, mut con) = serve(&LIBRARY);
    let cases = [
        (5, 3, 10, (true, 8)),
        (5, 5, 10, (true, 10)),
        (5, 6, 10, (false, 5)),
        (10, 0, 10, (true, 10)),
        (20, -5, 10, (false, 20)),
        (20, -10, 10, (true, 10)),
        (0, 1, 0, (false, 0)),
        (-3, 1, -2, (true, -2)),
        (EXACT, 1, EXACT, (false, EXACT)),
        (EXACT - 1, 1, EXACT, (true, EXACT)),
        (EXACT, -1, EXACT, (true, EXACT - 1)),
        (1, EXACT, EXACT, (false, 1)),
        (-EXACT, 1, -EXACT, (false, -EXACT)),
        (-EXACT, 0, -EXACT, (true, -EXACT)),
    ];
    for (value, by, max, expected) in cases {
        set(&mut con, value);
        let change = parts(con.counter_add_bounded("counter", by, max));
        assert_eq!(change, expected, "{value} + {by}, at most {max}");
        assert_eq!(stored(&mut con), Some(expected.1));
    }
    set(&mut con, -EXACT);
    let least = (-EXACT).to_string();
    for by in ["-1", "-2", &least] {
        assert_refused(
            &mut con,
            "OUT_OF_RANGE",
            &["counter_add_bounded", "1", "counter", by, "10"],
        );
    }
}

#[test]
fn a_refused_change_makes_no_counter() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(parts(con.counter_add_bounded("counter", 11, 10)), (false, 0));
    assert_eq!(parts(con.counter_increment_below("counter", 10, 10)), (false, 10));
    assert_eq!(stored(&mut con), None);
}

/// A first call that only writes `start` counts nothing, and may write one beyond `max`.
#[test]
fn each_increment_below_the_bound_counts_and_says_so() {
    let (_server, mut con) = serve(&LIBRARY);
    for value in 8..=10 {
        assert_eq!(parts(con.counter_increment_below("counter", 7, 10)), (true, value));
    }
    assert_eq!(parts(con.counter_increment_below("counter", 7, 10)), (false, 10));
    set(&mut con, 15);
    assert_eq!(parts(con.counter_increment_below("counter", 7, 10)), (false, 15));
    assert_eq!(stored(&mut con), Some(15));
    for (start, max) in [(-EXACT, EXACT), (EXACT - 1, EXACT)] {
        ask::<()>(&mut con, &["DEL", "counter"]);
        assert_eq!(parts(con.counter_increment_below("counter", start, max)), (true, start + 1));
        assert_eq!(stored(&mut con), Some(start + 1));
    }
}

#[test]
fn a_counter_keeps_its_time_to_live() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "counter", "1", "PX", "600000"]);
    con.counter_add("counter", 1).unwrap();
    con.counter_add_bounded("counter", 1, 10).unwrap();
    con.counter_increment_below("counter", 0, 10).unwrap();
    assert_eq!(stored(&mut con), Some(4));
    assert!((300_000..=600_000).contains(&ttl(&mut con, "counter")));
}

/// Lua's `..` and `tostring` keep 14 digits.
#[test]
fn large_values_keep_all_digits() {
    let (_server, mut con) = serve(&LIBRARY);
    set(&mut con, 123_456_789_012_345);
    assert_eq!(con.counter_add("counter", 1).unwrap(), 123_456_789_012_346);
    assert_eq!(
        parts(con.counter_increment_below("counter", 0, EXACT)),
        (true, 123_456_789_012_347)
    );
    let text: String = ask(&mut con, &["GET", "counter"]);
    assert_eq!(text, "123456789012347");
}

#[test]
fn what_is_no_whole_number_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    set(&mut con, 1);
    let calls: [&[&str]; 5] = [
        &["counter_add", "1", "counter", "?"],
        &["counter_add_bounded", "1", "counter", "?", "5"],
        &["counter_add_bounded", "1", "counter", "5", "?"],
        &["counter_increment_below", "1", "counter", "?", "5"],
        &["counter_increment_below", "1", "counter", "5", "?"],
    ];
    for wrong in NOT_WHOLE {
        for words in calls {
            let words: Vec<_> =
                words.iter().map(|word| if *word == "?" { wrong } else { word }).collect();
            assert_refused(&mut con, "INVALID_NUMBER", &words);
        }
        ask::<()>(&mut con, &["SET", "wrong", wrong]);
        assert_refused(&mut con, "INVALID_NUMBER", &["counter_add", "1", "wrong", "1"]);
        assert_refused(
            &mut con,
            "INVALID_NUMBER",
            &["counter_add_bounded", "1", "wrong", "1", "5"],
        );
        assert_refused(
            &mut con,
            "INVALID_NUMBER",
            &["counter_increment_below", "1", "wrong", "1", "5"],
        );
    }
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &["counter_add", "1", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &["counter_add_bounded", "1", "list", "1", "5"]);
    assert_refused(&mut con, "WRONGTYPE", &["counter_increment_below", "1", "list", "1", "5"]);
}

#[test]
fn keys_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for key in [BINARY, b""] {
        assert_eq!(con.counter_add(key, 1).unwrap(), 1);
        assert_eq!(parts(con.counter_add_bounded(key, 1, 2)), (true, 2));
        assert_eq!(parts(con.counter_increment_below(key, 0, 3)), (true, 3));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_loses_no_count() {
    let (server, mut con) = serve(&LIBRARY);
    crowd(&server, |index, mut con| async move {
        for _ in 0..200 {
            con.counter_add("counter", i64::try_from(index).unwrap() - 3).await.unwrap();
        }
    })
    .await;
    let crowd = i64::try_from(CROWD).unwrap();
    assert_eq!(stored(&mut con), Some(200 * (0..crowd).map(|index| index - 3).sum::<i64>()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_never_passes_the_bound() {
    const MAX: i64 = 2_000;
    let (server, mut con) = serve(&LIBRARY);
    let added = crowd(&server, |index, mut con| async move {
        let by = 1 + i64::try_from(index).unwrap() % 3;
        let mut added = 0;
        for _ in 0..200 {
            let change = con.counter_add_bounded("counter", by, MAX).await.unwrap();
            assert!(change.value <= MAX);
            added += if change.applied { by } else { 0 };
        }
        added
    });
    assert_eq!(added.await.iter().sum::<i64>(), MAX);
    assert_eq!(stored(&mut con), Some(MAX));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_gets_each_number_below_the_bound_once() {
    let (server, mut con) = serve(&LIBRARY);
    let values = crowd(&server, |_, mut con| async move {
        let mut values = Vec::new();
        for _ in 0..200 {
            let change = con.counter_increment_below("counter", 100, 1_100).await.unwrap();
            values.extend(change.applied.then_some(change.value));
        }
        values
    });
    let mut values = values.await.concat();
    values.sort_unstable();
    assert_eq!(values, (101..=1_100).collect::<Vec<_>>());
    assert_eq!(stored(&mut con), Some(1_100));
}
