//! `cache`: one caller fills, the others wait.

use std::time::Duration;

use fcall::functions::cache::{AsyncCommands as _, Commands as _, LIBRARY, Lookup};
use fcall::redis::Connection;

use crate::support::{
    BINARY, CROWD, EXACT, ask, assert_refused, crowd, not_positive, serve, ttl, wait_until_gone,
};

fn fetch(con: &mut Connection, token: &str) -> Lookup {
    con.cache_fetch("entry", "lease", token, 60_000).unwrap()
}

fn fill(con: &mut Connection, token: &str, value: &str) -> bool {
    con.cache_fill("entry", "lease", token, value, 600_000).unwrap()
}

#[test]
fn the_first_fills_the_others_wait_and_then_all_have_it() {
    let (_server, mut con) = serve(&LIBRARY);
    let first = fetch(&mut con, "one");
    assert_eq!((first.granted, first.wait_ms, first.value), (true, 0, None));
    assert!((30_000..=60_000).contains(&ttl(&mut con, "lease")));
    for token in ["two", "three", "one"] {
        let other = fetch(&mut con, token);
        assert_eq!((other.granted, other.value), (false, None));
        assert!((30_000..=60_001).contains(&other.wait_ms), "{}", other.wait_ms);
    }
    assert!(fill(&mut con, "one", "value"));
    for token in ["one", "two"] {
        let hit = fetch(&mut con, token);
        assert_eq!(
            (hit.granted, hit.wait_ms, hit.value.as_deref()),
            (false, 0, Some(&b"value"[..]))
        );
    }
    assert!((300_000..=600_000).contains(&ttl(&mut con, "entry")));
    assert!(!ask::<bool>(&mut con, &["EXISTS", "lease"]));
}

#[test]
fn only_who_has_the_lease_fills() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(!fill(&mut con, "one", "value"));
    assert!(!fill(&mut con, "", "value"));
    fetch(&mut con, "one");
    for token in ["two", "", "on", "one "] {
        assert!(!fill(&mut con, token, "other"));
    }
    assert!(fill(&mut con, "one", "value"));
    assert!(!fill(&mut con, "one", "again"), "a lease fills twice");
    assert_eq!(ask::<String>(&mut con, &["GET", "entry"]), "value");
}

#[test]
fn who_is_too_slow_no_longer_fills() {
    let (_server, mut con) = serve(&LIBRARY);
    con.cache_fetch("entry", "lease", "slow", 5).unwrap();
    wait_until_gone(&mut con, "lease");
    assert!(fetch(&mut con, "quick").granted);
    assert!(!fill(&mut con, "slow", "old"));
    assert!(fill(&mut con, "quick", "new"));
    assert!(!fill(&mut con, "slow", "old"));
    assert_eq!(ask::<String>(&mut con, &["GET", "entry"]), "new");
}

#[test]
fn who_waits_as_told_gets_the_lease_of_one_that_died() {
    let (_server, mut con) = serve(&LIBRARY);
    con.cache_fetch("entry", "lease", "dead", 100).unwrap();
    let told = con.cache_fetch("entry", "lease", "heir", 100).unwrap();
    assert!((0..=101).contains(&told.wait_ms) && told.granted == (told.wait_ms == 0), "{told:?}");
    std::thread::sleep(Duration::from_millis(told.wait_ms.unsigned_abs()));
    assert!(told.granted || con.cache_fetch("entry", "lease", "heir", 100).unwrap().granted);
}

/// The server drops a key in the millisecond after its time to live: who is told less finds the lease still there.
#[test]
fn nobody_is_told_to_come_back_too_early() {
    let (_server, mut con) = serve(&LIBRARY);
    fetch(&mut con, "one");
    for _ in 0..100 {
        let told = fetch(&mut con, "two").wait_ms;
        assert!(told > ttl(&mut con, "lease"));
    }
}

#[test]
fn a_lease_without_a_time_to_live_is_none() {
    let (_server, mut con) = serve(&LIBRARY);
    ask::<()>(&mut con, &["SET", "lease", "foreign"]);
    assert!(fetch(&mut con, "one").granted);
    ttl(&mut con, "lease");
    assert!(!fetch(&mut con, "two").granted);
}

#[test]
fn a_dropped_entry_is_not_filled_with_what_was_on_its_way() {
    let (_server, mut con) = serve(&LIBRARY);
    fetch(&mut con, "one");
    ask::<()>(&mut con, &["DEL", "entry", "lease"]);
    assert!(!fill(&mut con, "one", "old"));
    assert!(fetch(&mut con, "two").granted);
}

#[test]
fn an_empty_value_is_a_value() {
    let (_server, mut con) = serve(&LIBRARY);
    fetch(&mut con, "one");
    assert!(fill(&mut con, "one", ""));
    assert_eq!(fetch(&mut con, "two").value, Some(Vec::new()));
}

#[test]
fn what_is_no_lease_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    fetch(&mut con, "one");
    for wrong in not_positive() {
        assert_refused(
            &mut con,
            "INVALID_TTL",
            &["cache_fetch", "2", "new", "lease 2", "one", wrong],
        );
        assert_refused(
            &mut con,
            "INVALID_TTL",
            &["cache_fill", "2", "entry", "lease", "one", "v", wrong],
        );
    }
    assert_refused(&mut con, "INVALID_TOKEN", &["cache_fetch", "2", "new", "lease 2", "", "60000"]);
    assert_refused(&mut con, "SAME_KEY", &["cache_fetch", "2", "new", "new", "one", "60000"]);
    assert_refused(
        &mut con,
        "SAME_KEY",
        &["cache_fill", "2", "lease", "lease", "one", "v", "60000"],
    );
    ask::<()>(&mut con, &["RPUSH", "list", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &["cache_fetch", "2", "list", "lease", "one", "60000"]);
    assert_refused(&mut con, "WRONGTYPE", &["cache_fetch", "2", "new", "list", "one", "60000"]);
    assert_refused(
        &mut con,
        "WRONGTYPE",
        &["cache_fill", "2", "list", "lease", "one", "v", "60000"],
    );
    assert_refused(&mut con, "WRONGTYPE", &["cache_fill", "2", "new", "list", "one", "v", "60000"]);
}

#[test]
fn the_longest_times_work() {
    let (_server, mut con) = serve(&LIBRARY);
    assert!(con.cache_fetch("entry", "lease", "one", EXACT).unwrap().granted);
    assert!(con.cache_fill("entry", "lease", "one", "value", EXACT).unwrap());
    assert!(ttl(&mut con, "entry") > EXACT - 60_000);
}

#[test]
fn keys_tokens_and_values_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for (entry, lease) in [(BINARY, &b""[..]), (b"", BINARY)] {
        assert!(con.cache_fetch(entry, lease, BINARY, 60_000).unwrap().granted);
        assert!(!con.cache_fill(entry, lease, &BINARY[..1], BINARY, 60_000).unwrap());
        assert!(con.cache_fill(entry, lease, BINARY, BINARY, 60_000).unwrap());
        let hit = con.cache_fetch(entry, lease, "other", 60_000).unwrap();
        assert_eq!(hit.value.as_deref(), Some(BINARY));
        ask::<()>(&mut con, &["FLUSHDB"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_has_exactly_one_filler() {
    const ENTRIES: usize = 120;
    let (server, _con) = serve(&LIBRARY);
    let filled = crowd(&server, |index, mut con| async move {
        let mut filled = Vec::new();
        for entry in 0..ENTRIES {
            let (key, lease) = (format!("entry {entry}"), format!("lease {entry}"));
            let token = format!("{index} {entry}");
            let value = loop {
                let lookup = con.cache_fetch(&key, &lease, &token, 600_000).await.unwrap();
                if let Some(value) = lookup.value {
                    break String::from_utf8(value).unwrap();
                }
                if lookup.granted {
                    // Computing the value takes a while, and everybody else asks meanwhile.
                    tokio::time::sleep(Duration::from_millis(1)).await;
                    assert!(con.cache_fill(&key, &lease, &token, &token, 600_000).await.unwrap());
                    filled.push(token.clone());
                } else {
                    assert!(lookup.wait_ms > 0);
                    tokio::task::yield_now().await;
                }
            };
            assert!(value.ends_with(&format!(" {entry}")));
        }
        filled
    });
    let filled = filled.await.concat();
    assert_eq!(filled.len(), ENTRIES, "{CROWD} callers filled {ENTRIES} entries");
}

/// Fillers that die: their leases expire, and each entry is filled once all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_survives_fillers_that_die() {
    const ENTRIES: usize = 40;
    let (server, _con) = serve(&LIBRARY);
    let filled = crowd(&server, |index, mut con| async move {
        let mut filled = 0;
        for entry in 0..ENTRIES {
            let (key, lease) = (format!("entry {entry}"), format!("lease {entry}"));
            for attempt in 0.. {
                let token = format!("{index} {entry} {attempt}");
                let lookup = con.cache_fetch(&key, &lease, &token, 3).await.unwrap();
                if lookup.value.is_some() {
                    break;
                }
                let dies = (index + entry + attempt) % 3 == 0;
                if lookup.granted && !dies {
                    let is_filled =
                        con.cache_fill(&key, &lease, &token, "value", 600_000).await.unwrap();
                    filled += usize::from(is_filled);
                }
            }
        }
        filled
    });
    assert_eq!(filled.await.iter().sum::<usize>(), ENTRIES);
}
