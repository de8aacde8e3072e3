//! What a test wants of its server into the lines of a configuration file.

use std::fmt::{self, Write as _};
use std::path::PathBuf;
use std::time::Duration;

/// How to start a server. Name what matters and take the rest from [`Options::default`].
///
/// ```
/// use fcall_testing::{Options, Server};
///
/// # fn main() -> Result<(), fcall_testing::Error> {
/// let options = Options { maxmemory: Some(64 * 1024 * 1024), ..Options::default() };
/// let server = Server::start_with(&options)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Options {
    /// Command line arguments for the server, `["--busy-reply-threshold", "100"]`. They come last
    /// and so win over everything else here.
    pub args: Vec<String>,
    /// The binary to start; `None` searches as the crate's documentation says.
    pub binary: Option<PathBuf>,
    /// The password of the user `default` (`requirepass`).
    pub password: Option<String>,
    /// Users beside `default`.
    pub users: Vec<User>,
    /// Start as a replica of the server on this loopback port. Its password is taken to be this
    /// server's own.
    pub replica_of: Option<u16>,
    /// The memory limit in bytes (`maxmemory`).
    pub maxmemory: Option<u64>,
    /// Listen for TLS too, on [`Server::tls_port`](crate::Server::tls_port). A server that was built
    /// without TLS, as the one from `PyPI` is, does not start with it.
    #[cfg(feature = "tls")]
    pub tls: bool,
    /// How long the server may take to answer PING.
    pub deadline: Duration,
}

/// A user of the server's access control list.
#[derive(Clone)]
pub struct User {
    /// The name.
    pub name: String,
    /// The password.
    pub password: String,
    /// What the user may do, as in ACL SETUSER: `~* +@all`.
    pub rules: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            args: Vec::new(),
            binary: None,
            password: None,
            users: Vec::new(),
            replica_of: None,
            maxmemory: None,
            #[cfg(feature = "tls")]
            tls: false,
            deadline: Duration::from_secs(20),
        }
    }
}

impl Options {
    /// The configuration file for a server on `port`. Its paths are relative to the server's folder.
    pub(crate) fn configuration(&self, port: u16) -> String {
        let mut lines = format!(
            "bind 127.0.0.1\nport {port}\nunixsocket server.sock\nunixsocketperm 700\n\
             daemonize no\nsave \"\"\nappendonly no\nrepl-diskless-sync-delay 0\n"
        );
        let mut line = |text: fmt::Arguments<'_>| {
            // Writing into a String cannot fail.
            let _ = lines.write_fmt(text);
            lines.push('\n');
        };
        if let Some(password) = &self.password {
            line(format_args!("requirepass {0}\nmasterauth {0}", quoted(password)));
        }
        for user in &self.users {
            let password = quoted(&format!(">{}", user.password));
            line(format_args!("user {} on {password} {}", user.name, user.rules));
        }
        if let Some(primary) = self.replica_of {
            line(format_args!("replicaof 127.0.0.1 {primary}"));
        }
        #[cfg(feature = "tls")]
        if self.tls {
            line(format_args!("tls-port {}\n{}", tls_port(port), crate::tls::CONFIGURATION));
        }
        if let Some(bytes) = self.maxmemory {
            line(format_args!("maxmemory {bytes}"));
        }
        lines
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("args", &self.args)
            .field("binary", &self.binary)
            .field("password", &self.password.as_ref().map(|_| "<redacted>"))
            .field("users", &self.users)
            .field("replica_of", &self.replica_of)
            .field("maxmemory", &self.maxmemory)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for User {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("User")
            .field("name", &self.name)
            .field("password", &"<redacted>")
            .field("rules", &self.rules)
            .finish()
    }
}

/// The neighbour of the port, in the same range: if it is taken, both are tried anew.
#[cfg(feature = "tls")]
pub(crate) fn tls_port(port: u16) -> u16 {
    port ^ 1
}

/// One word of the configuration, whatever bytes are in it.
fn quoted(text: &str) -> String {
    let mut word = String::from("\"");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            word.push(char::from(byte));
        } else {
            let _ = write!(word, "\\x{byte:02x}");
        }
    }
    word.push('"');
    word
}

#[cfg(test)]
mod tests {
    use super::{Options, User, quoted};

    #[test]
    fn any_password_is_one_word() {
        assert_eq!(quoted("a b\"\\\n"), r#""a\x20b\x22\x5c\x0a""#);
    }

    #[test]
    fn passwords_are_not_shown() {
        let user = User { name: "app".into(), password: "hunter2".into(), rules: "~*".into() };
        let options =
            Options { password: Some("hunter2".into()), users: vec![user], ..Options::default() };
        assert!(!format!("{options:?} {options:#?}").contains("hunter2"));
    }
}
