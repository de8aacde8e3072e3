//! What servers say when a script fails, taken apart.

use fcall::redis;
use fcall::{Error, ErrorCode};
use fcall_testing::Server;

use super::generated::{fail, peek, run};
use crate::servers::client;

struct Refused;

impl ErrorCode for Refused {
    fn from_code(code: &str) -> Option<Self> {
        (code == Self.code()).then_some(Self)
    }

    fn code(&self) -> &'static str {
        "REFUSED"
    }
}

#[test]
fn an_error_has_a_code_a_message_and_a_line_of_the_file() {
    let server = Server::start().expect("a server");
    for protocol in ["resp2", "resp3"] {
        let mut connection = client(&server, protocol).get_connection().unwrap();
        redis::cmd("SET").arg("text").arg("x").exec(&mut connection).unwrap();
        // The first call of each is of a script that the server does not hold yet.
        redis::cmd("SCRIPT").arg("FLUSH").exec(&mut connection).unwrap();
        for (how, code, message, line) in [
            ("raise", "REFUSED", "not today", Some(3)),
            ("lua", "ERR", "boom", Some(6)),
            ("call", "ERR", "value is not an integer or out of range", Some(7)),
            ("return", "REFUSED", "politely", None),
        ] {
            let error = fail("text", how).query(&mut connection).unwrap_err();
            let Error::Function(own) = &error else { panic!("{how}: {error}") };
            assert_eq!((own.code(), own.message(), own.line()), (code, message, line), "{how}");
            assert_eq!(own.file(), line.map(|_| "scripts/fail.lua"));
            assert_eq!(error.as_code::<Refused>().is_some(), code == "REFUSED");
            let place = line.map(|line| format!(", scripts/fail.lua:{line},")).unwrap_or_default();
            let said = format!("the script `fail`{place} failed: {code} {message}");
            assert_eq!(error.to_string(), said);
            assert_eq!(error.function().unwrap().script().unwrap().name(), "fail");
        }
    }
}

#[test]
fn a_reply_of_another_type_is_not_blamed_on_a_library() {
    let server = Server::start().expect("a server");
    let mut connection = server.connection();
    let error = run::<i64>("return {1, 2}").query(&mut connection).unwrap_err();
    let line = error.to_string();
    assert!(line.starts_with("the script `run` replied"), "{line}");
    assert!(matches!(error, Error::Reply(_)) && !line.contains("library"), "{line}");
    // `Function not found` means nothing where a script says it.
    let error = run::<()>("return {err = 'ERR Function not found'}").query(&mut connection);
    assert_eq!(error.unwrap_err().code(), Some("ERR"));
    redis::cmd("LPUSH").arg("list").arg("x").exec(&mut connection).unwrap();
    let error = peek("list").query(&mut connection).unwrap_err();
    let Error::Function(own) = &error else { panic!("{error}") };
    assert_eq!((own.code(), own.line()), ("WRONGTYPE", Some(2)));
}

#[test]
fn a_script_that_may_not_write_is_not_called_to_write() {
    let server = Server::start().expect("a server");
    let mut replica = Server::start_with(&fcall_testing::Options {
        replica_of: Some(server.port()),
        ..fcall_testing::Options::default()
    })
    .expect("a replica");
    let mut connection = replica.connection();
    assert_eq!(peek("none").query(&mut connection).unwrap(), None);
    let error = super::generated::add("c", 1).query(&mut connection).unwrap_err();
    let line = error.to_string();
    // Redis says so of a script without flags when it writes, and then it is the script's error.
    assert!(line.contains("READONLY"), "{line}");
    replica.stop();
}
