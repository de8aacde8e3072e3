//! `Library`: what calls were generated from, as constant data.

use std::fmt;

/// A library of functions, as its calls were generated from it.
pub struct Library {
    name: &'static str,
    release: Option<&'static str>,
    digest: &'static str,
    code: &'static [u8],
}

impl Library {
    /// Describes a library; generated code does this.
    ///
    /// `digest` is the SHA-256 of `code` in 64 lower-case hexadecimal digits.
    #[must_use]
    pub const fn new(
        name: &'static str,
        release: Option<&'static str>,
        digest: &'static str,
        code: &'static [u8],
    ) -> Self {
        Self { name, release, digest, code }
    }

    /// The name after `#!lua name=`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The version its author gives it, if any.
    #[must_use]
    pub const fn release(&self) -> Option<&'static str> {
        self.release
    }

    /// The SHA-256 of the code, in hexadecimal digits.
    #[must_use]
    pub const fn digest(&self) -> &'static str {
        self.digest
    }

    /// The Lua code, byte for byte as it is deployed.
    #[must_use]
    pub const fn code(&self) -> &'static [u8] {
        self.code
    }
}

/// Leaves the code out: it is thousands of lines, and the digest says as much.
impl fmt::Debug for Library {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Library")
            .field("name", &self.name)
            .field("release", &self.release)
            .field("digest", &self.digest)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Library;

    #[test]
    fn debug_shows_which_library_and_not_its_code() {
        static LIBRARY: Library =
            Library::new("lock", Some("1.2.0"), "abcd", b"#!lua name=lock\nbody");
        let shown = format!("{LIBRARY:?}");
        assert!(shown.contains("lock") && shown.contains("1.2.0") && shown.contains("abcd"));
        assert!(!shown.contains("body") && !shown.contains("35"), "{shown}");
    }
}
