//! Keys and arguments that repeat beside others, and those that may be absent.

use fcall::redis::{Connection, cmd};
use fcall::{Error, Result};

use crate::grammar::{self, Commands as _, InGroupsReply, ToldInGroupsReply};
use crate::serve;

type Got = Result<(Vec<String>, Vec<String>)>;

#[track_caller]
fn same(got: Got, keys: &[&str], args: &[&str]) {
    let (got_keys, got_args) = got.unwrap();
    assert_eq!(got_keys, keys);
    assert_eq!(got_args, args);
}

/// How many functions the server was asked to call.
fn calls(connection: &mut Connection) -> usize {
    let stats: String = cmd("INFO").arg("commandstats").query(connection).unwrap();
    let calls = stats.lines().find_map(|line| line.strip_prefix("cmdstat_fcall:calls="));
    calls.map_or(0, |calls| calls.split(',').next().unwrap().parse().unwrap())
}

#[test]
fn values_come_beside_their_keys() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let entries = [("a", "x", 1, 1.5), ("b", "y", 2, 2.5)];
        let got = connection.grammar_per_key(&entries, 9, None);
        same(got, &["a", "b"], &["9", "x", "y", "1", "1.5", "2", "2.5"]);
        let got = connection.grammar_per_key(&entries[..1], 9, Some("m"));
        same(got, &["a"], &["9", "x", "1", "1.5", "m"]);
        let got = connection.grammar_per_pair(&[("a", "b", 1), ("c", "d", 2)]);
        same(got, &["a", "b", "c", "d"], &["1", "2"]);
        same(connection.grammar_per_pair(&[("a", "b", 1); 0]), &[], &[]);
    }
}

#[test]
fn counts_are_sent_and_what_follows_is_found() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let got = connection.grammar_counted("q", &[7, 8], &[("a", "x")], Some("r"));
        same(got, &["q"], &["2", "7", "8", "1", "a", "x", "r"]);
        let got = connection.grammar_counted("q", &[7], &[("a", "x"); 0], None);
        same(got, &["q"], &["1", "7", "0"]);
        let got = connection.grammar_last(&["a", "b"], "t", &[1, 2, 3], 9);
        same(got, &["a", "b", "t"], &["2", "1", "2", "3", "9"]);
    }
}

#[test]
fn values_come_beside_their_arguments() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let limits = [("a", 1, Some(1.5)), ("b", 2, None)];
        let got = connection.grammar_columns("k", &limits, 9, Some("m"));
        same(got, &["k"], &["2", "a", "b", "1", "2", "1.5", "", "9", "m"]);
        let got = connection.grammar_columns("k", &[("a", 1, None); 0], 9, None);
        same(got, &["k"], &["0", "9"]);
        let got = connection.grammar_per_point("k", &[(1, 2, 0.5), (3, 4, 1.5)]);
        same(got, &["k"], &["1", "2", "3", "4", "0.5", "1.5"]);
    }
    let call = grammar::columns("k", &[("a", 1, None), ("b", 1 << 54, None)], 9, None);
    let Err(Error::Argument(refused)) = call.into_command() else { panic!("not refused") };
    assert_eq!(refused.parameter(), "hard");
}

#[test]
fn the_rest_of_a_reply_comes_in_groups() {
    let (_server, connections) = serve();
    for mut connection in connections {
        let InGroupsReply(count, groups) =
            connection.grammar_in_groups("k", &["a", "1", "0.5", "b", "2", ""]).unwrap();
        let expected = vec![("a".to_owned(), 1, Some(0.5)), ("b".to_owned(), 2, None)];
        assert_eq!((count, groups), (6, expected));
        let InGroupsReply(count, groups) = connection.grammar_in_groups("k", &[""; 0]).unwrap();
        assert_eq!((count, groups), (0, vec![]));
        let half = connection.grammar_in_groups("k", &["a"]).unwrap_err().to_string();
        assert!(half.contains("the end of the reply at `reply[4]`"), "{half}");

        let told = connection.grammar_told_in_groups("k", &["a", "1", "b", ""]).unwrap();
        let expected = vec![("a".to_owned(), Some(1)), ("b".to_owned(), None)];
        assert_eq!(told, ToldInGroupsReply::All(expected));
        let told = connection.grammar_told_in_groups("k", &[""; 0]).unwrap();
        assert_eq!(told, ToldInGroupsReply::None);
    }
}

#[test]
fn nothing_is_written_without_its_type() {
    let (_server, connections) = serve();
    for mut connection in connections {
        same(connection.grammar_absent(None, None), &[], &[]);
        let name = String::from("name");
        same(connection.grammar_absent(Some(&name), Some("v")), &["name"], &["v"]);
        let (keys, args) = connection.grammar_absent_bytes(Some(b"\xff\0"), None, None).unwrap();
        assert_eq!((keys, args), (vec![b"\xff\0".to_vec()], Vec::new()));
    }
}

#[test]
fn what_is_refused_is_named_and_not_sent() {
    const BEYOND: i64 = (1 << 53) + 1;
    let (_server, [mut connection, _]) = serve();
    let none: &[(&str, &str)] = &[];
    for (call, parameter, place, words) in [
        (
            grammar::per_key(&[("a", "x", 1, 1.5); 0], 9, None).into_command(),
            "entry",
            "keys[1]",
            "has 0 values, and needs 1 at least",
        ),
        (
            grammar::per_key(&[("a", "x", 1, 1.5), ("b", "y", BEYOND, 1.5)], 9, None)
                .into_command(),
            "limit",
            "args[6]",
            "rounds",
        ),
        (
            grammar::per_key(&[("a", "x", 1, f64::NAN)], 9, Some("m")).into_command(),
            "limit",
            "args[4]",
            "finite",
        ),
        (grammar::counted("q", &[], none, None).into_command(), "ids", "args[2]", "needs 1"),
        (
            grammar::counted("q", &[1, BEYOND], none, None).into_command(),
            "ids",
            "args[3]",
            "rounds",
        ),
        (grammar::last(&["a"], "t", &[1], 1).into_command(), "weight", "args[2]", "needs 2"),
        (grammar::last(&["a"], "t", &[1, 2], BEYOND).into_command(), "ttl", "args[4]", "rounds"),
        (
            grammar::absent_bytes(None, None, Some(1)).into_command(),
            "number",
            "args[2]",
            "`value` before it is not",
        ),
    ] {
        let Err(Error::Argument(refused)) = call else { panic!("{parameter}: {call:?}") };
        let text = refused.to_string();
        assert_eq!(refused.parameter(), parameter, "{text}");
        assert!(
            text.contains(&format!("`{parameter}` ({place}) ")) && text.contains(words),
            "{text}"
        );
    }
    let before = calls(&mut connection);
    connection.grammar_counted("q", &[], none, None).unwrap_err();
    connection.grammar_last(&["a"], "t", &[1], 1).unwrap_err();
    assert_eq!(calls(&mut connection), before);
}
