//! Parsing alone, and parsing, checking and generating, against `luac5.1 -p` on the same generated
//! library, in one run, as ratios; what following its functions costs, in parses; and so many times
//! the input, to show that time grows with it.
//! `cargo bench -p fcall-compiler --bench compile`, with the path of a Lua file as an argument to
//! measure that file.

#![expect(clippy::print_stdout, reason = "this is what a benchmark is for")]
#![expect(clippy::cast_precision_loss, reason = "speeds are shown with three digits")]

use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, hint};

use fcall_compiler::config::Config;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::unit::Unit;
use fcall_compiler::{bundle, check, generate, syntax};

/// Runs of each measurement; the fastest counts, as the least disturbed one.
const RUNS: usize = 30;

fn main() {
    let named = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let code = match &named {
        Some(path) => fs::read(path).expect("the file named on the command line is readable"),
        None => library(1_000),
    };
    let lines = code.split(|byte| *byte == b'\n').count();
    println!("{lines} lines, {} bytes", code.len());
    let theirs = luac(&code);
    if theirs.is_none() {
        println!("luac5.1 is not installed (Debian: apt-get install lua5.1), so no ratio");
    }
    for (what, work) in WORKS {
        let ours = fastest(|| work(&code));
        println!("{what:<16} {ours:>10.2?}{}", ratio(ours, theirs));
    }
    let (parsing, following) = (fastest(|| parse(&code)), follow(&code));
    let parses = following.as_secs_f64() / parsing.as_secs_f64();
    println!("{:<16} {following:>10.2?}  {parses:.2} of parse ({parsing:.2?})", "infer");
    for functions in [1_000, 2_000, 4_000] {
        let code = library(functions);
        let speeds = WORKS.map(|(what, work)| {
            format!(
                "{what} {:.1} MB/s",
                code.len() as f64 / fastest(|| work(&code)).as_secs_f64() / 1e6
            )
        });
        println!("{functions:>5} functions: {}", speeds.join(", "));
    }
}

type Work = fn(&[u8]);

/// What is measured.
const WORKS: [(&str, Work); 3] = [("parse", parse), ("check", judge), ("generate", compile)];

/// `4.1 of luac5.1 -p`, with and without what luac takes to start.
fn ratio(ours: Duration, theirs: Option<(Duration, Duration)>) -> String {
    let Some((theirs, startup)) = theirs else { return String::new() };
    let whole = ours.as_secs_f64() / theirs.as_secs_f64();
    let work = ours.as_secs_f64() / theirs.saturating_sub(startup).as_secs_f64();
    format!(
        "  {whole:.2} of luac5.1 -p ({theirs:.2?}), {work:.2} of it without its start ({startup:.2?})"
    )
}

/// Parses and checks.
fn judge(code: &[u8]) {
    hint::black_box(check::check(&sources(code), &Config::default()));
}

/// Parses, checks and generates the text of a module.
fn compile(code: &[u8]) {
    let sources = sources(code);
    let checked = check::check(&sources, &Config::default());
    assert!(checked.libraries().count() == 1, "the library is clean");
    hint::black_box(generate::all(&sources, &checked));
}

fn sources(code: &[u8]) -> Sources {
    let mut sources = Sources::new();
    sources.add(Source::new("bench.lua", code));
    sources
}

fn parse(code: &[u8]) {
    hint::black_box(syntax::parse(hint::black_box(code)));
}

/// The time of running every function on paper, for its interface and for rules, without what it takes
/// to read the file.
fn follow(code: &[u8]) -> Duration {
    let sources = sources(code);
    let bundles = bundle::bundles(&sources);
    let parsed = syntax::parse(&bundles[0].source.bytes);
    let times = (0..RUNS).map(|_| {
        let unit = Unit::new(&bundles[0], &parsed);
        let start = Instant::now();
        for registration in &unit.loaded.registrations {
            hint::black_box(unit.follow(registration).reply([0, 0]));
        }
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn fastest(mut run: impl FnMut()) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// The time of `luac5.1 -p` on the code and on nothing.
fn luac(code: &[u8]) -> Option<(Duration, Duration)> {
    let folder = env::temp_dir().join(format!("fcall-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    let (full, empty) = (folder.join("full.lua"), folder.join("empty.lua"));
    fs::write(&full, code).ok()?;
    fs::write(&empty, b"").ok()?;
    let run = |path| Command::new("luac5.1").arg("-p").arg(path).status();
    let is_installed = run(&full).is_ok_and(|status| status.success());
    let times = is_installed.then(|| (fastest(|| drop(run(&full))), fastest(|| drop(run(&empty)))));
    let _ = fs::remove_dir_all(&folder);
    times
}

/// A library of so many functions, each of a dozen lines with what such functions do.
fn library(functions: usize) -> Vec<u8> {
    let mut code = String::from("#!lua name=bench\n--- A generated library.\n");
    for index in 0..functions {
        code.push_str(&FUNCTION.replace("NUMBER", &index.to_string()));
    }
    code.into_bytes()
}

const FUNCTION: &str = "
--- Counts one request against a window.
---@key bucket
---@arg window integer
---@arg limit integer
redis.register_function('take_NUMBER', function(keys, args)
  local bucket, window, limit = keys[1], tonumber(args[1]), tonumber(args[2])
  if not window or window <= 0 then return redis.error_reply('INVALID window ' .. args[1]) end
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000) -- milliseconds
  redis.call('ZREMRANGEBYSCORE', bucket, '-inf', now - window)
  if redis.call('ZCARD', bucket) < limit then
    redis.call('ZADD', bucket, now, string.format('%d:%s', now, time[2]))
    redis.call('PEXPIRE', bucket, window)
    return { 1, limit - 1, { now = now, [\"key\"] = bucket } }
  end
  for i = 1, #args do args[i] = nil end
  return { 0, 0, window }
end)
";
