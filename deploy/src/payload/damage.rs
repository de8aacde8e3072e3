//! Why bytes are no payload.

use std::fmt;

/// What is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// The byte, from 0.
    pub offset: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is shorter than the payload of an empty server.
    TooShort,
    /// The checksum does not fit: something was changed, cut off or added.
    Checksum,
    /// This byte begins no library.
    NoLibrary(u8),
    /// A release candidate of Redis 7.0 wrote it, in a format that no release knows.
    Before7_0,
    /// This byte begins no length.
    NoLength(u8),
    /// The length is more than what is left.
    Cut {
        /// How many bytes should follow.
        wanted: u64,
        /// How many do.
        left: usize,
    },
    /// A library that is longer than any server takes.
    TooLong(u64),
    /// What is compressed does not unpack into as many bytes as it says.
    Compressed,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, fault } = self;
        write!(f, "at byte {offset}: {fault}")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => f.write_str("it ends before a payload of FUNCTION DUMP can"),
            Self::Checksum => f.write_str(
                "the checksum does not fit, so it is damaged, or not a payload of FUNCTION DUMP",
            ),
            Self::NoLibrary(byte) => write!(f, "the byte {byte:02x} begins no library"),
            Self::Before7_0 => {
                f.write_str("a library in the format of the release candidates of Redis 7.0")
            }
            Self::NoLength(byte) => write!(f, "the byte {byte:02x} begins no length"),
            Self::Cut { wanted, left } => write!(f, "bytes wanted: {wanted}, left: {left}"),
            Self::TooLong(length) => {
                write!(f, "a library of {length} bytes, which is more than any server takes")
            }
            Self::Compressed => {
                f.write_str("compressed code that does not unpack into the length it states")
            }
        }
    }
}

impl std::error::Error for Damage {}
