//! What the rules say of servers, on a server. Each `rules_live/NAME.lua` says in its header which call has
//! which answer: `-- both: FUNCTION KEYS | ARGS => ANSWER`, `redis:` and `valkey:` where they differ, `ro` before
//! the function for FCALL_RO. An answer is a number, a "string", `nil`, `[a, list]`, `!part of an error`,
//! `!=an error from its first character on`, or `crash`.

use std::fs;
use std::path::{Path, PathBuf};

use fcall_testing::{Kind, Server};
use redis::{Connection, Value};

#[test]
fn servers_do_what_the_pages_say() {
    let server = Server::start().unwrap();
    let mut calls = 0;
    for path in libraries() {
        let code = fs::read_to_string(&path).unwrap();
        let mut connection = load(&server, &code);
        for call in Call::all(&code, name_of(&server)) {
            calls += 1;
            if call.answer == "crash" {
                crashes(&code, &call);
                continue;
            }
            let found = answer(&mut connection, &call);
            assert!(call.expects(&found), "{}: {}\nfound {found}", path.display(), call.line);
        }
    }
    assert!(calls > 50, "only {calls} calls");
}

/// duplicate-function: two spellings load, and the next delete aborts the server.
#[test]
fn names_that_differ_in_case_only_abort_the_server() {
    let server = Server::start().unwrap();
    let code = "#!lua name=case\nlocal f = function() return 1 end\n\
                redis.register_function('f', f)\nredis.register_function('F', f)\n";
    let mut connection = load(&server, code);
    let deleted: Result<Value, _> =
        redis::cmd("FUNCTION").arg("DELETE").arg("case").query(&mut connection);
    assert!(deleted.is_err() && is_gone(&server), "{deleted:?}");
}

/// random-repeats: two servers give the same numbers.
#[test]
fn random_numbers_begin_the_same_on_every_start() {
    let code = "#!lua name=random\nredis.register_function('r', function() return math.random(1000000) end)\n";
    let numbers = [(); 2].map(|()| {
        let server = Server::start().unwrap();
        let mut connection = load(&server, code);
        let call = || redis::cmd("FCALL").arg("r").arg(0).clone();
        [(); 3].map(|()| call().query::<i64>(&mut connection).unwrap())
    });
    assert_eq!(numbers[0], numbers[1]);
}

/// redundant-flag: a full server runs what does not write, and a stale replica refuses what reads.
#[test]
fn flags_that_change_nothing() {
    let server = Server::start().unwrap();
    let code = "#!lua name=flags\n\
        local function read(keys) return redis.call('GET', keys[1]) end\n\
        redis.register_function{function_name='reads', callback=read, flags={'no-writes'}}\n\
        redis.register_function{function_name='stale', callback=read, flags={'no-writes', 'allow-stale'}}\n\
        redis.register_function{function_name='nothing', callback=function() return 1 end, flags={'allow-stale', 'no-writes'}}\n\
        redis.register_function('writes', function(keys) return redis.call('INCR', keys[1]) end)\n";
    let mut connection = load(&server, code);
    let set = |connection: &mut Connection, name: &str, value: &str| {
        redis::cmd("CONFIG").arg("SET").arg(name).arg(value).exec(connection).unwrap();
    };
    let call = |connection: &mut Connection, function: &str| {
        redis::cmd("FCALL").arg(function).arg(1).arg("k").query::<Value>(connection)
    };
    set(&mut connection, "maxmemory", "1");
    assert!(call(&mut connection, "reads").is_ok());
    assert_eq!(call(&mut connection, "writes").unwrap_err().code(), Some("OOM"));
    set(&mut connection, "maxmemory", "0");
    set(&mut connection, "replica-serve-stale-data", "no");
    redis::cmd("REPLICAOF").arg("127.0.0.1").arg(1).exec(&mut connection).unwrap();
    assert!(call(&mut connection, "nothing").is_ok());
    assert_eq!(call(&mut connection, "reads").unwrap_err().code(), Some("MASTERDOWN"));
    let refused = call(&mut connection, "stale").unwrap_err().to_string();
    assert!(refused.contains("on a stale replica"), "{refused}");
}

struct Call<'c> {
    line: &'c str,
    command: &'static str,
    function: &'c str,
    keys: Vec<&'c str>,
    args: Vec<&'c str>,
    answer: &'c str,
}

impl<'c> Call<'c> {
    /// The calls a library's header has for a server.
    fn all(code: &'c str, server: &str) -> Vec<Self> {
        let lines = code.lines().filter_map(|line| line.strip_prefix("-- ")?.split_once(": "));
        let ours = lines.filter(|(which, _)| *which == "both" || *which == server);
        let calls: Vec<Self> = ours.filter_map(|(_, line)| Self::read(line)).collect();
        assert!(!calls.is_empty(), "a library without calls");
        calls
    }

    fn read(line: &'c str) -> Option<Self> {
        let (call, answer) = line.split_once(" => ")?;
        let (command, call) = match call.strip_prefix("ro ") {
            Some(call) => ("FCALL_RO", call),
            None => ("FCALL", call),
        };
        let (keys, args) = call.split_once('|')?;
        let mut keys = keys.split_whitespace();
        let function = keys.next()?;
        let args = args.split_whitespace().collect();
        Some(Self { line, command, function, keys: keys.collect(), args, answer })
    }

    fn expects(&self, found: &str) -> bool {
        match (self.answer.strip_prefix("!="), self.answer.strip_prefix('!')) {
            (Some(start), _) => {
                found.strip_prefix('!').is_some_and(|found| found.starts_with(start))
            }
            (None, Some(part)) => found.starts_with('!') && found.contains(part),
            _ => found == self.answer,
        }
    }

    fn send(&self, connection: &mut Connection) -> redis::RedisResult<Value> {
        let mut command = redis::cmd(self.command);
        command.arg(self.function).arg(self.keys.len()).arg(&self.keys).arg(&self.args);
        command.query(connection)
    }
}

fn libraries() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules_live");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 5, "the libraries are gone");
    paths
}

fn name_of(server: &Server) -> &'static str {
    if server.version().kind == Kind::Valkey { "valkey" } else { "redis" }
}

/// A connection to a server that has this library alone, and no data.
fn load(server: &Server, code: &str) -> Connection {
    let mut connection = server.connection();
    redis::cmd("FLUSHALL").exec(&mut connection).unwrap();
    redis::cmd("FUNCTION").arg("FLUSH").exec(&mut connection).unwrap();
    redis::cmd("FUNCTION").arg("LOAD").arg(code).exec(&mut connection).unwrap();
    connection
}

/// The call ends a server of its own.
fn crashes(code: &str, call: &Call<'_>) {
    let server = Server::start().unwrap();
    let mut connection = load(&server, code);
    let answered = call.send(&mut connection);
    assert!(answered.is_err() && is_gone(&server), "{}: {answered:?}", call.line);
}

/// Whether the server wrote what it writes when it dies.
fn is_gone(server: &Server) -> bool {
    server.log().contains("BUG REPORT START")
}

fn answer(connection: &mut Connection, call: &Call<'_>) -> String {
    match call.send(connection) {
        Ok(value) => shown(&value),
        Err(error) => {
            let code = error.code().unwrap_or_default();
            format!("!{code} {}", error.detail().unwrap_or_default())
        }
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Nil => "nil".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::BulkString(text) => format!("\"{}\"", String::from_utf8_lossy(text)),
        Value::SimpleString(text) => format!("+{text}"),
        Value::Okay => "+OK".to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        other => format!("{other:?}"),
    }
}
