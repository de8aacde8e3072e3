//! A library as deploying sees it, whether it comes from a file or from a server.

use std::fmt;
use std::sync::Arc;

use fcall_compiler::digest::sha256;
use fcall_compiler::model;

/// A library's bytes and what they say about themselves.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Library {
    /// The name on the server, case-sensitive.
    pub name: String,
    /// `---@release`.
    pub release: Option<String>,
    /// `---@owner`.
    pub owner: Option<String>,
    /// SHA-256 of the code, 64 lower-case hex digits.
    pub digest: String,
    /// The exact bytes that FUNCTION LOAD gets, or that FUNCTION LIST WITHCODE answered.
    pub code: Arc<[u8]>,
    /// The names of its functions. The server finds them in any case.
    pub functions: Vec<String>,
}

impl Library {
    /// A library of which the name, the functions and the code are known: the release and the owner
    /// are read from the code's own annotations.
    #[must_use]
    pub fn from_code(
        name: impl Into<String>,
        functions: impl IntoIterator<Item = impl Into<String>>,
        code: impl AsRef<[u8]>,
    ) -> Self {
        let code = code.as_ref();
        Self {
            name: name.into(),
            release: word(code, "---@release"),
            owner: word(code, "---@owner"),
            digest: sha256(code),
            code: code.into(),
            functions: functions.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<&model::Library> for Library {
    fn from(library: &model::Library) -> Self {
        Self {
            name: library.name.clone(),
            release: library.release.clone(),
            owner: library.owner.clone(),
            digest: library.digest.clone(),
            code: library.code.as_slice().into(),
            functions: library.functions.iter().map(|function| function.name.clone()).collect(),
        }
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Library")
            .field("name", &self.name)
            .field("release", &self.release)
            .field("digest", &self.digest)
            .field("functions", &self.functions)
            .finish_non_exhaustive()
    }
}

/// The word behind an annotation, as apps read it too.
fn word(code: &[u8], tag: &str) -> Option<String> {
    fcall_runtime::annotation(code, tag).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Library;

    #[test]
    fn annotations_are_read_from_the_code() {
        let code = b"#!lua name=a\n---@release 1.2.3\n--\xff\n---@owner shop\n";
        let library = Library::from_code("a", ["f"], code);
        assert_eq!(library.release.as_deref(), Some("1.2.3"));
        assert_eq!(library.owner.as_deref(), Some("shop"));
    }
}
