//! Two texts of a library become one word: which of them is newer, by their bytes and then by their releases.

use std::cmp::Ordering;

/// How a copy of a library compares with the one that calls were generated from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The same bytes.
    Same,
    /// A higher release that has all that ours has.
    Newer,
    /// A lower release of the same major number.
    Older,
    /// A release of another major number; below 1.0.0, as cargo has it, of another minor one.
    OtherMajor,
    /// Other bytes, and releases that do not tell the two apart.
    Unknown,
}

/// Compares the code that a server holds with ours.
pub(super) fn compare(held: &[u8], ours: &[u8], our_release: Option<&str>) -> State {
    if held == ours {
        return State::Same;
    }
    let releases = (release(held).and_then(Release::read), our_release.and_then(Release::read));
    let (Some(held), Some(ours)) = releases else { return State::Unknown };
    match held.precedence(&ours) {
        // Changed code needs a new release: this one says nothing.
        Ordering::Equal => State::Unknown,
        _ if !held.has_major_of(&ours) => State::OtherMajor,
        Ordering::Greater => State::Newer,
        Ordering::Less => State::Older,
    }
}

/// Whether a release comes before another; `None` if one of them is none.
pub(super) fn is_before(release: &str, other: &str) -> Option<bool> {
    Some(Release::read(release)?.precedence(&Release::read(other)?).is_lt())
}

/// What stands behind `---@release`.
pub(super) fn release(code: &[u8]) -> Option<&str> {
    annotation(code, "---@release")
}

/// The word after the first line that starts with `tag`. Code that never saw our compiler is read too, so this knows
/// nothing of Lua but its lines.
#[must_use]
pub fn annotation<'c>(code: &'c [u8], tag: &str) -> Option<&'c str> {
    code.split(|byte| matches!(byte, b'\n' | b'\r')).find_map(|line| {
        let rest = line.trim_ascii_start().strip_prefix(tag.as_bytes())?;
        let word = rest
            .first()
            .filter(|byte| byte.is_ascii_whitespace())
            .and_then(|_| rest.split(u8::is_ascii_whitespace).find(|word| !word.is_empty()))?;
        // It is shown on terminals.
        std::str::from_utf8(word).ok().filter(|word| !word.chars().any(char::is_control))
    })
}

/// A release, as semantic versioning reads it. What is built of it (`+...`) does not count.
struct Release<'r> {
    numbers: [u64; 3],
    prerelease: Option<&'r str>,
}

impl<'r> Release<'r> {
    fn read(text: &'r str) -> Option<Self> {
        let text = text.split_once('+').map_or(text, |(text, _)| text);
        let (core, prerelease) = match text.split_once('-') {
            Some((core, prerelease)) => (core, Some(prerelease)),
            None => (text, None),
        };
        let numbers: Vec<u64> = core.split('.').map(number).collect::<Option<_>>()?;
        Some(Self { numbers: numbers.try_into().ok()?, prerelease })
    }

    /// Whether the leftmost number that is not 0 is that of the other release.
    fn has_major_of(&self, other: &Self) -> bool {
        let major = other.numbers.iter().position(|number| *number != 0).unwrap_or(2);
        self.numbers[..=major] == other.numbers[..=major]
    }

    fn precedence(&self, other: &Self) -> Ordering {
        self.numbers.cmp(&other.numbers).then_with(|| match (self.prerelease, other.prerelease) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(ours), Some(theirs)) => {
                let words = |text: &'r str| text.split('.').map(Word::of);
                words(ours).cmp(theirs.split('.').map(Word::of))
            }
        })
    }
}

/// A word of a prerelease: numbers come before all others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Word<'r> {
    Number(u64),
    Text(&'r str),
}

impl<'r> Word<'r> {
    fn of(text: &'r str) -> Self {
        number(text).map_or(Self::Text(text), Self::Number)
    }
}

/// Digits alone: `str::parse` takes a sign too.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Release, State, annotation, compare};

    #[test]
    fn bytes_are_compared_and_then_releases() {
        use State::{Newer, Older, OtherMajor, Same, Unknown};
        for (held, ours, state) in [
            ("1.2.0", "1.2.0", Unknown),
            ("1.2.0+two", "1.2.0+one", Unknown),
            ("1.2.1", "1.2.0", Newer),
            ("1.10.0", "1.9.9", Newer),
            ("1.2.0", "1.2.0-rc.1", Newer),
            ("1.2.0-rc.2", "1.2.0-rc.1", Newer),
            ("1.2.0-rc.10", "1.2.0-rc.9", Newer),
            ("1.2.0-rc", "1.2.0-1", Newer),
            ("1.2.0-rc.1", "1.2.0-rc", Newer),
            ("1.1.9", "1.2.0", Older),
            ("1.2.0-rc.1", "1.2.0", Older),
            ("2.0.0", "1.2.0", OtherMajor),
            ("0.9.0", "1.2.0", OtherMajor),
            ("0.2.1", "0.2.0", Newer),
            ("0.2.0", "0.2.1", Older),
            ("0.3.0", "0.2.0", OtherMajor),
            ("0.0.2", "0.0.1", OtherMajor),
            ("1.0.0", "0.9.0", OtherMajor),
            ("1.2", "1.2.0", Unknown),
            ("v1.3.0", "1.2.0", Unknown),
            ("1.+3.0", "1.2.0", Unknown),
            ("one", "1.2.0", Unknown),
        ] {
            let code = |release, body| format!("#!lua name=a\n---@release {release}\n{body}");
            let (theirs, wanted) = (code(held, "old"), code(ours, "new"));
            let found = compare(theirs.as_bytes(), wanted.as_bytes(), Some(ours));
            assert_eq!(found, state, "{held} for {ours}");
            assert_eq!(compare(theirs.as_bytes(), theirs.as_bytes(), Some(ours)), Same);
        }
        for (held, ours) in [("", Some("1.0.0")), ("---@release 1.0.0\n", None), ("", None)] {
            assert_eq!(compare(held.as_bytes(), b"other", ours), Unknown, "{held} for {ours:?}");
        }
    }

    #[test]
    fn what_is_no_release_is_not_read() {
        for text in
            ["", "1", "1.2", "1.2.3.4", "1.2.x", "-1.2.3", "1.2.-3", "99999999999999999999.0.0"]
        {
            assert!(Release::read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn annotations_are_read_from_the_code() {
        for (code, release) in [
            ("#!lua name=a\n---@release 1.2.3\n", Some("1.2.3")),
            ("#!lua name=a\r\n  ---@release\t1.2.3  stable\r\n", Some("1.2.3")),
            ("#!lua name=a\n---@release 1.0.0\n---@release 2.0.0\n", Some("1.0.0")),
            ("#!lua name=a\n---@released 1.2.3\n", None),
            ("#!lua name=a\n---@release\n", None),
            ("#!lua name=a\n---@release 1.0.0\u{1b}[31m\n", None),
            ("#!lua name=a\n-- ---@release 1.2.3\n", None),
            ("#!lua name=a\n", None),
        ] {
            assert_eq!(annotation(code.as_bytes(), "---@release"), release, "{code:?}");
        }
        let latin = b"#!lua name=a\n--\xff\n---@owner shop\n";
        assert_eq!(annotation(latin, "---@owner"), Some("shop"));
    }
}
