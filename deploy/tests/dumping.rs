//! A server's libraries to a file and back.

mod common;

use std::fs;

use common::{broken, calls, deploy, expected, held, library, nodes, release};
use crc::{CRC_64_REDIS, Crc};
use fcall_deploy::dump::{self, Policy};
use fcall_deploy::{Kind, Outcome, Payload, Written, payload};
use fcall_testing::Server;

/// A payload as a server would write it, with records and a version of our choice.
fn made(records: &[u8], version: u16) -> Payload {
    let mut bytes = records.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend(Crc::<u64>::new(&CRC_64_REDIS).checksum(&bytes).to_le_bytes());
    payload::read(bytes).unwrap()
}

#[test]
fn to_a_file_and_back_by_every_policy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("functions.dump");
    let source = Server::start().unwrap();
    let (a, b) = (library("a", &["f"]), library("b", &["g"]));
    let mut from = nodes(&source.tcp_url());
    deploy(&[a.clone(), b.clone()], &mut from);
    fs::write(&file, "what was here before").unwrap();
    dump::write_file(&dump::dump(&mut from).unwrap(), &file).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let payload = dump::read_file(&file).unwrap();

    let (older, other) = (release("a", "0.1.0", &["f"]), library("other", &["o"]));
    for (policy, after) in [
        (Policy::Append, Err(vec![&older, &other])),
        (Policy::Replace, Ok(vec![&a, &b, &other])),
        (Policy::Flush, Ok(vec![&a, &b])),
    ] {
        let server = Server::start().unwrap();
        let mut to = nodes(&server.tcp_url());
        deploy(&[older.clone(), other.clone()], &mut to);
        let report = dump::restore(&payload, policy, &mut to);
        match after {
            Ok(libraries) => {
                assert_eq!(
                    (report.outcome(), report.nodes[0].result),
                    (Outcome::Applied, Written::Applied)
                );
                assert_eq!(held(&server), expected(&libraries), "{policy:?}");
            }
            Err(libraries) => {
                assert_eq!(
                    (report.outcome(), report.nodes[0].result),
                    (Outcome::Failed, Written::Failed)
                );
                let error = report.nodes[0].error.as_ref().unwrap().to_string();
                assert!(error.contains("Library a already exists"), "{error}");
                assert_eq!(held(&server), expected(&libraries), "{policy:?}");
            }
        }
    }
}

#[test]
fn what_has_no_end_is_not_read() {
    for path in ["/dev/zero", "/tmp"] {
        let error = dump::read_file(std::path::Path::new(path)).unwrap_err();
        assert!(error.to_string().contains("it is not a file"), "{error}");
    }
}

#[test]
fn nothing_damaged_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("functions.dump");
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    deploy(&[library("a", &["f"])], &mut nodes);
    let whole = dump::dump(&mut nodes).unwrap();
    let mut changed = whole.bytes().to_vec();
    changed[5] ^= 1;
    for (bytes, part) in [
        (changed, "the checksum does not fit"),
        (whole.bytes()[..whole.bytes().len() - 1].to_vec(), "the checksum does not fit"),
        (b"#!lua name=a\n".to_vec(), "not a payload of FUNCTION DUMP"),
        (b"short".to_vec(), "it ends before"),
        (Vec::new(), "it ends before"),
    ] {
        fs::write(&file, bytes).unwrap();
        let error = dump::read_file(&file).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.kind, Kind::Payload);
        assert!(text.contains(part) && text.contains("functions.dump"), "{text}");
    }
    let missing = dump::read_file(&folder.path().join("missing")).unwrap_err();
    assert!(
        missing.kind == Kind::File && missing.to_string().contains("missing: cannot be read"),
        "{missing}"
    );
    let unwritable = dump::write_file(&whole, &folder.path().join("no/such/file")).unwrap_err();
    assert!(unwritable.to_string().contains("cannot be written"), "{unwritable}");
    assert_eq!(calls(&server, "function|restore"), 0);
}

#[test]
fn what_the_server_does_not_take_changes_nothing() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&server.tcp_url());
    let a = library("a", &["f"]);
    deploy(std::slice::from_ref(&a), &mut nodes);
    let record =
        |code: &[u8]| [&[0xf5, 0x80, 0, 0, 0, u8::try_from(code.len()).unwrap()], code].concat();
    for (payload, part) in [
        (made(b"", 99), "does not read payloads of version 99"),
        (made(&record(&broken("z").code), 10), "Error compiling function"),
    ] {
        let report = dump::restore(&payload, Policy::Flush, &mut nodes);
        assert_eq!(report.outcome(), Outcome::Failed, "{part}");
        let error = report.nodes[0].error.as_ref().unwrap().to_string();
        assert!(error.contains(part), "{error}");
        assert_eq!(held(&server), expected(&[&a]), "{part}");
    }
    // What we build ourselves, every server takes.
    let b = library("b", &["g"]);
    let report = dump::restore(&made(&record(&b.code), 10), Policy::Append, &mut nodes);
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    assert_eq!(held(&server), expected(&[&a, &b]));
}

#[test]
fn an_empty_server_has_a_payload_too() {
    let server = Server::start().unwrap();
    let mut nodes = nodes(&format!("{}?protocol=resp3", server.tcp_url()));
    let empty = dump::dump(&mut nodes).unwrap();
    assert_eq!(empty.bytes().len(), 10);
    deploy(&[library("a", &["f"])], &mut nodes);
    assert_eq!(dump::restore(&empty, Policy::Replace, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!(held(&server).len(), 1);
    assert_eq!(dump::restore(&empty, Policy::Flush, &mut nodes).outcome(), Outcome::Applied);
    assert_eq!(held(&server).len(), 0);
}

#[test]
fn a_replica_and_a_user_without_permission() {
    let primary = Server::start().unwrap();
    let options = fcall_testing::Options { replica_of: Some(primary.port()), ..Default::default() };
    let replica = Server::start_with(&options).unwrap();
    let mut replica_nodes = nodes(&replica.tcp_url());
    let empty = dump::dump(&mut replica_nodes).unwrap();
    let report = dump::restore(&empty, Policy::Flush, &mut replica_nodes);
    assert_eq!(
        (report.outcome(), report.nodes[0].error.as_ref().unwrap().kind),
        (Outcome::Failed, Kind::Replica)
    );
    assert_eq!(calls(&replica, "function|restore"), 0);

    let server = common::with_user("+function|list");
    let mut nodes = nodes(&server.url_as("app", common::SECRET));
    let error = dump::dump(&mut nodes).unwrap_err();
    assert!(
        error.kind == Kind::Permission && error.to_string().contains("+function|dump"),
        "{error}"
    );
    let report = dump::restore(&empty, Policy::Flush, &mut nodes);
    assert_eq!(report.nodes[0].error.as_ref().unwrap().kind, Kind::Permission);
}
