//! What real servers say when a call fails, and what becomes of it.

use std::time::{Duration, Instant};

use fcall::redis::{self, AsyncConnectionConfig};
use fcall::{Error, FunctionError};
use fcall_testing::{Options, User};

use crate::demo;
use crate::servers::{self, client, count};

/// The error of the function, which ran this Lua.
fn failed(connection: &mut redis::Connection, lua: &str) -> FunctionError {
    match demo::run::<()>(lua).query(connection) {
        Err(Error::Function(error)) => error,
        other => panic!("{lua}: {other:?}"),
    }
}

#[test]
fn errors_of_functions_are_taken_apart() {
    let server = servers::start();
    for protocol in ["resp2", "resp3"] {
        let mut connection = client(&server, protocol).get_connection().unwrap();
        redis::cmd("SET").arg("text").arg("x").exec(&mut connection).unwrap();
        for (lua, code, message, line) in [
            ("\nerror('boom')", "ERR", "boom", Some(2)),
            ("\n\nerror({err = 'MYERR x y'})", "MYERR", "x y", Some(3)),
            ("error(redis.error_reply('MYERR x'))", "MYERR", "x", Some(1)),
            ("error({err = '-MYERR x'})", "MYERR", "x", Some(1)),
            ("error('boom', 0)", "ERR", "boom", Some(1)),
            ("local function f()\nerror('boom', 2)\nend\nf()", "ERR", "boom", Some(4)),
            ("error()", "ERR", "nil", Some(1)),
            (
                "\nreturn redis.call('INCR', 'text')",
                "ERR",
                "value is not an integer or out of range",
                Some(2),
            ),
            (
                "return redis.call('LPUSH', 'text', 1)",
                "WRONGTYPE",
                "Operation against a key holding the wrong kind of value",
                Some(1),
            ),
            // Raised in the words of the server, it is still the function's.
            (
                "error({err = 'READONLY You can\\'t write against a read only replica.'})",
                "READONLY",
                "You can't write against a read only replica.",
                Some(1),
            ),
            ("return redis.error_reply('MYERR x')", "MYERR", "x", None),
            ("return redis.error_reply('-MYERR x')", "MYERR", "x", None),
            ("return redis.error_reply('boom')", "ERR", "boom", None),
            ("return redis.error_reply('my lower msg')", "my", "lower msg", None),
            ("return {err = 'MYERR x'}", "MYERR", "x", None),
            ("return {err = 'boom'}", "boom", "", None),
            ("return {err = '-X y'}", "X", "y", None),
            ("return {err = ''}", "", "", None),
            ("return {err = 'BUSY the lock is held'}", "BUSY", "the lock is held", None),
            (
                "return redis.pcall('LPUSH', 'text', 1)",
                "WRONGTYPE",
                "Operation against a key holding the wrong kind of value",
                None,
            ),
        ] {
            let error = failed(&mut connection, lua);
            assert_eq!(
                (error.code(), error.message(), error.line()),
                (code, message, line),
                "{lua}"
            );
            assert_eq!(
                (error.function().name(), error.function().library().unwrap().name()),
                ("demo_run", "demo")
            );
        }
    }
}

#[test]
fn a_raise_in_code_that_a_function_loads_has_no_line_of_the_library() {
    let server = servers::start();
    let mut connection = server.connection();
    let error = failed(&mut connection, "return assert(loadstring('\\nerror(\"boom\")'))()");
    assert_eq!(
        (error.code(), error.line()),
        ("ERR", None),
        "{error} from {:?}",
        error.redis_error()
    );
    assert!(error.message().ends_with("boom"), "{error}");
}

#[test]
fn a_function_that_is_not_loaded() {
    let server = servers::start();
    let error = demo::missing("k").query(&mut server.connection()).unwrap_err();
    assert!(matches!(error, Error::NotLoaded(_)), "{error:?}");
    assert!(error.to_string().contains("deploy the library `demo` (release 1.0.0)"), "{error}");
    assert_eq!(error.redis_error().and_then(redis::RedisError::code), Some("ERR"));
}

/// The line of the server's refusal of a call.
fn refused(result: Result<impl std::fmt::Debug, Error>) -> String {
    match result {
        Err(Error::Redis(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_write_function_that_these_calls_take_for_a_reader() {
    let server = servers::start();
    let line = refused(demo::claimed("c").query(&mut server.connection()));
    assert!(
        line.contains("ERR Can not execute a script with write flag using *_ro command"),
        "{line}"
    );
    assert!(
        line.contains("`demo_add` of library `demo`") && line.contains("deploy the one"),
        "{line}"
    );
}

#[test]
fn a_number_of_keys_that_is_wrong() {
    let server = servers::start();
    let call: fcall::Call<()> = fcall::Call::new(demo::missing("k").function(), 3);
    let command = fcall::redis::Cmd::from(call);
    assert_eq!(command.args_iter().len(), 3);
    let call: fcall::Call<()> = fcall::Call::new(demo::add("c", 1, None::<&str>).function(), 3);
    let line = refused(call.query(&mut server.connection()));
    assert!(line.contains("Number of keys can't be greater than number of args"), "{line}");
}

#[test]
fn a_replica() {
    let primary = servers::start();
    let options = Options { replica_of: Some(primary.port()), ..Options::default() };
    let replica = fcall_testing::Server::start_with(&options).unwrap();
    let mut connection = replica.connection();
    // The library arrives with the data.
    let begun = Instant::now();
    while let Err(Error::NotLoaded(_)) = demo::peek("c").query(&mut connection) {
        assert!(begun.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(demo::peek("c").query(&mut connection).unwrap(), None);
    let line = refused(demo::add("c", 1, None::<&str>).query(&mut connection));
    assert!(line.contains("READONLY") && line.contains("call the primary"), "{line}");
}

#[test]
fn no_memory_left() {
    let server = servers::start();
    let mut connection = server.connection();
    redis::cmd("SET").arg("filler").arg(vec![b'x'; 1_000_000]).exec(&mut connection).unwrap();
    redis::cmd("CONFIG").arg("SET").arg("maxmemory").arg(100_000).exec(&mut connection).unwrap();
    let line = refused(demo::add("c", 1, None::<&str>).query(&mut connection));
    assert!(line.contains("OOM") && line.contains("maxmemory"), "{line}");
    assert_eq!(demo::peek("c").query(&mut connection).unwrap(), None);
}

#[test]
fn users_without_permission() {
    let user = |name: &str, rules: &str| User {
        name: name.to_owned(),
        password: "secret".to_owned(),
        rules: rules.to_owned(),
    };
    let users = vec![
        user("nocall", "~* +@read"),
        user("nokey", "~other:* +@all"),
        user("noinner", "~* +@all -incrby"),
    ];
    let server = servers::start_with(&Options { users, ..Options::default() });
    for user in ["nocall", "nokey"] {
        let client = redis::Client::open(server.url_as(user, "secret")).unwrap();
        let line =
            refused(demo::add("c", 1, None::<&str>).query(&mut client.get_connection().unwrap()));
        assert!(line.contains("NOPERM") && line.contains("+fcall"), "{line}");
        assert!(!line.contains("secret"), "{line}");
    }
    // A command that the function may not call is a failure of the function.
    let client = redis::Client::open(server.url_as("noinner", "secret")).unwrap();
    let error =
        demo::add("c", 1, None::<&str>).query(&mut client.get_connection().unwrap()).unwrap_err();
    let Error::Function(error) = error else { panic!("{error}") };
    assert!(error.line().is_some(), "{error}");
}

#[test]
fn a_connection_without_a_password() {
    let server = servers::start();
    let mut connection = server.connection();
    redis::cmd("CONFIG").arg("SET").arg("requirepass").arg("secret").exec(&mut connection).unwrap();
    redis::cmd("RESET").exec(&mut connection).unwrap();
    let line = refused(demo::add("c", 1, None::<&str>).query(&mut connection));
    assert!(line.contains("NOAUTH") && line.contains("password"), "{line}");
}

#[test]
fn a_server_that_went_away() {
    let mut server = servers::start();
    let mut connection = server.connection();
    server.kill();
    let line = refused(demo::add("c", 1, None::<&str>).query(&mut connection));
    assert!(line.starts_with("calling `demo_add` of library `demo` failed: "), "{line}");
}

/// Waits until the spinning function has come to its end, as nobody else waits for it.
fn wait_for_the_end(server: &fcall_testing::Server) {
    let begun = Instant::now();
    loop {
        let marker: Option<String> =
            redis::cmd("GET").arg("marker").query(&mut server.connection()).unwrap();
        if marker.as_deref() == Some("done") {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{marker:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tokio::test]
async fn a_timeout_leaves_the_function_running_and_is_not_repeated() {
    let server = servers::start();
    let config =
        AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_millis(100)));
    let mut connection =
        server.client().get_multiplexed_async_connection_with_config(&config).await.unwrap();
    let error = demo::spin("marker", 4000).query_async(&mut connection).await.unwrap_err();
    let Error::Timeout(error) = error else { panic!("{error}") };
    assert_eq!(error.function().name(), "demo_spin");
    assert!(error.to_string().contains("may have happened"), "{error}");
    wait_for_the_end(&server);
    assert_eq!(count(&server, "fcall"), 1);
}

#[test]
fn a_timeout_of_a_sync_connection() {
    let server = servers::start();
    let mut connection = server.connection();
    connection.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    let error = demo::spin("marker", 4000).query(&mut connection).unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    wait_for_the_end(&server);
}

#[test]
fn a_busy_server_and_a_killed_function() {
    let options =
        Options { args: vec!["--busy-reply-threshold".into(), "20".into()], ..Options::default() };
    let server = servers::start_with(&options);
    let mut connection = server.connection();
    let spinning =
        std::thread::spawn(move || demo::run::<()>("while true do end").query(&mut connection));
    let mut connection = server.connection();
    let begun = Instant::now();
    let line = loop {
        assert!(begun.elapsed() < Duration::from_secs(20));
        if let Err(error) = demo::peek("c").query(&mut connection) {
            break refused(Err::<(), _>(error));
        }
    };
    assert!(line.contains("BUSY") && line.contains("FUNCTION KILL"), "{line}");
    redis::cmd("FUNCTION").arg("KILL").exec(&mut connection).unwrap();
    let error = spinning.join().unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Function(error) if error.message().contains("killed by user")),
        "{error}"
    );
}
