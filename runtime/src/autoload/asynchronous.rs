//! Commands over an asynchronous connection, and the libraries they were missing.

use redis::aio::ConnectionLike;
use redis::{Cmd, Pipeline, RedisFuture, RedisResult, Value};

use super::{AutoLoad, missing, not_loaded};

impl<C: ConnectionLike + Send + 'static> ConnectionLike for AutoLoad<C> {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        Box::pin(async move {
            let answer = self.connection.req_packed_command(command).await;
            if !self.load_for(command, &answer).await? {
                return answer;
            }
            self.connection.req_packed_command(command).await
        })
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        Box::pin(async move {
            let answers = self.connection.req_packed_commands(pipeline, offset, count).await?;
            self.load_for_all(pipeline, &answers).await;
            Ok(answers)
        })
    }

    fn get_db(&self) -> i64 {
        self.connection.get_db()
    }
}

#[cfg(feature = "cluster-async")]
impl AutoLoad<redis::cluster_async::ClusterConnection> {
    pub(crate) async fn route_command(
        &mut self,
        command: Cmd,
        route: redis::cluster_routing::RoutingInfo,
    ) -> RedisResult<Value> {
        let answer = self.connection.route_command(command.clone(), route.clone()).await;
        if !self.load_for(&command, &answer).await? {
            return answer;
        }
        self.connection.route_command(command, route).await
    }

    pub(crate) async fn route_pipeline(
        &mut self,
        pipeline: Pipeline,
        offset: usize,
        count: usize,
        route: redis::cluster_routing::SingleNodeRoutingInfo,
    ) -> RedisResult<Vec<Value>> {
        let sent = self.connection.route_pipeline(pipeline.clone(), offset, count, route);
        let answers = sent.await?;
        self.load_for_all(&pipeline, &answers).await;
        Ok(answers)
    }
}

impl<C: ConnectionLike + Send + 'static> AutoLoad<C> {
    /// Loads what the command was missing. Whether there was such a thing: then the command has not run.
    async fn load_for(&mut self, command: &Cmd, answer: &RedisResult<Value>) -> RedisResult<bool> {
        let Some(library) = missing::of_call(&self.libraries, command, answer) else {
            return Ok(false);
        };
        let ensured = library.ensure(&mut self.connection).await;
        ensured.map(|()| true).map_err(|error| not_loaded(&error))
    }

    async fn load_for_all(&mut self, pipeline: &Pipeline, answers: &[Value]) {
        let functions = pipeline.cmd_iter().map(missing::called);
        for library in missing::of_pipeline(&self.libraries, functions, answers) {
            // The calls say themselves what they were missing; the next single one says why, should it be missing still.
            let _ = library.ensure(&mut self.connection).await;
        }
    }
}
