//! Six servers into a cluster of three primaries with a replica each.

use std::thread;
use std::time::{Duration, Instant};

use redis::{FromRedisValue, cmd};

use crate::{Error, Options, Server, launch};

const PRIMARIES: usize = 3;
const NODES: usize = 2 * PRIMARIES;
const LAST_SLOT: usize = 16_383;

/// A throwaway cluster: three primaries that share the slots, and a replica of each.
///
/// ```no_run
/// # fn main() -> Result<(), fcall_testing::Error> {
/// let cluster = fcall_testing::Cluster::start()?;
/// assert_eq!(cluster.primaries().len(), 3);
/// println!("{}", cluster.urls().join(" "));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Cluster {
    nodes: Vec<Server>,
}

impl Cluster {
    /// Starts a cluster and waits until every node says that it is whole.
    ///
    /// # Errors
    ///
    /// If there is no server to be had, a node does not come up, or they do not agree in time.
    pub fn start() -> Result<Self, Error> {
        Self::start_with(&Options::default())
    }

    /// Starts a cluster whose nodes all have these options.
    ///
    /// # Errors
    ///
    /// If there is no server to be had, a node does not come up, or they do not agree in time.
    pub fn start_with(options: &Options) -> Result<Self, Error> {
        let options = with_cluster(options);
        let nodes = (0..NODES)
            .map(|_| Server::start_in(&options, launch::CLUSTER))
            .collect::<Result<Vec<_>, _>>()?;
        let cluster = Self { nodes };
        cluster.form(options.deadline)?;
        Ok(cluster)
    }

    /// All six nodes: the three that were made primaries, then their replicas in the same order.
    #[must_use]
    pub fn nodes(&self) -> &[Server] {
        &self.nodes
    }

    /// All six nodes, to stop, kill or restart them.
    pub fn nodes_mut(&mut self) -> &mut [Server] {
        &mut self.nodes
    }

    /// The nodes that were made primaries. A failover does not change what is said here.
    #[must_use]
    pub fn primaries(&self) -> &[Server] {
        &self.nodes[..PRIMARIES]
    }

    /// The nodes that were made replicas, in the order of their primaries.
    #[must_use]
    pub fn replicas(&self) -> &[Server] {
        &self.nodes[PRIMARIES..]
    }

    /// The URL of every node, over TCP as the nodes name each other.
    #[must_use]
    pub fn urls(&self) -> Vec<String> {
        self.nodes.iter().map(Server::tcp_url).collect()
    }

    fn form(&self, deadline: Duration) -> Result<(), Error> {
        let until = Instant::now() + deadline;
        self.share_slots()?;
        for node in &self.nodes[1..] {
            let met = cmd("CLUSTER").arg("MEET").arg("127.0.0.1").arg(node.port()).to_owned();
            ask::<()>(&self.nodes[0], &met)?;
        }
        self.wait(until, "the nodes do not all know each other", |node| {
            let nodes: String = ask(node, cmd("CLUSTER").arg("NODES"))?;
            Ok(nodes.lines().count() == NODES && !nodes.contains("handshake"))
        })?;
        for (primary, replica) in self.primaries().iter().zip(self.replicas()) {
            let id: String = ask(primary, cmd("CLUSTER").arg("MYID"))?;
            ask::<()>(replica, cmd("CLUSTER").arg("REPLICATE").arg(id))?;
        }
        self.wait(until, "not every node sees three primaries with a replica each", is_whole)
    }

    /// Done before the nodes meet, and with an epoch each, so that there is nothing to argue about.
    fn share_slots(&self) -> Result<(), Error> {
        for (index, node) in self.nodes.iter().enumerate() {
            ask::<()>(node, cmd("CLUSTER").arg("SET-CONFIG-EPOCH").arg(index + 1))?;
        }
        for (index, node) in self.primaries().iter().enumerate() {
            let first = (LAST_SLOT + 1) * index / PRIMARIES;
            let last = (LAST_SLOT + 1) * (index + 1) / PRIMARIES - 1;
            ask::<()>(node, cmd("CLUSTER").arg("ADDSLOTSRANGE").arg(first).arg(last))?;
        }
        Ok(())
    }

    fn wait(
        &self,
        until: Instant,
        missing: &str,
        is_done: impl Fn(&Server) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        for node in &self.nodes {
            while !is_done(node)? {
                if Instant::now() > until {
                    let reason = format!("{missing}; port {} wrote:\n{}", node.port(), node.log());
                    return Err(Error::Cluster { reason });
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        Ok(())
    }
}

fn with_cluster(options: &Options) -> Options {
    let mut options = options.clone();
    let cluster = ["--cluster-enabled", "yes", "--cluster-node-timeout", "5000"];
    options.args.splice(0..0, cluster.map(str::to_owned));
    options
}

/// Whether this node holds the whole cluster to be well, and its own replication is up.
fn is_whole(node: &Server) -> Result<bool, Error> {
    let info: String = ask(node, cmd("CLUSTER").arg("INFO"))?;
    let nodes: String = ask(node, cmd("CLUSTER").arg("NODES"))?;
    let replication: String = ask(node, cmd("INFO").arg("replication"))?;
    let replicas = nodes.lines().filter(|line| line.contains("slave")).count();
    let is_linked = replication.contains("connected_slaves:1") // a primary
        || replication.contains("master_link_status:up"); // a replica
    Ok(info.contains("cluster_state:ok") && replicas == PRIMARIES && is_linked)
}

fn ask<T: FromRedisValue>(node: &Server, command: &redis::Cmd) -> Result<T, Error> {
    let mut connection = node
        .client()
        .get_connection_with_timeout(Duration::from_secs(2))
        .map_err(|error| failed(node, &error))?;
    command.query(&mut connection).map_err(|error| failed(node, &error))
}

fn failed(node: &Server, error: &redis::RedisError) -> Error {
    Error::Cluster { reason: format!("port {}: {error}; it wrote:\n{}", node.port(), node.log()) }
}
