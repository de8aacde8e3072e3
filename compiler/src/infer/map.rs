//! A table that arrives as a map, into what is known of its names and their values.

use std::fmt;

use super::reply::Reply;

/// Names and their values, in any order: a map of RESP3, or under RESP2 an array of both in turn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// The names that are known.
    pub entries: Vec<Entry>,
    /// What stands under other names.
    pub others: Option<Box<Reply>>,
}

/// One name of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// What stands under it.
    pub value: Reply,
    /// Whether it may be missing.
    pub is_optional: bool,
}

impl Map {
    /// Both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let is_new = |entry: &&Entry| self.entry(&entry.name).is_none();
        let ours = self.entries.iter().map(|entry| entry.with(other));
        let theirs = other.entries.iter().filter(is_new).map(|entry| entry.with(self));
        let others = match (&self.others, &other.others) {
            (Some(one), Some(two)) => {
                let mut all = one.clone();
                all.join(two);
                Some(all)
            }
            (one, two) => one.clone().or_else(|| two.clone()),
        };
        Self { entries: ours.chain(theirs).collect(), others }
    }

    /// Whatever stands under any name.
    #[must_use]
    pub fn values(&self) -> Reply {
        let mut all = Reply::default();
        let values = self.entries.iter().map(|entry| &entry.value);
        values.chain(self.others.as_deref()).for_each(|value| all.join(value));
        all
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }
}

impl Entry {
    /// The same name in this map or in another.
    fn with(&self, other: &Map) -> Self {
        let mut joined = self.clone();
        match (other.entry(&self.name), &other.others) {
            (Some(theirs), _) => {
                joined.value.join(&theirs.value);
                joined.is_optional |= theirs.is_optional;
            }
            (None, others) => {
                others.iter().for_each(|others| joined.value.join(others));
                joined.is_optional = true;
            }
        }
        joined
    }
}

/// Nearly as annotations write types.
impl fmt::Display for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = |entry: &Entry| if entry.is_optional { "?" } else { "" };
        let entries =
            self.entries.iter().map(|it| format!("{}{}: {}", it.name, mark(it), it.value));
        let others = self.others.iter().map(|others| format!("...: {others}"));
        write!(f, "map {{ {} }}", entries.chain(others).collect::<Vec<_>>().join(", "))
    }
}
