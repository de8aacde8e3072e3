//! `Script` and `Scripts`: what calls of plain scripts were generated from, as constant data.

mod load;

use std::fmt;

use redis::{Cmd, RedisWrite};

pub use self::load::{MissingScript, ScriptsError};

/// A plain Lua script, with its keys in `KEYS` and its args in `ARGV`, as its calls were generated from it.
pub struct Script {
    name: &'static str,
    sha1: &'static str,
    code: &'static [u8],
    file: &'static str,
}

impl Script {
    /// Describes a script; generated code does this.
    ///
    /// `sha1` is the SHA-1 of `code` in 40 lower-case hexadecimal digits, and `file` where it was read from.
    #[must_use]
    pub const fn new(
        name: &'static str,
        sha1: &'static str,
        code: &'static [u8],
        file: &'static str,
    ) -> Self {
        Self { name, sha1, code, file }
    }

    /// Its name, which is that of its file.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The SHA-1 of its code, in hexadecimal digits: what servers know it by.
    #[must_use]
    pub const fn sha1(&self) -> &'static str {
        self.sha1
    }

    /// The Lua code, byte for byte as it is sent.
    #[must_use]
    pub const fn code(&self) -> &'static [u8] {
        self.code
    }

    /// Its file, as it was named when the calls were generated.
    #[must_use]
    pub const fn file(&self) -> &'static str {
        self.file
    }

    /// The command that gives it to a server (SCRIPT LOAD), for those who send calls of it themselves.
    #[must_use]
    pub fn load_command(&self) -> Cmd {
        let mut command = Cmd::with_capacity(3, "SCRIPTLOAD".len() + self.code.len());
        command.write_arg(b"SCRIPT");
        command.write_arg(b"LOAD");
        command.write_arg(self.code);
        command
    }
}

/// Leaves the code out: the digest says as much.
impl fmt::Debug for Script {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Script")
            .field("name", &self.name)
            .field("sha1", &self.sha1)
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

/// Scripts are the same when their code is.
impl PartialEq for Script {
    fn eq(&self, other: &Self) -> bool {
        self.sha1 == other.sha1
    }
}

impl Eq for Script {}

/// All scripts that calls were generated from together: those of one folder.
#[derive(Debug)]
pub struct Scripts {
    scripts: &'static [&'static Script],
}

impl Scripts {
    /// Puts scripts together; generated code does this.
    #[must_use]
    pub const fn new(scripts: &'static [&'static Script]) -> Self {
        Self { scripts }
    }

    /// The scripts, in the order of their files.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'static Script> + use<> {
        self.scripts.iter().copied()
    }
}
