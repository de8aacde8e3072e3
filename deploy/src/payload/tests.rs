//! Payloads by hand: every form the format has, and every way to break it.

use super::{CHECKSUM, Checksum, Damage, Fault, Payload, build, read};

/// Records and a version with the checksum that fits.
fn payload(records: &[u8], version: u16) -> Vec<u8> {
    let mut bytes = records.to_vec();
    bytes.extend(version.to_le_bytes());
    bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
    bytes
}

fn codes(payload: &Payload) -> Vec<&[u8]> {
    payload.codes().iter().map(AsRef::as_ref).collect()
}

#[test]
fn the_checksum_is_the_servers() {
    assert_eq!(CHECKSUM.checksum(b"123456789"), 0xe9c6_d914_c4b8_d9ca);
}

#[test]
fn the_empty_payload_is_ten_bytes() {
    let empty = build([""; 0]);
    assert_eq!(empty.bytes(), payload(b"", 10));
    assert_eq!(empty.bytes().len(), 10);
}

#[test]
fn every_form_of_a_length_is_read() {
    for length in [
        &b"\x03"[..],
        b"\x40\x03",
        b"\x80\0\0\0\x03",
        b"\x81\0\0\0\0\0\0\0\x03",
        b"\xc3\x04\x03\x02",
        b"\xc3\x40\x04\x80\0\0\0\x03\x02",
    ] {
        let records = [b"\xf5", length, b"abc", b"\xf5\x01z"].concat();
        let read = read(payload(&records, 11)).unwrap();
        assert_eq!(codes(&read), [&b"abc"[..], b"z"], "{length:02x?}");
    }
    for (number, text) in [
        (&b"\xc0\x7b"[..], "123"),
        (b"\xc0\xff", "-1"),
        (b"\xc1\x39\x30", "12345"),
        (b"\xc2\0\0\0\x80", "-2147483648"),
    ] {
        let read = read(payload(&[b"\xf5", number].concat(), 11)).unwrap();
        assert_eq!(codes(&read), [text.as_bytes()]);
    }
}

#[test]
fn lengths_are_written_in_their_shortest_form() {
    for (length, start) in [
        (0, &b"\xf5\0"[..]),
        (63, b"\xf5\x3f"),
        (64, b"\xf5\x40\x40"),
        (0x3fff, b"\xf5\x7f\xff"),
        (0x4000, b"\xf5\x80\0\0\x40\0"),
        (70_000, b"\xf5\x80\0\x01\x11\x70"),
    ] {
        let code = vec![b'x'; length];
        let built = build([&code]);
        assert_eq!(built.bytes()[..start.len()], *start, "{length}");
        assert_eq!(built.bytes().len(), start.len() + length + 10);
        assert_eq!(read(built.bytes().to_vec()).as_ref(), Ok(&built));
    }
}

#[test]
fn compressed_text_repeats_itself() {
    for (packed, text) in [
        // Plain bytes, then 3 of them again.
        (&b"\x02abc\x20\x02"[..], &b"abcabc"[..]),
        // Into what it writes: 9 + 0 bytes of one.
        (b"\0a\xe0\0\0", b"aaaaaaaaaa"),
        (b"\0a\xe0\x03\0", b"aaaaaaaaaaaaa"),
    ] {
        let [packed_length, length] = [packed, text].map(|it| u8::try_from(it.len()).unwrap());
        let records = [b"\xf5\xc3", &[packed_length, length][..], packed].concat();
        assert_eq!(codes(&read(payload(&records, 10)).unwrap()), [text]);
        for wrong in [length - 1, length + 1] {
            let records = [b"\xf5\xc3", &[packed_length, wrong][..], packed].concat();
            let damage = Damage { offset: 4, fault: Fault::Compressed };
            assert_eq!(read(payload(&records, 10)), Err(damage));
        }
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (records, offset, words) in [
        (&b"\xf4junk"[..], 0, "the byte f4 begins no library"),
        (b"\xf5\x01a\0", 3, "the byte 00 begins no library"),
        (b"\xf6\x01a", 0, "release candidates of Redis 7.0"),
        (b"\xf5", 1, "bytes wanted: 1, left: 0"),
        (b"\xf5\x05abc", 2, "bytes wanted: 5, left: 3"),
        (b"\xf5\x40", 2, "bytes wanted: 1, left: 0"),
        (b"\xf5\x80\0\0", 2, "bytes wanted: 4, left: 2"),
        (b"\xf5\x82abcd", 1, "the byte 82 begins no length"),
        (b"\xf5\xc4abcd", 1, "the byte c4 begins no length"),
        (b"\xf5\xc3\xc3\x01a", 2, "the byte c3 begins no length"),
        (b"\xf5\x81\x10\0\0\0\0\0\0\0a", 10, "a library of 1152921504606846976 bytes"),
        (b"\xf5\xc3\x02\x81\x10\0\0\0\0\0\0\0\0a", 3, "a library of 1152921504606846976 bytes"),
        (b"\xf5\xc3\x81\x10\0\0\0\0\0\0\0\x01\0a", 12, "a library of 1152921504606846976 bytes"),
        (b"\xf5\xc3\x02\x80\x1f\xff\xff\xff\0a", 8, "does not unpack"),
        // Back before the beginning, cut in a step, and nothing at all.
        (b"\xf5\xc3\x02\x03\x20\x05", 4, "does not unpack"),
        (b"\xf5\xc3\x01\x03\x05", 4, "does not unpack"),
        (b"\xf5\xc3\x02\x0a\xe0\x01", 4, "does not unpack"),
        (b"\xf5\xc3\0\x01", 4, "does not unpack"),
    ] {
        let damage = read(payload(records, 10)).unwrap_err();
        assert_eq!(damage.offset, offset, "{records:02x?}: {damage}");
        let text = damage.to_string();
        assert!(text.contains(words) && text.starts_with("at byte "), "{records:02x?}: {text}");
    }
}

#[test]
fn every_version_is_read_and_named() {
    for version in (0..=13).chain([80, 99]) {
        let read = read(payload(b"\xf5\x03abc", version)).unwrap();
        assert_eq!((read.version(), read.checksum()), (version, Checksum::Good));
        assert_eq!(read.writer().is_some(), matches!(version, 10..=13 | 80), "{version}");
    }
}

#[test]
fn a_checksum_of_zero_is_none() {
    let mut bytes = payload(b"\xf5\x03abc", 13);
    let end = bytes.len() - 8;
    bytes[end..].fill(0);
    let read = read(bytes).unwrap();
    assert_eq!((read.checksum(), codes(&read)), (Checksum::Absent, vec![&b"abc"[..]]));
}

#[test]
fn every_changed_bit_is_found() {
    let whole = payload(b"\xf5\x03abc", 10);
    assert_eq!(read(whole.clone()).unwrap().version(), 10);
    for bit in 0..whole.len() * 8 {
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let damage = Damage { offset: whole.len() - 8, fault: Fault::Checksum };
        assert_eq!(read(changed), Err(damage), "bit {bit}");
    }
}

#[test]
fn cut_and_empty_ones_are_found() {
    let whole = payload(b"\xf5\x03abc", 10);
    for length in 0..whole.len() {
        assert!(read(whole[..length].to_vec()).is_err(), "{length}");
    }
    assert_eq!(read(Vec::new()), Err(Damage { offset: 0, fault: Fault::TooShort }));
}
