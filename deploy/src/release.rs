//! Two releases of a library into the step between them, and what changed in its calls into the step
//! that takes.
//!
//! Releases are compatible as cargo's versions are: those that agree in the leftmost number that is
//! not zero. So `1.4.0` follows `1.3.9` compatibly, but `0.4.0` does not follow `0.3.9`. A pre-release
//! belongs to the release it leads to, and build metadata does not count.

use std::cmp::Ordering;

use fcall_compiler::compat::{self, Class};
use semver::{BuildMetadata, Prerelease, Version};

/// How one release follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Down: a lower release, or none where there was one.
    Down,
    /// It is the same release.
    Same,
    /// Up, to one that is compatible.
    Compatible,
    /// Up, to one that may break what calls the other.
    Major,
    /// From no release: nothing was promised.
    First,
}

/// The step from one release to another. What is not `x.y.z` is no release.
#[must_use]
pub fn step(from: Option<&str>, to: Option<&str>) -> Step {
    let read = |release: Option<&str>| release.and_then(|release| Version::parse(release).ok());
    let (from, to) = match (read(from), read(to)) {
        (None, _) => return Step::First,
        (Some(_), None) => return Step::Down,
        (Some(from), Some(to)) => (from, to),
    };
    match to.cmp_precedence(&from) {
        Ordering::Less => Step::Down,
        Ordering::Equal => Step::Same,
        Ordering::Greater if leftmost(&to) == leftmost(&from) => Step::Compatible,
        Ordering::Greater => Step::Major,
    }
}

/// How far the release of a library must rise for what changed in its calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rise {
    /// Callers of the old find nothing new: the last number.
    Patch,
    /// There is more to call, or nobody can tell: the middle one.
    Minor,
    /// Callers of the old break: the first one.
    Major,
}

/// What the release must rise by for these changes of a library whose bytes changed.
///
/// ```
/// use fcall_deploy::release::{Rise, needed, raised};
///
/// assert_eq!(needed(&[]), Rise::Patch);
/// assert_eq!(raised("1.4.2", Rise::Minor).as_deref(), Some("1.5.0"));
/// ```
#[must_use]
pub fn needed(changes: &[compat::Change]) -> Rise {
    let rise = |change: &compat::Change| match change.class {
        Class::Breaking => Rise::Major,
        _ if UNSEEN.contains(&change.kind) => Rise::Patch,
        _ => Rise::Minor,
    };
    changes.iter().map(rise).max().unwrap_or(Rise::Patch)
}

/// Kinds of changes that leave callers what they had, and nothing more.
const UNSEEN: [&str; 6] = [
    "arg-renamed",
    "docs-changed",
    "function-moved",
    "key-renamed",
    "owner-changed",
    "release-changed",
];

/// The lowest release that rises so far. Before 1.0.0 what breaks callers takes the leftmost number that
/// is not zero, and everything else the last one. `None` if this is no release.
#[must_use]
pub fn raised(release: &str, rise: Rise) -> Option<String> {
    let read = Version::parse(release).ok()?;
    match rise {
        Rise::Major => next_major(release),
        // 1.0.0 follows 1.0.0-rc.1.
        Rise::Patch | Rise::Minor if !read.pre.is_empty() => {
            Some(text((read.major, read.minor, read.patch)))
        }
        Rise::Minor if read.major > 0 => Some(text((read.major, read.minor.checked_add(1)?, 0))),
        Rise::Patch | Rise::Minor => {
            Some(text((read.major, read.minor, read.patch.checked_add(1)?)))
        }
    }
}

/// The lowest release that may break what calls this one; `None` if this is none.
#[must_use]
pub fn next_major(release: &str) -> Option<String> {
    let release = Version::parse(release).ok()?;
    let (major, minor, patch) = leftmost(&release);
    let next = match (major, minor) {
        (0, 0) => (0, 0, patch.checked_add(1)?),
        (0, _) => (0, minor.checked_add(1)?, 0),
        (_, _) => (major.checked_add(1)?, 0, 0),
    };
    Some(text(next))
}

/// The numbers up to the leftmost that is not zero.
fn leftmost(release: &Version) -> (u64, u64, u64) {
    match (release.major, release.minor) {
        (0, 0) => (0, 0, release.patch),
        (0, minor) => (0, minor, 0),
        (major, _) => (major, 0, 0),
    }
}

fn text((major, minor, patch): (u64, u64, u64)) -> String {
    let (pre, build) = (Prerelease::EMPTY, BuildMetadata::EMPTY);
    Version { major, minor, patch, pre, build }.to_string()
}

#[cfg(test)]
mod tests {
    use fcall_compiler::check::check;
    use fcall_compiler::compat::{Interface, compare};
    use fcall_compiler::config::Config;
    use fcall_compiler::source::{Source, Sources};

    use super::{Rise, Step, needed, next_major, raised, step};

    #[test]
    fn steps() {
        for (from, to, expected) in [
            ("1.0.0", "1.0.0", Step::Same),
            ("1.0.0", "1.0.1", Step::Compatible),
            ("1.9.0", "1.10.0", Step::Compatible),
            ("1.9.9", "2.0.0", Step::Major),
            ("1.9.9", "11.0.0", Step::Major),
            ("1.10.0", "1.9.0", Step::Down),
            ("2.0.0", "1.0.0", Step::Down),
            // Before 1.0.0 the next number counts, and before 0.1.0 every one.
            ("0.3.9", "0.3.10", Step::Compatible),
            ("0.3.9", "0.4.0", Step::Major),
            ("0.3.9", "1.0.0", Step::Major),
            ("0.0.3", "0.0.4", Step::Major),
            ("0.0.0", "0.0.0", Step::Same),
            ("0.0.0", "0.1.0", Step::Major),
            // A pre-release belongs to the release it leads to.
            ("1.0.0-rc.1", "1.0.0-rc.2", Step::Compatible),
            ("1.0.0-rc.1", "1.0.0", Step::Compatible),
            ("1.0.0-rc.10", "1.0.0-rc.9", Step::Down),
            ("1.2.3", "1.3.0-rc.1", Step::Compatible),
            ("1.2.3", "2.0.0-rc.1", Step::Major),
            ("1.0.0", "1.0.0-rc.1", Step::Down),
            // Build metadata does not count.
            ("1.0.0+a", "1.0.0+b", Step::Same),
            ("1.0.0", "1.0.1+b", Step::Compatible),
            // What is no release.
            ("", "1.0.0", Step::First),
            ("", "", Step::First),
            ("tomorrow", "1.0.0", Step::First),
            ("1.0", "1.0", Step::First),
            ("1.0.0", "", Step::Down),
            ("1.0.0", "1.1", Step::Down),
        ] {
            let release = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            assert_eq!(step(release(from), release(to)), expected, "{from} -> {to}");
        }
    }

    #[test]
    fn the_next_that_may_break() {
        for (release, next) in [
            ("1.2.3", Some("2.0.0")),
            ("0.2.3", Some("0.3.0")),
            ("0.0.3", Some("0.0.4")),
            ("0.0.0", Some("0.0.1")),
            ("2.0.0-rc.1+b", Some("3.0.0")),
            ("18446744073709551615.0.0", None),
            ("1.2", None),
        ] {
            assert_eq!(next_major(release).as_deref(), next, "{release}");
            if let Some(next) = next {
                assert_eq!(step(Some(release), Some(next)), Step::Major, "{release}");
            }
        }
    }

    /// What callers see of a library with this block and body.
    fn interface(block: &str, body: &str) -> Interface {
        let code = format!(
            "#!lua name=a\n---@release 1.0.0\n\n{block}\nlocal function f(keys, args) {body} end\n\n\
             redis.register_function('f', f)\n"
        );
        let mut sources = Sources::new();
        sources.add(Source::new("a.lua", code));
        let checked = check(&sources, &Config::default());
        checked.libraries().map(Interface::of).next().expect(block)
    }

    #[test]
    fn what_changes_need() {
        let (block, body) = (
            "---@key k\n---@arg n string\n---@return integer",
            "return redis.call('RPUSH', keys[1], args[1])",
        );
        let old = interface(block, body);
        let other = "return redis.call('RPUSH', keys[1], args[1], args[2] or 'x')";
        for (block, body, rise) in [
            (block, body, Rise::Patch),
            (block, "return redis.call('LPUSH', keys[1], args[1])", Rise::Patch),
            ("--- Words.\n---@key k\n---@arg n string\n---@return integer", body, Rise::Patch),
            ("---@key list\n---@arg m string\n---@return integer", body, Rise::Patch),
            (
                "---@key k\n---@arg n string\n---@arg o? string\n---@return integer",
                other,
                Rise::Minor,
            ),
            (
                "---@key k\n---@arg n string\n---@arg o string\n---@return integer",
                other,
                Rise::Major,
            ),
            (
                "---@key k\n---@arg n string\n---@return nil",
                "redis.call('RPUSH', keys[1], args[1])",
                Rise::Major,
            ),
        ] {
            let changes = compare(std::slice::from_ref(&old), &[interface(block, body)]);
            assert_eq!(needed(&changes), rise, "{block} {body}: {changes:?}");
        }
    }

    #[test]
    fn raised_releases() {
        for (release, patch, minor, major) in [
            ("1.2.3", "1.2.4", "1.3.0", "2.0.0"),
            ("0.2.3", "0.2.4", "0.2.4", "0.3.0"),
            ("0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("1.0.0-rc.1", "1.0.0", "1.0.0", "2.0.0"),
            ("1.2.3+b", "1.2.4", "1.3.0", "2.0.0"),
        ] {
            let found = [Rise::Patch, Rise::Minor, Rise::Major].map(|rise| raised(release, rise));
            assert_eq!(found, [patch, minor, major].map(|text| Some(text.to_owned())), "{release}");
        }
        assert_eq!(raised("1.2", Rise::Patch), None);
    }
}
