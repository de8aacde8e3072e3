//! Why a plan must not be carried out, and the words for it.

use std::fmt;

use super::{Impact, Rules};
use crate::release;

/// A rule that forbids a deploy. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A library would go back to a lower release, or to none.
    Downgrade {
        /// The node.
        address: String,
        /// The library.
        library: String,
        /// The release on the node.
        from: String,
        /// The local release.
        to: Option<String>,
    },
    /// A library has the release that the node has, but other bytes.
    SameRelease {
        /// The node.
        address: String,
        /// The library.
        library: String,
        /// The release of both.
        release: String,
    },
    /// Calls of a library on the node would break, and the local release is not one that may.
    Breaking {
        /// The node.
        address: String,
        /// The library on the node.
        library: String,
        /// The release on the node.
        from: String,
        /// The local release.
        to: Option<String>,
        /// What would break.
        impacts: Vec<Impact>,
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

impl Refusal {
    /// The word for the rule.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Downgrade { .. } => "downgrade",
            Self::SameRelease { .. } => "same-release",
            Self::Breaking { .. } => "breaking",
            Self::Taken { .. } => "taken",
            Self::TwoLibraries { .. } => "two-libraries",
            Self::TwoFunctions { .. } => "two-functions",
            Self::Moved { .. } => "moved",
        }
    }

    /// The node it is about; `None` if it holds on all.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Downgrade { address, .. }
            | Self::SameRelease { address, .. }
            | Self::Breaking { address, .. }
            | Self::Taken { address, .. }
            | Self::Moved { address, .. } => Some(address),
            Self::TwoLibraries { .. } | Self::TwoFunctions { .. } => None,
        }
    }

    /// The local library it is about, where it is about one.
    #[must_use]
    pub fn library(&self) -> Option<&str> {
        match self {
            Self::Downgrade { library, .. }
            | Self::SameRelease { library, .. }
            | Self::Breaking { library, .. }
            | Self::Taken { library, .. }
            | Self::TwoLibraries { library }
            | Self::TwoFunctions { second: library, .. } => Some(library),
            Self::Moved { .. } => None,
        }
    }

    /// What is wrong and what to do about it, without the node.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Downgrade { library, from, to, .. } => format!(
                "library `{library}` would go back from release {from} to {}; allow the downgrade \
                 (--allow-downgrade) if that is meant, or deploy from newer files",
                to.as_deref().unwrap_or("none")
            ),
            Self::SameRelease { library, release, .. } => format!(
                "library `{library}` has other code there under the same release {release}; give \
                 yours a new release (`---@release`), or replace it under the old one \
                 (--allow-downgrade)"
            ),
            Self::Breaking { library, from, to, impacts, .. } => {
                breaking(library, from, to.as_deref(), impacts)
            }
            Self::Taken { function, library, holder, .. } => format!(
                "function `{function}` of library `{library}` is taken by library `{holder}`, \
                 which is not among the local ones; rename the function, or delete `{holder}` there \
                 (--prune, if its `---@owner` is yours by [deploy] owner, else FUNCTION DELETE {holder})"
            ),
            Self::TwoLibraries { library } => {
                format!("there are two local libraries named `{library}`; rename one")
            }
            Self::TwoFunctions { function, first, second } => format!(
                "libraries `{first}` and `{second}` both register function `{function}`, and a server \
                 tells no upper from lower case; rename one"
            ),
            Self::Moved { what, .. } => format!("{what} since the plan was made; plan again"),
        }
    }

    /// Whether somebody asked for it all the same.
    pub(super) fn is_allowed(&self, rules: &Rules) -> bool {
        match self {
            Self::Downgrade { .. } | Self::SameRelease { .. } => rules.allow_downgrade,
            Self::Breaking { .. } => rules.allow_breaking,
            _ => false,
        }
    }
}

fn breaking(library: &str, from: &str, to: Option<&str>, impacts: &[Impact]) -> String {
    let messages: Vec<&str> = impacts.iter().map(|impact| impact.message.as_str()).collect();
    let (messages, to) = (messages.join("; "), to.unwrap_or("none"));
    let remedy = release::next_major(from)
        .map_or_else(String::new, |next| format!("release it as {next} or higher, "));
    format!(
        "release {from} -> {to} of library `{library}` breaks its callers: {messages}; keep what they \
         call and put the new beside it, {remedy}or allow it (--allow-breaking)"
    )
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.address() {
            Some(address) => write!(f, "{address}: {}", self.reason()),
            None => f.write_str(&self.reason()),
        }
    }
}
