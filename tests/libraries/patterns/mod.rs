//! What is built around the libraries: `fcall::patterns`.

mod lock;
#[cfg(feature = "tower")]
mod rate_limit;
mod release;
