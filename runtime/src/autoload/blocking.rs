//! Commands over a blocking connection, and the libraries they were missing.

use redis::{Cmd, ConnectionLike, RedisResult, Value};

use super::{AutoLoad, missing, not_loaded};

impl<C: ConnectionLike + 'static> ConnectionLike for AutoLoad<C> {
    fn req_command(&mut self, command: &Cmd) -> RedisResult<Value> {
        self.send(command, |connection| connection.req_command(command))
    }

    fn req_packed_command(&mut self, packed: &[u8]) -> RedisResult<Value> {
        self.connection.req_packed_command(packed)
    }

    fn req_packed_commands(
        &mut self,
        packed: &[u8],
        offset: usize,
        count: usize,
    ) -> RedisResult<Vec<Value>> {
        let answers = self.connection.req_packed_commands(packed, offset, count)?;
        for library in missing::of_pipeline(&self.libraries, missing::called_in(packed), &answers) {
            // The calls say themselves what they were missing; the next single one says why, should it be missing still.
            let _ = library.ensure_blocking(&mut self.connection);
        }
        Ok(answers)
    }

    fn get_db(&self) -> i64 {
        self.connection.get_db()
    }

    fn supports_pipelining(&self) -> bool {
        self.connection.supports_pipelining()
    }

    fn check_connection(&mut self) -> bool {
        self.connection.check_connection()
    }

    fn is_open(&self) -> bool {
        self.connection.is_open()
    }
}

#[cfg(feature = "cluster")]
impl AutoLoad<redis::cluster::ClusterConnection> {
    pub(crate) fn route_command(
        &mut self,
        command: &Cmd,
        route: &redis::cluster_routing::RoutingInfo,
    ) -> RedisResult<Value> {
        self.send(command, |connection| connection.route_command(command, route.clone()))
    }
}

impl<C: ConnectionLike + 'static> AutoLoad<C> {
    fn send(
        &mut self,
        command: &Cmd,
        send: impl Fn(&mut C) -> RedisResult<Value>,
    ) -> RedisResult<Value> {
        let answer = send(&mut self.connection);
        let Some(library) = missing::of_call(&self.libraries, command, &answer) else {
            return answer;
        };
        let ensured = library.ensure_blocking(&mut self.connection);
        ensured.map_err(|error| not_loaded(&error))?;
        send(&mut self.connection)
    }
}
