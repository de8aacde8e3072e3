//! What is built around the libraries: `fcall::patterns`.

mod lock;
