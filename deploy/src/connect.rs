//! A target into connections to every node that must be written.

use std::fmt;
use std::time::Duration;

use redis::{Cmd, Connection, FromRedisValue, RedisResult, Value, cmd};

use crate::sentinel;
use crate::server::{Hello, Mode};
use crate::shards::{self, Missing, Primary};
use crate::slots::Slots;
use crate::{Error, Kind, Role, Server, Target, explain, parallel, replicas};

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
    is_broken: bool,
    /// Whether a connection was given up that the server was not told to close.
    has_loose_end: bool,
    /// The slots it holds as part of a cluster.
    slots: Option<Slots>,
    /// Where Sentinels were asked for it.
    watched: Option<Target>,
    /// The address of its primary, where that is known.
    follows: Option<String>,
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

    /// Whether it is part of a cluster.
    pub(crate) fn is_cluster(&self) -> bool {
        self.hello.mode == Mode::Cluster
    }

    /// Whether another took its slots over, and it follows that one: not every node of the cluster has
    /// heard of it yet.
    pub(crate) fn was_primary(&self) -> bool {
        self.role() == Role::Replica && self.slots.as_ref().is_some_and(Vec::is_empty)
    }

    pub(crate) fn is_sentinel(&self) -> bool {
        self.hello.mode == Mode::Sentinel
    }

    /// Where the primary is now by what the Sentinels say; `None` if nobody was asked.
    pub(crate) fn watched_address(&self) -> Result<Option<String>, Error> {
        let Some((target, sentinels)) =
            self.watched.as_ref().and_then(|it| Some((it, it.sentinels.as_deref()?)))
        else {
            return Ok(None);
        };
        sentinel::primary(sentinels, target, &self.timeouts).map(|primary| Some(primary.address()))
    }

    /// The slots it held when it was found; `None` if it is not part of a cluster.
    pub(crate) fn slots(&self) -> Option<&Slots> {
        self.slots.as_ref()
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    pub(crate) fn timeouts(&self) -> &Timeouts {
        &self.timeouts
    }

    /// Asks what part it plays now.
    pub(crate) fn ask_role(&mut self) -> Result<Role, Error> {
        let reply: Value = self.ask("ask the server what it is", &cmd("HELLO"))?;
        if let Some(hello) = Hello::read(&reply) {
            self.hello = hello;
        }
        Ok(self.hello.role)
    }

    /// Sends a command. `action` completes "cannot ...".
    pub(crate) fn ask<T: FromRedisValue>(
        &mut self,
        action: &str,
        command: &Cmd,
    ) -> Result<T, Error> {
        self.send(command).map_err(|error| explain::answered(&self.address(), action, &error))
    }

    /// The same, over a new connection if this one was lost.
    pub(crate) fn ask_connected<T: FromRedisValue>(
        &mut self,
        action: &str,
        command: &Cmd,
    ) -> Result<T, Error> {
        if self.is_broken() {
            self.reconnect()?;
        }
        self.ask(action, command)
    }

    pub(crate) fn send<T: FromRedisValue>(&mut self, command: &Cmd) -> RedisResult<T> {
        let answer = command.query(&mut self.connection);
        // Only a server's own error leaves the connection as it was.
        self.is_broken |= answer.as_ref().err().is_some_and(|error| error.code().is_none());
        answer
    }

    /// Whether a command was lost on the connection. What answers on it now may not be meant for the
    /// next command.
    pub(crate) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether something that was given up may be carried out all the same.
    pub(crate) fn has_loose_end(&self) -> bool {
        self.has_loose_end
    }

    /// Connects again, after a connection was lost, and has the server close that one, if the user
    /// may: what still lies there is then never carried out.
    pub(crate) fn reconnect(&mut self) -> Result<(), Error> {
        let (old, slots, watched) = (self.hello.id, self.slots.clone(), self.watched.clone());
        let has_loose_end = self.has_loose_end;
        *self = Self { has_loose_end, slots, watched, ..connect(&self.target, &self.timeouts)? };
        // A server that was restarted counts from the start again: there it would be another's.
        if let Some(id) = old.filter(|old| self.hello.id.is_some_and(|new| new > *old)) {
            let user = self.target.info.redis_settings().username().unwrap_or("default").to_owned();
            let kill = cmd("CLIENT").arg("KILL").arg("ID").arg(id).arg("USER").arg(user).to_owned();
            self.has_loose_end |= self.send::<Value>(&kill).is_err();
        }
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
    if let Some(sentinels) = target.sentinels.as_deref() {
        let primary = sentinel::primary(sentinels, target, timeouts)?;
        return Ok(Node { watched: Some(target.clone()), ..connect(&primary, timeouts)? });
    }
    let node = connect_any(target, timeouts)?;
    let refused = |kind, message| Err(Error::at(kind, &node.address(), message));
    if node.is_sentinel() {
        let message = "this is a Sentinel, which holds no functions; write redis+sentinel://HOST:PORT/NAME \
                       with the name of the primary it watches";
        return refused(Kind::Unsupported, message.to_owned());
    }
    if !node.server().has_functions() {
        let message = format!(
            "{} does not know functions; they need Redis 7.0 or later, or Valkey: upgrade the server",
            node.server()
        );
        return refused(Kind::NoFunctions, message);
    }
    Ok(node)
}

/// Connects to a server, or to a Sentinel.
pub(crate) fn connect_any(target: &Target, timeouts: &Timeouts) -> Result<Node, Error> {
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
    Ok(Node {
        target: target.clone(),
        timeouts: *timeouts,
        hello,
        connection,
        is_broken: false,
        has_loose_end: false,
        slots: None,
        watched: None,
        follows: None,
    })
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
        if node.role() == Role::Replica {
            node.follows = replicas::followed(&mut node);
        }
        return Ok(vec![node]);
    }
    let connect = |primary: Primary| {
        let node = connect(&primary.target, timeouts)?;
        Ok(Node { slots: Some(primary.slots), ..node })
    };
    let nodes = parallel::map(primaries(&mut node)?, parallel::AT_ONCE, connect);
    let nodes: Vec<Node> = nodes.into_iter().collect::<Result<_, Error>>()?;
    Ok(nodes.into_iter().filter(|node| !node.was_primary()).collect())
}

/// The primaries of the cluster that the node belongs to, in the order of their addresses.
pub(crate) fn primaries(node: &mut Node) -> Result<Vec<Primary>, Error> {
    let shards: Value = node.ask("list the cluster's nodes", cmd("CLUSTER").arg("SHARDS"))?;
    let mut primaries =
        shards::primaries(&shards, &node.target).map_err(|missing| match missing {
            Missing::Form => {
                Error::at(Kind::Reply, &node.address(), "CLUSTER SHARDS answers in an unknown form")
            }
            Missing::Primary => {
                let message =
                    "a part of the cluster has no primary now; wait until one has taken over";
                Error::at(Kind::Busy, &node.address(), message)
            }
        })?;
    primaries.sort_by_key(|primary| primary.target.address());
    Ok(primaries)
}

/// The node that a plan names by its address.
pub(crate) fn find<'n>(address: &str, nodes: &'n mut [Node]) -> Result<&'n mut Node, Error> {
    let found = nodes.iter_mut().find(|node| node.address() == address);
    found.ok_or_else(|| not_connected(address))
}

pub(crate) fn not_connected(address: &str) -> Error {
    Error::at(Kind::NotTried, address, "the plan names this node, but there is no connection to it")
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
            let primary = node.follows.as_ref().map(|primary| format!(", {primary},"));
            let message = format!(
                "this is a replica, where nothing can be written; name its primary{} instead",
                primary.unwrap_or_default()
            );
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
