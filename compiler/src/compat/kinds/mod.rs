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
    cluster_refused,
    deprecated,
    docs_changed,
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
    owner_changed,
    release_changed,
    reply_type,
];

/// The kind of a name.
#[must_use]
pub fn named(id: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table in docs/compatibility.md has every kind, with what its page says of its class and what its file
    /// says that it is.
    #[test]
    fn the_page_on_compatibility_lists_every_kind() {
        let page = include_str!("../../../../docs/compatibility.md");
        let listed: Vec<&str> = page.lines().filter(|line| line.starts_with("| [`")).collect();
        let expected: Vec<String> = ALL.iter().map(line).collect();
        assert_eq!(listed, expected, "the table should be:\n{}", expected.join("\n"));
    }

    fn line(kind: &Kind) -> String {
        let file = kind.id.replace('-', "_");
        let path = format!("{}/src/compat/kinds/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let what = first.trim_start_matches("//! ").trim_end_matches('.');
        let class = kind.page.lines().find_map(|line| line.strip_prefix("Class: "));
        let class = class.unwrap_or_default().trim_end_matches('.');
        format!("| [`{}`](../compiler/src/compat/kinds/{file}.md) | {what} | {class} |", kind.id)
    }
}
