//! What bodies show, and no annotation says: words, maps, codes of errors that helpers raise.

use fcall::ErrorCode as _;
use fcall::redis::{Connection, cmd};
use fcall_testing::Server;

use crate::inferred::{self, AnyError, Commands as _, PushSide, SummaryReplyState};

/// A connection of either protocol.
fn connections(server: &Server) -> [Connection; 2] {
    crate::round_trip::load(server, &inferred::LIBRARY);
    let connection = server.connection();
    let mut newer = server.connection();
    cmd("HELLO").arg(3).exec(&mut newer).expect("it speaks RESP3");
    cmd("FLUSHDB").exec(&mut newer).expect("it is empty");
    [connection, newer]
}

#[test]
fn maps_arrive_under_both_protocols() {
    let server = Server::start().expect("a server starts");
    for mut connection in connections(&server) {
        cmd("DEL").arg("l").exec(&mut connection).expect("it deletes");
        cmd("HSET")
            .arg("h")
            .arg("a")
            .arg("1")
            .arg("b")
            .arg("\u{e9}")
            .exec(&mut connection)
            .unwrap();
        cmd("SADD").arg("s").arg("x").exec(&mut connection).expect("it adds");
        let settings = connection.inferred_settings("h").expect("it is a map");
        assert_eq!((settings[&b"a"[..]].as_slice(), settings.len()), (&b"1"[..], 2));
        assert!(connection.inferred_settings("none").expect("an empty map").is_empty());
        let empty = connection.inferred_summary("l").expect("it is a record");
        assert_eq!((empty.size, empty.first, empty.load), (0, None, 0.0));
        assert_eq!(empty.state, SummaryReplyState::Empty);
        assert_eq!(connection.inferred_push("l", PushSide::Right, "z").expect("it pushes"), 1);
        let full = connection.inferred_summary("l").expect("it is a record");
        assert_eq!((full.size, full.first, full.load), (1, Some(b"z".to_vec()), 0.125));
        let names = connection.inferred_names("s", "none").expect("a set and a boolean");
        assert_eq!(names, (vec![b"x".to_vec()], false));
    }
}

#[test]
fn other_words_are_refused_with_a_code_of_the_library() {
    let server = Server::start().expect("a server starts");
    for mut connection in connections(&server) {
        let other = PushSide::Other("top".to_owned());
        let error = connection.inferred_push("l", other, "z").expect_err("no such side");
        assert_eq!(error.as_code(), Some(AnyError::BadSide));
        assert_eq!(error.as_code(), Some(inferred::PushError::BadSide));
        let error = connection.inferred_push("l", PushSide::Left, "").expect_err("no value");
        assert_eq!(error.as_code().map(|code: AnyError| code.code()), Some("EMPTY"));
    }
}
