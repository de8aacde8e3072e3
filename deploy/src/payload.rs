//! The bytes of a file into a payload that FUNCTION RESTORE may be given.

use std::fmt;

use crc::{CRC_64_REDIS, Crc};

const CHECKSUM: Crc<u64> = Crc::<u64>::new(&CRC_64_REDIS);
const CHECKSUM_LENGTH: usize = 8;
const VERSION_LENGTH: usize = 2;

/// What FUNCTION DUMP answers: records, then a version, then a checksum over all before it.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    bytes: Vec<u8>,
    version: u16,
}

/// Why bytes are no payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// Too short to be one.
    TooShort,
    /// The checksum does not fit: something was changed, cut off or added.
    Checksum,
}

impl Payload {
    /// Takes the bytes if their checksum fits.
    ///
    /// # Errors
    ///
    /// If they are not a whole and unchanged payload.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Damage> {
        let end = bytes.len().checked_sub(CHECKSUM_LENGTH).ok_or(Damage::TooShort)?;
        let start = end.checked_sub(VERSION_LENGTH).ok_or(Damage::TooShort)?;
        let (covered, checksum) = bytes.split_at(end);
        if checksum != CHECKSUM.checksum(covered).to_le_bytes() {
            return Err(Damage::Checksum);
        }
        let version = u16::from_le_bytes([covered[start], covered[start + 1]]);
        Ok(Self { bytes, version })
    }

    /// The version of the format, which says what kind of server wrote it: 10 for Redis 7.0, 80 for
    /// Valkey 9.1.
    #[must_use]
    pub fn version(&self) -> u16 {
        self.version
    }

    /// The payload as it came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload {{ version: {}, length: {} }}", self.version, self.bytes.len())
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooShort => "it is too short to be a payload of FUNCTION DUMP",
            Self::Checksum => {
                "its checksum does not fit, so it is damaged, or not a payload of FUNCTION DUMP"
            }
        })
    }
}

impl std::error::Error for Damage {}

#[cfg(test)]
mod tests {
    use super::{CHECKSUM, Damage, Payload};

    fn payload(records: &[u8], version: u16) -> Vec<u8> {
        let mut bytes = records.to_vec();
        bytes.extend(version.to_le_bytes());
        bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
        bytes
    }

    #[test]
    fn the_checksum_is_the_servers() {
        assert_eq!(CHECKSUM.checksum(b"123456789"), 0xe9c6_d914_c4b8_d9ca);
    }

    #[test]
    fn every_changed_bit_is_found() {
        let whole = payload(b"\xf5\x03abc", 10);
        assert_eq!(Payload::read(whole.clone()).unwrap().version(), 10);
        for bit in 0..whole.len() * 8 {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Payload::read(changed), Err(Damage::Checksum), "bit {bit}");
        }
    }

    #[test]
    fn cut_and_empty_ones_are_found() {
        let whole = payload(b"\xf5\x03abc", 10);
        for length in 0..whole.len() {
            assert!(Payload::read(whole[..length].to_vec()).is_err(), "{length}");
        }
        assert_eq!(Payload::read(payload(b"", 80)).unwrap().version(), 80);
        assert_eq!(Payload::read(Vec::new()), Err(Damage::TooShort));
    }
}
