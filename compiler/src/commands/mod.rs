//! The servers' commands: which profiles have one, how many arguments it takes, what it may do, and which of
//! its arguments are keys. Where the table comes from stands in its first lines.

mod keys;
mod table;

pub use keys::{Place, Range};

use crate::profile::Profiles;
use table::Entry;

/// What a command may do that rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// It may change data.
    Write,
    /// It only reads data.
    Read,
    /// It is refused in scripts.
    NoScript,
    /// It is refused when memory is full.
    DenyOom,
    /// It runs on a replica that lost its primary.
    Stale,
    /// It may wait, outside of scripts.
    Blocks,
    /// It may be replicated though it changes no data: refused in a function that is `no-writes`.
    MayReplicate,
}

/// A command by the constant words of a call: one or, of commands like `OBJECT ENCODING`, two.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// Its name in lower case, `object|encoding` for two words.
    pub name: String,
    entries: Vec<&'static Entry>,
}

/// What a call's first words mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// A command of at least one profile.
    Found(Command),
    /// No profile has it: its name, and the command whose subcommand it would be.
    Missing(String),
    /// Its name is that of a module's command, `JSON.GET`.
    Module,
    /// The second word is needed and not constant, or not there: the container.
    Container(Command),
}

/// Looks a call up by its words; `None` stands for an argument that is not constant.
#[must_use]
pub fn find(words: &[Option<&[u8]>]) -> Option<Lookup> {
    let first = String::from_utf8_lossy((*words.first()?)?).to_ascii_lowercase();
    if first.contains('.') {
        return Some(Lookup::Module);
    }
    let Some(command) = command(&first) else { return Some(Lookup::Missing(first)) };
    if !table::is_container(&first) {
        return Some(Lookup::Found(command));
    }
    let Some(Some(second)) = words.get(1) else { return Some(Lookup::Container(command)) };
    let name = format!("{first}|{}", String::from_utf8_lossy(second).to_ascii_lowercase());
    Some(self::command(&name).map_or(Lookup::Missing(name), Lookup::Found))
}

/// A command by its name, `get` or `object|encoding`, in lower case.
#[must_use]
pub fn command(name: &str) -> Option<Command> {
    let entries = table::entries(name);
    (!entries.is_empty()).then(|| Command { name: name.to_owned(), entries })
}

impl Command {
    /// The profiles that have it.
    #[must_use]
    pub fn profiles(&self) -> Profiles {
        self.those(|_| true)
    }

    /// The profiles in which it may do something.
    #[must_use]
    pub fn with(&self, flag: Flag) -> Profiles {
        self.those(|entry| entry.has(flag))
    }

    /// The profiles that refuse so many words, the name's included. Of those that follow any more may come
    /// if the call is open.
    #[must_use]
    pub fn refusing(&self, words: usize, is_open: bool) -> Profiles {
        self.those(|entry| !entry.takes(words, is_open))
    }

    /// `at least 2`, `3`: the words it takes, by the newest server that has it.
    #[must_use]
    pub fn arity(&self) -> i16 {
        self.entries.last().map_or(0, |entry| entry.arity)
    }

    /// Which words of a call are keys, where all servers that have it agree; `None` where that cannot be told.
    #[must_use]
    pub fn keys(&self, words: &[Option<&[u8]>], is_open: bool) -> Option<Vec<Place>> {
        keys::places(&self.entries.last()?.keys, words, is_open)
    }

    fn those(&self, holds: impl Fn(&Entry) -> bool) -> Profiles {
        let entries = self.entries.iter().filter(|entry| holds(entry));
        Profiles::of_lines(entries.fold(0, |all, entry| all | entry.lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'w>(text: &[&'w str]) -> Vec<Option<&'w [u8]>> {
        text.iter().map(|word| (*word != "?").then_some(word.as_bytes())).collect()
    }

    fn found(text: &[&str]) -> Command {
        match find(&words(text)) {
            Some(Lookup::Found(command)) => command,
            other => panic!("{text:?}: {other:?}"),
        }
    }

    #[test]
    fn commands_are_found_in_any_case_and_by_two_words() {
        assert_eq!(found(&["GET", "k"]).profiles(), Profiles::ALL);
        assert_eq!(found(&["Object", "ENCODING", "k"]).name, "object|encoding");
        assert!(matches!(find(&words(&["GTE"])), Some(Lookup::Missing(_))));
        assert!(matches!(find(&words(&["object", "nope"])), Some(Lookup::Missing(_))));
        assert!(matches!(find(&words(&["object", "?"])), Some(Lookup::Container(_))));
        assert!(matches!(find(&words(&["JSON.GET"])), Some(Lookup::Module)));
        assert!(find(&words(&["?"])).is_none());
    }

    #[test]
    fn servers_differ() {
        assert_eq!(found(&["hexpire"]).profiles().and(Profiles::of_lines(1)), Profiles::NONE);
        assert_eq!(
            found(&["blpop"]).with(Flag::NoScript).names(),
            ["redis-7.0", "redis-7.0-hardened"]
        );
        assert_eq!(found(&["pfcount"]).with(Flag::MayReplicate), Profiles::ALL);
        assert_eq!(found(&["sort"]).with(Flag::Write), Profiles::ALL);
    }

    #[test]
    fn arity_counts_the_name() {
        assert!(found(&["get"]).refusing(2, false).is_empty());
        assert_eq!(found(&["get"]).refusing(3, false), Profiles::ALL);
        assert_eq!(found(&["get"]).refusing(1, false), Profiles::ALL);
        assert!(found(&["get"]).refusing(1, true).is_empty());
        assert_eq!(found(&["set"]).refusing(2, false), Profiles::ALL);
        assert!(found(&["set"]).refusing(7, true).is_empty());
    }

    #[test]
    fn keys_are_where_the_command_has_them() {
        let indexes = |text: &[&str]| {
            let places = found(text).keys(&words(text), false);
            places.map(|places| places.iter().map(|place| place.index).collect::<Vec<_>>())
        };
        assert_eq!(indexes(&["get", "k"]), Some(vec![1]));
        assert_eq!(indexes(&["mget", "a", "b", "c"]), Some(vec![1, 2, 3]));
        assert_eq!(indexes(&["mset", "a", "1", "b", "2"]), Some(vec![1, 3]));
        assert_eq!(indexes(&["blpop", "a", "b", "0"]), Some(vec![1, 2]));
        assert_eq!(
            indexes(&["zunionstore", "to", "2", "a", "b", "WEIGHTS", "1", "2"]),
            Some(vec![1, 3, 4])
        );
        assert_eq!(indexes(&["zunionstore", "to", "?", "a", "b"]), None);
        assert_eq!(
            indexes(&["xread", "COUNT", "1", "STREAMS", "a", "b", "0", "0"]),
            Some(vec![4, 5])
        );
        assert_eq!(indexes(&["object", "encoding", "k"]), Some(vec![2]));
        assert_eq!(indexes(&["sort", "k"]), None);
        assert_eq!(indexes(&["ping"]), Some(vec![]));
    }
}
