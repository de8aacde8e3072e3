//! A plan into the reasons why it must not be carried out.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use semver::Version;

use super::{NodePlan, Rules};
use crate::{Action, Library};

/// A rule that forbids a deploy. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A library would go back to a lower release.
    Downgrade {
        /// The node.
        address: String,
        /// The library.
        library: String,
        /// The release on the node.
        from: String,
        /// The local release.
        to: String,
    },
    /// A function's name is taken by a library that is not among the local ones. The server would
    /// refuse it, in any case of letters.
    Taken {
        /// The node.
        address: String,
        /// The function, as the local library writes it.
        function: String,
        /// The local library.
        library: String,
        /// The library on the node that has the name.
        holder: String,
    },
    /// Two local libraries have one name.
    TwoLibraries {
        /// The name.
        library: String,
    },
    /// Two local libraries register one function's name, in any case of letters.
    TwoFunctions {
        /// The function, as the second library writes it.
        function: String,
        /// The first library, by name.
        first: String,
        /// The second library.
        second: String,
    },
    /// A node is not what it was when the plan was made.
    Moved {
        /// The node.
        address: String,
        /// What is different.
        what: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Downgrade { address, library, from, to } => write!(
                f,
                "{address}: library `{library}` would go back from release {from} to {to}; allow the \
                 downgrade if that is meant, or deploy from newer files"
            ),
            Self::Taken { address, function, library, holder } => write!(
                f,
                "{address}: function `{function}` of library `{library}` is taken by library `{holder}`, \
                 which is not among the local ones; rename the function, or delete `{holder}` there \
                 (--prune, if its `---@owner` is yours by [deploy] owner, else FUNCTION DELETE {holder})"
            ),
            Self::TwoLibraries { library } => {
                write!(f, "there are two local libraries named `{library}`; rename one")
            }
            Self::TwoFunctions { function, first, second } => write!(
                f,
                "libraries `{first}` and `{second}` both register function `{function}`, and a server \
                 tells no upper from lower case; rename one"
            ),
            Self::Moved { address, what } => {
                write!(f, "{address}: {what} since the plan was made; plan again")
            }
        }
    }
}

pub(super) fn refusals(libraries: &[Library], nodes: &[NodePlan], rules: &Rules) -> Vec<Refusal> {
    let mut refusals = among_local(libraries);
    for node in nodes {
        if !rules.allow_downgrade {
            refusals.extend(downgrades(node));
        }
        refusals.extend(taken(node));
    }
    refusals
}

fn among_local(libraries: &[Library]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut sorted: Vec<&Library> = libraries.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut registered: BTreeMap<String, &str> = BTreeMap::new();
    for (index, library) in sorted.iter().enumerate() {
        if index > 0 && sorted[index - 1].name == library.name {
            refusals.push(Refusal::TwoLibraries { library: library.name.clone() });
            continue;
        }
        for function in &library.functions {
            let first = *registered.entry(function.to_ascii_lowercase()).or_insert(&library.name);
            if first != library.name {
                refusals.push(Refusal::TwoFunctions {
                    function: function.clone(),
                    first: first.to_owned(),
                    second: library.name.clone(),
                });
            }
        }
    }
    refusals
}

fn downgrades(node: &NodePlan) -> impl Iterator<Item = Refusal> {
    node.changes.iter().filter_map(|change| {
        let from = change.before.as_ref()?.release.as_ref()?;
        let to = change.after.as_ref()?.release.as_ref()?;
        is_lower(to, from).then(|| Refusal::Downgrade {
            address: node.address.clone(),
            library: change.library.clone(),
            from: from.clone(),
            to: to.clone(),
        })
    })
}

/// Build metadata does not count, and neither does what is not a version: then there is no order.
fn is_lower(to: &str, from: &str) -> bool {
    match (Version::parse(to), Version::parse(from)) {
        (Ok(to), Ok(from)) => to.cmp_precedence(&from) == Ordering::Less,
        _ => false,
    }
}

fn taken(node: &NodePlan) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let stays = |action| matches!(action, Action::Orphan | Action::Foreign);
    let others = || node.changes.iter().filter(|change| stays(change.action));
    for library in node.changes.iter().filter_map(|change| change.after.as_ref()) {
        for function in &library.functions {
            let is_it = |held: &String| held.eq_ignore_ascii_case(function);
            let holder = others()
                .find(|change| change.before.iter().any(|held| held.functions.iter().any(is_it)));
            if let Some(holder) = holder {
                refusals.push(Refusal::Taken {
                    address: node.address.clone(),
                    function: function.clone(),
                    library: library.name.clone(),
                    holder: holder.library.clone(),
                });
            }
        }
    }
    refusals
}
