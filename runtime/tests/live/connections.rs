//! The same calls over every kind of connection.

use std::time::{Duration, Instant};

use fcall::Call;
use fcall::redis::{self, Client};

use crate::demo::{self, Added};
use crate::servers::{self, client, count};

/// Awaited in a task of its own, so that a future that is not `Send` does not compile.
macro_rules! in_a_task {
    ($($body:tt)*) => { tokio::spawn(async move { $($body)* }).await.unwrap() };
}

fn added(value: i64, note: Option<&str>) -> (i64, bool, Option<String>) {
    (value, value > 0, note.map(str::to_owned))
}

fn parts(added: Added) -> (i64, bool, Option<String>) {
    (added.value, added.positive, added.note)
}

#[test]
fn sync_connections_of_both_protocols() {
    use crate::demo::Commands as _;
    for protocol in ["resp2", "resp3"] {
        let server = servers::start();
        let mut connection = client(&server, protocol).get_connection().unwrap();
        assert_eq!(parts(connection.demo_add("c", 5, Some("n")).unwrap()), added(5, Some("n")));
        assert_eq!(parts(connection.demo_add("c", -7, None::<&str>).unwrap()), added(-2, None));
        assert_eq!(connection.demo_peek("c").unwrap(), Some(b"-2".to_vec()));
        assert_eq!(connection.demo_peek("none").unwrap(), None);
        assert_eq!(connection.demo_tick(7).unwrap(), 7);
    }
}

#[test]
fn a_client_and_a_borrowed_connection_are_connections() {
    use crate::demo::Commands as _;
    let server = servers::start();
    let mut opened: Client = server.client();
    assert_eq!(opened.demo_add("c", 1, None::<&str>).unwrap().value, 1);
    let mut connection = server.connection();
    let borrowed = &mut connection;
    assert_eq!(borrowed.demo_add("c", 1, None::<&str>).unwrap().value, 2);
    let object: &mut dyn redis::ConnectionLike = &mut connection;
    assert_eq!(demo::add("c", 1, None::<&str>).query(object).unwrap().value, 3);
    // A call without keys asks for a connection that borrows nothing, and need not.
    assert_eq!(demo::tick(4).by_keys().query(object).unwrap(), 4);
    let locked = std::sync::Mutex::new(connection);
    let mut guard = locked.lock().unwrap();
    assert_eq!(guard.demo_add("c", 1, None::<&str>).unwrap().value, 4);
    assert_eq!(demo::tick(5).query(&mut *guard).unwrap(), 5);
}

#[tokio::test]
async fn multiplexed_connections_of_both_protocols() {
    use crate::demo::AsyncCommands as _;
    for protocol in ["resp2", "resp3"] {
        let server = servers::start();
        let mut connection =
            client(&server, protocol).get_multiplexed_async_connection().await.unwrap();
        let all = in_a_task! {
            let first = parts(connection.demo_add("c", 5, Some("n")).await.unwrap());
            let object: &mut (dyn redis::aio::ConnectionLike + Send) = &mut connection;
            let second = parts(demo::add("c", -7, None::<&str>).query_async(object).await.unwrap());
            (first, second, connection.demo_run::<f64>("return {double = 0.5}").await.unwrap())
        };
        assert_eq!(all, (added(5, Some("n")), added(-2, None), 0.5));
    }
}

#[tokio::test]
async fn calls_of_many_tasks_on_one_connection() {
    use crate::demo::AsyncCommands as _;
    let server = servers::start();
    let connection = server.client().get_multiplexed_async_connection().await.unwrap();
    let tasks: Vec<_> = (0..64)
        .map(|_| {
            let mut connection = connection.clone();
            tokio::spawn(
                async move { connection.demo_add("c", 1, None::<&str>).await.unwrap().value },
            )
        })
        .collect();
    let mut values = Vec::new();
    for task in tasks {
        values.push(task.await.unwrap());
    }
    values.sort_unstable();
    assert_eq!(values, (1..=64).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_connection_manager_that_reconnects() {
    use crate::demo::AsyncCommands as _;
    let mut server = servers::start();
    let mut manager = server.client().get_connection_manager().await.unwrap();
    assert_eq!(manager.demo_add("c", 1, None::<&str>).await.unwrap().value, 1);
    server.kill();
    let lost = manager.demo_add("c", 1, None::<&str>).await.unwrap_err();
    assert!(matches!(lost, fcall::Error::Redis(_) | fcall::Error::Timeout(_)), "{lost}");
    server.restart().unwrap();
    demo::load(&server);
    let begun = Instant::now();
    while let Err(error) = manager.demo_add("c", 1, None::<&str>).await {
        assert!(begun.elapsed() < Duration::from_secs(20), "{error}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(manager.demo_add("c", 1, None::<&str>).await.unwrap().value, 2);
}

#[tokio::test]
async fn connections_of_a_deadpool() {
    use crate::demo::AsyncCommands as _;
    let server = servers::start();
    let pool = deadpool_redis::Config::from_url(server.tcp_url())
        .create_pool(Some(deadpool_redis::Runtime::Tokio1))
        .unwrap();
    let values = in_a_task! {
        let mut connection = pool.get().await.unwrap();
        let first = connection.demo_add("c", 1, None::<&str>).await.unwrap().value;
        let second = demo::add("c", 1, None::<&str>).query_async(&mut connection).await.unwrap().value;
        let inner = demo::add("c", 1, None::<&str>).query_async(&mut *connection).await.unwrap().value;
        let ticked = connection.demo_tick(4).await.unwrap();
        (first, second, inner, ticked)
    };
    assert_eq!(values, (1, 2, 3, 4));
}

#[tokio::test]
async fn connections_of_a_bb8_pool() {
    use crate::demo::AsyncCommands as _;
    let server = servers::start();
    let manager = bb8_redis::RedisConnectionManager::new(server.tcp_url()).unwrap();
    let pool = bb8_redis::bb8::Pool::builder().max_size(2).build(manager).await.unwrap();
    let values = in_a_task! {
        let mut connection = pool.get().await.unwrap();
        let first = connection.demo_add("c", 1, None::<&str>).await.unwrap().value;
        let second = demo::add("c", 1, None::<&str>).query_async(&mut *connection).await.unwrap().value;
        let third = demo::tick(3).query_async(&mut *connection).await.unwrap();
        let fourth = connection.demo_tick(4).await.unwrap();
        (first, second, third, fourth)
    };
    assert_eq!(values, (1, 2, 3, 4));
}

#[test]
fn functions_that_only_read_are_called_with_fcall_ro() {
    use crate::demo::Commands as _;
    let server = servers::start();
    let mut connection = server.connection();
    connection.demo_peek("c").unwrap();
    connection.demo_peek("c").unwrap();
    connection.demo_add("c", 1, None::<&str>).unwrap();
    assert_eq!((count(&server, "fcall_ro"), count(&server, "fcall")), (2, 1));
}

#[tokio::test]
async fn what_was_refused_is_never_sent() {
    let server = servers::start();
    let beyond = (1_i64 << 53) + 1;
    let refused = || {
        let call = || demo::add("c", 1, Some("n"));
        [demo::add("c", beyond, Some("n")), call().integer(i64::MIN), call().number(f64::NAN)]
    };
    let before = servers::counts(&server);
    for call in refused() {
        let error = call.clone().query(&mut server.connection()).unwrap_err();
        assert!(matches!(error, fcall::Error::Argument(_)), "{error}");
        let mut connection = server.client().get_multiplexed_async_connection().await.unwrap();
        let error = call.query_async(&mut connection).await.unwrap_err();
        let fcall::Error::Argument(error) = error else { panic!("{error}") };
        assert_eq!(error.function().name(), "demo_add");
    }
    let absent: Call<Added> = Call::new(demo::add("c", 1, None::<&str>).function(), 1);
    let absent = absent.key("c").optional_integer(None).optional(Some("n"));
    let error = absent.query(&mut server.connection()).unwrap_err();
    assert!(
        matches!(&error, fcall::Error::Argument(error) if error.parameter() == "note"),
        "{error}"
    );
    let after = servers::counts(&server);
    assert_eq!((before.get("fcall"), after.get("fcall")), (None, None));
}
