//! The sandbox against a real server: the recorded libraries and those of `tests/libraries` are
//! sent to it. `FCALL_SERVER_BIN` says to which.

mod shown;

#[path = "../../compiler/tests/recorded/mod.rs"]
#[expect(dead_code, reason = "what was recorded is not asked for here")]
mod recorded;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;

use fcall_sandbox::{Danger, Profile, verdict};
use fcall_testing::Server;
use redis::{Connection, Value};

use crate::shown::{Function, Shown, shown};

/// Runs for half of the time a server gives it, or for longer where the machine has other things
/// to do.
const SLOW: &str = "load: slow then ok";

#[test]
fn the_server_answers_what_the_sandbox_says() {
    let mut server = Server::start().unwrap();
    let version = server.version().to_string().to_lowercase().replace(' ', "-");
    let profile: Profile = version.parse().unwrap();
    let is_measured = version.ends_with(profile.line().version());
    let mut connection = server.connection();
    let (mut wrong, mut ended) = (Vec::new(), 0);
    for (name, code) in libraries() {
        // The sandbox is the version of the line that was measured.
        if !is_measured && name.ends_with("_version.lua") {
            continue;
        }
        let verdict = verdict(&code, profile);
        redis::cmd("FUNCTION").arg("FLUSH").exec(&mut connection).unwrap();
        let answer = load(&server, &code);
        if verdict.dangers.contains(&Danger::LogAtLoad) {
            assert_eq!(answer, b"", "{name} should end the server");
            server.restart().unwrap();
            connection = server.connection();
            ended += 1;
            continue;
        }
        let (here, there) = (shown(&verdict), answered(&mut connection, &answer, &name));
        if here != there {
            wrong.push(format!(
                "{name}\n  server:  {}\n  sandbox: {}",
                text_of(&there),
                text_of(&here)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} differ on {profile}:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(ended > 0, profile.name() == "valkey-9.1", "{ended} ended the server");
}

fn libraries() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libraries");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = files.map(|path| (path.display().to_string(), fs::read(&path).unwrap()));
    let recorded = recorded::cases().into_iter().filter(|case| case.name != SLOW);
    files.chain(recorded.map(|case| (case.name, case.code))).collect()
}

/// All that the server sends, without the line end. Over a connection of its own, with a PING behind
/// to see the end: errors may have line ends in them, or be no UTF-8.
fn load(server: &Server, code: &[u8]) -> Vec<u8> {
    let mut stream = UnixStream::connect(server.socket()).unwrap();
    let header = format!("*3\r\n$8\r\nFUNCTION\r\n$4\r\nLOAD\r\n${}\r\n", code.len());
    let ping = b"\r\n*1\r\n$4\r\nPING\r\n";
    stream.write_all(&[header.as_bytes(), code, ping].concat()).unwrap();
    let (mut answer, end) = (Vec::new(), b"\r\n+PONG\r\n");
    let mut stream = BufReader::new(stream);
    while !answer.ends_with(end) {
        // A server that ends closes the connection, or resets it.
        if stream.read_until(b'\n', &mut answer).unwrap_or_default() == 0 {
            return Vec::new();
        }
    }
    answer.truncate(answer.len() - end.len());
    answer
}

fn text_of(shown: &Shown) -> String {
    match shown {
        Ok(library) => format!("{library:?}"),
        Err(error) => error.escape_ascii().to_string(),
    }
}

fn answered(connection: &mut Connection, answer: &[u8], name: &str) -> Shown {
    if let Some(error) = answer.strip_prefix(b"-") {
        return Err(error.to_vec());
    }
    assert!(!answer.is_empty(), "{name} ended the server");
    let list: Value = redis::cmd("FUNCTION").arg("LIST").query(connection).unwrap();
    Ok(library(&list))
}

/// The one library that FUNCTION LIST shows.
fn library(list: &Value) -> (String, Vec<Function>) {
    let libraries = items(list);
    assert_eq!(libraries.len(), 1);
    let library = items(&libraries[0]);
    let mut functions: Vec<Function> =
        items(member(library, "functions")).iter().map(function).collect();
    functions.sort();
    (text(member(library, "library_name")), functions)
}

fn function(shown: &Value) -> Function {
    let members = items(shown);
    let description = match member(members, "description") {
        Value::BulkString(bytes) => Some(bytes.clone()),
        _ => None,
    };
    let mut flags: Vec<String> = items(member(members, "flags")).iter().map(text).collect();
    flags.sort();
    (text(member(members, "name")), description, flags)
}

fn member<'v>(members: &'v [Value], name: &str) -> &'v Value {
    let mut pairs = members.chunks(2).filter(|pair| text(&pair[0]) == name);
    &pairs.next().unwrap()[1]
}

fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) | Value::Set(items) => items,
        other => panic!("no list: {other:?}"),
    }
}

fn text(value: &Value) -> String {
    redis::from_redis_value_ref(value).unwrap()
}
