//! What HELLO answers into which server it is and what part it plays.

use std::fmt;

use redis::Value;

/// Which server it is, by its own numbering.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Server {
    /// `redis`, `valkey`, or what a relative of theirs calls itself.
    pub kind: String,
    /// `7.0.15`.
    pub version: String,
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.version)
    }
}

impl Server {
    /// Whether it is of a line that knows functions, as Redis does since 7.0 and Valkey always did.
    #[must_use]
    pub fn has_functions(&self) -> bool {
        let major = self.version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        major.is_none_or(|major| major >= 7)
    }
}

/// What part a node plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It takes writes.
    Primary,
    /// It follows a primary and takes none.
    Replica,
}

impl Role {
    /// The word for it: `primary` or `replica`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Replica => "replica",
        }
    }
}

/// How the server is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Standalone,
    Cluster,
    Sentinel,
}

/// The answer to HELLO, which every user may ask.
#[derive(Debug, Clone)]
pub(crate) struct Hello {
    pub(crate) server: Server,
    pub(crate) mode: Mode,
    pub(crate) role: Role,
    /// The number of the connection.
    pub(crate) id: Option<i64>,
}

impl Hello {
    /// `None` if a field is missing that every server gives.
    pub(crate) fn read(reply: &Value) -> Option<Self> {
        let text = |name| field(reply, name).and_then(text);
        let id = field(reply, "id");
        Some(Self {
            server: Server { kind: text("server")?, version: text("version")? },
            mode: match text("mode")?.as_str() {
                "cluster" => Mode::Cluster,
                "sentinel" => Mode::Sentinel,
                _ => Mode::Standalone,
            },
            role: if text("role").as_deref() == Some("replica") {
                Role::Replica
            } else {
                Role::Primary
            },
            id: if let Some(Value::Int(id)) = id { Some(*id) } else { None },
        })
    }
}

/// The value of a field in a map, or in the flat array that RESP2 makes of one.
pub(crate) fn field<'a>(map: &'a Value, name: &str) -> Option<&'a Value> {
    let is_name = |key: &Value| bytes(key) == Some(name.as_bytes());
    match map {
        Value::Map(pairs) => pairs.iter().find(|(key, _)| is_name(key)).map(|(_, value)| value),
        Value::Array(flat) => {
            flat.chunks_exact(2).find(|pair| is_name(&pair[0])).map(|pair| &pair[1])
        }
        _ => None,
    }
}

/// The bytes of a string, whichever of the string types it came as.
pub(crate) fn bytes(value: &Value) -> Option<&[u8]> {
    match value {
        Value::BulkString(bytes) => Some(bytes),
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => Some(text.as_bytes()),
        _ => None,
    }
}

/// A string as text, bytes that are not UTF-8 replaced.
pub(crate) fn text(value: &Value) -> Option<String> {
    bytes(value).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

/// The items of an array.
pub(crate) fn items(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Array(items) => Some(items),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use redis::Value;

    use super::{Hello, Mode, Role, Server};

    #[test]
    fn hello_in_both_protocols() {
        let text = |text: &str| Value::BulkString(text.into());
        let pairs = |mode: &str, role: &str| {
            [("server", "valkey"), ("version", "9.1.2"), ("mode", mode), ("role", role)]
                .map(|(name, value)| (text(name), text(value)))
        };
        for (mode, role, expected) in [
            ("standalone", "master", (Mode::Standalone, Role::Primary)),
            ("cluster", "replica", (Mode::Cluster, Role::Replica)),
            ("sentinel", "sentinel", (Mode::Sentinel, Role::Primary)),
        ] {
            let map = Value::Map(pairs(mode, role).to_vec());
            let flat = pairs(mode, role).into_iter().flat_map(|(name, value)| [name, value]);
            for reply in [map, Value::Array(flat.collect())] {
                let hello = Hello::read(&reply).unwrap();
                assert_eq!((hello.mode, hello.role), expected);
                assert_eq!(hello.server.to_string(), "valkey 9.1.2");
            }
        }
        assert!(Hello::read(&Value::Okay).is_none());
        assert!(Hello::read(&Value::Map(pairs("standalone", "master")[..2].to_vec())).is_none());
    }

    #[test]
    fn functions_came_with_7() {
        for (version, has) in [
            ("2.8.24", false),
            ("6.2.14", false),
            ("7.0.0", true),
            ("7.2.4", true),
            ("10.1.0", true),
        ] {
            let server = Server { kind: "redis".into(), version: version.into() };
            assert_eq!(server.has_functions(), has, "{version}");
        }
    }
}
