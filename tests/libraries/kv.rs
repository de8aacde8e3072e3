//! `kv`: values that change only under a condition.

use std::collections::HashSet;

use fcall::functions::kv::{AsyncCommands as _, Commands as _, LIBRARY};
use fcall::redis::{AsyncTypedCommands as _, Connection, cmd};

use crate::support::{
    BINARY, CROWD, EXACT, NOT_WHOLE, ask, assert_refused, crowd, not_positive, serve, ttl,
    wait_until_gone,
};

fn text(con: &mut Connection, key: &str) -> Option<String> {
    ask(con, &["GET", key])
}

fn versioned(con: &mut Connection) -> (String, i64) {
    ask(con, &["HMGET", "key", "value", "version"])
}

#[test]
fn a_value_is_swapped_only_for_the_expected_one() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "key", "v1"]);
    assert!(!con.kv_compare_and_swap("key", "v0", "v2").unwrap());
    assert_eq!(text(&mut con, "key").as_deref(), Some("v1"));
    assert!(con.kv_compare_and_swap("key", "v1", "v2").unwrap());
    assert!(!con.kv_compare_and_swap("key", "v1", "v3").unwrap());
    assert_eq!(text(&mut con, "key").as_deref(), Some("v2"));
}

#[test]
fn a_missing_key_is_no_value_and_an_empty_one_is() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(!con.kv_compare_and_swap("key", "", "new").unwrap());
    assert!(!con.kv_compare_and_delete("key", "").unwrap());
    assert_eq!(con.kv_get_and_set("key", "", None).unwrap(), None);
    assert_eq!(con.kv_get_and_set("key", "", None).unwrap(), Some(Vec::new()));
    assert!(con.kv_compare_and_swap("key", "", "new").unwrap());
    assert!(con.kv_compare_and_swap("key", "new", "").unwrap());
    assert!(con.kv_compare_and_delete("key", "").unwrap());
    assert!(!ask::<bool>(&mut con, &["EXISTS", "key"]));
}

/// The usual plain SET makes a value that was to expire stay for ever.
#[test]
fn a_swapped_value_expires_as_the_old_one_would() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "key", "v1", "PX", "600000"]);
    con.kv_compare_and_swap("key", "v1", "v2").unwrap();
    assert!((300_000..=600_000).contains(&ttl(&mut con, "key")));
}

#[test]
fn a_value_is_deleted_only_if_it_is_the_expected_one() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "key", "v1"]);
    assert!(!con.kv_compare_and_delete("key", "v2").unwrap());
    assert_eq!(text(&mut con, "key").as_deref(), Some("v1"));
    ask::<()>(&mut con, &["CONFIG", "SET", "maxmemory", "1"]);
    assert!(con.kv_compare_and_delete("key", "v1").unwrap(), "a full server refuses to delete");
    assert!(!con.kv_compare_and_delete("key", "v1").unwrap());
}

#[test]
fn the_old_value_is_handed_out_and_the_new_one_lives_as_told() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(con.kv_get_and_set("key", "v1", Some(600_000)).unwrap(), None);
    assert!((300_000..=600_000).contains(&ttl(&mut con, "key")));
    assert_eq!(con.kv_get_and_set("key", "v2", None).unwrap().as_deref(), Some(&b"v1"[..]));
    assert_eq!(ask::<i64>(&mut con, &["PTTL", "key"]), -1);
    assert_eq!(con.kv_get_and_set("key", "v3", Some(1)).unwrap().as_deref(), Some(&b"v2"[..]));
    wait_until_gone(&mut con, "key");
    assert_eq!(con.kv_get_and_set("key", "v4", Some(EXACT)).unwrap(), None);
}

#[test]
fn only_a_higher_version_is_written() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(con.kv_set_if_newer("key", "v5", 5, None).unwrap());
    for old in [5, 4, 0, -1, -EXACT] {
        assert!(!con.kv_set_if_newer("key", "late", old, None).unwrap());
    }
    assert_eq!(versioned(&mut con), ("v5".to_owned(), 5));
    // As text, 10 is lower than 5.
    for new in [10, EXACT - 1, EXACT] {
        assert!(con.kv_set_if_newer("key", "new", new, None).unwrap());
        assert_eq!(versioned(&mut con), ("new".to_owned(), new));
    }
    assert!(con.kv_set_if_newer("below", "v", -EXACT, None).unwrap());
    assert!(con.kv_set_if_newer("below", "v", -EXACT + 1, None).unwrap());
    assert!(con.kv_set_if_newer("below", "v", 0, None).unwrap());
}

/// A common mistake is to compare the new version with the stored *value*.
#[test]
fn versions_are_compared_with_versions() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(con.kv_set_if_newer("key", "1000", 1, None).unwrap());
    assert!(con.kv_set_if_newer("key", "7", 2, None).unwrap());
    assert!(con.kv_set_if_newer("key", "no number", 3, None).unwrap());
    assert!(con.kv_set_if_newer("key", "", 4, None).unwrap());
    assert!(!con.kv_set_if_newer("key", "8", 4, None).unwrap());
    assert_eq!(versioned(&mut con), (String::new(), 4));
}

#[test]
fn a_version_lives_as_told() {
    let (_server, mut con) = serve(&LIBRARY);
    con.kv_set_if_newer("key", "v1", 1, Some(600_000)).unwrap();
    assert!((300_000..=600_000).contains(&ttl(&mut con, "key")));
    con.kv_set_if_newer("key", "late", 1, None).unwrap();
    con.kv_set_if_newer("key", "late", 1, Some(1_000_000)).unwrap();
    assert!((300_000..=600_000).contains(&ttl(&mut con, "key")), "an old version prolongs the key");
    con.kv_set_if_newer("key", "v2", 2, None).unwrap();
    assert_eq!(ask::<i64>(&mut con, &["PTTL", "key"]), -1);
    con.kv_set_if_newer("key", "v3", 3, Some(1)).unwrap();
    wait_until_gone(&mut con, "key");
    assert!(con.kv_set_if_newer("key", "v1", 1, None).unwrap());
}

#[test]
fn what_is_no_version_and_no_time_to_live_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    con.kv_set_if_newer("key", "v", 1, None).unwrap();
    ask::<()>(&mut con, &["SET", "text", "v", "PX", "600000"]);
    for wrong in not_positive() {
        let words = ["kv_set_if_newer", "1", "key", "new", "2", wrong];
        assert_refused(&mut con, "INVALID_TTL", &words);
        assert_refused(&mut con, "INVALID_TTL", &["kv_get_and_set", "1", "text", "new", wrong]);
    }
    for wrong in NOT_WHOLE {
        assert_refused(&mut con, "INVALID_VERSION", &["kv_set_if_newer", "1", "key", "new", wrong]);
        ask::<()>(&mut con, &["HSET", "foreign", "version", wrong]);
        assert_refused(&mut con, "INVALID_VERSION", &["kv_set_if_newer", "1", "foreign", "v", "9"]);
    }
    assert_refused(&mut con, "WRONGTYPE", &["kv_set_if_newer", "1", "text", "new", "2"]);
    for words in [
        &["kv_compare_and_swap", "1", "key", "v", "new"][..],
        &["kv_compare_and_delete", "1", "key", "v"],
        &["kv_get_and_set", "1", "key", "new"],
        &["kv_get_and_set", "1", "key", "new", "1000"],
    ] {
        assert_refused(&mut con, "WRONGTYPE", words);
    }
}

#[test]
fn keys_and_values_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for key in [BINARY, b""] {
        assert_eq!(con.kv_get_and_set(key, BINARY, None).unwrap(), None);
        assert!(con.kv_compare_and_swap(key, BINARY, b"\x00").unwrap());
        assert!(!con.kv_compare_and_swap(key, b"\x00\x00", "").unwrap());
        assert_eq!(con.kv_get_and_set(key, "", None).unwrap().as_deref(), Some(&b"\x00"[..]));
        assert!(con.kv_compare_and_delete(key, "").unwrap());
        assert!(con.kv_set_if_newer(key, BINARY, 1, None).unwrap());
        let value: Vec<u8> = cmd("HGET").arg(key).arg("value").query(&mut con).unwrap();
        assert_eq!(value, BINARY);
        assert!(!con.kv_compare_and_swap("nothing", BINARY, BINARY).unwrap());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_swaps_without_losing_a_step() {
    const STEPS: usize = 60;
    let (server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "key", "0"]);
    crowd(&server, |_, mut con| async move {
        for _ in 0..STEPS {
            loop {
                let old = con.get("key").await.unwrap().unwrap();
                let new = old.parse::<usize>().unwrap() + 1;
                if con.kv_compare_and_swap("key", &old, new).await.unwrap() {
                    break;
                }
            }
        }
    })
    .await;
    assert_eq!(ask::<usize>(&mut con, &["GET", "key"]), CROWD * STEPS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_deletes_a_value_once() {
    let (server, mut con) = serve(&LIBRARY);
    for round in 0..200 {
        ask::<()>(&mut con, &["SET", &format!("key {round}"), "v"]);
    }
    let deleted = crowd(&server, |_, mut con| async move {
        let mut deleted = 0;
        for round in 0..200 {
            deleted +=
                i32::from(con.kv_compare_and_delete(format!("key {round}"), "v").await.unwrap());
        }
        deleted
    });
    assert_eq!(deleted.await.iter().sum::<i32>(), 200);
}

/// What goes in comes out once: of somebody else's call, or of the key at the end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_passes_every_value_on_once() {
    let (server, mut con) = serve(&LIBRARY);
    let handed = crowd(&server, |index, mut con| async move {
        let mut handed = Vec::new();
        for turn in 0..200 {
            let ttl_ms = (turn % 2 == 0).then_some(600_000);
            let old = con.kv_get_and_set("key", format!("{index} {turn}"), ttl_ms).await.unwrap();
            handed.extend(old.map(|old| String::from_utf8(old).unwrap()));
        }
        handed
    });
    let mut handed = handed.await.concat();
    handed.push(text(&mut con, "key").unwrap());
    let mut expected: Vec<_> =
        (0..CROWD).flat_map(|index| (0..200).map(move |turn| format!("{index} {turn}"))).collect();
    handed.sort();
    expected.sort();
    assert_eq!(handed, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_leaves_the_newest_value_with_its_version() {
    const VERSIONS: i64 = 3_200;
    let (server, mut con) = serve(&LIBRARY);
    let written = crowd(&server, |index, mut con| async move {
        let mut written = Vec::new();
        for turn in 0..200 {
            // Every version once, in an order that goes up and down: 1117 shares no factor with 3200.
            let number = i64::try_from(index * 200 + turn).unwrap();
            let version = number * 1_117 % VERSIONS + 1;
            let value = format!("value {version}");
            let is_new = con.kv_set_if_newer("key", &value, version, None).await.unwrap();
            let (value, stored): (String, i64) = cmd("HMGET")
                .arg("key")
                .arg(&["value", "version"])
                .query_async(&mut con)
                .await
                .unwrap();
            assert_eq!(value, format!("value {stored}"));
            assert!(stored >= version);
            written.extend(is_new.then_some(version));
        }
        written
    });
    let written = written.await.concat();
    assert_eq!(written.iter().collect::<HashSet<_>>().len(), written.len());
    assert_eq!(versioned(&mut con), (format!("value {VERSIONS}"), VERSIONS));
}
