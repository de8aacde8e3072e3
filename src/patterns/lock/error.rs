//! Why a lock was not taken.

use std::fmt;
use std::time::Duration;

use crate::LibraryError;

/// Why [`Lock::acquire`](super::Lock::acquire) gave no guard.
#[derive(Debug)]
#[non_exhaustive]
pub enum AcquireError {
    /// Somebody else held the lock at every attempt.
    #[non_exhaustive]
    Held {
        /// The lock's key; what is not UTF-8 in it is replaced.
        lock: String,
        /// For how long it was tried.
        waited: Duration,
    },
    /// A server's library is not one that these calls can be made to: it is older, of another major
    /// release, or there is no telling.
    Library(LibraryError),
    /// A call gave an error.
    Call(crate::Error),
    /// The operating system gave no random bytes to name the holder with.
    Random(std::io::Error),
}

impl AcquireError {
    pub(super) fn held(lock: &[u8], waited: Duration) -> Self {
        Self::Held { lock: String::from_utf8_lossy(lock).into_owned(), waited }
    }
}

impl From<crate::Error> for AcquireError {
    fn from(error: crate::Error) -> Self {
        Self::Call(error)
    }
}

impl From<getrandom::Error> for AcquireError {
    fn from(error: getrandom::Error) -> Self {
        Self::Random(std::io::Error::other(error.to_string()))
    }
}

impl fmt::Display for AcquireError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Held { lock, waited } => write!(
                formatter,
                "the lock `{lock}` was held by somebody else for {waited:?}; wait longer, or come back later"
            ),
            Self::Library(error) => error.fmt(formatter),
            Self::Call(error) => error.fmt(formatter),
            Self::Random(error) => write!(formatter, "no random bytes to name the holder: {error}"),
        }
    }
}

impl std::error::Error for AcquireError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Held { .. } => None,
            // Their own texts are already this error's.
            Self::Library(error) => std::error::Error::source(error),
            Self::Call(error) => std::error::Error::source(error),
            Self::Random(error) => Some(error),
        }
    }
}
