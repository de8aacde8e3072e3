//! Calls in redis-rs pipelines and transactions.

use fcall::redis::{self, Value, pipe};
use fcall::{Error, FromReply as _};

use crate::demo::{self, Added};
use crate::servers::{self, count};

const BEYOND: i64 = (1 << 53) + 1;

#[test]
fn calls_join_pipelines_and_transactions() {
    let server = servers::start();
    let mut connection = server.connection();
    for atomic in [false, true] {
        let mut pipeline = pipe();
        if atomic {
            pipeline.atomic();
        }
        pipeline
            .add_command(demo::add("c", 1, Some("first")).into())
            .cmd("GET")
            .arg("c")
            .add_command(demo::peek("c").into());
        let (added, got, peeked): (Value, i64, i64) = pipeline.query(&mut connection).unwrap();
        let added = Added::from_reply(added).unwrap();
        assert_eq!((added.value, added.note.as_deref()), (got, Some("first")));
        assert_eq!(got, peeked);
    }
    assert_eq!(count(&server, "exec"), 1);
}

#[tokio::test]
async fn calls_join_pipelines_of_asynchronous_connections() {
    let server = servers::start();
    let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let calls = (1..=50).map(|by| demo::add("c", by, None::<&str>));
    let mut pipeline = redis::Pipeline::with_capacity(50);
    for call in calls {
        pipeline.add_command(call.into());
    }
    let replies: Vec<Value> = pipeline.query_async(&mut connection).await.unwrap();
    let last = Added::from_reply(replies.into_iter().last().unwrap()).unwrap();
    assert_eq!(last.value, 1275);
}

#[test]
fn a_refused_call_fails_at_its_place_in_a_pipeline() {
    let server = servers::start();
    let mut connection = server.connection();
    let mut pipeline = pipe();
    pipeline
        .add_command(demo::add("a", 1, None::<&str>).into())
        .add_command(demo::add("b", BEYOND, None::<&str>).into())
        .add_command(demo::add("c", 1, None::<&str>).into());
    let error = pipeline.query::<Vec<Value>>(&mut connection).unwrap_err();
    let failures = error.into_server_errors().unwrap();
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].0, 1);
    assert_eq!(failures[0].1.details(), Some("wrong number of arguments for 'fcall' command"));
    let keys: Vec<Option<i64>> =
        redis::cmd("MGET").arg(&["a", "b", "c"]).query(&mut connection).unwrap();
    assert_eq!(keys, [Some(1), None, Some(1)]);
    assert_eq!(count(&server, "fcall"), 2);
}

#[test]
fn a_refused_call_aborts_a_transaction() {
    let server = servers::start();
    let mut connection = server.connection();
    let mut pipeline = pipe();
    pipeline
        .atomic()
        .add_command(demo::add("a", 1, None::<&str>).into())
        .add_command(demo::add("b", BEYOND, None::<&str>).into());
    let error = pipeline.query::<Vec<Value>>(&mut connection).unwrap_err();
    assert_eq!(error.code(), Some("EXECABORT"), "{error}");
    assert_eq!(count(&server, "fcall"), 0);
    let exists: bool = redis::cmd("EXISTS").arg("a").query(&mut connection).unwrap();
    assert!(!exists);
}

#[test]
fn into_command_tells_before_a_pipeline_is_sent() {
    let error = demo::add("b", BEYOND, None::<&str>).into_command().unwrap_err();
    assert!(matches!(&error, Error::Argument(error) if error.parameter() == "by"), "{error}");
    let command = demo::add("b", 1, None::<&str>).into_command().unwrap();
    assert_eq!(
        command.get_packed_command(),
        b"*5\r\n$5\r\nFCALL\r\n$8\r\ndemo_add\r\n$1\r\n1\r\n$1\r\nb\r\n$1\r\n1\r\n"
    );
}
