//! What a callback does, seen while it is followed: which functions of the server it calls with what, what it
//! compares and returns. Plain data for rules; [`super::trace`] makes it.

use super::reply::Reply;
use crate::commands::{self, Lookup};
use crate::source::Span;
use crate::syntax::ast::BinaryOperator;

/// Everything rules may ask of one callback. A place that is met several times (in a loop, in a helper
/// that is called twice) is there once, with all it was seen to be.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trace {
    /// The bytes of the callback.
    pub span: Span,
    /// Calls of the server's functions.
    pub calls: Vec<Call>,
    /// The `return`s of the callback itself, and its end where that is reached.
    pub returns: Vec<Return>,
    /// Values that are compared with each other.
    pub comparisons: Vec<Comparison>,
    /// The codes of the errors it returns or raises, as far as they are constant.
    pub codes: Vec<String>,
    /// The functions of the file it enters, itself among them.
    pub functions: Vec<Span>,
    /// Those of them that it enters without a `pcall` around.
    pub unprotected: Vec<Span>,
    /// Reads of globals that no server has: the call ends there.
    pub missing_globals: Vec<Span>,
    /// Where following stopped, and why. Before that place everything was seen; behind it, nothing was.
    pub stopped: Option<(Span, &'static str)>,
}

/// A call of a function of the server.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Its whole name: `redis.call`, `error`, `math.random`. Under Valkey's `server`, too, it is `redis`.
    pub name: &'static str,
    /// The call.
    pub span: Span,
    /// What it gets.
    pub arguments: Vec<Argument>,
    /// What its constant words mean, of `redis.call` and `redis.pcall`.
    pub command: Option<Lookup>,
    /// Whether more may follow, as from `unpack`.
    pub is_open: bool,
    /// Whether a `pcall` is around it, so that an error in it is no end.
    pub is_protected: bool,
    /// Whether it stands in a loop, of its function or of one that calls it.
    pub is_in_loop: bool,
}

/// One argument of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its bytes; of an argument that one expression of several values gives, those of the expression.
    pub span: Span,
    /// What it may be.
    pub what: What,
    /// Where it comes from.
    pub origin: Origin,
}

/// A way a callback ends without an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// The statement, or the whole function where its end is reached.
    pub span: Span,
    /// Whether there is no statement: the end is reached.
    pub is_end: bool,
    /// What it replies with.
    pub what: What,
    /// The same as it arrives.
    pub reply: Reply,
    /// Where that comes from.
    pub origin: Origin,
    /// What stands in the statement.
    pub values: usize,
}

/// Two values that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The whole expression.
    pub span: Span,
    /// The operator.
    pub operator: BinaryOperator,
    /// Its sides.
    pub sides: [Argument; 2],
}

/// All a value may be: alternatives, each once. None at all where the code does not get that far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct What(pub Vec<Alternative>);

/// One thing a value may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Alternative {
    /// `nil`.
    Nil,
    /// `nil`, because the caller did not send this key or argument.
    NotSent,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, and which if it is a constant.
    Number(Option<f64>),
    /// A constant string.
    Constant(Vec<u8>),
    /// Another string.
    String,
    /// One of `keys`, from 1.
    Key(usize),
    /// One of `args`, from 1.
    Arg(usize),
    /// `{ok = ...}`, as of `redis.status_reply` or a command.
    Status(Option<Vec<u8>>),
    /// `{err = ...}`, as of `redis.error_reply` or `redis.pcall`.
    Error(Option<Vec<u8>>),
    /// A table made during the call.
    Table(Table),
    /// `keys` or `args` itself, or a table of the library or the server.
    OtherTable,
    /// A function.
    Function,
    /// Nobody knows.
    Unknown,
}

/// What is in a table. Of nested ones, so many levels as rules look at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The items from 1 on.
    pub items: Vec<What>,
    /// What may stand behind them, in any number.
    pub rest: Option<Box<What>>,
    /// The named fields.
    pub fields: Vec<(Vec<u8>, What)>,
    /// Whether there may be more than that, or anything else.
    pub is_open: bool,
}

impl Table {
    /// What stands under a name; `None` where nothing does.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&What> {
        self.fields.iter().find(|(known, _)| known == name.as_bytes()).map(|(_, what)| what)
    }
}

impl Return {
    /// Whether it surely gives a value: an error is none.
    #[must_use]
    pub fn is_value(&self) -> bool {
        self.what.is_all(|it| !it.is_nil()) && self.what.has(|it| !it.is_error())
    }

    /// Whether it surely gives nil or an error.
    #[must_use]
    pub fn is_no_value(&self) -> bool {
        self.what.is_all(|it| it.is_nil() || it.is_error())
    }
}

impl Call {
    /// The words of a command as far as they are constant.
    #[must_use]
    pub fn words(&self) -> Vec<Option<Vec<u8>>> {
        self.arguments.iter().map(|argument| argument.what.constant()).collect()
    }

    /// Looks its words up, when all that it gets is known.
    pub(super) fn look_up(&mut self) {
        if matches!(self.name, "redis.call" | "redis.pcall") {
            // Commands have at most two words.
            let words = self.arguments.iter().take(2).map(|argument| argument.what.constant());
            let words: Vec<Option<Vec<u8>>> = words.collect();
            let words: Vec<Option<&[u8]>> = words.iter().map(Option::as_deref).collect();
            self.command = commands::find(&words);
        }
    }
}

impl Argument {
    /// Joins what it is at another time in.
    pub fn join(&mut self, other: Self) {
        self.what.join(other.what);
        self.origin = self.origin.or(other.origin);
    }
}

impl What {
    /// Whether it is surely one of some alternatives: there is one, and each is such.
    #[must_use]
    pub fn is_all(&self, such: impl Fn(&Alternative) -> bool) -> bool {
        !self.0.is_empty() && self.0.iter().all(such)
    }

    /// Whether one of the alternatives is such.
    #[must_use]
    pub fn has(&self, such: impl Fn(&Alternative) -> bool) -> bool {
        self.0.iter().any(such)
    }

    /// The one constant it is, numbers as the server gets them.
    #[must_use]
    pub fn constant(&self) -> Option<Vec<u8>> {
        match self.0.as_slice() {
            [Alternative::Constant(text)] => Some(text.clone()),
            [Alternative::Number(Some(number))] if number.fract() == 0.0 && number.abs() < 1e15 => {
                Some(format!("{number:.0}").into_bytes())
            }
            _ => None,
        }
    }

    /// Joins another in.
    pub fn join(&mut self, other: Self) {
        for alternative in other.0 {
            if !self.0.contains(&alternative) {
                self.0.push(alternative);
            }
        }
    }
}

impl Alternative {
    /// Whether it is nil, for whatever reason.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil | Self::NotSent)
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(self, Self::Error(_))
    }

    /// Whether it is a string.
    #[must_use]
    pub fn is_string(&self) -> bool {
        matches!(self, Self::Constant(_) | Self::String | Self::Key(_) | Self::Arg(_))
    }

    /// Whether it is a table.
    #[must_use]
    pub fn is_table(&self) -> bool {
        matches!(self, Self::Status(_) | Self::Error(_) | Self::Table(_) | Self::OtherTable)
    }
}

/// Where a value comes from: all places something in it may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin(u8);

impl Origin {
    /// Nowhere yet.
    pub const NOWHERE: Self = Self(0);
    /// One of `keys`, whichever.
    pub const KEY: Self = Self(1);
    /// One of `args`, whichever.
    pub const ARG: Self = Self(2);
    /// Written in the library.
    pub const CONSTANT: Self = Self(4);
    /// A command's reply, or something in one.
    pub const REPLY: Self = Self(8);
    /// It cannot be told.
    pub const UNKNOWN: Self = Self(16);
    /// Made of several things: joined, formatted, cut, counted.
    pub const BUILT: Self = Self(32);

    /// Both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it may come from any of those.
    #[must_use]
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether it comes from one of those and from nowhere else.
    #[must_use]
    pub fn is_only(self, others: Self) -> bool {
        self.0 != 0 && self.0 & !others.0 == 0
    }
}
