//! Calls of scripts sent together, to a server that has just lost its scripts.

use fcall::redis::{self, Value};
use fcall::{Error, pipe};
use fcall_testing::{Options, Server, User};

use super::generated::{SCRIPT_ADD, add, fail, mark, peek, run, tick};
use crate::servers::{client, count};

fn flush(server: &Server) {
    redis::cmd("SCRIPT").arg("FLUSH").exec(&mut server.connection()).unwrap();
}

#[tokio::test]
async fn each_call_has_its_result_right_after_a_flush() {
    let server = Server::start().expect("a server");
    for protocol in ["resp2", "resp3"] {
        let mut blocking = client(&server, protocol).get_connection().unwrap();
        let mut multiplexed =
            client(&server, protocol).get_multiplexed_async_connection().await.unwrap();
        redis::cmd("FLUSHALL").exec(&mut blocking).unwrap();
        for (round, atomic) in (1..).zip([false, true]) {
            let calls = || {
                let calls =
                    pipe((add("c", 1), peek("c"), fail("c", "return"), add("c", 1), tick(7)));
                if atomic { calls.atomic() } else { calls }
            };
            flush(&server);
            let replies = calls().query(&mut blocking).unwrap();
            flush(&server);
            let again = calls().query_async(&mut multiplexed).await.unwrap();
            for (index, (one, peeked, failed, two, ticked)) in
                [replies, again].into_iter().enumerate()
            {
                let before = (round - 1) * 4 + i64::try_from(index).unwrap() * 2;
                assert_eq!((one.unwrap(), two.unwrap()), (before + 1, before + 2));
                assert_eq!(peeked.unwrap(), Some((before + 1).to_string()));
                assert_eq!(failed.unwrap_err().code(), Some("REFUSED"));
                assert_eq!(ticked.unwrap(), 7);
            }
        }
    }
    assert_eq!((count(&server, "eval"), count(&server, "evalsha")), (0, 8 * 4));
    // Four scripts a pipe: `add` is called twice.
    assert_eq!(count(&server, "script|load"), 8 * 4);
}

#[test]
fn a_transaction_runs_whole_or_not_at_all() {
    let app = User {
        name: "app".to_owned(),
        password: "secret".to_owned(),
        rules: "~* +@all -script|load".to_owned(),
    };
    let server = Server::start_with(&Options { users: vec![app], ..Options::default() }).unwrap();
    let app = redis::Client::open(server.url_as("app", "secret")).unwrap();
    let mut connection = app.get_connection().unwrap();
    // The script cannot be given, and so the call before it, which needs none, does not run either.
    let calls = || pipe(vec![mark("m", "one"), mark("m", "two")]);
    let error = calls().atomic().query(&mut connection).unwrap_err();
    let line = error.to_string();
    assert!(line.contains("NOPERM") && line.contains("the script `mark`"), "{line}");
    assert!(line.contains("script|load"), "{line}");
    let mut all = server.connection();
    assert!(!redis::cmd("EXISTS").arg("m").query::<bool>(&mut all).unwrap());
    // Without a transaction, each call says that it did not run.
    for result in calls().query(&mut connection).unwrap() {
        assert!(matches!(result, Err(Error::NotLoaded(_))), "{result:?}");
    }
    // And where the server holds it, nothing else is needed.
    assert_eq!(mark("m", "one").query(&mut all).unwrap(), 1);
    for result in calls().query(&mut connection).unwrap() {
        result.unwrap();
    }
}

#[test]
fn a_call_joins_a_pipeline_of_redis_rs_behind_its_script() {
    let server = Server::start().expect("a server");
    let mut connection = server.connection();
    let mut pipeline = redis::pipe();
    pipeline.atomic().add_command(SCRIPT_ADD.load_command()).ignore();
    pipeline.add_command(add("c", 2).into()).add_command(add("c", 3).into());
    let replies: Vec<Value> = pipeline.query(&mut connection).unwrap();
    assert_eq!(replies, [Value::Int(2), Value::Int(5)]);
}

#[test]
fn a_long_pipe_of_many_scripts() {
    let server = Server::start().expect("a server");
    let mut connection = server.connection();
    let calls = (0..500).map(|n| run::<i64>(format!("return {n}"))).collect::<Vec<_>>();
    let results = pipe(calls).query(&mut connection).unwrap();
    let replies: Vec<i64> = results.into_iter().map(Result::unwrap).collect();
    assert_eq!(replies, (0..500).collect::<Vec<_>>());
    assert_eq!((count(&server, "script|load"), count(&server, "evalsha")), (1, 500));
    let refused = pipe((add("c", 1), add("c", i64::MAX))).query(&mut connection).unwrap_err();
    assert!(matches!(refused, Error::Argument(_)), "{refused}");
    assert_eq!(count(&server, "script|load"), 1);
}
