//! What FUNCTION LOAD answers.

use std::borrow::Cow;

use crate::Danger;

/// What FUNCTION LOAD answers to one library, and what else it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The library, or the error with its code, byte for byte as the server sends it: line ends in
    /// it too, which clients take for its end. Where the server would not answer at all, the error
    /// is the danger that stands first.
    pub answer: Result<Library, Vec<u8>>,
    /// What it does to the server.
    pub dangers: Vec<Danger>,
}

/// A library the server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// Its name.
    pub name: String,
    /// What it registered, in that order.
    pub functions: Vec<Function>,
}

/// A registered function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name, as registered.
    pub name: String,
    /// Its description, any bytes.
    pub description: Option<Vec<u8>>,
    /// Its flags, in the order in which FUNCTION LIST shows them.
    pub flags: Vec<&'static str>,
}

/// The flags of functions, in the order in which FUNCTION LIST shows them.
pub(crate) const FLAGS: [&str; 5] =
    ["no-writes", "allow-oom", "allow-stale", "no-cluster", "allow-cross-slot-keys"];

impl Verdict {
    /// Whether the server takes the library.
    #[must_use]
    pub fn accepts(&self) -> bool {
        self.answer.is_ok()
    }

    /// The error as text: what is not UTF-8 is replaced.
    #[must_use]
    pub fn error(&self) -> Option<Cow<'_, str>> {
        self.answer.as_ref().err().map(|error| String::from_utf8_lossy(error))
    }

    /// The server refuses it, and says so.
    pub(crate) fn refused(error: impl Into<Vec<u8>>) -> Self {
        Self { answer: Err(error.into()), dangers: Vec::new() }
    }

    /// The server does not come to an answer.
    pub(crate) fn unanswered(danger: Danger) -> Self {
        Self { answer: Err(danger.to_string().into_bytes()), dangers: vec![danger] }
    }
}
