//! The kinds of changes: one file a kind, its page beside it.

mod side;

use super::{Change, Comparison};

/// A kind of change: what it is called, how it is found, and why it is classed as it is.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Its id, kebab-case.
    pub id: &'static str,
    /// Its page, Markdown.
    pub page: &'static str,
    /// Finds it.
    pub find: fn(&Comparison<'_>, &mut Vec<Change>),
}

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        $(mod $kind;)*

        /// Every kind, in the order of the alphabet.
        pub const ALL: &[Kind] = &[$($kind::KIND),*];
    };
}

kinds![
    arg_added,
    arg_count,
    arg_default,
    arg_removed,
    arg_renamed,
    arg_reordered,
    arg_type,
    error_added,
    error_removed,
    error_reply,
    flag_added,
    flag_removed,
    function_added,
    function_moved,
    function_removed,
    key_added,
    key_count,
    key_removed,
    key_renamed,
    key_reordered,
    no_writes_added,
    no_writes_removed,
    reply_type,
];

/// The kind of a name.
#[must_use]
pub fn named(id: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.id == id)
}
