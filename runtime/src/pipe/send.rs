//! A pipe goes out over a connection, and each answer to its call.

use redis::{Cmd, ConnectionLike, ErrorKind, RedisError, RedisResult, Value};

use super::{Answers, AnyPrimary, Calls, Open, Pipe};
use crate::call::answer;
use crate::{Error, Function, Result};

impl<T: Calls> Pipe<T> {
    /// Sends the calls and decodes a result for each.
    ///
    /// # Errors
    ///
    /// What befell all calls; see [`pipe`](crate::pipe()).
    pub fn query(self, connection: &mut (impl ConnectionLike + ?Sized)) -> Result<T::Replies> {
        let open = self.open()?;
        let answers = open.watch.run(|| open.send(connection));
        open.decode::<T>(answers)
    }

    /// Sends the calls over an asynchronous connection and decodes a result for each.
    ///
    /// # Errors
    ///
    /// What befell all calls; see [`pipe`](crate::pipe()).
    #[cfg(feature = "aio")]
    pub async fn query_async(
        self,
        connection: &mut (impl redis::aio::ConnectionLike + ?Sized),
    ) -> Result<T::Replies> {
        let open = self.open()?;
        let answers = open.watch.follow(open.send_async(connection)).await;
        open.decode::<T>(answers)
    }
}

/// Over connections whose own type tells whether they know a cluster.
impl<T: Calls> Pipe<T, AnyPrimary> {
    /// Sends the calls and decodes a result for each.
    ///
    /// # Errors
    ///
    /// What befell all calls; see [`pipe`](crate::pipe()).
    pub fn query<C: ConnectionLike + 'static>(self, connection: &mut C) -> Result<T::Replies> {
        let open = self.open()?;
        let answers = open.watch.run(|| open.send_to_any_primary(connection));
        open.decode::<T>(answers)
    }

    /// Sends the calls over an asynchronous connection and decodes a result for each.
    ///
    /// # Errors
    ///
    /// What befell all calls; see [`pipe`](crate::pipe()).
    #[cfg(feature = "aio")]
    pub async fn query_async<C: redis::aio::ConnectionLike + 'static>(
        self,
        connection: &mut C,
    ) -> Result<T::Replies> {
        let open = self.open()?;
        let answers = open.watch.follow(open.send_to_any_primary_async(connection)).await;
        open.decode::<T>(answers)
    }
}

impl Open {
    /// What comes before the answers that count, and how many these are: of a transaction the last alone counts.
    ///
    /// Those to the scripts of other pipes count too. One that was not taken may well be there, and redis-rs would hide
    /// all answers behind an error that comes before those that count.
    pub(super) fn expected(&self) -> (usize, usize) {
        let sent = self.scripts.len() + self.calls.len();
        if self.pipeline.is_transaction() { (sent + 1, 1) } else { (0, sent) }
    }

    fn send(&self, connection: &mut (impl ConnectionLike + ?Sized)) -> RedisResult<Vec<Answer>> {
        if self.calls.is_empty() {
            return Ok(Vec::new());
        }
        let (offset, count) = self.expected();
        if !connection.supports_pipelining() {
            // redis-rs' blocking cluster connection.
            if !self.pipeline.is_transaction() {
                return Ok(self.one_by_one(|command| connection.req_command(command)));
            }
            return Err((ErrorKind::Client, NO_TRANSACTIONS).into());
        }
        let packed = self.pipeline.get_packed_pipeline();
        self.answers(connection.req_packed_commands(&packed, offset, count)?)
    }

    /// Each call goes out alone, and so brings its own script where that is missing.
    fn one_by_one(&self, mut request: impl FnMut(&Cmd) -> Answer) -> Vec<Answer> {
        let commands = self.pipeline.cmd_iter().skip(self.scripts.len());
        let calls = self.calls.iter().zip(commands);
        calls.map(|(&(function, _), command)| answer(function, command, &mut request)).collect()
    }

    #[cfg(feature = "aio")]
    async fn send_async(
        &self,
        connection: &mut (impl redis::aio::ConnectionLike + ?Sized),
    ) -> RedisResult<Vec<Answer>> {
        if self.calls.is_empty() {
            return Ok(Vec::new());
        }
        let (offset, count) = self.expected();
        self.answers(connection.req_packed_commands(&self.pipeline, offset, count).await?)
    }

    fn send_to_any_primary<C: ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> RedisResult<Vec<Answer>> {
        #[cfg(feature = "cluster")]
        if !self.has_keys()
            && !self.pipeline.is_transaction()
            && let Some(mut cluster) = crate::call::cluster::blocking(connection)
        {
            return Ok(self.one_by_one(|command| cluster.send_to_any_primary(command)));
        }
        self.send(connection)
    }

    #[cfg(feature = "aio")]
    async fn send_to_any_primary_async<C: redis::aio::ConnectionLike + 'static>(
        &self,
        connection: &mut C,
    ) -> RedisResult<Vec<Answer>> {
        #[cfg(feature = "cluster-async")]
        if !self.has_keys()
            && !self.calls.is_empty()
            && let Some(cluster) = crate::call::cluster::asynchronous(connection)
        {
            let pipeline = self.pipeline.clone();
            let values = cluster.pipe_to_any_primary(pipeline, self.expected()).await?;
            return self.answers(values);
        }
        self.send_async(connection).await
    }

    /// The answer of each call.
    fn answers(&self, mut values: Vec<Value>) -> RedisResult<Vec<Answer>> {
        if self.pipeline.is_transaction() {
            values = match values.pop() {
                Some(Value::Array(values)) => values,
                Some(Value::Nil) => return Err((ErrorKind::Client, WATCHED_KEY_CHANGED).into()),
                Some(Value::ServerError(error)) => return Err(error.into()),
                _ => return Err((ErrorKind::UnexpectedReturnType, "EXEC gave no array").into()),
            };
        }
        Ok(values.into_iter().skip(self.scripts.len()).map(Ok).collect())
    }

    fn decode<T: Calls>(self, answers: RedisResult<Vec<Answer>>) -> Result<T::Replies> {
        match answers {
            Ok(answers) => Ok(T::decode(Answers {
                calls: self.calls.into_iter(),
                values: answers.into_iter(),
                watch: &self.watch,
            })),
            Err(error) => Err(self.told(self.failed(error))),
        }
    }

    /// What befell all calls, said of the one that caused it, or of the first.
    fn failed(&self, error: RedisError) -> Error {
        let aborted = error.code() == Some("EXECABORT");
        let cause = error.clone().into_server_errors().filter(|_| aborted);
        let cause = cause.as_deref().and_then(<[_]>::first);
        let index = cause.map_or(self.scripts.len(), |(index, _)| *index);
        let error = cause.map_or(error, |(_, answer)| answer.clone().into());
        Error::of_pipe(self.function_at(index), self.calls.len(), error)
    }
}

impl Open {
    /// What the command at this place calls, or is the script of.
    fn function_at(&self, index: usize) -> &'static Function {
        let mut functions = self.calls.iter().map(|(function, _)| *function);
        let found = match self.scripts.get(index) {
            Some(script) => functions.find(|function| function.script() == Some(script)),
            None => functions.nth(index - self.scripts.len()),
        };
        found.or(self.calls.first().map(|(function, _)| *function)).expect("it was sent")
    }
}

type Answer = RedisResult<Value>;

const NO_TRANSACTIONS: &str = "redis-rs' blocking cluster connection has no transactions that tell the result of each call; use its asynchronous \
                               one, or connect to the primary that has the keys";

const WATCHED_KEY_CHANGED: &str =
    "a key that the connection watches has changed, so the transaction did not happen; begin anew";
