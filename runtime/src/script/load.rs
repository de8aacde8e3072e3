//! Scripts go to every primary, and what each primary holds of them comes back.

mod error;

use redis::{Cmd, ConnectionLike, RedisResult, Value};

pub use self::error::ScriptsError;
use super::{Script, Scripts};

/// A script that a node does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Missing {
    /// The script.
    pub script: &'static Script,
    /// The address of the node, of a cluster; `None` of the one server that a connection goes to.
    pub node: Option<String>,
}

/// What each node answered, with its address if there may be several.
type Answers = Vec<(Option<String>, Value)>;

impl Scripts {
    /// Gives all scripts to the server, or to every primary of a cluster (SCRIPT LOAD).
    ///
    /// No call needs this: one that finds its script missing brings it along. Scripts that are loaded stay until
    /// SCRIPT FLUSH or a restart, while Redis 7.4, Valkey 8.0 and later keep only the latest 500 of those that calls
    /// brought. A cluster's replicas get scripts from calls alone.
    ///
    /// To reach every primary of a cluster, the connection must be redis-rs' own: see
    /// [`AnyPrimary`](crate::AnyPrimary).
    ///
    /// # Errors
    ///
    /// The first script that a node did not take; those before it are loaded.
    #[cfg(feature = "aio")]
    pub async fn load<C: redis::aio::ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> Result<(), ScriptsError> {
        for script in self.iter() {
            loaded(script, every_primary_async(connection, script.load_command()).await)?;
        }
        Ok(())
    }

    /// As [`Scripts::load`], over a blocking connection.
    ///
    /// # Errors
    ///
    /// The first script that a node did not take; those before it are loaded.
    pub fn load_blocking<C: ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> Result<(), ScriptsError> {
        self.iter().try_for_each(|script| {
            loaded(script, every_primary(connection, &script.load_command()))
        })
    }

    /// Which scripts the server, or a primary of a cluster, does not hold (SCRIPT EXISTS). This is one round trip to
    /// each, and changes nothing.
    ///
    /// To reach every primary of a cluster, the connection must be redis-rs' own: see
    /// [`AnyPrimary`](crate::AnyPrimary).
    ///
    /// # Errors
    ///
    /// A node that did not answer, or refused to.
    #[cfg(feature = "aio")]
    pub async fn missing<C: redis::aio::ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> Result<Vec<Missing>, ScriptsError> {
        match self.exist_command() {
            Some(command) => self.absent(every_primary_async(connection, command).await),
            None => Ok(Vec::new()),
        }
    }

    /// As [`Scripts::missing`], over a blocking connection.
    ///
    /// # Errors
    ///
    /// A node that did not answer, or refused to.
    pub fn missing_blocking<C: ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> Result<Vec<Missing>, ScriptsError> {
        match self.exist_command() {
            Some(command) => self.absent(every_primary(connection, &command)),
            None => Ok(Vec::new()),
        }
    }

    /// Asks for all scripts at once; there is nothing to ask if there are none.
    fn exist_command(&self) -> Option<Cmd> {
        let mut command = redis::cmd("SCRIPT");
        command.arg("EXISTS");
        self.iter().for_each(|script| {
            command.arg(script.sha1());
        });
        (self.iter().len() > 0).then_some(command)
    }

    fn absent(&self, answers: RedisResult<Answers>) -> Result<Vec<Missing>, ScriptsError> {
        let mut absent = Vec::new();
        for (node, answer) in answers.map_err(|error| ScriptsError::new(None, None, error))? {
            let failed = |error| ScriptsError::new(None, node.clone(), error);
            let held: Vec<bool> = answer
                .extract_error()
                .and_then(|answer| Ok(redis::from_redis_value(answer)?))
                .map_err(failed)?;
            if held.len() != self.iter().len() {
                return Err(failed(error::unexpected("SCRIPT EXISTS", &held)));
            }
            let scripts = self.iter().zip(held).filter(|(_, held)| !held);
            absent.extend(scripts.map(|(script, _)| Missing { script, node: node.clone() }));
        }
        Ok(absent)
    }
}

/// Sees that every node took the script, and counts the same digest of it.
fn loaded(script: &'static Script, answers: RedisResult<Answers>) -> Result<(), ScriptsError> {
    let failed = |node, error| ScriptsError::new(Some(script), node, error);
    for (node, answer) in answers.map_err(|error| failed(None, error))? {
        let digest: RedisResult<String> =
            answer.extract_error().and_then(|answer| Ok(redis::from_redis_value(answer)?));
        match digest {
            Ok(digest) if digest == script.sha1() => {}
            Ok(digest) => return Err(failed(node, error::unexpected("SCRIPT LOAD", &digest))),
            Err(error) => return Err(failed(node, error)),
        }
    }
    Ok(())
}

fn every_primary<C: ConnectionLike + 'static>(
    connection: &mut C,
    command: &Cmd,
) -> RedisResult<Answers> {
    #[cfg(feature = "cluster")]
    if let Some(cluster) = crate::call::cluster::blocking(connection) {
        let route = crate::call::cluster::every_primary();
        return by_node(cluster.into_inner().route_command(command, route)?);
    }
    Ok(vec![(None, connection.req_command(command)?)])
}

#[cfg(feature = "aio")]
async fn every_primary_async<C: redis::aio::ConnectionLike + 'static>(
    connection: &mut C,
    command: Cmd,
) -> RedisResult<Answers> {
    #[cfg(feature = "cluster-async")]
    if let Some(cluster) = crate::call::cluster::asynchronous(connection) {
        let route = crate::call::cluster::every_primary();
        return by_node(cluster.into_inner().route_command(command, route).await?);
    }
    Ok(vec![(None, connection.req_packed_command(&command).await?)])
}

/// What redis-rs gathered from several nodes: a map of their addresses.
#[cfg(any(feature = "cluster", feature = "cluster-async"))]
fn by_node(gathered: Value) -> RedisResult<Answers> {
    let Value::Map(answers) = gathered else {
        return Err(error::unexpected("the cluster", &gathered));
    };
    let named = |(node, answer)| Ok((Some(redis::from_redis_value(node)?), answer));
    answers.into_iter().map(named).collect()
}
