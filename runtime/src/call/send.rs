//! A call goes out over a connection, and what comes back is decoded.

use redis::{Cmd, ConnectionLike, RedisResult, Value};

use super::{AnyPrimary, Call, whole};
use crate::error::refuse;
use crate::observe::Watch;
use crate::{Error, FromReply, Function, Result};

impl<R: FromReply> Call<R> {
    /// Sends the call and decodes the reply.
    ///
    /// # Errors
    ///
    /// See [`Error`]; an argument that was refused is told before anything is sent.
    pub fn query(self, connection: &mut (impl ConnectionLike + ?Sized)) -> Result<R> {
        let (function, watch) = self.watched();
        let result = self.into_command().and_then(|command| {
            decode(
                function,
                watch.run(|| answer(function, &command, |command| connection.req_command(command))),
            )
        });
        watch.tell(function, &result);
        result
    }

    /// Sends the call over an asynchronous connection and decodes the reply.
    ///
    /// # Errors
    ///
    /// See [`Error`]; an argument that was refused is told before anything is sent.
    #[cfg(feature = "aio")]
    pub async fn query_async(
        self,
        connection: &mut (impl redis::aio::ConnectionLike + ?Sized),
    ) -> Result<R> {
        let (function, watch) = self.watched();
        let result = match self.into_command() {
            Ok(command) => {
                let mut answer = watch.follow(connection.req_packed_command(&command)).await;
                if let Some(whole) = whole(function, &command, &answer) {
                    answer = watch.follow(connection.req_packed_command(&whole)).await;
                }
                decode(function, answer)
            }
            Err(refused) => Err(refused),
        };
        watch.tell(function, &result);
        result
    }
}

/// Over connections whose own type tells whether they know a cluster.
impl<R: FromReply> Call<R, AnyPrimary> {
    /// Sends the call and decodes the reply.
    ///
    /// # Errors
    ///
    /// See [`Error`]; an argument that was refused is told before anything is sent.
    pub fn query<C: ConnectionLike + 'static>(self, connection: &mut C) -> Result<R> {
        let (function, watch) = self.watched();
        let has_keys = self.number_of_keys() > 0;
        let result = self.into_command().and_then(|command| {
            let send = |command: &Cmd| {
                if has_keys {
                    connection.req_command(command)
                } else {
                    to_any_primary(connection, command)
                }
            };
            decode(function, watch.run(|| answer(function, &command, send)))
        });
        watch.tell(function, &result);
        result
    }

    /// Sends the call over an asynchronous connection and decodes the reply.
    ///
    /// # Errors
    ///
    /// See [`Error`]; an argument that was refused is told before anything is sent.
    #[cfg(feature = "aio")]
    pub async fn query_async<C: redis::aio::ConnectionLike + 'static>(
        self,
        connection: &mut C,
    ) -> Result<R> {
        let (function, watch) = self.watched();
        let has_keys = self.number_of_keys() > 0;
        let result = match self.into_command() {
            Ok(command) => {
                let send = any_primary_async(connection, &command, has_keys);
                let mut answer = watch.follow(send).await;
                if let Some(whole) = whole(function, &command, &answer) {
                    let send = any_primary_async(connection, &whole, has_keys);
                    answer = watch.follow(send).await;
                }
                decode(function, answer)
            }
            Err(refused) => Err(refused),
        };
        watch.tell(function, &result);
        result
    }
}

impl<R, Route> Call<R, Route> {
    fn watched(&self) -> (&'static Function, Watch) {
        (self.function, Watch::call(self.function, self.keys))
    }
}

/// What came of a command, sent a second time with the script's text if the server does not hold the script.
#[inline]
pub(crate) fn answer(
    function: &'static Function,
    command: &Cmd,
    mut send: impl FnMut(&Cmd) -> RedisResult<Value>,
) -> RedisResult<Value> {
    let answer = send(command);
    match whole(function, command, &answer) {
        Some(whole) => send(&whole),
        None => answer,
    }
}

fn to_any_primary<C: ConnectionLike + 'static>(
    connection: &mut C,
    command: &Cmd,
) -> RedisResult<Value> {
    #[cfg(feature = "cluster")]
    if let Some(mut cluster) = super::cluster::blocking(connection) {
        return cluster.send_to_any_primary(command);
    }
    connection.req_command(command)
}

#[cfg(feature = "aio")]
async fn any_primary_async<C: redis::aio::ConnectionLike + 'static>(
    connection: &mut C,
    command: &Cmd,
    has_keys: bool,
) -> RedisResult<Value> {
    #[cfg(feature = "cluster-async")]
    if !has_keys && let Some(cluster) = super::cluster::asynchronous(connection) {
        return cluster.send_to_any_primary(command.clone()).await;
    }
    let _ = has_keys;
    connection.req_packed_command(command).await
}

/// What a connection answered, as the value the call promises.
pub(crate) fn decode<R: FromReply>(
    function: &'static Function,
    answer: RedisResult<Value>,
) -> Result<R> {
    match answer {
        Ok(mut reply) => {
            if !function.error_replies().is_empty() {
                reply = refuse(function, reply)?;
            }
            R::from_reply(reply).map_err(|error| Error::from_reply(function, error))
        }
        Err(error) => Err(Error::from_redis(function, error)),
    }
}
