//! Payloads by property, against the servers' own, and those that other servers left behind.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{held, library};
use crc::{CRC_64_REDIS, Crc};
use fcall_deploy::payload::{self, Checksum, Payload};
use fcall_testing::Server;
use proptest::collection::vec;
use proptest::prelude::{any, prop};
use proptest::{prop_assert_eq, proptest};
use redis::cmd;

proptest! {
    #[test]
    fn what_is_built_is_read(codes in vec(vec(any::<u8>(), 0..20_000), 0..8)) {
        let built = payload::build(&codes);
        let read = payload::read(built.bytes().to_vec()).unwrap();
        prop_assert_eq!(&read, &built);
        let kept: Vec<_> = read.codes().iter().map(|code| code.to_vec()).collect();
        prop_assert_eq!(kept, codes);
    }

    #[test]
    fn nothing_makes_the_reader_panic(bytes in vec(any::<u8>(), 0..300)) {
        let _ = payload::read(bytes.clone());
        let _ = payload::read(with_checksum(bytes));
    }

    /// Bytes that mean something in the format, so that the reader comes far.
    #[test]
    fn nothing_that_looks_right_makes_it_panic(
        bytes in vec(prop::sample::select(&b"\xf5\xf6\x00\x01\x05\x20\x40\x80\x81\xc0\xc3\xe0\xff"[..]), 0..60),
    ) {
        let _ = payload::read(with_checksum([&b"\xf5"[..], &bytes, b"\x0a\0"].concat()));
    }

    #[test]
    fn what_a_server_wrote_may_be_changed(
        index in any::<prop::sample::Index>(),
        places in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        length in any::<prop::sample::Index>(),
    ) {
        let (_, recorded) = &recorded()[index.index(recorded().len())];
        let mut bytes = recorded[..recorded.len() - 8].to_vec();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = payload::read(with_checksum(bytes.clone()));
        bytes.truncate(length.index(bytes.len()));
        let _ = payload::read(with_checksum(bytes));
    }
}

fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.extend(Crc::<u64>::new(&CRC_64_REDIS).checksum(&bytes).to_le_bytes());
    bytes
}

#[test]
fn a_server_and_this_agree_in_both_directions() {
    for compression in ["yes", "no"] {
        let server = common::with_args(&["--rdbcompression", compression]);
        for codes in sets() {
            for code in &codes {
                cmd("FUNCTION").arg("LOAD").arg(code).exec(&mut server.connection()).unwrap();
            }
            let dumped = payload::read(dump(&server)).unwrap();
            assert_eq!(dumped.checksum(), Checksum::Good);
            assert!(dumped.writer().is_some(), "version {}", dumped.version());
            assert_eq!(by_name(&dumped), held(&server), "rdbcompression {compression}");
            assert_eq!(dumped.codes().len(), codes.len());
            // And back: what is built from it, onto an empty server.
            flush(&server);
            restore(&server, &payload::build(dumped.codes()));
            assert_eq!(held(&server), by_name(&dumped), "rdbcompression {compression}");
            flush(&server);
        }
    }
}

#[test]
fn what_other_servers_dumped_goes_onto_this_one() {
    let server = Server::start().unwrap();
    for (name, bytes) in recorded() {
        let read = payload::read(bytes.clone()).unwrap_or_else(|damage| panic!("{name}: {damage}"));
        let names: Vec<String> = by_name(&read).into_keys().collect();
        assert_eq!(names, ["binary", "greet", "long"], "{name}");
        let long = &by_name(&read)["long"];
        assert_eq!(long, &long_code(), "{name}");
        assert_eq!(name.ends_with("plain.dump"), bytes.len() > long.len(), "{name}: compressed?");
        restore(&server, &payload::build(read.codes()));
        assert_eq!(held(&server), by_name(&read), "{name}");
        flush(&server);
    }
}

/// Sets of libraries: none, one, many, long, binary.
fn sets() -> Vec<Vec<Vec<u8>>> {
    let code = |name: &str, functions: &[&str]| library(name, functions).code.to_vec();
    let many = (0..300).map(|n| code(&format!("l{n}"), &[&format!("f{n}")])).collect();
    vec![
        vec![],
        vec![code("a", &["f"])],
        vec![long_code(), binary_code(), code("greet", &["hello"])],
        vec![incompressible(40), incompressible(20_000), incompressible(1_000_000)],
        many,
    ]
}

/// Long, and easily compressed.
fn long_code() -> Vec<u8> {
    let start = "#!lua name=long\nredis.register_function('long_f', function() return 1 end)\n";
    [start.to_owned(), "-- the same line again and again\n".repeat(500)].concat().into_bytes()
}

/// Every byte that a line of Lua may have.
fn binary_code() -> Vec<u8> {
    let start =
        b"#!lua name=binary\nredis.register_function('binary_f', function() return 1 end)\n--";
    let bytes: Vec<u8> = (1..=255).filter(|byte| !b"\r\n".contains(byte)).collect();
    [&start[..], &bytes, b"\r\n"].concat()
}

fn incompressible(length: u32) -> Vec<u8> {
    let start = format!(
        "#!lua name=n{length}\nredis.register_function('f{length}', function() return 1 end)\n--"
    );
    let noise = (0..length).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0] % 94 + 33);
    start.into_bytes().into_iter().chain(noise).collect()
}

/// What FUNCTION DUMP answered on other servers, with and without compression.
fn recorded() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/payloads");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|file| {
            (file.file_name().to_string_lossy().into_owned(), fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() >= 4);
    files
}

fn by_name(payload: &Payload) -> BTreeMap<String, Vec<u8>> {
    let name = |code: &[u8]| {
        let line = code.split(|byte| *byte == b'\n').next().unwrap();
        String::from_utf8_lossy(line).strip_prefix("#!lua name=").unwrap().to_owned()
    };
    payload.codes().iter().map(|code| (name(code), code.to_vec())).collect()
}

fn dump(server: &Server) -> Vec<u8> {
    cmd("FUNCTION").arg("DUMP").query(&mut server.connection()).unwrap()
}

fn restore(server: &Server, payload: &Payload) {
    cmd("FUNCTION").arg("RESTORE").arg(payload.bytes()).exec(&mut server.connection()).unwrap();
}

fn flush(server: &Server) {
    cmd("FUNCTION").arg("FLUSH").exec(&mut server.connection()).unwrap();
}
