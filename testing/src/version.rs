//! The line a server prints for `--version` into its kind and version.

use std::fmt;

/// Which of the two servers it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Redis.
    Redis,
    /// Valkey.
    Valkey,
}

/// What a server says it is, by its own numbering: Valkey 9.1.2 is 9.1.2 here, though it tells old
/// clients that it is Redis 7.2.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Version {
    /// Redis or Valkey.
    pub kind: Kind,
    /// `7` in 7.0.15.
    pub major: u16,
    /// `0` in 7.0.15.
    pub minor: u16,
    /// `15` in 7.0.15.
    pub patch: u16,
}

impl Version {
    /// Reads `Redis server v=7.0.15 sha=...` or `Valkey server v=9.1.2 sha=...`.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let kind = match words.next()? {
            "Redis" => Kind::Redis,
            "Valkey" => Kind::Valkey,
            _ => return None,
        };
        let mut numbers = words.find_map(|word| word.strip_prefix("v="))?.split('.');
        let mut number = || numbers.next()?.parse().ok();
        Some(Self { kind, major: number()?, minor: number()?, patch: number()? })
    }

    /// Whether it knows functions, which came with 7.0.
    pub(crate) fn has_functions(self) -> bool {
        self.major >= 7
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Redis => "Redis",
            Kind::Valkey => "Valkey",
        };
        write!(f, "{kind} {}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn version_lines() {
        for (line, expected) in [
            ("Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64", "Redis 7.0.15"),
            ("Valkey server v=9.1.2 sha=00000000:0 malloc=libc bits=64 build=0", "Valkey 9.1.2"),
        ] {
            assert_eq!(
                Version::parse(line).map(|version| version.to_string()).as_deref(),
                Some(expected)
            );
        }
        for line in ["", "Redis server", "Postgres server v=7.0.15", "Redis server v=7.x.1"] {
            assert_eq!(Version::parse(line), None, "{line}");
        }
        assert!(!Version::parse("Redis server v=6.2.14 sha=0").is_some_and(Version::has_functions));
    }
}
