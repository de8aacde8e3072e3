//! A command goes to every primary that a connection reaches, and each answers for itself.

use std::fmt;

use redis::{Cmd, ConnectionLike, RedisResult, Value};

/// A node of a cluster, at the address that its cluster says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Node {
    host: String,
    port: u16,
}

/// What one server answered; `node` is `None` for the only server of a connection.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) node: Option<Node>,
    pub(crate) value: RedisResult<Value>,
}

/// Asks every primary.
#[cfg(feature = "aio")]
pub(crate) async fn ask_all<C>(connection: &mut C, command: &Cmd) -> Vec<Answer>
where
    C: redis::aio::ConnectionLike + 'static,
{
    #[cfg(feature = "cluster-async")]
    if let Some(cluster) = crate::call::cluster::asynchronous(connection) {
        return cluster::ask_all(cluster.into_inner(), command).await;
    }
    vec![Answer { node: None, value: ask(connection, None, command).await }]
}

/// Asks every primary, over a blocking connection.
pub(crate) fn ask_all_blocking<C>(connection: &mut C, command: &Cmd) -> Vec<Answer>
where
    C: ConnectionLike + 'static,
{
    #[cfg(feature = "cluster")]
    if let Some(cluster) = crate::call::cluster::blocking(connection) {
        return cluster::ask_all_blocking(cluster.into_inner(), command);
    }
    vec![Answer { node: None, value: ask_blocking(connection, None, command) }]
}

/// Asks one server that has answered before.
#[cfg(feature = "aio")]
pub(crate) async fn ask<C>(
    connection: &mut C,
    node: Option<&Node>,
    command: &Cmd,
) -> RedisResult<Value>
where
    C: redis::aio::ConnectionLike + 'static,
{
    #[cfg(feature = "cluster-async")]
    if let Some(node) = node
        && let Some(cluster) = crate::call::cluster::asynchronous(connection)
    {
        let sent = cluster.into_inner().route_command(command.clone(), cluster::to(node));
        return sent.await?.extract_error();
    }
    let _ = node;
    connection.req_packed_command(command).await?.extract_error()
}

/// Asks one server that has answered before, over a blocking connection.
pub(crate) fn ask_blocking<C>(
    connection: &mut C,
    node: Option<&Node>,
    command: &Cmd,
) -> RedisResult<Value>
where
    C: ConnectionLike + 'static,
{
    #[cfg(feature = "cluster")]
    if let Some(node) = node
        && let Some(cluster) = crate::call::cluster::blocking(connection)
    {
        return cluster.into_inner().route_command(command, cluster::to(node))?.extract_error();
    }
    let _ = node;
    connection.req_command(command)?.extract_error()
}

impl fmt::Display for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.host, self.port)
    }
}

/// All primaries of a cluster.
#[cfg(feature = "cluster")]
mod cluster {
    use redis::cluster_routing::{RoutingInfo, SingleNodeRoutingInfo};
    use redis::{Cmd, ErrorKind, RedisResult, Value};

    use super::{Answer, Node};
    use crate::call::cluster::{any_primary, every_primary};

    #[cfg(feature = "cluster-async")]
    pub(super) async fn ask_all(
        cluster: &mut redis::cluster_async::ClusterConnection,
        command: &Cmd,
    ) -> Vec<Answer> {
        let mut answers = sorted_out(cluster.route_command(command.clone(), every_primary()).await);
        let slots = cluster.route_command(slots(), any_primary()).await;
        for node in match keep_primaries(slots, &mut answers) {
            Ok(passed_over) => passed_over,
            Err(error) => return vec![Answer { node: None, value: Err(error) }],
        } {
            let value = cluster.route_command(command.clone(), to(&node)).await;
            answers.push(Answer { node: Some(node), value });
        }
        answers.sort_by(|a, b| a.node.cmp(&b.node));
        answers
    }

    pub(super) fn ask_all_blocking(
        cluster: &mut redis::cluster::ClusterConnection,
        command: &Cmd,
    ) -> Vec<Answer> {
        let mut answers = sorted_out(cluster.route_command(command, every_primary()));
        let slots = cluster.route_command(&slots(), any_primary());
        for node in match keep_primaries(slots, &mut answers) {
            Ok(passed_over) => passed_over,
            Err(error) => return vec![Answer { node: None, value: Err(error) }],
        } {
            let value = cluster.route_command(command, to(&node));
            answers.push(Answer { node: Some(node), value });
        }
        answers.sort_by(|a, b| a.node.cmp(&b.node));
        answers
    }

    pub(super) fn to(node: &Node) -> RoutingInfo {
        let Node { host, port } = node.clone();
        RoutingInfo::SingleNode(SingleNodeRoutingInfo::ByAddress { host, port })
    }

    fn slots() -> Cmd {
        let mut command = redis::cmd("CLUSTER");
        command.arg("SLOTS");
        command
    }

    /// What redis-rs makes of the answers of many nodes. One that could not be reached hides all: none is left then.
    fn sorted_out(together: RedisResult<Value>) -> Vec<Answer> {
        let Ok(Value::Map(entries)) = together else { return Vec::new() };
        let answer = |(address, value): (Value, Value)| {
            Some(Answer { node: Some(named(&address)?), value: value.extract_error() })
        };
        entries.into_iter().filter_map(answer).collect()
    }

    /// Drops the answers of nodes that are no primaries any more, and gives the primaries that have not answered:
    /// redis-rs passes over those it has no connection to, and does not know those that have just come.
    fn keep_primaries(
        slots: RedisResult<Value>,
        answers: &mut Vec<Answer>,
    ) -> RedisResult<Vec<Node>> {
        let known = answers.iter().find_map(|answer| Some(answer.node.as_ref()?.host.clone()));
        let mut primaries = primaries(&slots?.extract_error()?, known.as_deref())?;
        answers.retain(|answer| answer.node.as_ref().is_some_and(|node| primaries.contains(node)));
        primaries.retain(|node| !answers.iter().any(|answer| answer.node.as_ref() == Some(node)));
        Ok(primaries)
    }

    /// The primaries in an answer of CLUSTER SLOTS: `[first, last, [host, port, ...], replicas ...]` for each range.
    /// A node that is not told its own host leaves it empty: it is the one that was asked.
    fn primaries(slots: &Value, known: Option<&str>) -> RedisResult<Vec<Node>> {
        let Value::Array(ranges) = slots else { return Err(unreadable()) };
        let mut primaries = Vec::new();
        for range in ranges {
            let primary = match range {
                Value::Array(parts) => parts.get(2).and_then(|primary| node(primary, known)),
                _ => None,
            };
            primaries.push(primary.ok_or_else(unreadable)?);
        }
        primaries.sort();
        primaries.dedup();
        Ok(primaries)
    }

    fn node(primary: &Value, known: Option<&str>) -> Option<Node> {
        let Value::Array(parts) = primary else { return None };
        let [host, Value::Int(port), ..] = parts.as_slice() else { return None };
        let host = match host {
            Value::BulkString(host) => std::str::from_utf8(host).ok()?,
            Value::SimpleString(host) => host,
            Value::Nil => "",
            _ => return None,
        };
        let host = if matches!(host, "" | "?") { known? } else { host };
        Some(Node { host: host.to_owned(), port: u16::try_from(*port).ok()? })
    }

    fn named(address: &Value) -> Option<Node> {
        let Value::BulkString(address) = address else { return None };
        let (host, port) = std::str::from_utf8(address).ok()?.rsplit_once(':')?;
        Some(Node { host: host.to_owned(), port: port.parse().ok()? })
    }

    fn unreadable() -> redis::RedisError {
        (ErrorKind::UnexpectedReturnType, "CLUSTER SLOTS names no primary for a range").into()
    }
}
