//! Calls in the sandbox against the same calls on a real server: the functions of `tests/calls`, one a
//! paragraph, are called on both, and the commands of those in the sandbox are answered by the server.

mod client;

use std::fs;
use std::path::Path;

use fcall_sandbox::{Call, Loaded, Profile, Protocol, Reply, Unanswered};
use fcall_testing::Server;

use crate::client::{Client, ordered};

/// What is known to differ: a part of the function, the profile, and why.
const DIFFERENT: [(&str, &str, &str); 1] = [(
    "created_at = 4",
    "valkey-9.1",
    "the order of a table's members follows a seed that is the process's own; older lines have none",
)];

/// Numbers come as they come from a server that has just begun.
const RANDOM: &str = "return {math.random(1, 100), math.random(1000), tostring(math.random())}";

#[test]
fn a_call_here_is_a_call_there() {
    let server = Server::start().unwrap();
    let profile = profile(&server);
    let (mut wrong, mut seen, mut compared) = (Vec::new(), Vec::new(), 0);
    for protocol in [Protocol::Resp2, Protocol::Resp3] {
        let mut there = Client::new(&server, protocol);
        let mut old = Client::new(&server, Protocol::Resp2);
        let mut new = Client::new(&server, Protocol::Resp3);
        for (file, body) in functions() {
            let code = library(&body);
            let mut loaded = loaded(&body, profile);
            let (keys, args) = (texts(&["k", "{k}2"]), texts(&["a", "2", "-3.5", "a\0b\r\nc"]));
            let call = Call { keys, args, protocol, ..called("f") };
            old.send(&["FLUSHALL"]);
            let here = loaded.call(&call, |command| match command.protocol {
                Protocol::Resp2 => old.command(command),
                Protocol::Resp3 => new.command(command),
            });
            if here == Err(Unanswered::Aborts) {
                continue;
            }
            there.send(&["FLUSHALL"]);
            there.send(&[b"FUNCTION".to_vec(), b"LOAD".to_vec(), b"REPLACE".to_vec(), code]);
            let answer = there.send(&arguments(&call));
            let here = here.map(ordered);
            compared += 1;
            let known =
                DIFFERENT.iter().find(|(part, on, _)| body.contains(part) && *on == profile.name());
            let is_alike = format!("{here:?}")
                == format!("{:?}", Ok::<_, Unanswered>(ordered(answer.clone())));
            seen.extend(known.filter(|_| !is_alike));
            if !is_alike && known.is_none() {
                wrong.push(format!(
                    "{file}, {protocol:?}: {body}\n  server:  {}\n  sandbox: {}",
                    shown(&answer),
                    here.as_ref().map_or_else(ToString::to_string, shown),
                ));
            }
        }
    }
    let unseen = DIFFERENT.iter().find(|it| it.1 == profile.name() && !seen.contains(it));
    assert_eq!(unseen, None, "this is no difference any more");
    assert!(
        wrong.is_empty(),
        "{} of {compared} differ on {profile}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn random_numbers_are_those_of_a_server_that_begins() {
    let server = Server::start().unwrap();
    let mut there = Client::new(&server, Protocol::Resp2);
    there.send(&[b"FUNCTION".to_vec(), b"LOAD".to_vec(), library(RANDOM)]);
    let mut loaded = loaded(RANDOM, profile(&server));
    for _ in 0..3 {
        let here = loaded.call(&called("f"), |_| Reply::Null);
        assert_eq!(here, Ok(there.send(&arguments(&called("f")))));
    }
}

#[test]
fn what_fcall_refuses_is_refused() {
    let server = Server::start().unwrap();
    let profile = profile(&server);
    let mut there = Client::new(&server, Protocol::Resp2);
    let mut commands = Client::new(&server, Protocol::Resp2);
    let code = b"#!lua name=l\nredis.register_function('Writes', function(k) \
        return redis.call('set', k[1], 1) end)\n\
        redis.register_function{function_name='reads', flags={'no-writes'}, callback=function(k) \
        return redis.call(k[2] or 'get', k[1], 1) end}";
    there.send(&[&b"FUNCTION"[..], b"LOAD", code]);
    let mut loaded = Loaded::new(code, profile).unwrap();
    let mut answers = Vec::new();
    for (function, keys, only_reads) in [
        ("nothing", &[][..], false),
        ("nothing", &[], true),
        ("writes", &["k"], false),
        ("WRITES", &["k"], true),
        ("Reads", &["k"], true),
        ("reads", &["k", "set"], false),
        ("reads", &["k", "set"], true),
        ("reads", &["k", "publish"], true),
        ("reads", &["k", "getrange"], true),
        ("writes", &[], false),
    ] {
        let call = Call { keys: texts(keys), only_reads, ..called(function) };
        let here = loaded.call(&call, |command| commands.command(command)).unwrap();
        assert_eq!(shown(&here), shown(&there.send(&arguments(&call))), "{call:?}");
        answers.push(here);
    }
    let refused = answers.iter().filter(|answer| matches!(answer, Reply::Error(_))).count();
    assert_eq!(refused, 9, "{answers:?}");
}

/// A library keeps what its functions keep outside of them.
#[test]
fn what_is_kept_is_there_at_the_next_call() {
    let code = b"#!lua name=l\nlocal n = 0\nredis.register_function('f', function() n = n + 1 return n end)";
    let mut loaded = Loaded::new(code, Profile::ALL[0]).unwrap();
    assert_eq!(loaded.library().functions[0].name, "f");
    for n in 1..4 {
        assert_eq!(loaded.call(&called("f"), |_| Reply::Null), Ok(Reply::Integer(n)));
    }
    assert!(Loaded::new(b"#!lua name=l\nx()", Profile::ALL[0]).is_err());
}

#[test]
fn what_has_no_reply_says_why() {
    for (body, why) in [
        ("error({})", Unanswered::Aborts),
        ("return cmsgpack.pack(1)", Unanswered::Missing("cmsgpack")),
        ("pcall(function() return cmsgpack.pack end) return 1", Unanswered::Missing("cmsgpack")),
        ("return redis.acl_check_cmd('get', 'k')", Unanswered::Missing("redis.acl_check_cmd")),
        ("local t = {} t[1] = t return t", Unanswered::TooDeep),
        ("local t = {} t[1] = t return cjson.encode(t)", Unanswered::TooDeep),
        ("return cjson.decode(('['):rep(300))", Unanswered::TooDeep),
        ("return cjson.encode_max_depth(5)", Unanswered::Missing("cjson.encode_max_depth")),
        ("local s = ('x'):rep(2^20) while true do s = s .. s end", Unanswered::Memory),
        (
            "local s = ('x'):rep(2^20) while true do pcall(function() s = s .. s end) end",
            Unanswered::Memory,
        ),
    ] {
        let mut loaded = loaded(body, Profile::ALL[0]);
        let answer = loaded.call(&called("f"), |_| Reply::Null);
        assert_eq!(answer, Err(why), "{body}");
        assert!(!why.to_string().is_empty());
        assert_eq!(
            loaded.call(&called("nothing"), |_| Reply::Null).map(|it| shown(&it)),
            Ok("Error ERR Function not found".to_owned())
        );
    }
}

/// Nothing catches the end of what takes too long, and coroutines are no way out. It takes five seconds.
#[test]
fn what_does_not_end_is_ended() {
    let endless = "local function spin() while true do end end while true do \
        pcall(pcall, coroutine.wrap(spin)) xpcall(spin, spin) coroutine.resume(coroutine.create(spin)) end";
    let answer = loaded(endless, Profile::ALL[0]).call(&called("f"), |_| Reply::Null);
    assert_eq!(answer, Err(Unanswered::Endless));
}

fn loaded(body: &str, profile: Profile) -> Loaded {
    Loaded::new(&library(body), profile)
        .unwrap_or_else(|verdict| panic!("{body}\n{:?}", verdict.error()))
}

fn called(function: &str) -> Call {
    Call { function: function.to_owned(), ..Call::default() }
}

fn profile(server: &Server) -> Profile {
    let version = server.version().to_string().to_lowercase().replace(' ', "-");
    let profile: Profile = version.parse().unwrap();
    let mut client = Client::new(server, Protocol::Resp2);
    // Unlike the name of the version, this tells a server with the fixes of October 2025.
    match client.send(&["EVAL", "return type(getfenv)", "0"]) {
        Reply::Bulk(kind) if kind == b"function" => profile,
        _ => format!("{}-hardened", profile.name()).parse().unwrap(),
    }
}

fn functions() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calls");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let functions = files.into_iter().flat_map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let bodies = text.split("\n\n").map(|body| body.trim_matches('\n').to_owned());
        let bodies: Vec<String> = bodies.filter(|body| !body.is_empty()).collect();
        bodies.into_iter().map(move |body| (name.clone(), body))
    });
    functions.collect()
}

fn library(body: &str) -> Vec<u8> {
    let head = "#!lua name=l\nlocal r = redis redis.register_function('f', function(keys, args)";
    format!("{head}\n{body}\nend)").into_bytes()
}

fn arguments(call: &Call) -> Vec<Vec<u8>> {
    let name = if call.only_reads { "FCALL_RO" } else { "FCALL" };
    let head = [name.to_owned(), call.function.clone(), call.keys.len().to_string()];
    let head = head.into_iter().map(String::into_bytes);
    head.chain(call.keys.iter().cloned()).chain(call.args.iter().cloned()).collect()
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn shown(reply: &Reply) -> String {
    match reply {
        Reply::Error(text) | Reply::Bulk(text) | Reply::Status(text) => {
            let kind = format!("{reply:?}");
            format!("{} {}", kind.split('(').next().unwrap_or_default(), text.escape_ascii())
        }
        other => format!("{other:?}"),
    }
}
