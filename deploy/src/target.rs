//! A URL into an address and the credentials for it, which are never shown.

use std::fmt;
use std::path::Path;

use redis::{ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _};

use crate::sentinel::{self, Sentinels};
use crate::{Error, Kind};

/// A server's address and how to log in there. Whatever prints it shows the address alone.
#[derive(Clone)]
pub struct Target {
    pub(crate) info: ConnectionInfo,
    /// Whom to ask where it is.
    pub(crate) sentinels: Option<Box<Sentinels>>,
}

impl Target {
    /// Reads `redis://`, `rediss://` (TLS), `redis+unix://` and `unix://` URLs, and the same with
    /// `valkey`; and `redis+sentinel://HOST:PORT,HOST:PORT/NAME`, the primary that Sentinels know by
    /// that name.
    ///
    /// # Errors
    ///
    /// If the URL cannot be used. The message does not repeat the URL, since a password may be in it.
    pub fn parse(url: &str) -> Result<Self, Error> {
        if let Some(target) = sentinel::parse(url) {
            return target;
        }
        let parsed = redis::parse_redis_url(url).ok_or_else(|| refused("it is not one"))?;
        let is_unix = parsed.scheme().ends_with("unix");
        // A special character in a password that was not escaped ends the password early and turns
        // up here; what follows it must not be taken for something else, nor be shown.
        if parsed.fragment().is_some() {
            return Err(refused("it has a `#`, which a URL's password must write as %23"));
        }
        let known: &[&str] =
            if is_unix { &["db", "user", "pass", "protocol"] } else { &["protocol"] };
        if parsed.query_pairs().any(|(name, _)| !known.contains(&name.as_ref())) {
            let reason =
                "it has an unknown parameter after `?`, which a URL's password must write as %3F";
            return Err(refused(reason));
        }
        let database = parsed.path().trim_matches('/');
        if !is_unix && !database.is_empty() && database.parse::<u16>().is_err() {
            let reason =
                "the part after the host is not a database's number; a `/` in a password is %2F";
            return Err(refused(reason));
        }
        let is_tls = matches!(parsed.scheme(), "rediss" | "valkeys");
        if is_tls && !cfg!(feature = "tls") {
            return Err(refused(
                "this build cannot do TLS; build fcall-deploy with the feature `tls`",
            ));
        }
        let info = parsed.into_connection_info().map_err(|error| refused(error_text(&error)))?;
        let settings = info.redis_settings();
        if settings.username().is_some() && settings.password().is_none() {
            return Err(refused("it names a user but no password"));
        }
        Ok(Self { info, sentinels: None })
    }

    /// `host:port`, or a socket's path; of what Sentinels watch, the name.
    #[must_use]
    pub fn address(&self) -> String {
        if let Some(sentinels) = &self.sentinels {
            return sentinels.primary.clone();
        }
        match self.info.addr() {
            ConnectionAddr::Tcp(host, port) | ConnectionAddr::TcpTls { host, port, .. } => {
                if host.contains(':') {
                    format!("[{host}]:{port}")
                } else {
                    format!("{host}:{port}")
                }
            }
            ConnectionAddr::Unix(path) => Path::display(path).to_string(),
            _ => "an unknown address".to_owned(),
        }
    }

    /// The host, if it is reached over the network.
    pub(crate) fn host(&self) -> Option<&str> {
        match self.info.addr() {
            ConnectionAddr::Tcp(host, _) | ConnectionAddr::TcpTls { host, .. } => Some(host),
            _ => None,
        }
    }

    pub(crate) fn is_tls(&self) -> bool {
        matches!(self.info.addr(), ConnectionAddr::TcpTls { .. })
    }

    /// Another server of the same cluster: reached the same way, with the same credentials.
    pub(crate) fn sibling(&self, host: String, port: u16) -> Self {
        let address = match self.info.addr() {
            ConnectionAddr::TcpTls { insecure, tls_params, .. } => ConnectionAddr::TcpTls {
                host,
                port,
                insecure: *insecure,
                tls_params: tls_params.clone(),
            },
            _ => ConnectionAddr::Tcp(host, port),
        };
        Self { info: self.info.clone().set_addr(address), sentinels: None }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address())
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Target").field(&self.address()).finish()
    }
}

fn refused(reason: &str) -> Error {
    let example = "redis://USER:PASSWORD@HOST:PORT, rediss:// for TLS, or redis+unix:///PATH?user=USER&pass=PASSWORD";
    // Nothing stands behind the example: who masks its last word masks that too.
    Error::new(Kind::Url, format!("the server's URL cannot be used: {reason}; write {example}"))
}

/// What redis-rs says is wrong, without the part of the URL it may quote.
fn error_text(error: &redis::RedisError) -> &'static str {
    let text = error.to_string();
    let known = [
        "Cannot connect to a wildcard address",
        "Missing hostname",
        "Username is not valid UTF-8",
        "Password is not valid UTF-8",
        "Invalid protocol version",
        "Invalid database number",
        "Missing path",
    ];
    known.into_iter().find(|part| text.contains(part)).unwrap_or("redis-rs does not take it")
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn urls_and_their_addresses() {
        for (url, address) in [
            ("redis://example.test", "example.test:6379"),
            ("redis://user:hunter2@example.test:7000/3", "example.test:7000"),
            ("valkey://:hunter2@127.0.0.1:7000?protocol=resp3", "127.0.0.1:7000"),
            ("redis://[::1]:7000", "[::1]:7000"),
            ("unix:///run/redis.sock", "/run/redis.sock"),
            ("redis+unix:///run/redis.sock?user=app&pass=hunter2&db=2", "/run/redis.sock"),
        ] {
            let target = Target::parse(url).unwrap();
            assert_eq!(target.address(), address, "{url}");
            assert_eq!(format!("{target} {target:?}"), format!("{address} Target({address:?})"));
        }
    }

    #[test]
    fn a_password_survives_its_escapes() {
        let target = Target::parse("redis://us%40er:p%23%2F%3Fw@h").unwrap();
        assert_eq!(target.info.redis_settings().username(), Some("us@er"));
        assert_eq!(target.info.redis_settings().password(), Some("p#/?w"));
    }

    #[test]
    fn no_refusal_repeats_the_url() {
        for url in [
            "",
            "hunter2",
            "http://app:hunter2@h",
            "redis://app:12#hunter2@h",
            "redis://app:12?hunter2@h",
            "redis://app:12/hunter2@h",
            "redis://app:hunter2@h/x",
            "redis://app:hunter2@h:99999",
            "redis://app:hunter2@0.0.0.0",
            "redis://app:%FFhunter2@h",
            "redis://hunter2@h",
            "redis://:hunter2@h?protocol=hunter2",
            "redis+unix:///s?pass=hunter2&db=hunter2",
            "redis+unix:///s?hunter2=1",
        ] {
            let error = Target::parse(url).unwrap_err();
            let shown = format!("{error} {error:?} {error:#?}");
            assert!(!shown.contains("hunter2"), "{url}: {shown}");
            assert!(shown.contains("redis://USER:PASSWORD@HOST"), "{shown}");
        }
    }

    #[test]
    fn a_sibling_keeps_the_credentials() {
        let sibling = Target::parse("redis://app:x@h:1").unwrap().sibling("g".into(), 2);
        assert_eq!(sibling.address(), "g:2");
        assert_eq!(sibling.info.redis_settings().password(), Some("x"));
    }
}
