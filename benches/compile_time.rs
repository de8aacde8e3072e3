//! How long rustc works on generated code, for libraries of 125 to 1,000 functions.
//!
//! `cargo bench --bench compile_time` writes a crate for each size into the target folder, builds their dependencies
//! once, and then compiles the crates alone, in turns, with the CPU time that rustc took: the least of several runs.
//! A ratio of 1 says that a function costs as much among many as among 125.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fcall_compiler::check::check;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::{config, generate};

/// What all sizes have in common, and then the sizes that are compared.
const SIZES: [usize; 5] = [1, 125, 250, 500, 1000];

/// Hundredths of a second, in which Linux counts the time of processes.
const TICKS_PER_SECOND: f64 = 100.0;

fn main() {
    // Run as a test: see that a small one compiles.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (sizes, rounds) = if is_bench { (&SIZES[..], 5) } else { (&SIZES[..1], 1) };
    let crates: Vec<PathBuf> = sizes.iter().map(|&size| write(size)).collect();
    for folder in &crates {
        cargo(folder, &["build", "--quiet", "--offline"]);
    }
    let mut least = vec![(f64::MAX, f64::MAX); sizes.len()];
    for _ in 0..rounds {
        for (folder, (module, calls)) in crates.iter().zip(&mut least) {
            *module = module.min(seconds_for(folder, "generated"));
            *calls = calls.min(seconds_for(folder, "calls"));
        }
    }
    report(sizes, &least);
}

/// The CPU seconds that a crate takes to compile, without what it depends on.
fn seconds_for(folder: &Path, package: &str) -> f64 {
    let source = folder.join(package).join("src/lib.rs");
    let text = fs::read(&source).expect("it was written");
    fs::write(source, text).expect("it can be written again");
    let before = children();
    cargo(folder, &["build", "--quiet", "--offline", "--package", package]);
    children() - before
}

#[expect(clippy::print_stdout, reason = "the numbers are what this program is for")]
#[expect(clippy::cast_precision_loss, reason = "a number of functions is small")]
fn report(sizes: &[usize], least: &[(f64, f64)]) {
    println!("| functions | the module | each | ratio | a call of each | each | ratio |");
    println!("|--:|--:|--:|--:|--:|--:|--:|");
    let (base, first) = (least[0], least.get(1).copied().unwrap_or(least[0]));
    for (&size, &(module, calls)) in sizes.iter().zip(least).skip(1) {
        let each = |all: f64, base: f64, of: usize| 1000.0 * (all - base) / (of - 1) as f64;
        let (a, b) = (each(module, base.0, size), each(calls, base.1, size));
        let (x, y) = (each(first.0, base.0, sizes[1]), each(first.1, base.1, sizes[1]));
        println!(
            "| {size} | {module:.2} s | {a:.2} ms | {:.2} | {calls:.2} s | {b:.2} ms | {:.2} |",
            a / x,
            b / y
        );
    }
}

/// The CPU seconds of all processes that were started and have ended.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("this runs on Linux");
    let (_, fields) = stat.rsplit_once(')').expect("the name stands in parentheses");
    let fields = fields.split_whitespace().skip(13).take(2);
    fields.map(|ticks| ticks.parse::<f64>().expect("a number")).sum::<f64>() / TICKS_PER_SECOND
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(folder).env("CARGO_INCREMENTAL", "0");
    command.env("CARGO_TARGET_DIR", folder.parent().expect("a folder of its own").join("target"));
    assert!(command.status().expect("cargo runs").success(), "it does not compile");
}

/// Writes two crates: what is generated for a library of this size, and a call of each of its functions.
fn write(size: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("compile_time/{size}"));
    let lua = library(size);
    fs::create_dir_all(folder.join("calls/src")).expect("a folder");
    fs::create_dir_all(folder.join("generated/src")).expect("a folder");
    let fcall = env!("CARGO_MANIFEST_DIR");
    let fcall =
        format!("fcall = {{ path = {fcall:?}, default-features = false, features = [\"aio\"] }}");
    let write = |path: &str, text: &str| fs::write(folder.join(path), text).expect("a file");
    write("Cargo.toml", "[workspace]\nmembers = [\"generated\", \"calls\"]\nresolver = \"3\"\n");
    write("generated/Cargo.toml", &manifest("generated", &fcall));
    write(
        "calls/Cargo.toml",
        &manifest("calls", &format!("generated = {{ path = \"../generated\" }}\n{fcall}")),
    );
    write("generated/src/wide.lua", &lua);
    write("generated/src/lib.rs", &generated(lua));
    write("calls/src/lib.rs", &calls(size));
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock")).expect("the lock file");
    folder
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{dependencies}\n"
    )
}

/// Functions of the usual kind, each with a reply and an error of its own.
fn library(size: usize) -> String {
    let mut lua = "#!lua name=wide\n".to_owned();
    for index in 0..size {
        writeln!(
            lua,
            "\n---@class Reply{index}\n---@field allowed boolean\n---@field remaining integer\n---@field owner? string\n\n\
             --- Does the thing of number {index}.\n---@key bucket\n---@key other\n---@arg owner string\n---@arg limit integer\n\
             ---@arg window_ms? integer\n---@return Reply{index}\n---@error NO_{index} there is none\n\
             redis.register_function('wide_f{index}', function(keys, args)\n  \
             redis.call('HSET', keys[1], keys[2], args[1], args[2], args[3] or 1)\n  return {{ 1, 2, args[1] }}\nend)"
        )
        .expect("a String takes anything");
    }
    lua
}

fn generated(lua: String) -> String {
    let mut sources = Sources::new();
    sources.add(Source::new("wide.lua", lua.into_bytes()));
    let checked = check(&sources, &config::parse("").expect("no settings"));
    let library = checked.libraries().next().expect("it has no errors");
    let code = "include_bytes!(\"wide.lua\")".parse().expect("an expression");
    generate::text(&[generate::library(library, &code)])
}

fn calls(size: usize) -> String {
    let mut text =
        "use fcall::redis::aio::MultiplexedConnection;\nuse generated::wide::AsyncCommands as _;\n"
            .to_owned();
    for index in 0..size {
        writeln!(
            text,
            "pub async fn call{index}(con: &mut MultiplexedConnection) -> fcall::Result<i64> {{\n    \
             Ok(con.wide_f{index}(\"a\", \"b\", \"c\", 1, None).await?.remaining)\n}}"
        )
        .expect("a String takes anything");
    }
    text
}
