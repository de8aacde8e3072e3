//! What a function does to a server: for people who run it, and for those who permit it.

/// What is known of it. Where not all is, what is known stands there, too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Effects {
    /// Whether a cluster runs it on whichever keys it is given: `None` where nobody can tell.
    pub is_cluster_safe: Option<bool>,
    /// Why, or why not.
    pub cluster_reason: String,
    /// The commands it may run, in the order of their names.
    pub commands: Vec<Command>,
    /// Patterns of the keys that these use, in the order they are met: `{name}` stands for the keys that the parameter of that
    /// name is given.
    pub keys: Vec<String>,
    /// Why there may be others, of commands and keys.
    pub unknown: Option<String>,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Command {
    /// Its name as rules of an access control list have it: `get`, `object|encoding`.
    pub name: String,
    /// Whether it may change data.
    pub writes: bool,
    /// The line of the library's code on which it is first called.
    pub line: u32,
}

impl Command {
    /// A command that is called on a line.
    #[must_use]
    pub fn new(name: String, writes: bool, line: u32) -> Self {
        Self { name, writes, line }
    }

    /// Its name as people write it: `OBJECT ENCODING`.
    #[must_use]
    pub fn shown(&self) -> String {
        self.name.replace('|', " ").to_ascii_uppercase()
    }
}

impl Effects {
    /// Those of its commands that may change data.
    pub fn writes(&self) -> impl Iterator<Item = &Command> {
        self.commands.iter().filter(|command| command.writes)
    }

    /// Whether it changes data: `None` where nobody can tell.
    #[must_use]
    pub fn is_writing(&self) -> Option<bool> {
        match self.writes().next() {
            Some(_) => Some(true),
            None if self.unknown.is_none() => Some(false),
            None => None,
        }
    }
}
