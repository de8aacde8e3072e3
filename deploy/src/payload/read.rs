//! The bytes of a payload, from whichever server, into the code that is in it.

use std::sync::Arc;

use super::{
    CHECKSUM, CHECKSUM_LENGTH, Checksum, Damage, Fault, LIBRARY, LIBRARY_BEFORE_7_0, Payload,
    VERSION_LENGTH, string,
};

/// Takes the bytes apart, after their checksum was found good.
///
/// # Errors
///
/// If they are not a whole and unchanged payload, with the byte at which that shows.
pub fn read(bytes: Vec<u8>) -> Result<Payload, Damage> {
    let too_short = || Damage { offset: bytes.len(), fault: Fault::TooShort };
    let end = bytes.len().checked_sub(CHECKSUM_LENGTH).ok_or_else(too_short)?;
    let records = end.checked_sub(VERSION_LENGTH).ok_or_else(too_short)?;
    let checksum = checksum(&bytes, end)?;
    let version = u16::from_le_bytes([bytes[records], bytes[records + 1]]);
    let codes = codes(&bytes[..records])?;
    Ok(Payload { bytes, version, checksum, codes })
}

fn checksum(bytes: &[u8], end: usize) -> Result<Checksum, Damage> {
    let (covered, stored) = bytes.split_at(end);
    let stored = stored.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
    match stored {
        _ if stored == CHECKSUM.checksum(covered) => Ok(Checksum::Good),
        0 => Ok(Checksum::Absent),
        _ => Err(Damage { offset: end, fault: Fault::Checksum }),
    }
}

fn codes(records: &[u8]) -> Result<Vec<Arc<[u8]>>, Damage> {
    let mut codes = Vec::new();
    let mut position = 0;
    while let Some(&byte) = records.get(position) {
        match byte {
            LIBRARY => {
                let (code, end) = string::read(records, position + 1)?;
                codes.push(code);
                position = end;
            }
            LIBRARY_BEFORE_7_0 => {
                return Err(Damage { offset: position, fault: Fault::Before7_0 });
            }
            other => return Err(Damage { offset: position, fault: Fault::NoLibrary(other) }),
        }
    }
    Ok(codes)
}
