//! Arguments that cannot arrive as they are, and that nothing is sent of them: the servers' own statistics say so.

mod cases;
mod cluster;
pub(crate) mod stats;

use fcall::redis::aio::MultiplexedConnection;
use fcall::redis::{Connection, ConnectionLike};
use fcall::{Call, Error, Result, pipe};
use fcall_testing::Server;

use self::cases::{Case, cases};
use crate::round_trip::load;
use crate::strict;

#[tokio::test]
async fn a_refused_argument_is_named_and_nothing_is_sent() {
    let server = Server::start().expect("a server");
    load(&server, &strict::LIBRARY);
    let mut connection = server.connection();
    let client = server.client();
    let mut multiplexed = client.get_multiplexed_async_connection().await.expect("a connection");
    let before = stats::all(&server);
    for case in cases() {
        blocking(&case, &mut connection);
        asynchronous(&case, &mut multiplexed).await;
    }
    keyless(&mut connection, &mut multiplexed).await;
    assert_eq!(stats::all(&server), before);

    // What is sent does show there.
    let sent = || strict::required("key", "text", 1 << 53, -0.0);
    sent().query(&mut connection).expect("it answers");
    sent().query_async(&mut multiplexed).await.expect("it answers");
    assert_eq!(stats::count(&server, "fcall"), 2);
}

fn blocking(case: &Case, connection: &mut Connection) {
    case.refuses(case.call().query(connection), None);
    let object: &mut dyn ConnectionLike = connection;
    case.refuses(case.call().query(object), None);
    case.refuses(pipe((good(), case.call())).query(connection), Some(1));
    case.refuses(pipe(vec![case.call(), good(), case.call()]).query(connection), Some(0));
    case.refuses(pipe((case.call(), good())).atomic().query(connection), Some(0));
    case.refuses(case.call().into_command(), None);
}

async fn asynchronous(case: &Case, connection: &mut MultiplexedConnection) {
    case.refuses(case.call().query_async(connection).await, None);
    case.refuses(pipe((good(), case.call())).query_async(connection).await, Some(1));
    case.refuses(pipe((good(), case.call())).atomic().query_async(connection).await, Some(1));
}

/// Calls without keys go another way, and methods do.
async fn keyless(connection: &mut Connection, multiplexed: &mut MultiplexedConnection) {
    let case = Case::new(good(), "count", "9007199254740993");
    let beyond = cases::BEYOND;
    case.refuses(strict::keyless(beyond).query(connection), None);
    case.refuses(strict::keyless(beyond).query_async(multiplexed).await, None);
    let both = || pipe((strict::keyless(1), strict::keyless(beyond))).on_any_primary();
    case.refuses(both().query(connection), Some(1));
    case.refuses(both().query_async(multiplexed).await, Some(1));
    let sync = strict::Commands::strict_keyless(connection, beyond);
    case.refuses(sync, None);
    case.refuses(strict::AsyncCommands::strict_keyless(multiplexed, beyond).await, None);
}

/// A call that is not refused.
fn good() -> Call<()> {
    strict::required("key", "text", 1, 1)
}

impl Case {
    /// Holds that a call was refused for this case's reason.
    #[track_caller]
    fn refuses<T>(&self, result: Result<T>, place: Option<usize>) {
        let Err(Error::Argument(refused)) = result.map(drop) else {
            panic!("`{}` was not refused for {}", self.parameter, self.reason);
        };
        let message = refused.to_string();
        assert_eq!((refused.parameter(), refused.call()), (self.parameter, place), "{message}");
        let name = format!("`{}`", self.parameter);
        assert!(message.contains(&name) && message.contains(self.reason), "{message}");
    }
}
