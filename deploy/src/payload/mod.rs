//! What FUNCTION DUMP answers and FUNCTION RESTORE takes: code into bytes and back, offline.
//!
//! A payload is a row of records, one for each library, then two bytes of version and eight of
//! checksum. A record is the byte F5 and the library's code as a string of the servers' RDB format.
//! Nothing but code is in it: names, flags and descriptions come from running it.

mod build;
mod damage;
mod lzf;
mod read;
mod string;

use std::fmt;
use std::sync::Arc;

use crc::{CRC_64_REDIS, Crc};

pub use build::build;
pub use damage::{Damage, Fault};
pub use read::read;

const CHECKSUM: Crc<u64> = Crc::<u64>::new(&CRC_64_REDIS);
const CHECKSUM_LENGTH: usize = 8;
const VERSION_LENGTH: usize = 2;

/// Begins a library.
const LIBRARY: u8 = 0xf5;

/// Began a library in the release candidates of Redis 7.0.
const LIBRARY_BEFORE_7_0: u8 = 0xf6;

/// A whole payload.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    bytes: Vec<u8>,
    version: u16,
    checksum: Checksum,
    codes: Vec<Arc<[u8]>>,
}

/// What the checksum of a payload says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Checksum {
    /// Nothing was changed since the payload was made.
    Good,
    /// It is zero, which stands for none: whether something was changed cannot be told.
    Absent,
}

impl Payload {
    /// The version of the format, which says what kind of server wrote it: 10 for Redis 7.0, 80 for
    /// Valkey 9.1.
    #[must_use]
    pub fn version(&self) -> u16 {
        self.version
    }

    /// Which servers write this version, if it is known.
    #[must_use]
    pub fn writer(&self) -> Option<&'static str> {
        match self.version {
            10 => Some("Redis 7.0, or fcall"),
            11 => Some("Redis 7.2, Valkey 7.2 to 8.1"),
            12 => Some("Redis 7.4 and 8.0"),
            13 => Some("Redis 8.6"),
            80 => Some("Valkey 9.1"),
            _ => None,
        }
    }

    /// What the checksum says.
    #[must_use]
    pub fn checksum(&self) -> Checksum {
        self.checksum
    }

    /// The payload as FUNCTION RESTORE takes it.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The code of every library, shebang included, in the order of the payload.
    #[must_use]
    pub fn codes(&self) -> &[Arc<[u8]>] {
        &self.codes
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payload")
            .field("version", &self.version)
            .field("checksum", &self.checksum)
            .field("length", &self.bytes.len())
            .field("libraries", &self.codes.len())
            .finish()
    }
}

#[cfg(test)]
mod tests;
