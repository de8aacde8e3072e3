//! A library as deploying sees it, whether it comes from a file or from a server.

use std::fmt;
use std::sync::Arc;

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
            release: annotation(code, "---@release"),
            owner: annotation(code, "---@owner"),
            digest: digest(code),
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

/// The word after the first line that starts with `tag`. Code that never saw our compiler is read
/// too, so this knows nothing of Lua but its lines.
fn annotation(code: &[u8], tag: &str) -> Option<String> {
    code.split(|byte| matches!(byte, b'\n' | b'\r')).find_map(|line| {
        let rest = line.trim_ascii_start().strip_prefix(tag.as_bytes())?;
        let word = rest
            .first()
            .filter(|byte| byte.is_ascii_whitespace())
            .and_then(|_| rest.split(u8::is_ascii_whitespace).find(|word| !word.is_empty()))?;
        // It is shown on terminals.
        String::from_utf8(word.to_vec()).ok().filter(|word| !word.chars().any(char::is_control))
    })
}

/// SHA-256, as 64 lower-case hex digits.
pub(crate) fn digest(code: &[u8]) -> String {
    use std::fmt::Write as _;
    let hash = hmac_sha256::Hash::hash(code);
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::Library;

    #[test]
    fn annotations_are_read_from_the_code() {
        for (code, release) in [
            ("#!lua name=a\n---@release 1.2.3\n", Some("1.2.3")),
            ("#!lua name=a\r\n  ---@release\t1.2.3  stable\r\n", Some("1.2.3")),
            ("#!lua name=a\n---@release 1.0.0\n---@release 2.0.0\n", Some("1.0.0")),
            ("#!lua name=a\n---@released 1.2.3\n", None),
            ("#!lua name=a\n---@release\n", None),
            ("#!lua name=a\n---@release 1.0.0\u{1b}[31m\n", None),
            ("#!lua name=a\n-- ---@release 1.2.3\n", None),
            ("#!lua name=a\n", None),
        ] {
            let library = Library::from_code("a", ["f"], code);
            assert_eq!(library.release.as_deref(), release, "{code:?}");
        }
        let library = Library::from_code("a", ["f"], b"#!lua name=a\n--\xff\n---@owner shop\n");
        assert_eq!(library.owner.as_deref(), Some("shop"));
    }

    #[test]
    fn the_digest_is_sha_256() {
        let library = Library::from_code("a", ["f"], "abc");
        assert_eq!(
            library.digest,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
