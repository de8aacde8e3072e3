//! The libraries of `functions/`, called in the sandbox and on a real server, call for call: the calls
//! of the server change one of its databases, the commands of the sandbox another.

mod client;

use std::fs;
use std::path::Path;

use fcall_sandbox::{Call, Loaded, Profile, Protocol, Reply};
use fcall_testing::Server;

use crate::client::{Client, ordered};

/// What is handed to every function, in this order; most of it is too much or too little. No number that
/// may be a time to live is so small that it ends meanwhile.
const ARGS: [&[&str]; 12] = [
    &[],
    &["a"],
    &["70000"],
    &["a", "60000"],
    &["70000", "60000"],
    &["70000", "60000", "80000"],
    &["60000", "70000", "90000"],
    &["a", "b", "60000"],
    &["-1", "0"],
    &["m", "80000", "n", "90000"],
    &["1.5", "x", "60000", "80000"],
    &["90000", "80000", "60000", "70000", "id"],
];

/// Numbers that may be times are compared roughly: the two are not called at once.
const TIMES: i64 = 1_000;
const APART: u64 = 10_000;

#[test]
fn shipped_functions_answer_here_what_they_answer_there() {
    let server = Server::start().unwrap();
    let version = server.version().to_string().to_lowercase().replace(' ', "-");
    let profile: Profile = version.parse().unwrap();
    let mut there = Client::new(&server, Protocol::Resp2);
    let mut commands = Client::new(&server, Protocol::Resp2);
    commands.send(&["SELECT", "1"]);
    let (mut good, mut errors) = (0, 0);
    for path in libraries() {
        let code = fs::read(&path).unwrap();
        there.send(&[&b"FUNCTION"[..], b"LOAD", &code]);
        let mut loaded = Loaded::new(&code, profile).unwrap();
        for call in calls(&loaded) {
            let here = loaded.call(&call, |command| commands.command(command)).unwrap();
            let mut arguments = vec![b"FCALL".to_vec(), call.function.clone().into_bytes()];
            arguments.push(call.keys.len().to_string().into_bytes());
            arguments.extend(call.keys.iter().chain(&call.args).cloned());
            let answer = there.send(&arguments);
            let is_error = matches!(answer, Reply::Error(_));
            *if is_error { &mut errors } else { &mut good } += 1;
            assert!(
                alike(&ordered(here.clone()), &ordered(answer.clone())),
                "{call:?}\n  server:  {answer:?}\n  sandbox: {here:?}"
            );
        }
    }
    assert!(good > 300 && errors > 300, "{good} replies and {errors} errors");
}

fn libraries() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|it| it == "lua")).collect();
    files.sort();
    files
}

/// Twice over, so that what the first calls wrote is there for all.
fn calls(loaded: &Loaded) -> Vec<Call> {
    let mut calls = Vec::new();
    for args in ARGS.iter().chain(&ARGS) {
        for keys in 1..4 {
            for function in &loaded.library().functions {
                let keys = ["{k}a", "{k}b", "{k}c"][..keys].iter();
                calls.push(Call {
                    function: function.name.clone(),
                    keys: keys
                        .map(|key| format!("{key}:{}", loaded.library().name).into())
                        .collect(),
                    args: args.iter().map(|arg| arg.as_bytes().to_vec()).collect(),
                    ..Call::default()
                });
            }
        }
    }
    calls
}

fn alike(here: &Reply, there: &Reply) -> bool {
    match (here, there) {
        (Reply::Integer(here), Reply::Integer(there)) => {
            here == there || *here.min(there) >= TIMES && here.abs_diff(*there) < APART
        }
        (Reply::Array(here), Reply::Array(there)) => {
            here.len() == there.len()
                && here.iter().zip(there).all(|(here, there)| alike(here, there))
        }
        _ => here == there,
    }
}
