//! What a deploy costs, as ratios in one run: a hundred libraries by one deploy against `redis-cli -x
//! FUNCTION LOAD REPLACE` for each, and twelve servers against one.
//! `cargo bench -p fcall-deploy --bench deploy`

#![expect(clippy::print_stdout, reason = "this is what a benchmark is for")]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fcall_deploy::{
    Library, Node, Outcome, Rules, Target, Timeouts, apply, connect, live, plan, preflight,
};
use fcall_testing::Server;

/// Runs of each measurement; the fastest counts, as the least disturbed one.
const RUNS: usize = 10;

const LIBRARIES: usize = 100;
const SERVERS: usize = 12;

fn main() {
    let servers: Vec<Server> =
        (0..SERVERS).map(|_| Server::start().expect("a server starts")).collect();
    let folder = tempfile::tempdir().expect("a folder for the libraries");
    let one = &servers[..1];
    let many = [1, 2].map(libraries);
    let few = [1, 2].map(|release| libraries(release)[..3].to_vec());

    let loaded = fastest(|run| by_redis_cli(&servers[0], &many[run % 2], folder.path()));
    flush(&servers);
    let deployed = fastest(|run| by_deploy(one, &many[run % 2]));
    println!("{LIBRARIES} libraries to one server");
    println!("  redis-cli for each {loaded:>10.2?}");
    println!(
        "  one deploy         {deployed:>10.2?}   {:.1} times as fast",
        ratio(loaded, deployed)
    );
    flush(&servers);
    let single = fastest(|run| by_deploy(one, &few[run % 2]));
    let all = fastest(|run| by_deploy(&servers, &few[run % 2]));
    println!("3 libraries");
    println!("  to one server      {single:>10.2?}");
    println!("  to {SERVERS} servers      {all:>10.2?}   {:.1} times as long", ratio(all, single));
}

/// From connecting to reading back, with the questions before and the lock.
fn by_deploy(servers: &[Server], libraries: &[Library]) -> Duration {
    let begun = Instant::now();
    let discover = |server: &Server| -> Vec<Node> {
        let target = Target::parse(&server.tcp_url()).expect("it is a URL");
        connect::discover(&target, &Timeouts::default()).expect("the server answers")
    };
    let mut nodes: Vec<Node> = thread::scope(|scope| {
        let found: Vec<_> = servers.iter().map(|server| scope.spawn(|| discover(server))).collect();
        found.into_iter().flat_map(|thread| thread.join().expect("the server is found")).collect()
    });
    let lives = live::read(&mut nodes).expect("the server answers");
    let rules = Rules { allow_downgrade: true, ..Rules::default() };
    let plan = plan::plan(libraries, &lives, &rules);
    let found = preflight::preflight(&plan, &mut nodes, None);
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    let report = apply::apply(&plan, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    begun.elapsed()
}

/// As a shell's loop over the files does it.
fn by_redis_cli(server: &Server, libraries: &[Library], folder: &Path) -> Duration {
    let files = libraries.iter().map(|library| {
        let file = folder.join(format!("{}.lua", library.name));
        fs::write(&file, &library.code).expect("the library is written");
        file
    });
    let files: Vec<_> = files.collect();
    let begun = Instant::now();
    for file in files {
        let mut load = Command::new("redis-cli");
        load.args(["-p", &server.port().to_string(), "-x", "FUNCTION", "LOAD", "REPLACE"]);
        let input = File::open(file).expect("the library is there");
        let output = load.stdin(input).stderr(Stdio::inherit()).output();
        let output = output.expect("redis-cli is installed");
        // It ends with 0 whatever the server says.
        assert!(output.stdout.starts_with(b"lib"), "{}", String::from_utf8_lossy(&output.stdout));
    }
    begun.elapsed()
}

fn flush(servers: &[Server]) {
    for server in servers {
        redis::cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).expect("it is flushed");
    }
}

/// Small libraries of five functions each.
fn libraries(release: usize) -> Vec<Library> {
    let library = |number: usize| {
        let functions: Vec<String> =
            (0..5).map(|function| format!("lib{number}_f{function}")).collect();
        let register = |function: &String| {
            format!(
                "redis.register_function('{function}', function(keys, args)\n  \
                 local held = redis.call('GET', keys[1])\n  \
                 return held == args[1] and redis.call('DEL', keys[1]) or 0\nend)\n"
            )
        };
        let body: String = functions.iter().map(register).collect();
        let code = format!("#!lua name=lib{number}\n---@release {release}.0.0\n{body}");
        Library::from_code(format!("lib{number}"), functions, code)
    };
    (0..LIBRARIES).map(library).collect()
}

fn fastest(work: impl Fn(usize) -> Duration) -> Duration {
    (0..RUNS).map(work).min().unwrap_or_default()
}

fn ratio(longer: Duration, shorter: Duration) -> f64 {
    longer.as_secs_f64() / shorter.as_secs_f64()
}
