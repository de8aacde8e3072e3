//! A library into a server that runs it, and many calls into what came of them.

use std::collections::BTreeMap;
use std::future::Future;
use std::ops::Range;
use std::time::{Duration, Instant};

use fcall::Library;
use fcall::redis::aio::MultiplexedConnection;
use fcall::redis::{AsyncConnectionConfig, Connection, Value, cmd};
use fcall_testing::{Options, Server};
use tokio::time::timeout;

/// The largest integer up to which Lua's numbers are exact.
pub(crate) const EXACT: i64 = 1 << 53;

/// As many connections as the concurrent tests use.
pub(crate) const CROWD: usize = 16;

/// No test needs as long as this: a caller that does waits for what never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A key that only works where keys are bytes.
pub(crate) const BINARY: &[u8] = b"\x00{\xff\r\n}\xc3 ";

/// Words that do not spell a whole number of at most 2^53 either way, as numbers are written.
pub(crate) const NOT_WHOLE: [&str; 16] = [
    "",
    "x",
    "1.5",
    "1e3",
    "-0",
    " 1",
    "01",
    "0x10",
    "inf",
    "-inf",
    "nan",
    "9007199254740993",
    "-9007199254740993",
    "18014398509481984",
    "-18014398509481984",
    "9223372036854775807",
];

/// The same, and whole numbers below 1.
pub(crate) fn not_positive() -> impl Iterator<Item = &'static str> {
    NOT_WHOLE.into_iter().chain(["0", "-1"])
}

/// Starts a server that has `library`, and connects to it.
pub(crate) fn serve(library: &Library) -> (Server, Connection) {
    serve_with(library, &Options::default())
}

/// As [`serve`], with options.
pub(crate) fn serve_with(library: &Library, options: &Options) -> (Server, Connection) {
    let server = Server::start_with(options).unwrap();
    let mut connection = server.connection();
    load(library, &mut connection);
    (server, connection)
}

/// Loads `library`.
pub(crate) fn load(library: &Library, connection: &mut Connection) {
    cmd("FUNCTION").arg("LOAD").arg(library.code()).exec(connection).unwrap();
}

/// A command of few words to the server itself.
pub(crate) fn ask<T: fcall::redis::FromRedisValue>(
    connection: &mut Connection,
    words: &[&str],
) -> T {
    let mut command = cmd(words[0]);
    command.arg(&words[1..]);
    command.query(connection).unwrap_or_else(|error| panic!("{words:?}: {error}"))
}

/// Calls a function with words no typed call would send, and expects an error with this code and a server on which
/// nothing has changed.
#[track_caller]
pub(crate) fn assert_refused(connection: &mut Connection, code: &str, words: &[&str]) {
    let before = contents(connection);
    let answer: Result<Value, _> = cmd("FCALL").arg(words).query(connection);
    match answer {
        Ok(value) => panic!("{words:?} is not refused with {code}: {value:?}"),
        Err(error) => assert_eq!(error.code(), Some(code), "{words:?}: {error}"),
    }
    assert_eq!(contents(connection), before, "{words:?} is refused and changes something");
}

/// What the server holds: each key's content, and whether it will expire.
pub(crate) fn contents(connection: &mut Connection) -> BTreeMap<Vec<u8>, (Vec<u8>, bool)> {
    let keys: Vec<Vec<u8>> = cmd("KEYS").arg("*").query(connection).unwrap();
    let describe = |key: Vec<u8>| {
        let content: Vec<u8> = cmd("DUMP").arg(&key).query(connection).unwrap();
        let ttl: i64 = cmd("PTTL").arg(&key).query(connection).unwrap();
        (key, (content, ttl >= 0))
    };
    keys.into_iter().map(describe).collect()
}

/// The milliseconds that a key has left, which must be some.
#[track_caller]
pub(crate) fn ttl(connection: &mut Connection, key: &str) -> i64 {
    let ttl: i64 = ask(connection, &["PTTL", key]);
    assert!(ttl >= 0, "{key} has no time to live: {ttl}");
    ttl
}

/// The server's clock in microseconds.
pub(crate) fn server_time(connection: &mut Connection) -> i64 {
    let (seconds, micros): (i64, i64) = ask(connection, &["TIME"]);
    seconds * 1_000_000 + micros
}

/// Waits until the server no longer has `key`.
pub(crate) fn wait_until_gone(connection: &mut Connection, key: &str) {
    let begun = Instant::now();
    while ask::<bool>(connection, &["EXISTS", key]) {
        assert!(begun.elapsed() < PATIENCE, "{key} does not expire");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A connection of its own, patient on a busy machine.
pub(crate) async fn connect(server: &Server) -> MultiplexedConnection {
    let patient = AsyncConnectionConfig::new()
        .set_connection_timeout(Some(PATIENCE))
        .set_response_timeout(Some(PATIENCE));
    server.client().get_multiplexed_async_connection_with_config(&patient).await.unwrap()
}

/// Does `work` on [`CROWD`] connections at once, and gives what came of it in the order of the connections.
pub(crate) async fn crowd<T, F>(
    server: &Server,
    work: impl Fn(usize, MultiplexedConnection) -> F,
) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let mut connections = Vec::new();
    for _ in 0..CROWD {
        connections.push(connect(server).await);
    }
    let tasks: Vec<_> = connections
        .into_iter()
        .enumerate()
        .map(|(index, connection)| tokio::spawn(work(index, connection)))
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        let result = timeout(PATIENCE, task).await.expect("a connection is still at work");
        results.push(result.unwrap());
    }
    results
}

/// From just before a call was sent to just after its answer came: the server ran it in between.
pub(crate) async fn timed<T>(call: impl Future<Output = T>) -> (Range<Instant>, T) {
    let sent = Instant::now();
    let value = call.await;
    (sent..Instant::now(), value)
}
