//! Servers with the library `demo`, and what they counted.

use std::collections::HashMap;

use fcall_testing::{Options, Server};
use redis::Client;

use crate::demo;

pub(crate) fn start() -> Server {
    start_with(&Options::default())
}

pub(crate) fn start_with(options: &Options) -> Server {
    let server = Server::start_with(options).expect("a server");
    demo::load(&server);
    server
}

/// A client that speaks this protocol: `resp2` or `resp3`.
pub(crate) fn client(server: &Server, protocol: &str) -> Client {
    Client::open(format!("{}?protocol={protocol}", server.tcp_url())).expect("a URL")
}

/// How often each command was called on a server: `cmdstat_fcall:calls=2,...` of INFO.
pub(crate) fn counts(server: &Server) -> HashMap<String, u64> {
    let mut connection = server.connection();
    let stats: String =
        redis::cmd("INFO").arg("commandstats").query(&mut connection).expect("INFO answers");
    let count = |line: &str| {
        let (name, rest) = line.strip_prefix("cmdstat_")?.split_once(":calls=")?;
        Some((name.to_owned(), rest.split(',').next()?.parse().ok()?))
    };
    stats.lines().filter_map(count).collect()
}

/// How often a server refused each command before it ran: `cmdstat_fcall:...,rejected_calls=2,...`.
#[cfg(feature = "cluster-async")]
pub(crate) fn rejected(server: &Server, command: &str) -> u64 {
    let mut connection = server.connection();
    let stats: String =
        redis::cmd("INFO").arg("commandstats").query(&mut connection).expect("INFO answers");
    let start = format!("cmdstat_{command}:");
    let line = stats.lines().find(|line| line.starts_with(&start)).unwrap_or_default();
    let count = line.split(',').find_map(|part| part.strip_prefix("rejected_calls="));
    count.map_or(0, |count| count.parse().expect("a count"))
}

/// How often one command was called on a server.
pub(crate) fn count(server: &Server, command: &str) -> u64 {
    counts(server).get(command).copied().unwrap_or_default()
}
