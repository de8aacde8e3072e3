//! `Call`: a function and its arguments become one redis command, and the reply a Rust value.

mod each;
mod or_empty;
mod parameters;
mod route;
mod send;
mod whole;

use std::fmt;
use std::marker::PhantomData;

use redis::{Cmd, RedisWrite, ToRedisArgs};

#[cfg(feature = "cluster")]
pub(crate) use self::route::cluster;
pub use self::route::{AnyPrimary, AnyRoute, ByKeys};
pub(crate) use self::send::{answer, decode};
use self::whole::whole;
use crate::{ArgumentError, Error, Function, Result};

/// A call of a function, ready to be sent; `R` is what its reply decodes to.
///
/// A call is a value: it can be kept, cloned, sent later, or with others in a [`pipe`](crate::pipe()):
///
/// ```no_run
/// # fn calls(call: fcall_runtime::Call<i64>, other: fcall_runtime::Call<i64>, con: &mut redis::Connection) -> Result<(), Box<dyn std::error::Error>> {
/// let value = call.clone().query(con)?;
/// let (a, b) = fcall_runtime::pipe((call, other)).query(con)?;
/// # Ok(())
/// # }
/// ```
///
/// `Route` is where it goes over a cluster connection: [`ByKeys`], or to [`AnyPrimary`] if it has none.
#[must_use = "a call does nothing until it is sent: `.query(&mut con)`, `.query_async(&mut con).await`, or into a pipeline"]
pub struct Call<R, Route = ByKeys> {
    function: &'static Function,
    command: Cmd,
    /// How many of the parameters are keys.
    keys: usize,
    /// How many optional keys and args are absent; nothing may follow them among the keys and among the args.
    absent_keys: usize,
    absent_args: usize,
    /// Which of the function's keys or args is appended next, where their order does not tell it.
    named: Option<usize>,
    /// The first argument that was refused: it is told when the call is sent.
    refused: Option<ArgumentError>,
    marks: PhantomData<fn() -> (R, Route)>,
}

impl<R> Call<R> {
    /// Starts a call with `number_of_keys` keys; generated code does this, and then appends them all.
    #[inline]
    pub fn new(function: &'static Function, number_of_keys: usize) -> Self {
        let (parameters, bytes) = function.capacity(number_of_keys);
        let mut command = Cmd::with_capacity(parameters, bytes);
        let (name, target) = function.called_by();
        command.write_arg(name.as_bytes());
        command.write_arg(target.as_bytes());
        write_number_of_keys(&mut command, number_of_keys);
        Self {
            function,
            command,
            keys: number_of_keys,
            absent_keys: 0,
            absent_args: 0,
            named: None,
            refused: None,
            marks: PhantomData,
        }
    }

    /// Declares that the call has no keys and may write, so that a cluster connection must send it to a primary.
    pub fn on_any_primary(self) -> Call<R, AnyPrimary> {
        self.marked()
    }
}

impl<R> Call<R, AnyPrimary> {
    /// The call as any other: over connections that borrow, and over a cluster connection to any node.
    pub fn by_keys(self) -> Call<R> {
        self.marked()
    }
}

impl<R, Route> Call<R, Route> {
    /// The function that is called.
    #[must_use]
    pub fn function(&self) -> &'static Function {
        self.function
    }

    /// The command to send, for those who send it themselves.
    ///
    /// That of a script is `EVALSHA`, to which a server that does not hold the script answers `NOSCRIPT`: send
    /// [`Script::load_command`](crate::Script::load_command) before it.
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

    /// How many keys it has.
    pub(crate) fn number_of_keys(&self) -> usize {
        self.keys
    }

    fn marked<Other>(self) -> Call<R, Other> {
        Call {
            function: self.function,
            command: self.command,
            keys: self.keys,
            absent_keys: self.absent_keys,
            absent_args: self.absent_args,
            named: self.named,
            refused: self.refused,
            marks: PhantomData,
        }
    }
}

/// A command that can join a [`redis::Pipeline`].
///
/// This conversion cannot fail, so a call with a refused argument becomes a command that the server refuses for its
/// arity: `FCALL` or `EVALSHA` with the reason as its only argument. Nothing runs; the pipeline fails at that place, and
/// a transaction aborts. [`Call::into_command`] gives the error instead.
///
/// The call of a script is `EVALSHA`, which the server refuses if it does not hold the script; put
/// [`Script::load_command`](crate::Script::load_command) before it. A [`pipe`](crate::pipe()) does so by itself.
impl<R, Route> From<Call<R, Route>> for Cmd {
    #[inline]
    fn from(call: Call<R, Route>) -> Self {
        match call.refused {
            None => call.command,
            Some(refused) => {
                let mut command = redis::cmd(call.function.called_by().0);
                command.arg(refused.to_string());
                command
            }
        }
    }
}

// Written out because a derived one would want `R: Clone`, which a call has no need of.
impl<R, Route> Clone for Call<R, Route> {
    fn clone(&self) -> Self {
        Self {
            function: self.function,
            command: self.command.clone(),
            keys: self.keys,
            absent_keys: self.absent_keys,
            absent_args: self.absent_args,
            named: self.named,
            refused: self.refused.clone(),
            marks: PhantomData,
        }
    }
}

/// Leaves the values out: they may be secrets.
impl<R, Route> fmt::Debug for Call<R, Route> {
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

#[cfg(test)]
mod tests;
