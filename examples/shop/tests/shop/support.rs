//! A shop for a test: its own server, deployed to by the command line, and the shop's own binary.

use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use fcall_testing::Server;
use serde_json::{Value, json};
use ureq::Agent;

/// The server goes when this is dropped, and the shop with it.
pub(crate) struct Shop {
    pub(crate) server: Server,
    process: Child,
    address: String,
    agent: Agent,
}

/// An answer: the status, the headers `Retry-After` and `RateLimit-Remaining`, the body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<u64>,
    pub(crate) remaining: Option<u64>,
    pub(crate) body: Value,
}

impl Shop {
    /// A shop whose libraries are deployed.
    pub(crate) fn open() -> Self {
        let shop = Self::not_deployed();
        let deployed = deploy(&shop.server);
        assert!(deployed.status.success(), "{}", text(&deployed));
        shop
    }

    /// A shop whose operator has not deployed anything yet.
    pub(crate) fn not_deployed() -> Self {
        let server = Server::start().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_shop"))
            .env("SHOP_REDIS_URL", server.url())
            .env("SHOP_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().rsplit_once(' ').expect("the shop tells its address").1;
        let agent = Agent::config_builder().http_status_as_error(false).build().into();
        Self { server, process, address: address.to_owned(), agent }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        answer(self.agent.get(self.url(path)).call())
    }

    pub(crate) fn put(&self, path: &str) -> Answer {
        answer(self.agent.put(self.url(path)).send_empty())
    }

    pub(crate) fn put_quantity(&self, path: &str, quantity: i64) -> Answer {
        answer(self.agent.put(self.url(path)).send_json(json!({ "quantity": quantity })))
    }

    pub(crate) fn post_quantity(&self, path: &str, quantity: i64) -> Answer {
        answer(self.agent.post(self.url(path)).send_json(json!({ "quantity": quantity })))
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        answer(self.agent.delete(self.url(path)).call())
    }

    /// How many of a product are left.
    pub(crate) fn left(&self, product: &str) -> i64 {
        self.get(&format!("/stock/{product}")).body["left"].as_i64().unwrap()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    /// The answer, if it has this status.
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.body
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let mut response = response.unwrap();
    let number = |name: &str| {
        response.headers().get(name).map(|value| value.to_str().unwrap().parse().unwrap())
    };
    let (retry_after, remaining) = (number("retry-after"), number("ratelimit-remaining"));
    Answer {
        status: response.status().as_u16(),
        retry_after,
        remaining,
        body: response.body_mut().read_json().unwrap_or(Value::Null),
    }
}

/// Deploys as the shop's operator does: `cargo fcall deploy --yes` in the shop's folder.
pub(crate) fn deploy(server: &Server) -> Output {
    let mut command = cargo_fcall();
    command.args(["deploy", "--yes", "--history", "none"]).env("FCALL_URL", server.url());
    command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

/// The command line, built from this repository; `CARGO_FCALL` names one that is built already.
fn cargo_fcall() -> Command {
    if let Some(binary) = env::var_os("CARGO_FCALL") {
        return Command::new(binary);
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.arg("fcall");
    cargo
}

/// What a command wrote.
pub(crate) fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat()
}
