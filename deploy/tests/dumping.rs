//! A server's libraries into files of both forms, and those read again.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{deploy, held, library, nodes};
use fcall_deploy::dump::{self, Dump, Form, Origin};
use fcall_deploy::payload::Checksum;
use fcall_deploy::{Kind, Library, payload};
use fcall_testing::Server;
use redis::cmd;

/// A server's dump, with the folder to write it to.
fn dumped(libraries: &[Library]) -> (Server, Dump, tempfile::TempDir) {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(libraries, &mut nodes);
    let dump = dump::dump(&mut nodes).unwrap();
    (server, dump, tempfile::tempdir().unwrap())
}

fn binary() -> Library {
    let code =
        b"#!lua name=bin\r\nredis.register_function('b', function() return '\xff\xfe' end)\n\n";
    Library::from_code("bin", ["b"], code)
}

#[test]
fn both_forms_hold_every_byte() {
    let (_server, dump, folder) =
        dumped(&[library("a", &["f", "G"]), library("b", &["h"]), binary()]);
    assert_eq!(dump.entries.len(), 3);
    for (name, form) in [("all.json", Form::Dump), ("all.payload", Form::Payload)] {
        let file = folder.path().join(name);
        fs::write(&file, "what was here before").unwrap();
        dump::write_file(&dump, form, &file).unwrap();
        let read = dump::read_file(&file).unwrap();
        assert_eq!(read.entries, dump.entries, "{name}");
        match (form, &read.origin) {
            (Form::Dump, Origin::Server(server)) => assert!(server.contains(' '), "{server}"),
            (Form::Payload, Origin::Payload { version: 10, checksum: Checksum::Good, .. }) => {}
            (_, other) => panic!("{name}: {other:?}"),
        }
    }
    // Nothing else is left behind.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_payload_file_is_for_every_tool() {
    let (server, dump, folder) = dumped(&[library("a", &["f"]), binary()]);
    let file = folder.path().join("all.payload");
    dump::write_file(&dump, Form::Payload, &file).unwrap();
    let before = held(&server);
    let restore =
        cmd("FUNCTION").arg("RESTORE").arg(fs::read(&file).unwrap()).arg("FLUSH").to_owned();
    restore.exec(&mut server.connection()).unwrap();
    assert_eq!(held(&server), before);
}

#[test]
fn a_servers_own_payload_is_read_from_a_file() {
    let (server, dump, folder) = dumped(&[library("a", &["f"]), library("b", &["h"])]);
    let payload: Vec<u8> = cmd("FUNCTION").arg("DUMP").query(&mut server.connection()).unwrap();
    let file = folder.path().join("own.dump");
    fs::write(&file, payload).unwrap();
    assert_eq!(dump::read_file(&file).unwrap().entries, dump.entries);
    let own = dump::server_payload(&mut nodes(&server.tcp_url())[0]).unwrap();
    assert_eq!(own.codes().len(), 2);
}

#[test]
fn functions_that_cannot_be_told_are_said_to_be_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.payload");
    let known = library("a", &["f"]);
    let codes = [&*known.code, b"#!lua name=torn\nredis.register_function('x'"];
    fs::write(&file, payload::build(codes).bytes()).unwrap();
    let read = dump::read_file(&file).unwrap();
    assert_eq!((read.entries[0].library.functions.len(), &read.entries[0].doubt), (1, &None));
    assert_eq!(read.entries[1].library.name, "torn");
    assert!(read.entries[1].library.functions.is_empty() && read.entries[1].doubt.is_some());
}

#[test]
fn an_empty_server_has_a_dump_too() {
    let (_server, dump, folder) = dumped(&[]);
    for form in [Form::Dump, Form::Payload] {
        let file = folder.path().join("empty");
        dump::write_file(&dump, form, &file).unwrap();
        assert_eq!(dump::read_file(&file).unwrap().entries, []);
    }
    assert_eq!(dump.payload().bytes().len(), 10);
}

#[test]
fn what_is_no_dump_is_told_with_its_place() {
    let (_server, dump, folder) = dumped(&[library("a", &["f"])]);
    let file = folder.path().join("functions.dump");
    let payload = dump.payload().bytes().to_vec();
    let (mut changed, mut cut) = (payload.clone(), payload.clone());
    changed[5] ^= 1;
    cut.pop();
    dump::write_file(&dump, Form::Dump, &file).unwrap();
    let json = fs::read_to_string(&file).unwrap();
    for (bytes, words) in [
        (changed, &["the checksum does not fit", "at byte 98"][..]),
        (cut, &["the checksum does not fit", "at byte 97"]),
        (b"#!lua name=a\n".to_vec(), &["this is a library, not a dump"]),
        (b"REDIS0011\xfa".to_vec(), &["this is an RDB file"]),
        (b"Dear Sir, please find attached".to_vec(), &["not a payload of FUNCTION DUMP"]),
        (b"short".to_vec(), &["it ends before"]),
        (Vec::new(), &["it ends before"]),
        (payload::build(["no shebang"]).bytes().to_vec(), &["library 1 of it has no name"]),
        (json.replace("1.0.0'", "6.6.6'").into_bytes(), &["`a`", "changed after it was dumped"]),
        (json.replace("\"name\": \"a\"", "\"name\": \"b\"").into(), &["`b` calls itself `a`"]),
        (json.replace("\"fcall\": 1", "\"fcall\": 2").into(), &["shape 2", "later release"]),
        (json.replace("\"dump\"", "\"plan\"").into(), &["kind `plan`"]),
        (json[..json.len() / 2].into(), &["it is no dump", "line"]),
        (b"{}".to_vec(), &["it is no dump", "missing field"]),
    ] {
        fs::write(&file, &bytes).unwrap();
        let error = dump::read_file(&file).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.kind, Kind::Payload, "{text}");
        assert!(text.contains("functions.dump: "), "{text}");
        assert!(words.iter().all(|word| text.contains(word)), "{words:?}: {text}");
    }
}

#[test]
fn files_that_cannot_be_read_or_written() {
    let (_server, dump, folder) = dumped(&[]);
    let error = |path: &Path| {
        let error = dump::read_file(path).unwrap_err();
        assert_eq!(error.kind, Kind::File);
        error.to_string()
    };
    for path in ["/dev/zero", "/tmp"] {
        assert!(error(Path::new(path)).contains("it is not a file"));
    }
    assert!(error(&folder.path().join("missing")).contains("missing: cannot be read"));
    let nowhere: PathBuf = folder.path().join("no/such/file");
    let error = dump::write_file(&dump, Form::Dump, &nowhere).unwrap_err();
    assert!(error.to_string().contains("cannot be written"), "{error}");
}

#[test]
fn a_user_without_permission_is_told_which() {
    let server = common::with_user("+function|dump");
    let mut nodes = nodes(&server.url_as("app", common::SECRET));
    let error = dump::dump(&mut nodes).unwrap_err();
    assert_eq!(error.kind, Kind::Permission);
    assert!(error.to_string().contains("+function|list"), "{error}");
}
