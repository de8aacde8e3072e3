//! Calls per second of every shipped function, beside `redis-benchmark` with the same calls in the same run, and the
//! memory that a key of each limiter takes.
//!
//! `cargo bench --bench libraries` prints two tables in Markdown, as they are in `docs/patterns.md`.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use fcall::functions::{
    account, cache, counter, inventory, kv, leaderboard, lock, ratelimit as limiters,
};
use fcall::redis::aio::{ConnectionLike as _, MultiplexedConnection};
use fcall::redis::{self, AsyncConnectionConfig, Cmd, cmd};
use fcall::{Call, FromReply, Library};
use fcall_testing::Server;

const LIBRARIES: [&Library; 8] = [
    &account::LIBRARY,
    &cache::LIBRARY,
    &counter::LIBRARY,
    &inventory::LIBRARY,
    &kv::LIBRARY,
    &leaderboard::LIBRARY,
    &lock::LIBRARY,
    &limiters::LIBRARY,
];

const CROWD: usize = 50;
const PIPELINE: usize = 32;
const MINUTE: i64 = 60_000;
const LARGEST: i64 = (1 << 53) - 1;

/// What `redis-benchmark` replaces by 24 random digits.
const RANDOM: &str = "__rand_int____rand_int__";

/// A server, and how many calls to send it in each way.
struct Bench {
    server: Server,
    runtime: tokio::runtime::Runtime,
    alone: usize,
    crowd: usize,
    piped: usize,
}

fn main() {
    // Run as a test: see that every call works.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (alone, crowd, piped) = if is_bench { (2_000, 10_000, 16_000) } else { (5, CROWD, 64) };
    let server = Server::start().expect("a server");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let bench = Bench { server, runtime, alone, crowd, piped };
    for library in LIBRARIES {
        send(&bench, cmd("FUNCTION").arg("LOAD").arg(library.code()));
    }
    bench.speed();
    bench.memory(if is_bench { &[100, 10_000] } else { &[2, 3] });
}

impl Bench {
    fn speed(&self) {
        print(
            "calls per second, and that beside redis-benchmark, on one connection, 50, in pipelines of 32",
        );
        print("| function | the call | 1 | | 50 | | 32 | |\n|---|---|--:|--:|--:|--:|--:|--:|");
        self.row("moves 1", |_| account::transfer("account:a", "account:b", 1));
        self.row("a hit of 100 bytes", |_| cache::fetch("page", "lease", "one", MINUTE));
        self.row("too late", |id| cache::fill(tag("page", id), "lease", "one", "v", MINUTE));
        self.row("by 1", |_| counter::add("counter", 1));
        self.row("by 1", |_| counter::add_bounded("counter", 1, LARGEST));
        self.row("by 1", |_| counter::increment_below("counter", 0, LARGEST));
        self.row("a new order", |id| inventory::reserve("stock", "orders", id, 1));
        self.row("no such order", |id| inventory::release("stock", "orders", id));
        self.row("as expected", |_| kv::compare_and_swap("value", "v", "v"));
        self.row("not as expected", |_| kv::compare_and_delete("value", "other"));
        self.row("over an old value", |_| kv::get_and_set("value", "v", None));
        self.row("a new key", |id| kv::set_if_newer(tag("kv", id), "v", 1, Some(MINUTE)));
        self.row("a new member, 1,000 kept", |id| {
            leaderboard::submit("board", tag("history", id), id, 500, 1000)
        });
        self.row("10 of 1,000", |_| leaderboard::top("board", 10));
        self.row("11 of 1,000", |_| leaderboard::around("board", "500", 5));
        self.row("a free lock", |id| lock::acquire(tag("lock", id), tag("fence", id), "one", 1));
        self.row("by the holder", |_| lock::extend("held", "one", MINUTE));
        self.row("by another", |_| lock::release("held", "two"));
        self.row("admitted", |id| limiters::sliding_window(tag("rl", id), MINUTE, 100));
        self.row("admitted", |id| limiters::fixed_window(tag("rl", id), MINUTE, 100));
        self.row("admitted", |id| limiters::token_bucket(tag("rl", id), 100, 10, 1));
    }

    /// Measures one function in three ways.
    fn row<R, F>(&self, what: &str, call: F)
    where
        R: FromReply + Send + 'static,
        F: Fn(&str) -> Call<R> + Copy + Send + 'static,
    {
        self.seed();
        let name = call(RANDOM).function().name();
        let words: Cmd = call(RANDOM).into();
        let alone = || self.runtime.block_on(self.one_by_one(call));
        let crowd = || self.runtime.block_on(self.by_a_crowd(call));
        let piped = || self.runtime.block_on(self.in_pipelines(call));
        let cells = [
            beside(alone, || self.redis_benchmark(&words, 1, 1, self.alone)),
            beside(crowd, || self.redis_benchmark(&words, CROWD, 1, self.crowd)),
            beside(piped, || self.redis_benchmark(&words, 1, PIPELINE, self.piped)),
        ];
        print(&format!("| `{name}` | {what} |{}", cells.concat()));
    }

    /// What the calls find on the server.
    fn seed(&self) {
        send(self, &cmd("FLUSHALL"));
        let half = (1_i64 << 52).to_string();
        for key in ["account:a", "account:b", "stock"] {
            send(self, cmd("SET").arg(key).arg(&half));
        }
        send(self, cmd("SET").arg("page").arg("x".repeat(100)));
        send(self, cmd("SET").arg("value").arg("v"));
        send(self, cmd("SET").arg("held").arg("one"));
        let mut board = cmd("ZADD");
        board.arg("board");
        for score in 0..1000 {
            board.arg(score).arg(score);
        }
        send(self, &board);
    }

    async fn connect(&self) -> MultiplexedConnection {
        let patient =
            AsyncConnectionConfig::new().set_response_timeout(Some(Duration::from_secs(60)));
        let client = redis::Client::open(self.server.tcp_url()).expect("a URL");
        client.get_multiplexed_async_connection_with_config(&patient).await.expect("a connection")
    }

    async fn one_by_one<R: FromReply>(&self, call: impl Fn(&str) -> Call<R>) -> f64 {
        let mut connection = self.connect().await;
        let begun = Instant::now();
        for _ in 0..self.alone {
            // Some refuse, which is a reply as well.
            let _ = call(&id()).query_async(&mut connection).await;
        }
        per_second(self.alone, begun)
    }

    async fn by_a_crowd<R, F>(&self, call: F) -> f64
    where
        R: FromReply + Send + 'static,
        F: Fn(&str) -> Call<R> + Copy + Send + 'static,
    {
        let mut connections = Vec::new();
        for _ in 0..CROWD {
            connections.push(self.connect().await);
        }
        let each = self.crowd / CROWD;
        let begun = Instant::now();
        let tasks = connections.into_iter().map(|mut connection| {
            tokio::spawn(async move {
                for _ in 0..each {
                    let _ = call(&id()).query_async(&mut connection).await;
                }
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.expect("the calls end");
        }
        per_second(self.crowd, begun)
    }

    async fn in_pipelines<R: FromReply>(&self, call: impl Fn(&str) -> Call<R>) -> f64 {
        let mut connection = self.connect().await;
        let begun = Instant::now();
        for _ in 0..self.piped / PIPELINE {
            let mut pipeline = redis::pipe();
            for _ in 0..PIPELINE {
                pipeline.add_command(call(&id()).into());
            }
            let replies = connection.req_packed_commands(&pipeline, 0, PIPELINE).await;
            for reply in replies.expect("the server answers") {
                drop(R::from_reply(reply));
            }
        }
        per_second(self.piped, begun)
    }

    /// The same call by `redis-benchmark`. None for calls that are refused: it stops at the first.
    fn redis_benchmark(
        &self,
        call: &Cmd,
        clients: usize,
        pipeline: usize,
        calls: usize,
    ) -> Option<f64> {
        let mut command = Command::new("redis-benchmark");
        command.args(["-p", &self.server.port().to_string(), "-r", "1000000000", "--csv"]);
        command.args(["-c", &clients.to_string(), "-P", &pipeline.to_string()]);
        command.args(["-n", &calls.to_string()]);
        for word in call.args_iter() {
            if let redis::Arg::Simple(bytes) = word {
                command.arg(String::from_utf8_lossy(bytes).as_ref());
            }
        }
        let output = command.output().expect("redis-benchmark is installed");
        let said = String::from_utf8_lossy(&output.stdout);
        let mut fields = said.lines().last().unwrap_or_default().rsplit("\",\"");
        // The command may have commas and quotes; the speed is the first of the last seven fields.
        fields.nth(6)?.parse().ok()
    }

    fn memory(&self, limits: &[i64]) {
        print(
            "\nbytes of a full key\n\n| limit | sliding window | fixed window | token bucket |\n|--:|--:|--:|--:|",
        );
        for &limit in limits {
            send(self, &cmd("FLUSHALL"));
            for _ in 0..limit {
                self.call(limiters::sliding_window("rl:{user:1}", MINUTE, limit));
                self.call(limiters::fixed_window("rl:{user:2}", MINUTE, limit));
                self.call(limiters::token_bucket("rl:{user:3}", limit, 1, 1));
            }
            let mut connection = self.server.connection();
            let mut memory = |user: u8| -> i64 {
                let mut usage = cmd("MEMORY");
                usage.arg("USAGE").arg(format!("rl:{{user:{user}}}")).arg("SAMPLES").arg(0);
                usage.query(&mut connection).expect("the server answers")
            };
            print(&format!("| {limit} | {} | {} | {} |", memory(1), memory(2), memory(3)));
        }
    }

    fn call<R: FromReply>(&self, call: Call<R>) {
        call.query(&mut self.server.connection()).expect("the call works");
    }
}

/// The best of three runs each, in turns: what else the machine does only makes them slower.
fn beside(ours: impl Fn() -> f64, theirs: impl Fn() -> Option<f64>) -> String {
    let (mut our_best, mut their_best) = (0.0_f64, None::<f64>);
    for _ in 0..3 {
        our_best = our_best.max(ours());
        their_best = theirs().map(|speed| speed.max(their_best.unwrap_or_default()));
    }
    let ratio = their_best.map_or_else(|| "-".to_owned(), |best| format!("{:.2}", our_best / best));
    format!(" {} | {ratio} |", thousands(our_best))
}

fn send(bench: &Bench, command: &Cmd) {
    command.exec(&mut bench.server.connection()).expect("the server answers");
}

fn tag(name: &str, id: &str) -> String {
    format!("{name}:{{{id}}}")
}

/// 24 digits that no other call has, as `redis-benchmark` makes them.
fn id() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("{:024}", LAST.fetch_add(1, Ordering::Relaxed))
}

#[expect(clippy::cast_precision_loss, reason = "a number of calls is small")]
fn per_second(calls: usize, begun: Instant) -> f64 {
    calls as f64 / begun.elapsed().as_secs_f64()
}

fn thousands(speed: f64) -> String {
    format!("{:.1}k", speed / 1000.0)
}

#[expect(clippy::print_stdout, reason = "the numbers are what this program is for")]
fn print(line: &str) {
    println!("{line}");
}
