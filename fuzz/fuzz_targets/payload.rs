//! Any bytes through the reader of payloads, as they are and with a checksum that fits: it must not
//! panic, and what it reads must read the same when it is built anew. The files of
//! `deploy/tests/payloads` make good seeds.

#![no_main]

use fcall_deploy::payload::{build, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = read(bytes.to_vec());
    let mut fitting = bytes.to_vec();
    fitting.extend(crc::Crc::<u64>::new(&crc::CRC_64_REDIS).checksum(bytes).to_le_bytes());
    let Ok(payload) = read(fitting) else { return };
    let built = build(payload.codes());
    let again = read(built.bytes().to_vec()).expect("what is built can be read");
    assert_eq!(again.codes(), payload.codes());
});
