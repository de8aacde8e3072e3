//! Why a lock was not taken.

use std::fmt;
use std::time::Duration;

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
    /// The server's library is older than the one these calls were generated from, or of another
    /// major release.
    #[non_exhaustive]
    Release {
        /// The release of the server's copy, if it says one.
        held: Option<String>,
        /// The release these calls were generated from.
        wanted: Option<&'static str>,
    },
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

impl AcquireError {
    pub(super) fn release(held: Option<&str>, wanted: Option<&'static str>) -> Self {
        Self::Release { held: held.map(str::to_owned), wanted }
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
            Self::Release { held, wanted } => write!(
                formatter,
                "the server holds release {} of the library `lock`, and this was built for {}; \
                 deploy the one it was built for with `cargo fcall deploy`",
                held.as_deref().unwrap_or("(none)"),
                wanted.unwrap_or("(none)")
            ),
            Self::Call(error) => error.fmt(formatter),
            Self::Random(error) => write!(formatter, "no random bytes to name the holder: {error}"),
        }
    }
}

impl std::error::Error for AcquireError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Held { .. } | Self::Release { .. } => None,
            // Its own text is already this error's.
            Self::Call(error) => std::error::Error::source(error),
            Self::Random(error) => Some(error),
        }
    }
}
