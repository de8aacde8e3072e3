//! What a deploy or a library does into the line that permits it and nothing else.

mod app;
mod calls;
mod seen;

pub use app::{App, app};

/// A user of a server's access control list. Its password is never among the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct User {
    /// Its name.
    pub name: String,
    /// What it may, each with the reason.
    pub rules: Vec<Rule>,
    /// Where a rule permits more than is needed, because what is needed cannot be known.
    pub broad: Vec<String>,
}

/// One rule of ACL SETUSER.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The rule: `+function|list`, `~*`.
    pub rule: String,
    /// What does not work without it.
    pub because: String,
}

impl User {
    /// The command that makes the user, or makes it anew. `PASSWORD` stands for the password.
    #[must_use]
    pub fn line(&self) -> String {
        let rules: Vec<&str> = self.rules.iter().map(|rule| rule.rule.as_str()).collect();
        format!("ACL SETUSER {} reset on >PASSWORD {}", self.name, rules.join(" "))
    }

    fn allow(&mut self, rule: impl Into<String>, because: impl Into<String>) {
        let rule = rule.into();
        if self.rules.iter().all(|known| known.rule != rule) {
            self.rules.push(Rule { rule, because: because.into() });
        }
    }
}

/// What a deployer does on every server. After `+function|delete` all of it can be left out: the
/// deploy says what it goes without, and does the rest.
const DEPLOYER: &[(&str, &str)] = &[
    ("+function|list", "whatever reads what a server holds: all commands"),
    ("+function|load", "deploy, of one library"),
    ("+function|restore", "deploy, of several libraries; restore"),
    ("+function|delete", "delete; deploy, where a library goes or is renamed"),
    ("+function|dump", "dump --payload"),
    ("+function|stats", "asking before a deploy whether the Lua engine is there"),
    ("+acl|whoami", "asking before a deploy what the user may"),
    ("+acl|dryrun", "asking before a deploy what the user may"),
    ("+info", "asking before a deploy whether the memory is enough"),
    ("+client|kill", "making sure that what was sent and not answered is not done later"),
    ("+role", "finding the replicas of a server, and the primary of a replica"),
    ("~fcall:deploy*", "the lock that keeps two deploys apart, and a history beside it"),
    ("+eval", "the lock"),
    ("+set", "the lock"),
    ("+get", "the lock"),
    ("+del", "the lock"),
    ("+hvals", "--history key:NAME, where NAME begins with fcall:deploy"),
    ("+hset", "--history key:NAME"),
    ("+hsetnx", "--history key:NAME"),
    ("+hdel", "--history key:NAME"),
];

/// A user who puts libraries on servers, takes them off and looks at them. It may not call them.
#[must_use]
pub fn deployer(name: &str, is_cluster: bool) -> User {
    let mut user = User { name: name.to_owned(), rules: Vec::new(), broad: Vec::new() };
    for (rule, because) in DEPLOYER {
        user.allow(*rule, *because);
    }
    if is_cluster {
        user.allow("+cluster|shards", "finding the primaries of a cluster");
    }
    user
}

#[cfg(test)]
mod tests;
