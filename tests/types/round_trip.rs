//! Many values into calls of the library `echo`, and what comes back compared with what must.

use std::cell::RefCell;
use std::fmt::Debug;

use fcall::redis::{Client, Connection, cmd};
use fcall::{Call, FromReply, Library, pipe};
use fcall_testing::Server;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::echo;

/// How many values of each kind are tried. A call takes about 50 microseconds.
const VALUES: u32 = 192;

/// Calls a function with many values, under both protocols, and compares what comes back with what must. Each call
/// also goes out in a pipe, beside itself.
pub(crate) fn comes_back<V: Debug, R: FromReply + Debug + PartialEq>(
    values: impl Strategy<Value = V>,
    call: impl Fn(&V) -> Call<R>,
    expected: impl Fn(&V) -> R,
) {
    try_all(values, |value, connection| {
        let expected = expected(value);
        let came = call(value).query(connection).map_err(failed)?;
        prop_assert_eq!(&came, &expected);
        let (first, second) = pipe((call(value), call(value))).query(connection).map_err(failed)?;
        prop_assert_eq!(&first.map_err(failed)?, &expected);
        prop_assert_eq!(&second.map_err(failed)?, &expected);
        Ok(())
    });
}

/// Tries many values over a connection of each protocol.
pub(crate) fn try_all<V: Debug>(
    values: impl Strategy<Value = V>,
    holds: impl Fn(&V, &mut Connection) -> Result<(), TestCaseError>,
) {
    let server = serve();
    let connections = ["resp2", "resp3"].map(|protocol| RefCell::new(connect(&server, protocol)));
    let config = Config { cases: VALUES, failure_persistence: None, ..Config::default() };
    let tried = TestRunner::new(config).run(&values, |value| {
        connections.iter().try_for_each(|connection| holds(&value, &mut connection.borrow_mut()))
    });
    if let Err(error) = tried {
        panic!("{}: {error}", server.version());
    }
}

/// A server that has the library.
pub(crate) fn serve() -> Server {
    let server = Server::start().expect("a server");
    load(&server, &echo::LIBRARY);
    server
}

/// Puts a library on a server.
pub(crate) fn load(server: &Server, library: &Library) {
    let mut load = cmd("FUNCTION");
    load.arg("LOAD").arg(library.code());
    load.exec(&mut server.connection()).expect("the library loads");
}

fn connect(server: &Server, protocol: &str) -> Connection {
    let url = format!("{}?protocol={protocol}", server.tcp_url());
    Client::open(url).and_then(|client| client.get_connection()).expect("a connection")
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` gives it away")]
pub(crate) fn failed(error: fcall::Error) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}
