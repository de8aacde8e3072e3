//! Calls that are sent together, and a result for each.

use std::time::Duration;

use fcall::redis::{self, AsyncConnectionConfig, Client, ConnectionLike};
use fcall::{Call, Error, pipe};

use crate::demo::{self, Added};
use crate::servers::{self, client, count};

const BEYOND: i64 = (1 << 53) + 1;

/// A server, and a client of it for each protocol.
fn both() -> (fcall_testing::Server, [Client; 2]) {
    let server = servers::start();
    let clients = ["resp2", "resp3"].map(|protocol| client(&server, protocol));
    (server, clients)
}

fn value(added: fcall::Result<Added>) -> i64 {
    added.expect("it was added").value
}

/// Fails, by what the function returns.
fn fails() -> Call<i64> {
    demo::run("return redis.error_reply('EMPTY no more')")
}

/// Fails, by what the function raises.
fn raises() -> Call<i64> {
    demo::run("error('boom')")
}

#[test]
fn results_of_their_own() {
    let (server, clients) = both();
    for client in clients {
        for atomic in [false, true] {
            let mut connection = client.get_connection().unwrap();
            redis::cmd("DEL").arg("c").exec(&mut connection).unwrap();
            let calls = (
                demo::add("c", 1, Some("n")),
                fails(),
                raises(),
                demo::missing("c"),
                demo::run::<i64>("return 'text'"),
                demo::peek("c"),
                demo::tick(7),
            );
            let calls = if atomic { pipe(calls).atomic() } else { pipe(calls) };
            let (added, failed, raised, missing, text, peeked, ticked) =
                calls.query(&mut connection).unwrap();
            assert_eq!(added.unwrap().note.as_deref(), Some("n"));
            assert_eq!(failed.unwrap_err().code(), Some("EMPTY"));
            let Err(Error::Function(raised)) = raised else { panic!("{raised:?}") };
            assert_eq!((raised.message(), raised.line()), ("boom", Some(1)));
            assert!(matches!(missing, Err(Error::NotLoaded(_))), "{missing:?}");
            let Err(Error::Reply(text)) = text else { panic!("{text:?}") };
            assert_eq!(text.function().map(fcall::Function::name), Some("demo_run"));
            assert_eq!((peeked.unwrap(), ticked.unwrap()), (Some(b"1".to_vec()), 7));
        }
    }
    assert_eq!((count(&server, "multi"), count(&server, "exec")), (2, 2));
}

#[tokio::test]
async fn results_of_their_own_asynchronously() {
    let (_server, clients) = both();
    for client in clients {
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        for atomic in [false, true] {
            let connection = connection.clone();
            // In a task of its own, so that a future that is not `Send` does not compile.
            let task = tokio::spawn(async move {
                let mut connection = connection;
                let calls = pipe((demo::add("c", 1, None::<&str>), fails(), demo::peek("c")));
                let calls = if atomic { calls.atomic() } else { calls };
                calls.query_async(&mut connection).await.unwrap()
            });
            let (added, failed, peeked) = task.await.unwrap();
            assert_eq!(failed.unwrap_err().code(), Some("EMPTY"));
            assert_eq!(peeked.unwrap().unwrap(), value(added).to_string().into_bytes());
        }
        let object: &mut (dyn redis::aio::ConnectionLike + Send) = &mut connection;
        let calls = vec![demo::add("c", 1, None::<&str>), demo::add("c", 1, None::<&str>)];
        let added: Vec<i64> =
            pipe(calls).query_async(object).await.unwrap().into_iter().map(value).collect();
        assert_eq!(added[0] + 1, added[1]);
    }
}

#[test]
fn as_many_as_there_are() {
    let server = servers::start();
    let mut connection = server.connection();
    for many in [0, 1, 500] {
        let calls: Vec<_> = (0..many).map(|_| demo::add("c", 1, None::<&str>)).collect();
        let added = pipe(calls).query(&mut connection).unwrap();
        assert_eq!(added.len(), many);
    }
    assert_eq!(count(&server, "fcall"), 501);
    let tick = demo::tick;
    let twelve = pipe((
        tick(1),
        tick(2),
        tick(3),
        tick(4),
        tick(5),
        tick(6),
        tick(7),
        tick(8),
        tick(9),
        tick(10),
        tick(11),
        tick(12),
    ));
    let (a, .., k, l) = twelve.query(&mut connection).unwrap();
    assert_eq!((a.unwrap(), k.unwrap(), l.unwrap()), (1, 11, 12));
    let object: &mut dyn ConnectionLike = &mut connection;
    let none = pipe(Vec::<Call<i64>>::new()).atomic().query(object).unwrap();
    assert!(none.is_empty());
    assert_eq!(count(&server, "multi"), 0);
}

#[tokio::test]
async fn a_refused_argument_in_any_call_sends_none() {
    let server = servers::start();
    let calls =
        || (demo::add("a", 1, None::<&str>), demo::add("b", BEYOND, None::<&str>), demo::peek("a"));
    let mut connection = server.connection();
    let mut multiplexed = server.client().get_multiplexed_async_connection().await.unwrap();
    let before = servers::counts(&server);
    for refused in [
        pipe(calls()).query(&mut connection).unwrap_err(),
        pipe(calls()).atomic().query(&mut connection).unwrap_err(),
        pipe(calls()).query_async(&mut multiplexed).await.unwrap_err(),
        pipe(calls()).atomic().query_async(&mut multiplexed).await.unwrap_err(),
    ] {
        let Error::Argument(refused) = refused else { panic!("{refused}") };
        assert_eq!((refused.call(), refused.parameter()), (Some(1), "by"));
    }
    let after = servers::counts(&server);
    for command in ["fcall", "fcall_ro", "multi", "exec"] {
        assert_eq!(before.get(command), after.get(command), "{command}");
    }
}

#[test]
fn a_transaction_that_the_server_does_not_begin() {
    let server = servers::start();
    let mut connection = server.connection();
    let set = |name: &str, value: &str| {
        redis::cmd("CONFIG")
            .arg("SET")
            .arg(name)
            .arg(value)
            .exec(&mut server.connection())
            .unwrap();
    };
    // A call is refused when it is queued.
    set("min-replicas-to-write", "1");
    let calls = (demo::peek("c"), demo::add("c", 1, None::<&str>));
    let error = pipe(calls).atomic().query(&mut connection).unwrap_err();
    let line = error.to_string();
    assert!(matches!(error, Error::Redis(_)), "{line}");
    assert!(
        line.starts_with(
            "the server refused to call `demo_add` of library `demo` and another function: NOREPLICAS"
        ),
        "{line}"
    );
    set("min-replicas-to-write", "0");
    // A watched key has changed.
    redis::cmd("WATCH").arg("c").exec(&mut connection).unwrap();
    redis::cmd("SET").arg("c").arg("5").exec(&mut server.connection()).unwrap();
    let calls = || (demo::add("c", 1, None::<&str>), demo::peek("c"));
    let error = pipe(calls()).atomic().query(&mut connection).unwrap_err();
    assert!(error.to_string().contains("did not happen"), "{error}");
    let (added, _) = pipe(calls()).atomic().query(&mut connection).unwrap();
    assert_eq!(value(added), 6);
}

#[tokio::test]
async fn a_lost_connection_and_no_answer() {
    let mut server = servers::start();
    let calls = || (demo::spin("marker", 2000), demo::peek("c"));
    let config =
        AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_millis(100)));
    let mut connection =
        server.client().get_multiplexed_async_connection_with_config(&config).await.unwrap();
    let error = pipe(calls()).query_async(&mut connection).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert!(error.to_string().contains("`demo_spin` of library `demo` and another"), "{error}");
    let mut blocking = server.connection();
    server.kill();
    let error = pipe(calls()).query(&mut blocking).unwrap_err();
    assert!(matches!(error, Error::Redis(_)), "{error}");
}
