//! `AutoLoad`: a call of a function that the server does not have becomes its library loaded, and the call once more.

#[cfg(feature = "aio")]
mod asynchronous;
mod blocking;
mod missing;

use std::fmt;
use std::sync::Arc;

use redis::{ErrorKind, RedisError};

use crate::{Library, LibraryError};

/// A connection that loads libraries when they turn out to be missing.
///
/// Calls over it are calls over the connection inside, blocking or asynchronous. Where the server answers to one that it
/// has no such function, and the function is one of these libraries', the library is [ensured](Library::ensure), on
/// every primary of a cluster, and that single call is sent once more. It has not run: the server said so.
///
/// ```no_run
/// # static LIBRARY: fcall_runtime::Library = fcall_runtime::Library::new("lock", None, "", b"");
/// # async fn start(con: redis::aio::MultiplexedConnection) -> Result<(), Box<dyn std::error::Error>> {
/// let mut con = fcall_runtime::AutoLoad::new(con, &[&LIBRARY]);
/// # Ok(())
/// # }
/// ```
///
/// For apps that bring their functions along: a server that was emptied, a failover to one that lacks them, or a primary
/// that has just joined a cluster then costs three round trips, and no call.
///
/// - Nothing else is ever sent again, and nothing is loaded for functions of other libraries.
/// - In a pipeline the library is loaded and nothing sent again: the calls that found no function give
///   [`Error::NotLoaded`](crate::Error::NotLoaded) each, because what stood behind them has run already.
/// - A library that cannot be loaded, because the server holds another copy say, is an
///   [`Error::Redis`](crate::Error::Redis) that tells why, in the words of [`LibraryError`].
/// - Libraries of which the code itself says `Function not found` are not loaded: who said it could not be told.
///
/// It knows a library's functions from generated code. A library that was [described](Library::new) by hand must name
/// them ([`Library::registering`]).
#[derive(Clone)]
pub struct AutoLoad<C> {
    connection: C,
    libraries: Arc<[&'static Library]>,
}

impl<C> AutoLoad<C> {
    /// Loads these libraries when a call over `connection` finds one missing.
    pub fn new(connection: C, libraries: &[&'static Library]) -> Self {
        Self { connection, libraries: libraries.into() }
    }

    /// The connection inside.
    pub fn inner(&self) -> &C {
        &self.connection
    }

    /// The connection inside, over which nothing is loaded.
    pub fn inner_mut(&mut self) -> &mut C {
        &mut self.connection
    }

    /// The connection alone.
    pub fn into_inner(self) -> C {
        self.connection
    }
}

/// Leaves the connection out: it may be of any type.
impl<C> fmt::Debug for AutoLoad<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.libraries.iter().map(|library| library.name()).collect();
        formatter.debug_struct("AutoLoad").field("libraries", &names).finish_non_exhaustive()
    }
}

/// The error of a connection that could not load what a call was missing.
fn not_loaded(error: &LibraryError) -> RedisError {
    let text = "the function is missing and could not be loaded";
    (ErrorKind::Client, text, error.to_string()).into()
}
