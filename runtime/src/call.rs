//! `Call`: a function and its arguments become one redis command, and the reply a Rust value.

mod each;
mod or_empty;
mod parameters;

use std::fmt;
use std::marker::PhantomData;

use redis::{Cmd, ConnectionLike, RedisResult, RedisWrite, ToRedisArgs, Value};

use crate::{ArgumentError, Error, FromReply, Function, Result};

/// A call of a function, ready to be sent; `R` is what its reply decodes to.
///
/// A call is a value: it can be kept, cloned, sent later or put into a [`redis::Pipeline`]:
///
/// ```no_run
/// # fn calls(call: fcall_runtime::Call<i64>, other: fcall_runtime::Call<i64>, con: &mut redis::Connection) -> Result<(), Box<dyn std::error::Error>> {
/// let value = call.clone().query(con)?;
/// let (a, b): (i64, i64) = redis::pipe().add_command(call.into()).add_command(other.into()).query(con)?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is sent: `.query(&mut con)`, `.query_async(&mut con).await`, or into a pipeline"]
pub struct Call<R> {
    function: &'static Function,
    command: Cmd,
    /// How many of the parameters are keys.
    keys: usize,
    /// How many optional keys and args are absent; nothing may follow them among the keys and among the args.
    absent_keys: usize,
    absent_args: usize,
    /// The first argument that was refused: it is told when the call is sent.
    refused: Option<ArgumentError>,
    reply: PhantomData<fn() -> R>,
}

impl<R> Call<R> {
    /// Starts a call with `number_of_keys` keys; generated code does this, and then appends them all.
    #[inline]
    pub fn new(function: &'static Function, number_of_keys: usize) -> Self {
        let (parameters, bytes) = function.capacity(number_of_keys);
        let mut command = Cmd::with_capacity(parameters, bytes);
        command.write_arg(function.access().command().as_bytes());
        command.write_arg(function.name().as_bytes());
        write_number_of_keys(&mut command, number_of_keys);
        Self {
            function,
            command,
            keys: number_of_keys,
            absent_keys: 0,
            absent_args: 0,
            refused: None,
            reply: PhantomData,
        }
    }

    /// The function that is called.
    #[must_use]
    pub fn function(&self) -> &'static Function {
        self.function
    }

    /// The command to send, for those who send it themselves.
    ///
    /// # Errors
    ///
    /// [`Error::Argument`] if an argument was refused.
    #[inline]
    pub fn into_command(self) -> Result<Cmd> {
        match self.refused {
            None => Ok(self.command),
            Some(refused) => Err(Error::Argument(refused)),
        }
    }
}

impl<R: FromReply> Call<R> {
    /// Sends the call and decodes the reply.
    ///
    /// # Errors
    ///
    /// See [`Error`]; an argument that was refused is told before anything is sent.
    pub fn query(self, connection: &mut (impl ConnectionLike + ?Sized)) -> Result<R> {
        let function = self.function;
        let command = self.into_command()?;
        decode(function, connection.req_command(&command))
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
        let function = self.function;
        let command = self.into_command()?;
        decode(function, connection.req_packed_command(&command).await)
    }
}

/// A command that can join a [`redis::Pipeline`].
///
/// This conversion cannot fail, so a call with a refused argument becomes a command that the server refuses for its
/// arity: `FCALL` with the reason as its only argument. Nothing runs; the pipeline fails at that place, and a
/// transaction aborts. [`Call::into_command`] gives the error instead.
impl<R> From<Call<R>> for Cmd {
    #[inline]
    fn from(call: Call<R>) -> Self {
        match call.refused {
            None => call.command,
            Some(refused) => {
                let mut command = redis::cmd(call.function.access().command());
                command.arg(refused.to_string());
                command
            }
        }
    }
}

// Written out because a derived one would want `R: Clone`, which a call has no need of.
impl<R> Clone for Call<R> {
    fn clone(&self) -> Self {
        Self {
            function: self.function,
            command: self.command.clone(),
            keys: self.keys,
            absent_keys: self.absent_keys,
            absent_args: self.absent_args,
            refused: self.refused.clone(),
            reply: PhantomData,
        }
    }
}

/// Leaves the values out: they may be secrets.
impl<R> fmt::Debug for Call<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Call")
            .field("function", &self.function.name())
            .field("keys", &self.keys)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}

/// Most calls have a handful of keys, whose number needs no formatting.
#[inline]
fn write_number_of_keys(command: &mut Cmd, number: usize) {
    const DIGITS: &[u8; 10] = b"0123456789";
    match DIGITS.get(number) {
        Some(digit) => command.write_arg(std::slice::from_ref(digit)),
        None => number.write_redis_args(command),
    }
}

/// What a connection answered, as the value the call promises.
fn decode<R: FromReply>(function: &'static Function, answer: RedisResult<Value>) -> Result<R> {
    match answer {
        Ok(reply) => R::from_reply(reply).map_err(|error| Error::from_reply(function, error)),
        Err(error) => Err(Error::from_redis(function, error)),
    }
}

#[cfg(test)]
mod tests;
