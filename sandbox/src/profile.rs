//! The name of a server line into the facts by which loading differs between them.

use std::fmt;
use std::str::FromStr;

/// A line of servers: all patch versions of a minor version. Ordered by name, then age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Line {
    Redis70,
    Redis72,
    Redis74,
    Redis80,
    Redis86,
    Valkey72,
    Valkey80,
    Valkey81,
    Valkey91,
}

/// A line of servers, with or without the Lua fixes of October 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile {
    line: Line,
    is_hardened: bool,
}

/// A name that is no profile's: what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(String);

/// The version a line was measured at, its name, and its name where hardening is not the rule.
const NAMES: [(Line, &str, &str, Option<&str>); 9] = [
    (Line::Redis70, "7.0.15", "redis-7.0", Some("redis-7.0-hardened")),
    (Line::Redis72, "7.2.6", "redis-7.2", Some("redis-7.2-hardened")),
    (Line::Redis74, "7.4.1", "redis-7.4", Some("redis-7.4-hardened")),
    (Line::Redis80, "8.0.6", "redis-8.0", None),
    (Line::Redis86, "8.6.3", "redis-8.6", None),
    (Line::Valkey72, "7.2.7", "valkey-7.2", Some("valkey-7.2-hardened")),
    (Line::Valkey80, "8.0.1", "valkey-8.0", Some("valkey-8.0-hardened")),
    (Line::Valkey81, "8.1.1", "valkey-8.1", Some("valkey-8.1-hardened")),
    (Line::Valkey91, "9.1.2", "valkey-9.1", None),
];

/// The version that Valkey gives to those who ask for Redis'.
const VALKEY_AS_REDIS: &str = "7.2.4";

impl Line {
    /// The version it was measured at.
    #[must_use]
    pub fn version(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// What `redis.REDIS_VERSION` is.
    pub(crate) fn redis_version(self) -> &'static str {
        if self.is_valkey() { VALKEY_AS_REDIS } else { self.version() }
    }

    pub(crate) fn is_valkey(self) -> bool {
        self >= Self::Valkey72
    }

    /// Whether messages speak of a server, and no longer of Redis.
    pub(crate) fn is_newer_valkey(self) -> bool {
        self >= Self::Valkey80
    }

    /// What messages call the table whose members the functions are.
    pub(crate) fn api(self) -> &'static str {
        if self.is_newer_valkey() { "server" } else { "redis" }
    }

    /// Whether functions have `os.clock`.
    pub(crate) fn has_clock(self) -> bool {
        !matches!(self, Self::Redis70 | Self::Redis72 | Self::Valkey72)
    }

    /// Whether a raised table without `err` ends the server.
    pub(crate) fn aborts_without_err(self) -> bool {
        !matches!(self, Self::Redis80 | Self::Redis86 | Self::Valkey91)
    }

    /// Whether the error of a function names it.
    pub(crate) fn errors_name_functions(self) -> bool {
        self < Self::Valkey91
    }

    /// What is said of a log level outside 0 to 3.
    pub(crate) fn bad_log_level(self) -> &'static str {
        match self {
            Self::Redis70 | Self::Redis72 | Self::Valkey72 => "Invalid debug level.",
            _ => "Invalid log level.",
        }
    }

    /// Whether the names of functions are looked at after the whole code ran, and not while it
    /// registers them.
    pub(crate) fn names_are_checked_late(self) -> bool {
        self >= Self::Valkey81
    }

    /// Whether the code, the descriptions and the engine's name end at the first NUL byte.
    pub(crate) fn cuts_at_nul(self) -> bool {
        self >= Self::Valkey81
    }

    /// Whether text may be glued to a closing quote in the shebang.
    pub(crate) fn glues_quotes(self) -> bool {
        self >= Self::Valkey91
    }

    /// Whether `redis.log` ends the server while a library loads.
    pub(crate) fn log_aborts(self) -> bool {
        self >= Self::Valkey91
    }
}

impl Profile {
    /// One for each line. Hardening is seen only when functions are called, never while they load.
    pub const ALL: [Self; 9] = [
        Self::of(Line::Redis70),
        Self::of(Line::Redis72),
        Self::of(Line::Redis74),
        Self::of(Line::Redis80),
        Self::of(Line::Redis86),
        Self::of(Line::Valkey72),
        Self::of(Line::Valkey80),
        Self::of(Line::Valkey81),
        Self::of(Line::Valkey91),
    ];

    const fn of(line: Line) -> Self {
        Self { line, is_hardened: NAMES[line as usize].3.is_none() }
    }

    /// The line.
    #[must_use]
    pub fn line(self) -> Line {
        self.line
    }

    /// Whether its Lua has the fixes of October 2025.
    #[must_use]
    pub fn is_hardened(self) -> bool {
        self.is_hardened
    }

    /// Its name, as [`Profile::read`] reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let (_, _, name, hardened) = NAMES[self.line as usize];
        if self.is_hardened { hardened.unwrap_or(name) } else { name }
    }

    /// Reads `redis-7.2`, `redis-7.2-hardened` or a full version, which means its line. For a line
    /// that is not listed the next lower one is taken. Says so where the name is not the profile's.
    pub fn read(name: &str) -> Result<(Self, Option<String>), Unknown> {
        let (plain, wants_hardened) = match name.strip_suffix("-hardened") {
            Some(plain) => (plain, true),
            None => (name, false),
        };
        let profile = Self::of(lower_line(plain).ok_or_else(|| unknown(name))?);
        let profile = Self { is_hardened: profile.is_hardened || wants_hardened, ..profile };
        let is_its_name = profile.name() == name;
        let note = || format!("the profile `{name}` is taken for `{profile}`");
        Ok((profile, (!is_its_name).then(note)))
    }
}

impl FromStr for Profile {
    type Err = Unknown;

    fn from_str(name: &str) -> Result<Self, Unknown> {
        Self::read(name).map(|(profile, _)| profile)
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unknown {}

/// The newest line that is not newer than a version, `redis-8.2` or `valkey-9.1.2`, say.
fn lower_line(name: &str) -> Option<Line> {
    let (kind, version) = split(name)?;
    let lines = NAMES.iter().rev().filter_map(|(line, _, name, _)| Some((*line, split(name)?)));
    let mut of_kind = lines.filter(|(_, (line_kind, _))| *line_kind == kind);
    of_kind.find(|(_, (_, line_version))| *line_version <= version).map(|(line, _)| line)
}

/// `("redis", (7, 0))` of `redis-7.0.15`, `redis-7.0` or `redis-7`.
fn split(name: &str) -> Option<(&str, (u16, u16))> {
    let (kind, version) = name.split_once('-')?;
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let parts: Vec<&str> = version.split('.').collect();
    if parts.len() > 3 || !parts.iter().all(is_number) {
        return None;
    }
    let number = |index: usize| parts.get(index).map_or(Some(0), |part| part.parse().ok());
    Some((kind, (number(0)?, number(1)?)))
}

fn unknown(name: &str) -> Unknown {
    let known: Vec<&str> = NAMES.iter().map(|(_, _, name, _)| *name).collect();
    Unknown(format!(
        "`{name}` is no profile; profiles are {}, and those up to redis-7.4 and valkey-8.1 with \
         `-hardened` behind them",
        known.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        for (name, expected) in [
            ("redis-7.0", "redis-7.0"),
            ("redis-7.0.15", "redis-7.0"),
            ("redis-7.0.15-hardened", "redis-7.0-hardened"),
            ("redis-7", "redis-7.0"),
            ("redis-8.2", "redis-8.0"),
            ("redis-8.0-hardened", "redis-8.0"),
            ("redis-9.0.1", "redis-8.6"),
            ("valkey-9.0", "valkey-8.1"),
            ("valkey-8.1.4-hardened", "valkey-8.1-hardened"),
            ("valkey-10", "valkey-9.1"),
        ] {
            let (profile, note) = Profile::read(name).unwrap();
            assert_eq!((profile.name(), note.is_none()), (expected, expected == name), "{name}");
        }
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        for name in [
            "",
            "redis",
            "redis-",
            "redis-6.2",
            "valkey-7.1",
            "redis-7.0.15.1",
            "redis-7.x",
            "keydb-7.2",
            "redis-7.0-",
            "redis-+7.0",
        ] {
            assert!(Profile::read(name).is_err(), "{name}");
        }
    }

    #[test]
    fn all_are_named_as_they_are_read() {
        for (index, profile) in Profile::ALL.into_iter().enumerate() {
            assert_eq!(profile.line() as usize, index);
            assert_eq!(profile.name().parse(), Ok(profile));
        }
    }
}
