//! `Library`: what calls were generated from, as constant data, and what servers are asked about it.

mod ensure;
mod error;
mod held;
pub(crate) mod nodes;
mod release;
mod verify;

use std::fmt;

pub use self::error::{LibraryError, LibraryProblem, NodeError};
#[doc(hidden)]
pub use self::release::annotation;

/// A library of functions, as its calls were generated from it.
pub struct Library {
    name: &'static str,
    release: Option<&'static str>,
    digest: &'static str,
    code: &'static [u8],
    parts: &'static [Part],
    functions: &'static [&'static str],
}

/// One file of a library, and where in the library's code it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    file: &'static str,
    first_line: u32,
}

impl Part {
    /// Describes a file; generated code does this. `first_line` counts the lines of the code from 1.
    #[must_use]
    pub const fn new(file: &'static str, first_line: u32) -> Self {
        Self { file, first_line }
    }

    /// The file, as it was named when the calls were generated.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// The line of the library's code that is this file's first.
    #[must_use]
    pub const fn first_line(&self) -> u32 {
        self.first_line
    }
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
        Self { name, release, digest, code, parts: &[], functions: &[] }
    }

    /// Adds the files the code is made of, in order; generated code does this.
    #[must_use]
    pub const fn made_of(mut self, parts: &'static [Part]) -> Self {
        self.parts = parts;
        self
    }

    /// Adds the names of its functions; generated code does this.
    #[must_use]
    pub const fn registering(mut self, functions: &'static [&'static str]) -> Self {
        self.functions = functions;
        self
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

    /// The files the code is made of, in order.
    #[must_use]
    pub const fn parts(&self) -> &'static [Part] {
        self.parts
    }

    /// The names of its functions, as they are registered.
    #[must_use]
    pub const fn functions(&self) -> &'static [&'static str] {
        self.functions
    }

    /// Where a line of the code stands: the file, and the line in it.
    #[must_use]
    pub fn locate(&self, line: u32) -> Option<(&'static str, u32)> {
        let part = self.parts.iter().rev().find(|part| part.first_line <= line)?;
        Some((part.file, line - part.first_line + 1))
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
    use super::{Library, Part};

    #[test]
    fn debug_shows_which_library_and_not_its_code() {
        static LIBRARY: Library =
            Library::new("lock", Some("1.2.0"), "abcd", b"#!lua name=lock\nbody");
        let shown = format!("{LIBRARY:?}");
        assert!(shown.contains("lock") && shown.contains("1.2.0") && shown.contains("abcd"));
        assert!(!shown.contains("body") && !shown.contains("35"), "{shown}");
    }

    #[test]
    fn a_line_of_the_code_is_one_of_a_file() {
        const LIBRARY: Library = Library::new("shop", None, "abcd", b"");
        static PARTS: [Part; 2] = [Part::new("shop/main.lua", 1), Part::new("shop/stock.lua", 8)];
        let shop = LIBRARY.made_of(&PARTS);
        assert_eq!(shop.locate(0), None);
        assert_eq!(shop.locate(1), Some(("shop/main.lua", 1)));
        assert_eq!(shop.locate(7), Some(("shop/main.lua", 7)));
        assert_eq!(shop.locate(8), Some(("shop/stock.lua", 1)));
        assert_eq!(shop.locate(20), Some(("shop/stock.lua", 13)));
        assert_eq!(LIBRARY.locate(1), None);
    }
}
