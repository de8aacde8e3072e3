//! Calls over every kind of connection, to servers that hold the script and to some that do not.

use std::time::Duration;

use fcall::Error;
use fcall::redis::{self, AsyncConnectionConfig};
use fcall_testing::{Options, Server, User};

use super::generated::{SCRIPTS, add, mark, peek, pretend, run, tick};
use crate::servers::{client, count};

fn start() -> Server {
    Server::start().expect("a server")
}

fn flush(server: &Server) {
    redis::cmd("SCRIPT").arg("FLUSH").exec(&mut server.connection()).unwrap();
}

#[test]
fn a_script_comes_along_once() {
    let server = start();
    for (protocol, so_far) in [("resp2", 0), ("resp3", 1)] {
        flush(&server);
        let mut connection = client(&server, protocol).get_connection().unwrap();
        redis::cmd("DEL").arg("c").exec(&mut connection).unwrap();
        for n in 1..=10 {
            assert_eq!(add("c", 2).query(&mut connection).unwrap(), n * 2);
        }
        assert_eq!(peek("c").query(&mut connection).unwrap().as_deref(), Some("20"));
        assert_eq!(peek("none").query(&mut connection).unwrap(), None);
        assert_eq!(tick(7).query(&mut connection).unwrap(), 7);
        assert_eq!(tick(8).by_keys().query(&mut connection).unwrap(), 8);
        // Of each script the first call alone was sent twice.
        let counts = [("evalsha", 12), ("eval", 2), ("evalsha_ro", 2), ("eval_ro", 1)];
        for (command, calls) in counts {
            assert_eq!(count(&server, command), calls * (so_far + 1), "{protocol} {command}");
        }
    }
}

#[tokio::test]
async fn and_over_asynchronous_connections() {
    let server = start();
    for protocol in ["resp2", "resp3"] {
        flush(&server);
        let mut connection =
            client(&server, protocol).get_multiplexed_async_connection().await.unwrap();
        redis::cmd("DEL").arg("c").exec_async(&mut connection).await.unwrap();
        // In a task of its own, so that a future that is not `Send` does not compile.
        let task = tokio::spawn(async move {
            assert_eq!(add("c", 5).query_async(&mut connection).await.unwrap(), 5);
            assert_eq!(tick(7).query_async(&mut connection).await.unwrap(), 7);
            let object: &mut (dyn redis::aio::ConnectionLike + Send) = &mut connection;
            assert_eq!(peek("c").query_async(object).await.unwrap().as_deref(), Some("5"));
        });
        task.await.unwrap();
    }
    assert_eq!((count(&server, "eval"), count(&server, "eval_ro")), (4, 2));
}

/// What a script of these words comes to: the code of its own error if it is one, and how often it ran.
fn said(server: &Server, words: &str) -> (Option<String>, i64) {
    let mut connection = server.connection();
    let call = run::<()>(format!("redis.call('INCR', 'ran') {words}"));
    let error = call.query(&mut connection).unwrap_err();
    assert!(matches!(error, Error::Function(_) | Error::NotLoaded(_)), "{error}");
    let ran: Option<i64> = redis::cmd("GETDEL").arg("ran").query(&mut connection).unwrap();
    (error.code().map(str::to_owned), ran.unwrap_or_default())
}

#[test]
fn what_ran_is_not_run_again_whatever_it_says() {
    let server = start();
    let own = || Some("NOSCRIPT".to_owned());
    for (words, held, flushed) in [
        // Raised, it has the server's note.
        ("error({err = 'NOSCRIPT No matching script.'})", (own(), 1), (None, 0)),
        ("error({err = 'NOSCRIPT No matching script. Please use EVAL.'})", (own(), 1), (None, 0)),
        // Returned, it cannot be told from the server's, and so the call is never sent again.
        ("return redis.error_reply('NOSCRIPT No matching script.')", (None, 1), (None, 0)),
        ("return {err = 'NOSCRIPT No matching script. Please use EVAL.'}", (None, 1), (None, 0)),
        // In other words it is the script's own, and one that is missing comes along.
        ("return redis.error_reply('NOSCRIPT the actor is silent')", (own(), 1), (own(), 1)),
        ("error({err = 'NOSCRIPT the actor is silent'})", (own(), 1), (own(), 1)),
    ] {
        SCRIPTS.load_blocking(&mut server.connection()).unwrap();
        assert_eq!(said(&server, words), held, "held: {words}");
        flush(&server);
        assert_eq!(said(&server, words), flushed, "flushed: {words}");
    }
    // And where the words are in the script itself.
    let mut connection = server.connection();
    for held in [true, false] {
        if held {
            SCRIPTS.load_blocking(&mut connection).unwrap();
        } else {
            flush(&server);
        }
        let error = pretend("ran").query(&mut connection).unwrap_err();
        assert!(matches!(error, Error::NotLoaded(_)), "{error}");
    }
    let ran: i64 = redis::cmd("GET").arg("ran").query(&mut connection).unwrap();
    assert_eq!(ran, 1);
}

#[test]
fn a_user_who_may_not_bring_scripts_is_told() {
    let app = User {
        name: "app".to_owned(),
        password: "secret".to_owned(),
        rules: "~* +evalsha +incrby".to_owned(),
    };
    let server = Server::start_with(&Options { users: vec![app], ..Options::default() }).unwrap();
    let client = redis::Client::open(server.url_as("app", "secret")).unwrap();
    let mut connection = client.get_connection().unwrap();
    let error = add("c", 1).query(&mut connection).unwrap_err();
    let line = error.to_string();
    assert!(matches!(error, Error::Redis(_)), "{line}");
    assert!(line.contains("the script `add`") && line.contains("`+eval`"), "{line}");
    assert!(!line.contains("secret"), "{line}");
    SCRIPTS.load_blocking(&mut server.connection()).unwrap();
    assert_eq!(add("c", 1).query(&mut connection).unwrap(), 1);
}

#[tokio::test]
async fn a_call_that_got_no_answer_is_not_sent_again() {
    // However slow the machine is, others wait and are not told that the server is busy.
    let args = ["--busy-reply-threshold", "600000"].map(str::to_owned).to_vec();
    let server = Server::start_with(&Options { args, ..Options::default() }).unwrap();
    let config =
        AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_millis(100)));
    let mut connection =
        server.client().get_multiplexed_async_connection_with_config(&config).await.unwrap();
    SCRIPTS.load(&mut connection).await.unwrap();
    let slow = "redis.call('INCR', 'ran') for _ = 1, 300000000 do end return 1";
    let error = run::<i64>(slow).query_async(&mut connection).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert!(error.to_string().contains("the script keeps running"), "{error}");
    let mut blocking = server.connection();
    let ran: i64 = redis::cmd("GET").arg("ran").query(&mut blocking).unwrap();
    assert_eq!((ran, count(&server, "evalsha"), count(&server, "eval")), (1, 1, 0));
    assert_eq!(mark("m", "after").query(&mut blocking).unwrap(), 1);
}
