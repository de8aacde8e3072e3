//! What annotations can say, on a real server under both protocols.

mod errors;
mod named;
mod parameters;
mod unions;

use fcall::redis::{Client, Connection, cmd};
use fcall_testing::Server;

fcall::library!("tests/grammar/grammar.lua");

/// Starts a server with the library, and connects to it under RESP2 and under RESP3.
fn serve() -> (Server, [Connection; 2]) {
    let server = Server::start().unwrap();
    let mut connections = ["resp2", "resp3"].map(|protocol| {
        let url = format!("{}?protocol={protocol}", server.tcp_url());
        Client::open(url).unwrap().get_connection().unwrap()
    });
    cmd("FUNCTION").arg("LOAD").arg(grammar::LIBRARY.code()).exec(&mut connections[0]).unwrap();
    (server, connections)
}
