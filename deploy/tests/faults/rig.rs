//! Servers that many deploys are tried on, one after the other.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use fcall_deploy::{Library, Node, Timeouts, acl, connect};
use fcall_testing::{Cluster, Options, Server};
use redis::cmd;

use crate::common::{self, SECRET, target};
use crate::proxy::{Gate, LATE};

pub(crate) const USER: &str = "ops";

/// The key of deploys that are recorded on the servers.
pub(crate) const HISTORY: &str = "fcall:deploy:history";

/// One server, or the nodes of a cluster. What they hold survives SIGKILL.
pub(crate) enum Servers {
    Single(Box<Server>),
    Cluster(Box<Cluster>),
}

impl Servers {
    pub(crate) fn all_mut(&mut self) -> &mut [Server] {
        match self {
            Self::Single(server) => std::slice::from_mut(server),
            Self::Cluster(cluster) => cluster.nodes_mut(),
        }
    }

    /// Those that are deployed to.
    pub(crate) fn primaries(&self) -> &[Server] {
        match self {
            Self::Single(server) => std::slice::from_ref(server),
            Self::Cluster(cluster) => cluster.primaries(),
        }
    }

    /// Changes what the deploying user may, if the server is there.
    pub(crate) fn change_user(&mut self, node: usize, rules: &str) {
        let Ok(mut connection) = self.primaries()[node].client().get_connection() else { return };
        let mut command = cmd("ACL");
        command.arg("SETUSER").arg(USER);
        rules.split(' ').for_each(|rule| {
            command.arg(rule);
        });
        command.exec(&mut connection).unwrap();
    }
}

pub(crate) struct Rig {
    pub(crate) servers: Arc<Mutex<Servers>>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) is_cluster: bool,
}

impl Rig {
    pub(crate) fn start(is_cluster: bool) -> Self {
        // The file is written before a reply is sent. No node takes over for one that was killed.
        let args = "--appendonly yes --appendfsync no --save  --cluster-node-timeout 60000";
        let args = args.split(' ').map(str::to_owned);
        let args = if is_cluster { args.collect() } else { args.take(6).collect() };
        let options = Options { args, ..Options::default() };
        let servers = if is_cluster {
            Servers::Cluster(Box::new(Cluster::start_with(&options).unwrap()))
        } else {
            Servers::Single(Box::new(Server::start_with(&options).unwrap()))
        };
        let ports: Vec<u16> = servers.primaries().iter().map(Server::port).collect();
        let servers = Arc::new(Mutex::new(servers));
        let gate = Gate::open(servers.clone(), &ports);
        Self { servers, gate, is_cluster }
    }

    /// The nodes, reached through the gate. `is_patient` for what must not fail.
    pub(crate) fn nodes(&self, is_patient: bool) -> Result<Vec<Node>, fcall_deploy::Error> {
        let url = format!("redis://{USER}:{SECRET}@127.0.0.1:{}", self.gate.ports[0].1);
        let hasty = Timeouts { connect: LATE * 2 / 3, response: LATE * 2 / 3 };
        let timeouts = if is_patient { Timeouts::default() } else { hasty };
        connect::discover(&target(&url), &timeouts)
    }

    /// Starts what was killed, and waits until it takes keys.
    pub(crate) fn revive(&self) {
        let mut servers = self.servers.lock().unwrap();
        for server in servers.all_mut().iter_mut().filter(|server| server.pid().is_none()) {
            server.restart().unwrap();
        }
        let is_cluster = matches!(*servers, Servers::Cluster(_));
        for server in servers.primaries().iter().filter(|_| is_cluster) {
            let begun = Instant::now();
            while !cluster_is_ok(server) {
                assert!(begun.elapsed() < Duration::from_secs(30), "{}", server.log());
                thread::sleep(Duration::from_millis(20));
            }
        }
    }

    /// Gives every server exactly these libraries, and a user who may deploy.
    pub(crate) fn reset(&self, libraries: &[Library], without: &str) {
        let servers = self.servers.lock().unwrap();
        for server in servers.primaries() {
            let mut connection = server.connection();
            cmd("FUNCTION").arg("FLUSH").exec(&mut connection).unwrap();
            cmd("FLUSHALL").exec(&mut connection).unwrap();
            for library in libraries {
                let mut load = cmd("FUNCTION");
                load.arg("LOAD").arg(&*library.code).exec(&mut connection).unwrap();
            }
        }
        drop(servers);
        self.permit(without);
    }

    /// Makes the user who deploys, by the line that is shown for it, of which a rule may be left out.
    pub(crate) fn permit(&self, without: &str) {
        let line = acl::deployer(USER, self.is_cluster).line();
        let (_, rules) = line.split_once(" reset ").unwrap();
        let rules = rules.replace(">PASSWORD", &format!(">{SECRET}")).replace(without, "");
        let rules = format!("reset {}", rules.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut servers = self.servers.lock().unwrap();
        (0..servers.primaries().len()).for_each(|node| servers.change_user(node, &rules));
    }

    /// What every server holds.
    pub(crate) fn held(&self) -> Vec<BTreeMap<String, Vec<u8>>> {
        self.servers.lock().unwrap().primaries().iter().map(common::held).collect()
    }

    /// What is left of locks, by the milliseconds until they end. They are taken away.
    pub(crate) fn take_locks(&self) -> Vec<i64> {
        let servers = self.servers.lock().unwrap();
        let mut left = Vec::new();
        for server in servers.primaries() {
            let mut connection = server.connection();
            let keys: Vec<String> =
                cmd("KEYS").arg("fcall:deploy*").query(&mut connection).unwrap();
            for key in keys.iter().filter(|key| *key != HISTORY) {
                left.push(cmd("PTTL").arg(key).query(&mut connection).unwrap());
                cmd("DEL").arg(key).exec(&mut connection).unwrap();
            }
        }
        left
    }
}

fn cluster_is_ok(server: &Server) -> bool {
    let info: String = cmd("CLUSTER").arg("INFO").query(&mut server.connection()).unwrap();
    info.contains("cluster_state:ok")
}
