//! Server lines whose behaviour findings speak of: their names, and sets of them.

use std::fmt;

/// The nine lines, oldest first. The table of commands has a bit for each, in this order.
const LINES: [&str; 9] = [
    "redis-7.0",
    "redis-7.2",
    "redis-7.4",
    "redis-8.0",
    "redis-8.6",
    "valkey-7.2",
    "valkey-8.0",
    "valkey-8.1",
    "valkey-9.1",
];

/// Every profile: a line as it was released, and with the Lua fixes of October 2025 where its first releases
/// are without them. The name, the line, and whether it has the fixes.
const NAMES: [(&str, u16, bool); 15] = [
    ("redis-7.0", 0, false),
    ("redis-7.0-hardened", 0, true),
    ("redis-7.2", 1, false),
    ("redis-7.2-hardened", 1, true),
    ("redis-7.4", 2, false),
    ("redis-7.4-hardened", 2, true),
    ("redis-8.0", 3, true),
    ("redis-8.6", 4, true),
    ("valkey-7.2", 5, false),
    ("valkey-7.2-hardened", 5, true),
    ("valkey-8.0", 6, false),
    ("valkey-8.0-hardened", 6, true),
    ("valkey-8.1", 7, false),
    ("valkey-8.1-hardened", 7, true),
    ("valkey-9.1", 8, true),
];

/// A server line, perhaps with the Lua fixes of October 2025 (`redis-7.0-hardened`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile(u16);

impl Profile {
    /// Every profile, Redis first, oldest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(NAMES.len()).map(Self)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// The profile a name means. A full version means its line (`redis-7.2.4`), and a line that is not
    /// listed the next lower one (`redis-8.4` is `redis-8.0`).
    pub fn parse(name: &str) -> Result<Self, String> {
        find(name).ok_or_else(|| {
            let known: Vec<&str> = Self::all().map(Self::name).collect();
            format!("there is no profile `{name}`; profiles are {}", known.join(", "))
        })
    }

    fn entry(self) -> (&'static str, u16, bool) {
        NAMES[usize::from(self.0)]
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn find(name: &str) -> Option<Profile> {
    let (line, is_hardened) = match name.strip_suffix("-hardened") {
        Some(line) => (line, true),
        None => (name, false),
    };
    let (server, version) = line.split_once('-')?;
    let wanted = release(version)?;
    let lines = LINES.iter().filter_map(|line| {
        let (known, version) = line.split_once('-')?;
        (known == server).then(|| release(version).map(|release| (release, *line)))?
    });
    let (_, line) = lines.filter(|(release, _)| *release <= wanted).max()?;
    let mut profiles =
        Profile::all().filter(|profile| LINES[usize::from(profile.entry().1)] == line);
    let first = profiles.next()?;
    if is_hardened && !first.entry().2 { profiles.next() } else { Some(first) }
}

/// Major and minor of `8`, `8.0` or `8.0.6`.
fn release(version: &str) -> Option<(u16, u16)> {
    let mut numbers = version.split('.').map(str::parse::<u16>);
    let (major, minor) = (numbers.next()?.ok()?, numbers.next().unwrap_or(Ok(0)).ok()?);
    let is_version = numbers.next().is_none_or(|patch| patch.is_ok()) && numbers.next().is_none();
    is_version.then_some((major, minor))
}

/// Some of the profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Profiles(u16);

impl Profiles {
    /// All of them.
    pub const ALL: Self = Self((1 << NAMES.len()) - 1);

    /// None of them.
    pub const NONE: Self = Self(0);

    /// Those a test holds for.
    pub fn such(holds: impl Fn(Profile) -> bool) -> Self {
        Profile::all().filter(|profile| holds(*profile)).collect()
    }

    /// Those of some lines, by the bits the table of commands has for them.
    #[must_use]
    pub fn of_lines(lines: u16) -> Self {
        Self::such(|profile| lines & (1 << profile.entry().1) != 0)
    }

    /// Those with the Lua fixes of October 2025.
    #[must_use]
    pub fn hardened() -> Self {
        Self::such(|profile| profile.entry().2)
    }

    /// Those of one server, `redis` or `valkey`, from a release on and before another.
    #[must_use]
    pub fn between(server: &str, from: (u16, u16), to: (u16, u16)) -> Self {
        Self::such(|profile| {
            let line = LINES[usize::from(profile.entry().1)];
            let Some((known, version)) = line.split_once('-') else { return false };
            known == server && release(version).is_some_and(|it| from <= it && it < to)
        })
    }

    /// Those in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those in one or the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// All others.
    #[must_use]
    pub fn others(self) -> Self {
        Self(Self::ALL.0 & !self.0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one is among them.
    #[must_use]
    pub fn has(self, profile: Profile) -> bool {
        self.0 & (1 << profile.0) != 0
    }

    /// Their names, in order.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        Profile::all().filter(|profile| self.has(*profile)).map(Profile::name).collect()
    }
}

impl FromIterator<Profile> for Profiles {
    fn from_iter<I: IntoIterator<Item = Profile>>(profiles: I) -> Self {
        profiles.into_iter().fold(Self::NONE, |all, one| Self(all.0 | (1 << one.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Profile, Profiles};

    #[test]
    fn a_version_means_its_line_or_the_next_lower_one() {
        for (name, profile) in [
            ("redis-7.0", "redis-7.0"),
            ("redis-7.0.15", "redis-7.0"),
            ("redis-7.0.15-hardened", "redis-7.0-hardened"),
            ("redis-8.4", "redis-8.0"),
            ("redis-9", "redis-8.6"),
            ("redis-8.6-hardened", "redis-8.6"),
            ("valkey-8.0.1-hardened", "valkey-8.0-hardened"),
            ("valkey-9.0", "valkey-8.1"),
            ("valkey-9.1.2", "valkey-9.1"),
        ] {
            assert_eq!(Profile::parse(name).unwrap().name(), profile, "{name}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_list() {
        for name in
            ["redis-6.2", "redis", "redis-x", "valkey-7.0", "keydb-7.2", "redis-7.0.1.2", ""]
        {
            let message = Profile::parse(name).unwrap_err();
            assert!(message.contains("redis-7.0-hardened"), "{message}");
        }
    }

    #[test]
    fn sets_know_their_others() {
        let old = Profiles::between("redis", (7, 0), (8, 0));
        assert_eq!(old.names().len(), 6);
        assert!(old.and(old.others()).is_empty());
        assert_eq!(old.or(old.others()), Profiles::ALL);
        assert_eq!(Profiles::of_lines(1).names(), ["redis-7.0", "redis-7.0-hardened"]);
        assert!(Profiles::hardened().has(Profile::parse("redis-8.0").unwrap()));
    }
}
