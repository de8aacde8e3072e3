//! A target into connections to every node that must be written.

use std::fmt;
use std::time::Duration;

use redis::{Cmd, Connection, FromRedisValue, RedisResult, Value, cmd};

use crate::server::{Hello, Mode};
use crate::shards::{self, Missing};
use crate::{Error, Kind, Role, Server, Target, explain};

/// How long to wait. redis-rs waits for ever by default, or half a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection, its login included.
    pub connect: Duration,
    /// For the reply to one command. Loading a library may take the server half a second, and a
    /// busy server longer.
    pub response: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), response: Duration::from_secs(30) }
    }
}

/// A server with a connection to it.
pub struct Node {
    target: Target,
    timeouts: Timeouts,
    hello: Hello,
    connection: Connection,
}

impl Node {
    /// `host:port`, or a socket's path.
    #[must_use]
    pub fn address(&self) -> String {
        self.target.address()
    }

    /// Which server it is.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.hello.server
    }

    /// What part it played when it was connected to.
    #[must_use]
    pub fn role(&self) -> Role {
        self.hello.role
    }

    /// Sends a command. `action` completes "cannot ...".
    pub(crate) fn ask<T: FromRedisValue>(
        &mut self,
        action: &str,
        command: &Cmd,
    ) -> Result<T, Error> {
        self.send(command).map_err(|error| explain::answered(&self.address(), action, &error))
    }

    pub(crate) fn send<T: FromRedisValue>(&mut self, command: &Cmd) -> RedisResult<T> {
        command.query(&mut self.connection)
    }

    /// Connects again, after a connection was lost.
    pub(crate) fn reconnect(&mut self) -> Result<(), Error> {
        *self = connect(&self.target, &self.timeouts)?;
        Ok(())
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node")
            .field("address", &self.address())
            .field("server", &self.hello.server)
            .field("role", &self.hello.role)
            .finish_non_exhaustive()
    }
}

/// Connects to one server, whatever part it plays.
///
/// # Errors
///
/// If it cannot be reached, does not take the credentials or does not know functions.
pub fn connect(target: &Target, timeouts: &Timeouts) -> Result<Node, Error> {
    let address = target.address();
    let connection =
        open(target, timeouts).map_err(|error| explain::connecting(&address, &error))?;
    let mut connection = connection;
    // HELLO takes no permission, unlike INFO.
    let reply: Value = cmd("HELLO")
        .query(&mut connection)
        .map_err(|error| explain::answered(&address, "ask the server what it is", &error))?;
    let hello = Hello::read(&reply).ok_or_else(|| {
        Error::at(
            Kind::Reply,
            &address,
            "this is no Redis or Valkey server: it does not answer HELLO as they do",
        )
    })?;
    if !hello.server.has_functions() {
        let message = format!(
            "{} does not know functions; they need Redis 7.0 or later, or Valkey: upgrade the server",
            hello.server
        );
        return Err(Error::at(Kind::NoFunctions, &address, message));
    }
    if hello.mode == Mode::Sentinel {
        let message = "this is a Sentinel, which holds no functions; name the primary it watches";
        return Err(Error::at(Kind::Unsupported, &address, message));
    }
    Ok(Node { target: target.clone(), timeouts: *timeouts, hello, connection })
}

/// Connects to what holds the target's functions: the server itself, or every primary of its
/// cluster, in the order of their addresses.
///
/// # Errors
///
/// If one of them cannot be reached, does not take the credentials or does not know functions.
pub fn discover(target: &Target, timeouts: &Timeouts) -> Result<Vec<Node>, Error> {
    let mut node = connect(target, timeouts)?;
    if node.hello.mode != Mode::Cluster {
        return Ok(vec![node]);
    }
    let shards: Value = node.ask("list the cluster's nodes", cmd("CLUSTER").arg("SHARDS"))?;
    let mut targets = shards::primaries(&shards, target).map_err(|missing| match missing {
        Missing::Form => {
            Error::at(Kind::Reply, &node.address(), "CLUSTER SHARDS answers in an unknown form")
        }
        Missing::Primary => {
            let message = "a part of the cluster has no primary now; wait until one has taken over";
            Error::at(Kind::Busy, &node.address(), message)
        }
    })?;
    targets.sort_by_key(Target::address);
    targets.iter().map(|target| connect(target, timeouts)).collect()
}

/// Whether all nodes can be written.
///
/// # Errors
///
/// For the first node that is a replica.
pub fn check_writable(nodes: &[Node]) -> Result<(), Error> {
    match nodes.iter().find(|node| node.role() == Role::Replica) {
        None => Ok(()),
        Some(node) => {
            let message =
                "this is a replica, where nothing can be written; name its primary instead";
            Err(Error::at(Kind::Replica, &node.address(), message))
        }
    }
}

fn open(target: &Target, timeouts: &Timeouts) -> RedisResult<Connection> {
    #[cfg(feature = "tls")]
    if target.is_tls() {
        // An error means that the process has chosen one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
    let client = redis::Client::open(target.info.clone())?;
    let connection = client.get_connection_with_timeout(timeouts.connect)?;
    connection.set_read_timeout(Some(timeouts.response))?;
    connection.set_write_timeout(Some(timeouts.response))?;
    Ok(connection)
}
