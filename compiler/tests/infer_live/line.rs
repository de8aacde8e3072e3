//! A connection that is made anew where the client cannot read what was answered: an error may hold any bytes, and
//! redis-rs reads it as the answer to every command from there on.

use fcall_testing::Server;
use redis::{Cmd, Connection, ErrorKind, RedisResult, Value};

pub(super) struct Line<'s> {
    server: &'s Server,
    protocol: u8,
    connection: Connection,
}

impl<'s> Line<'s> {
    pub(super) fn new(server: &'s Server, protocol: u8) -> Self {
        Self { server, protocol, connection: connect(server, protocol) }
    }

    pub(super) fn ask(&mut self, command: &Cmd) -> RedisResult<Value> {
        let answer = command.query(&mut self.connection);
        if answer.as_ref().is_err_and(|error| error.kind() == ErrorKind::Parse) {
            self.connection = connect(self.server, self.protocol);
        }
        answer
    }
}

fn connect(server: &Server, protocol: u8) -> Connection {
    let mut connection = server.connection();
    redis::cmd("HELLO").arg(protocol).exec(&mut connection).unwrap();
    connection
}
