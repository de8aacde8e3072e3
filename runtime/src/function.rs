//! `Function`: one function of a library, as constant data a call refers to.

use std::fmt;

use crate::{ErrorReply, Library};

/// Room reserved for the text of one key. Longer ones grow the buffer.
const ROOM_FOR_KEY: usize = 32;
/// Room reserved for the text of one arg: the longest `i64` has 20 bytes.
const ROOM_FOR_ARG: usize = 20;

/// Whether a function may write, which decides the command that calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Called with FCALL, always on a primary.
    ReadWrite,
    /// Declared `no-writes`: called with `FCALL_RO`, which replicas answer too.
    ReadOnly,
}

impl Access {
    /// The command that calls a function of this access.
    pub(crate) const fn command(self) -> &'static str {
        match self {
            Self::ReadWrite => "FCALL",
            Self::ReadOnly => "FCALL_RO",
        }
    }
}

/// A function of a library, as a call was generated for it.
pub struct Function {
    library: &'static Library,
    name: &'static str,
    access: Access,
    keys: &'static [&'static str],
    args: &'static [&'static str],
    error_replies: &'static [ErrorReply],
    /// Bytes to reserve for the command and its parameters, counted once at compile time.
    room: usize,
}

impl Function {
    /// Describes a function; generated code does this.
    ///
    /// `keys` and `args` are the parameters' names in the order of the Lua function; a variadic one is the last.
    #[must_use]
    pub const fn new(
        library: &'static Library,
        name: &'static str,
        access: Access,
        keys: &'static [&'static str],
        args: &'static [&'static str],
    ) -> Self {
        let fixed = access.command().len() + name.len() + "0".len();
        let room = fixed + keys.len() * ROOM_FOR_KEY + args.len() * ROOM_FOR_ARG;
        Self { library, name, access, keys, args, error_replies: &[], room }
    }

    /// Adds the replies that are errors; generated code does this.
    #[must_use]
    pub const fn replying_errors(mut self, error_replies: &'static [ErrorReply]) -> Self {
        self.error_replies = error_replies;
        self
    }

    /// The library that registers it.
    #[must_use]
    pub const fn library(&self) -> &'static Library {
        self.library
    }

    /// The name it is registered under.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it may write.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// The names of its keys.
    #[must_use]
    pub const fn keys(&self) -> &'static [&'static str] {
        self.keys
    }

    /// The names of its args.
    #[must_use]
    pub const fn args(&self) -> &'static [&'static str] {
        self.args
    }

    /// The replies that are errors.
    #[inline]
    pub(crate) const fn error_replies(&self) -> &'static [ErrorReply] {
        self.error_replies
    }

    /// How many parameters to reserve for, and how many bytes, in a call with this many keys.
    #[inline]
    pub(crate) const fn capacity(&self, number_of_keys: usize) -> (usize, usize) {
        let more_keys = number_of_keys.saturating_sub(self.keys.len());
        (3 + number_of_keys + self.args.len(), self.room + more_keys * ROOM_FOR_KEY)
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Function")
            .field("library", &self.library.name())
            .field("name", &self.name)
            .field("access", &self.access)
            .field("keys", &self.keys)
            .field("args", &self.args)
            .finish_non_exhaustive()
    }
}

/// Functions are the same when they have the same name in the same library.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.library.name() == other.library.name()
    }
}

impl Eq for Function {}
