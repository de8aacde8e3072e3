//! Scripts go to every primary, and what each primary holds of them comes back.

mod error;

use redis::{Cmd, ConnectionLike, FromRedisValue, RedisResult};

pub use self::error::ScriptsError;
use super::{Script, Scripts};
#[cfg(feature = "aio")]
use crate::library::nodes::ask_all;
use crate::library::nodes::{Answer, ask_all_blocking};

/// A script that a node does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingScript {
    /// The script.
    pub script: &'static Script,
    /// The address of the node, of a cluster; `None` of the one server that a connection goes to.
    pub node: Option<String>,
}

impl Scripts {
    /// Gives all scripts to the server, or to every primary of a cluster (SCRIPT LOAD).
    ///
    /// No call needs this: one that finds its script missing brings it along. Scripts that are loaded stay until
    /// SCRIPT FLUSH or a restart; of those that calls brought, Redis 7.4, Valkey 8.0 and later keep the 500 last used. A
    /// cluster's replicas get scripts from calls alone.
    ///
    /// To reach every primary of a cluster, the connection must be redis-rs' own, or an
    /// [`AutoLoad`](crate::AutoLoad) around one: see [`AnyPrimary`](crate::AnyPrimary).
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
            loaded(script, ask_all(connection, &script.load_command()).await)?;
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
            loaded(script, ask_all_blocking(connection, &script.load_command()))
        })
    }

    /// Which scripts the server, or a primary of a cluster, does not hold (SCRIPT EXISTS). This is one round trip to
    /// each, and changes nothing.
    ///
    /// To reach every primary of a cluster, the connection must be redis-rs' own, or an
    /// [`AutoLoad`](crate::AutoLoad) around one: see [`AnyPrimary`](crate::AnyPrimary).
    ///
    /// # Errors
    ///
    /// A node that did not answer, or refused to.
    #[cfg(feature = "aio")]
    pub async fn missing<C: redis::aio::ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> Result<Vec<MissingScript>, ScriptsError> {
        match self.exist_command() {
            Some(command) => self.absent(ask_all(connection, &command).await),
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
    ) -> Result<Vec<MissingScript>, ScriptsError> {
        match self.exist_command() {
            Some(command) => self.absent(ask_all_blocking(connection, &command)),
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

    fn absent(&self, answers: Vec<Answer>) -> Result<Vec<MissingScript>, ScriptsError> {
        let mut absent = Vec::new();
        for answer in answers {
            let (node, held) = read::<Vec<bool>>(answer);
            let failed = |error| ScriptsError::new(None, node.clone(), error);
            let held = held.map_err(failed)?;
            if held.len() != self.iter().len() {
                return Err(failed(error::unexpected("SCRIPT EXISTS", &held)));
            }
            let scripts = self.iter().zip(held).filter(|(_, held)| !held);
            absent.extend(scripts.map(|(script, _)| MissingScript { script, node: node.clone() }));
        }
        Ok(absent)
    }
}

/// Sees that every node took the script, and counts the same digest of it.
fn loaded(script: &'static Script, answers: Vec<Answer>) -> Result<(), ScriptsError> {
    for answer in answers {
        let (node, digest) = read::<String>(answer);
        let error = match digest {
            Ok(digest) if digest == script.sha1() => continue,
            Ok(digest) => error::unexpected("SCRIPT LOAD", &digest),
            Err(error) => error,
        };
        return Err(ScriptsError::new(Some(script), node, error));
    }
    Ok(())
}

/// The address of the node, and what it answered.
fn read<T: FromRedisValue>(answer: Answer) -> (Option<String>, RedisResult<T>) {
    let value = answer.value.and_then(|value| Ok(redis::from_redis_value(value)?));
    (answer.node.map(|node| node.to_string()), value)
}
