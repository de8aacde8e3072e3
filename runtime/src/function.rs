//! `Function`: one function of a library, or one script, as constant data a call refers to.

use std::fmt;

use crate::{ErrorReply, Library, Script};

/// Room reserved for the text of one key. Longer ones grow the buffer.
const ROOM_FOR_KEY: usize = 32;
/// Room reserved for the text of one arg: the longest `i64` has 20 bytes.
const ROOM_FOR_ARG: usize = 20;

/// Whether a function may write, which decides the command that calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Called with FCALL or EVALSHA, always on a primary.
    ReadWrite,
    /// Declared `no-writes`: called with `FCALL_RO` or `EVALSHA_RO`, which replicas answer too. Both came with
    /// Redis 7.0.
    ReadOnly,
}

/// Where a function comes from, which decides how a server is told to run it.
#[derive(Debug, Clone, Copy)]
pub enum Home {
    /// A library registers it; it is called by its name.
    Library(&'static Library),
    /// It is a script of its own; it is called by its digest.
    Script(&'static Script),
}

/// What is called: a function of a library, or a script, as a call was generated for it.
pub struct Function {
    home: Home,
    name: &'static str,
    access: Access,
    keys: &'static [&'static str],
    args: &'static [&'static str],
    error_replies: &'static [ErrorReply],
    /// The command that calls it, and what that command calls it by.
    command: &'static str,
    target: &'static str,
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
        Self::at(Home::Library(library), name, access, keys, args)
    }

    /// Describes a script as what is called; generated code does this.
    ///
    /// `keys` and `args` are the names of its parameters in the order of `KEYS` and `ARGV`; a variadic one is the last.
    #[must_use]
    pub const fn of_script(
        script: &'static Script,
        access: Access,
        keys: &'static [&'static str],
        args: &'static [&'static str],
    ) -> Self {
        Self::at(Home::Script(script), script.name(), access, keys, args)
    }

    const fn at(
        home: Home,
        name: &'static str,
        access: Access,
        keys: &'static [&'static str],
        args: &'static [&'static str],
    ) -> Self {
        let (command, target) = match (home, access) {
            (Home::Library(_), Access::ReadWrite) => ("FCALL", name),
            (Home::Library(_), Access::ReadOnly) => ("FCALL_RO", name),
            (Home::Script(script), Access::ReadWrite) => ("EVALSHA", script.sha1()),
            (Home::Script(script), Access::ReadOnly) => ("EVALSHA_RO", script.sha1()),
        };
        let fixed = command.len() + target.len() + "0".len();
        let room = fixed + keys.len() * ROOM_FOR_KEY + args.len() * ROOM_FOR_ARG;
        Self { home, name, access, keys, args, error_replies: &[], command, target, room }
    }

    /// Adds the replies that are errors; generated code does this.
    #[must_use]
    pub const fn replying_errors(mut self, error_replies: &'static [ErrorReply]) -> Self {
        self.error_replies = error_replies;
        self
    }

    /// Where it comes from.
    #[must_use]
    pub const fn home(&self) -> Home {
        self.home
    }

    /// The library that registers it; `None` if it is a script.
    #[must_use]
    pub const fn library(&self) -> Option<&'static Library> {
        match self.home {
            Home::Library(library) => Some(library),
            Home::Script(_) => None,
        }
    }

    /// The script it is; `None` if a library registers it.
    #[must_use]
    #[inline]
    pub const fn script(&self) -> Option<&'static Script> {
        match self.home {
            Home::Library(_) => None,
            Home::Script(script) => Some(script),
        }
    }

    /// The name it is registered under, or the script's.
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

    /// The command that calls it, and what that command calls it by: a name, or a digest.
    #[inline]
    pub(crate) const fn called_by(&self) -> (&'static str, &'static str) {
        (self.command, self.target)
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
        let mut shown = formatter.debug_struct("Function");
        match self.home {
            Home::Library(library) => shown.field("library", &library.name()),
            Home::Script(script) => shown.field("script", &script.sha1()),
        };
        shown
            .field("name", &self.name)
            .field("access", &self.access)
            .field("keys", &self.keys)
            .field("args", &self.args)
            .finish_non_exhaustive()
    }
}

/// Functions are the same when they have the same name in the same library, or are the same script.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        match (self.home, other.home) {
            (Home::Library(one), Home::Library(two)) => {
                self.name == other.name && one.name() == two.name()
            }
            (Home::Script(one), Home::Script(two)) => one == two,
            _ => false,
        }
    }
}

impl Eq for Function {}
