//! What is wrong, where, and what to do about it. Knows nothing of how it will be shown:
//! [`crate::render`] joins it to its file.

use crate::profile::Profiles;
use crate::source::Location;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Works, but not as it reads.
    Warn,
    /// The server refuses it, crashes on it, or the call can never work.
    Error,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule that found it, kebab-case (`unknown-flag`).
    pub rule: &'static str,
    /// Its level after the project's settings.
    pub level: Level,
    /// What is wrong, one sentence without a full stop, in lower case where it begins with a word.
    pub message: String,
    /// Where.
    pub location: Location,
    /// A few words to stand under the marked code; empty for none.
    pub label: String,
    /// Other places that belong to it ("first registered here").
    pub related: Vec<Related>,
    /// What to do, if that is not plain from the message.
    pub help: Option<String>,
    /// The server lines it holds for; empty for all.
    pub profiles: Vec<&'static str>,
}

/// Another place a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is there.
    pub message: String,
}

impl Diagnostic {
    /// A finding of level error.
    #[must_use]
    pub fn error(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: Level::Error,
            message: message.into(),
            location,
            label: String::new(),
            related: Vec::new(),
            help: None,
            profiles: Vec::new(),
        }
    }

    /// A finding of level warn.
    #[must_use]
    pub fn warning(rule: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self { level: Level::Warn, ..Self::error(rule, location, message) }
    }

    /// Sets the words under the marked code.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Sets what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says for which profiles it holds.
    #[must_use]
    pub fn on(mut self, profiles: Profiles) -> Self {
        let is_everywhere = profiles == Profiles::ALL;
        self.profiles = if is_everywhere { Vec::new() } else { profiles.names() };
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, location: Location, message: impl Into<String>) -> Self {
        self.related.push(Related { location, message: message.into() });
        self
    }
}
