//! The table's text into its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::Flag;
use super::keys::{self, Range};

const TEXT: &str = include_str!("commands.tsv");

/// One row: a command as some servers have it.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) arity: i16,
    flags: &'static str,
    pub(super) keys: Vec<Range>,
    /// The servers, as bits.
    pub(super) lines: u16,
}

impl Entry {
    pub(super) fn has(&self, flag: Flag) -> bool {
        let letter = match flag {
            Flag::Write => 'w',
            Flag::Read => 'r',
            Flag::NoScript => 'x',
            Flag::DenyOom => 'm',
            Flag::Stale => 's',
            Flag::Blocks => 'b',
            Flag::MayReplicate => 'p',
        };
        self.flags.contains(letter)
    }

    /// Whether it takes so many words, or of an open call, so many or more.
    pub(super) fn takes(&self, words: usize, is_open: bool) -> bool {
        let least = usize::from(self.arity.unsigned_abs());
        let is_enough = words >= least || is_open;
        is_enough && (self.arity < 0 || words <= least)
    }
}

static TABLE: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&'static str, Vec<Entry>> = BTreeMap::new();
    for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, entry)) = entry(line) {
            table.entry(name).or_default().push(entry);
        }
    }
    // The newest servers last.
    table.values_mut().for_each(|entries| entries.sort_by_key(|entry| entry.lines));
    table
});

fn entry(line: &'static str) -> Option<(&'static str, Entry)> {
    let mut columns = line.split('\t');
    let (name, arity, flags) = (columns.next()?, columns.next()?, columns.next()?);
    let (keys, lines) = (keys::read(columns.next()?), columns.next()?);
    let lines = u16::from_str_radix(lines, 16).ok()?;
    Some((name, Entry { arity: arity.parse().ok()?, flags, keys, lines }))
}

pub(super) fn entries(name: &str) -> Vec<&'static Entry> {
    TABLE.get(name).map(|entries| entries.iter().collect()).unwrap_or_default()
}

/// Whether a command's name is only the first of two words. `SENTINEL` and the like have no other rows.
pub(super) fn is_container(name: &str) -> bool {
    static NAMES: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| TABLE.keys().filter_map(|name| Some(name.split_once('|')?.0)).collect());
    NAMES.contains(name)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, TEXT};

    #[test]
    fn every_line_is_read() {
        let lines = TEXT.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(TABLE.values().map(Vec::len).sum::<usize>(), lines);
        assert!(lines > 400);
    }
}
