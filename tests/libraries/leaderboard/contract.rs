use std::collections::HashMap;

use fcall::functions::leaderboard::{AsyncCommands as _, Commands as _, Entry, LIBRARY};
use fcall::redis::{Connection, cmd};

use crate::support::{
    BINARY, CROWD, EXACT, NOT_WHOLE, ask, assert_refused, crowd, not_positive, serve,
};

type Submitted = (Option<i64>, bool, i64);

fn submit(con: &mut Connection, member: &str, score: i64, keep: i64) -> Submitted {
    let history = format!("history {member}");
    let submission = con.leaderboard_submit("board", history, member, score, keep).unwrap();
    (submission.rank, submission.is_best, submission.score)
}

fn rows(entries: &[Entry]) -> Vec<(i64, &str, i64)> {
    let text = |member| std::str::from_utf8(member).unwrap();
    entries.iter().map(|entry| (entry.rank, text(&entry.member), entry.score)).collect()
}

#[test]
fn a_score_gets_its_rank() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(submit(&mut con, "ann", 50, 10), (Some(1), true, 50));
    assert_eq!(submit(&mut con, "bob", 70, 10), (Some(1), true, 70));
    assert_eq!(submit(&mut con, "cat", 60, 10), (Some(2), true, 60));
    assert_eq!(submit(&mut con, "ann", 80, 10), (Some(1), true, 80));
    let top = con.leaderboard_top("board", 10).unwrap();
    assert_eq!(rows(&top), [(1, "ann", 80), (2, "bob", 70), (3, "cat", 60)]);
}

/// A plain ZADD overwrites the best score with a worse one.
#[test]
fn a_worse_score_leaves_the_best_where_it_is() {
    let (_server, mut con) = serve(&LIBRARY);
    submit(&mut con, "ann", 50, 10);
    submit(&mut con, "bob", 40, 10);
    for score in [30, 50, -EXACT] {
        assert_eq!(submit(&mut con, "ann", score, 10), (Some(1), false, 50));
    }
    assert_eq!(rows(&con.leaderboard_top("board", 1).unwrap()), [(1, "ann", 50)]);
    let history: Vec<i64> = ask(&mut con, &["LRANGE", "history ann", "0", "-1"]);
    assert_eq!(history, [-EXACT, 50, 30, 50]);
}

/// The rank of a member that was trimmed is nil, and `rank + 1` would raise.
#[test]
fn who_does_not_make_the_board_has_no_rank() {
    let (_server, mut con) = serve(&LIBRARY);
    submit(&mut con, "ann", 50, 2);
    submit(&mut con, "bob", 40, 2);
    assert_eq!(submit(&mut con, "cat", 30, 2), (None, false, 30));
    assert_eq!(submit(&mut con, "cat", 45, 2), (Some(2), true, 45));
    assert_eq!(rows(&con.leaderboard_top("board", 9).unwrap()), [(1, "ann", 50), (2, "cat", 45)]);
    assert_eq!(submit(&mut con, "cat", 10, 1), (None, false, 10));
    assert_eq!(ask::<i64>(&mut con, &["ZCARD", "board"]), 1);
}

#[test]
fn a_history_holds_the_latest_hundred_scores() {
    let (_server, mut con) = serve(&LIBRARY);
    for score in 1..=150 {
        submit(&mut con, "ann", score, 1);
    }
    let history: Vec<i64> = ask(&mut con, &["LRANGE", "history ann", "0", "-1"]);
    assert_eq!(history, (51..=150).rev().collect::<Vec<_>>());
}

#[test]
fn the_neighbours_of_a_member_stand_around_it() {
    let (_server, mut con) = serve(&LIBRARY);
    for (member, score) in [("a", 50), ("b", 40), ("c", 30), ("d", 20), ("e", 10)] {
        submit(&mut con, member, score, 10);
    }
    let mut around = |member: &str, n| {
        let entries = con.leaderboard_around("board", member, n).unwrap();
        let ranks: Vec<_> = entries.iter().map(|entry| entry.rank).collect();
        let members: Vec<u8> = entries.into_iter().flat_map(|entry| entry.member).collect();
        (ranks, String::from_utf8(members).unwrap())
    };
    assert_eq!(around("c", 0), (vec![3], "c".to_owned()));
    assert_eq!(around("c", 1), (vec![2, 3, 4], "bcd".to_owned()));
    assert_eq!(around("a", 2), (vec![1, 2, 3], "abc".to_owned()));
    assert_eq!(around("e", 1), (vec![4, 5], "de".to_owned()));
    assert_eq!(around("c", EXACT), (vec![1, 2, 3, 4, 5], "abcde".to_owned()));
    assert_eq!(around("nobody", 1), (Vec::new(), String::new()));
}

#[test]
fn an_empty_board_is_empty() {
    let (_server, mut con) = serve(&LIBRARY);
    assert_eq!(con.leaderboard_top("board", EXACT).unwrap(), []);
    assert_eq!(con.leaderboard_around("board", "ann", 5).unwrap(), []);
    assert!(!ask::<bool>(&mut con, &["EXISTS", "board"]));
}

#[test]
fn the_largest_scores_are_exact() {
    let (_server, mut con) = serve(&LIBRARY);
    for (member, score) in [("a", EXACT), ("b", EXACT - 1), ("c", 0), ("d", -EXACT)] {
        assert_eq!(submit(&mut con, member, score, EXACT).2, score);
    }
    let top = con.leaderboard_top("board", 4).unwrap();
    let expected = [(1, "a", EXACT), (2, "b", EXACT - 1), (3, "c", 0), (4, "d", -EXACT)];
    assert_eq!(rows(&top), expected);
}

#[test]
fn reading_writes_nothing_and_goes_to_replicas() {
    let (_server, mut con) = serve(&LIBRARY);
    submit(&mut con, "ann", 5, 1);
    for words in [
        &["leaderboard_top", "1", "board", "1"][..],
        &["leaderboard_around", "1", "board", "ann", "1"],
    ] {
        let reply: Vec<(i64, String, i64)> = cmd("FCALL_RO").arg(words).query(&mut con).unwrap();
        assert_eq!(reply, [(1, "ann".to_owned(), 5)]);
    }
}

#[test]
fn what_is_no_score_and_no_count_is_refused() {
    let (_server, mut con) = serve(&LIBRARY);
    submit(&mut con, "ann", 50, 10);
    ask::<()>(&mut con, &["SET", "text", "v"]);
    let submit = |board, history, score, keep| {
        ["leaderboard_submit", "2", board, history, "ann", score, keep]
    };
    for wrong in NOT_WHOLE {
        assert_refused(&mut con, "INVALID_SCORE", &submit("board", "h", wrong, "10"));
    }
    for wrong in not_positive() {
        assert_refused(&mut con, "INVALID_KEEP", &submit("board", "h", "60", wrong));
        assert_refused(&mut con, "INVALID_COUNT", &["leaderboard_top", "1", "board", wrong]);
        if wrong != "0" {
            let words = ["leaderboard_around", "1", "board", "ann", wrong];
            assert_refused(&mut con, "INVALID_COUNT", &words);
        }
    }
    assert_refused(&mut con, "SAME_KEY", &submit("board", "board", "60", "10"));
    assert_refused(&mut con, "SAME_KEY", &submit("new", "new", "60", "10"));
    assert_refused(&mut con, "WRONGTYPE", &submit("text", "h", "60", "10"));
    assert_refused(&mut con, "WRONGTYPE", &submit("board", "text", "60", "10"));
    assert_refused(&mut con, "WRONGTYPE", &["leaderboard_top", "1", "text", "1"]);
    assert_refused(&mut con, "WRONGTYPE", &["leaderboard_around", "1", "text", "ann", "1"]);
}

#[test]
fn keys_and_members_are_bytes() {
    let (_server, mut con) = serve(&LIBRARY);
    for (board, history) in [(BINARY, &b""[..]), (b"", BINARY)] {
        for member in [BINARY, b""] {
            con.leaderboard_submit(board, history, member, 5, 10).unwrap();
        }
        let top = con.leaderboard_top(board, 2).unwrap();
        assert_eq!((&*top[0].member, &*top[1].member), (BINARY, &b""[..]));
        assert_eq!(con.leaderboard_around(board, BINARY, 0).unwrap()[0].rank, 1);
        ask::<()>(&mut con, &["FLUSHDB"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_leaves_the_best_of_everybody() {
    const MEMBERS: usize = 24;
    const KEEP: usize = 10;
    let (server, mut con) = serve(&LIBRARY);
    let score = |index: usize, turn: usize| {
        i64::try_from((index * 7919 + turn * 104_729) % 100_003).unwrap()
    };
    let best = crowd(&server, move |index, mut con| async move {
        for turn in 0..200 {
            let member = (index + turn) % MEMBERS;
            let score = score(index, turn);
            let history = format!("history {member}");
            let submission = con
                .leaderboard_submit("board", history, member, score, i64::try_from(KEEP).unwrap())
                .await
                .unwrap();
            assert!(submission.score >= score);
            assert!(submission.rank.is_none_or(|rank| (1..=10).contains(&rank)));
        }
    });
    best.await;
    let mut best: HashMap<String, i64> = HashMap::new();
    for (index, turn) in (0..CROWD).flat_map(|index| (0..200).map(move |turn| (index, turn))) {
        let entry = best.entry(((index + turn) % MEMBERS).to_string()).or_insert(i64::MIN);
        *entry = score(index, turn).max(*entry);
    }
    let mut best: Vec<_> = best.into_iter().map(|(member, score)| (score, member)).collect();
    best.sort();
    let expected: Vec<_> = best.iter().rev().take(KEEP).collect();
    let top = con.leaderboard_top("board", 100).unwrap();
    let found: Vec<_> = top
        .iter()
        .map(|entry| (entry.score, String::from_utf8(entry.member.clone()).unwrap()))
        .collect();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected);
    let remembered: i64 = (0..MEMBERS)
        .map(|member| ask::<i64>(&mut con, &["LLEN", &format!("history {member}")]))
        .sum();
    assert_eq!(remembered, i64::try_from(MEMBERS * 100).unwrap());
}
