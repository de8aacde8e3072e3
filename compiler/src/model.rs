//! A checked library: what generating, listing and deploying need to know, and nothing that can
//! still be wrong. [`crate::check`] is the only place that makes one.

mod effects;
mod script;
mod types;

use std::fmt;

pub use self::effects::{Command, Effects};
pub use self::script::{Script, Scripts};
pub use self::types::{Literal, Type};
pub use crate::flag::Flag;

use crate::source::{Location, SourceId, Span};

/// One `#!lua name=` unit.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Library {
    /// The name on the server, case-sensitive.
    pub name: String,
    /// The module's name in Rust.
    pub rust_name: String,
    /// The file the shebang is in.
    pub source: SourceId,
    /// `---@release`, a semver version.
    pub release: Option<String>,
    /// `---@owner`, who may delete it.
    pub owner: Option<String>,
    /// Markdown from the comment block at the top.
    pub docs: String,
    /// SHA-256 of [`Library::code`], 64 lower-case hex digits.
    pub digest: String,
    /// The exact bytes FUNCTION LOAD gets.
    pub code: Vec<u8>,
    /// The files the code is made of, in order: at least one, each with the line of the code on
    /// which it begins.
    pub parts: Vec<Part>,
    /// The functions in the order they are registered.
    pub functions: Vec<Function>,
    /// The error codes of all functions, each once.
    pub errors: Vec<ErrorCode>,
    /// The enum of those in Rust; `None` without a code.
    pub error_type: Option<String>,
    /// The classes and aliases, in the order they are written, and the types without a name that
    /// replies and parameters hold, named after those.
    pub types: Vec<TypeDefinition>,
}

/// One file of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The path as it is shown to people, with `/` between folders.
    pub file: String,
    /// The file.
    pub source: SourceId,
    /// The line of the library's code that is its first.
    pub first_line: u32,
}

/// One registered function.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Function {
    /// The name as registered; the server finds it in any case.
    pub name: String,
    /// The free function's name in Rust: snake case, the library's prefix dropped.
    pub rust_name: String,
    /// The method's name on a connection: snake case, whole. `None` where redis-rs has a method of
    /// that name.
    pub method_name: Option<String>,
    /// The bytes of the registering call in [`Library::code`].
    pub span: Span,
    /// The file that call is in, and its bytes there.
    pub location: Location,
    /// Flags in the server's order (the order FUNCTION LIST reports).
    pub flags: Vec<Flag>,
    /// The `description` given to the server, with bytes that are not UTF-8 replaced.
    pub description: Option<String>,
    /// Markdown from the comment block.
    pub docs: String,
    /// `---@deprecated`, with its reason (may be empty).
    pub deprecated: Option<String>,
    /// `---@nodiscard`.
    pub is_must_use: bool,
    /// Declared keys, in order.
    pub keys: Vec<Key>,
    /// Arguments, in order.
    pub args: Vec<Arg>,
    /// What it returns.
    pub reply: Reply,
    /// `---@error` in order, or the constant codes in the body where none is declared.
    pub errors: Vec<ErrorCode>,
    /// The enum of those codes in Rust; `None` without a code.
    pub error_type: Option<String>,
    /// `---@named`: the struct in Rust that has a field for each key and argument; `None` where a call takes them one
    /// after the other.
    pub args_type: Option<String>,
    /// `---@error [0, string]` in order: replies that are errors.
    pub error_replies: Vec<ErrorReply>,
    /// What it does to a server.
    pub effects: Effects,
    /// Whether it is a script, which no library registers.
    pub is_script: bool,
}

impl Function {
    /// Whether it is registered with `no-writes`, so that `FCALL_RO` and replicas take it; of a script, whether its
    /// first line says so, so that `EVALSHA_RO` and replicas do.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.flags.contains(&Flag::NoWrites)
    }
}

/// Where a fact about a parameter or a reply comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// An annotation says so.
    Declared,
    /// The body shows it.
    Inferred,
    /// Nothing shows it: the call stays generic there.
    Unknown,
}

/// How many values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Exactly one.
    Required,
    /// One or none; only before other optional ones or the end.
    Optional,
    /// Any number; behind it only required ones, unless a count says how many they are.
    Variadic,
}

/// Who says what the value of an argument is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Supply {
    /// The caller, by a parameter.
    Caller,
    /// The caller, together with each of the keys or arguments of this name: `value[name]`.
    With(String),
    /// The call itself: it is the number of values that the repeating key or argument of this name has, `#name`.
    Count(String),
}

/// A declared key, `keys[i]`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Key {
    /// The name in Lua or in the annotation.
    pub name: String,
    /// The parameter's name in Rust.
    pub rust_name: String,
    /// How many.
    pub presence: Presence,
    /// The names of what repeats, `...name (from, to)`; none where one key does.
    pub group: Vec<String>,
    /// How many there are at least, where they repeat.
    pub least: usize,
    /// Whether it is any bytes where the call has a type for it, and not text alone.
    pub is_bytes: bool,
    /// The annotation's text.
    pub docs: String,
    /// How it is known.
    pub origin: Origin,
    /// Where that comes from, or what it lacks.
    pub reason: String,
}

/// An argument, `args[i]`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Arg {
    /// The name in Lua or in the annotation.
    pub name: String,
    /// The parameter's name in Rust.
    pub rust_name: String,
    /// Its type; `None` where the call takes anything that is one argument.
    pub ty: Option<Type>,
    /// How many.
    pub presence: Presence,
    /// How many there are at least, where they repeat.
    pub least: usize,
    /// Who says what its value is.
    pub supply: Supply,
    /// What the body takes when it is absent, as Lua writes it.
    pub default: Option<String>,
    /// The annotation's text.
    pub docs: String,
    /// How it is known.
    pub origin: Origin,
    /// Where that comes from, or what it lacks.
    pub reason: String,
}

impl Arg {
    /// Whether it has any number of values.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.presence == Presence::Variadic || matches!(self.supply, Supply::With(_))
    }
}

/// What a function returns.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply {
    /// Its type; `None` where the caller says what to decode into.
    pub ty: Option<Type>,
    /// The annotation's text.
    pub docs: String,
    /// How it is known.
    pub origin: Origin,
    /// Where that comes from, or why it stays open.
    pub reason: String,
}

/// An error code the function answers with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorCode {
    /// The first word of the error, `INVALID_LIMIT`.
    pub code: String,
    /// The variant's name in Rust.
    pub rust_name: String,
    /// When.
    pub docs: String,
}

/// A reply that is an error: an array that begins with literals no other reply begins with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorReply {
    /// Its values: literals, strings, integers and any, those at the end optional ones or a rest.
    pub items: Vec<Type>,
    /// The place of the code among them, from 0.
    pub code: usize,
    /// When.
    pub docs: String,
}

impl ErrorReply {
    /// The code, where it is always the same.
    #[must_use]
    pub fn constant_code(&self) -> Option<&str> {
        match self.items.get(self.code) {
            Some(Type::Literal(Literal::String(code))) => Some(code),
            _ => None,
        }
    }

    /// How many values it has at least.
    #[must_use]
    pub fn least(&self) -> usize {
        let is_open = |item: &&Type| matches!(item, Type::Optional(_) | Type::Rest(_));
        self.items.iter().take_while(|item| !is_open(item)).count()
    }
}

/// A named type of a library.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TypeDefinition {
    /// The name in Lua, or the one it gets where it has none.
    pub name: String,
    /// The name in Rust, upper camel case.
    pub rust_name: String,
    /// Markdown from the comment block.
    pub docs: String,
    /// What it is.
    pub kind: TypeKind,
    /// Whether a record arrives as names and values, in any order: `table<Class>`.
    pub is_pairs: bool,
    /// Whether it stands inside `json<T>`.
    pub is_json: bool,
    /// Whether it stands outside of it.
    pub is_reply: bool,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// `---@class`: a struct; a reply carries its fields as an array in this order.
    Record(Vec<Field>),
    /// `---@alias Mode "fast"|"safe"`: an enum of the literals, and another variant for what a later
    /// release of the library may reply.
    Enum(Vec<EnumVariant>),
    /// `[1, "OK", integer] | [0, "BUSY"]`: an enum with data, told apart by its leading literals.
    Union(Vec<UnionVariant>),
    /// Any other `---@alias`. A tuple with a rest is a struct, and so is what may be empty.
    Alias {
        /// What it stands for.
        ty: Type,
        /// The Rust type that `fcall.toml` gives it.
        target: Option<String>,
    },
}

/// A literal of an enum.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EnumVariant {
    /// The name in Rust.
    pub rust_name: String,
    /// What goes over the wire.
    pub literal: Literal,
    /// The annotation's text.
    pub docs: String,
}

/// A tuple of a tagged union.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnionVariant {
    /// The name in Rust.
    pub rust_name: String,
    /// The items, literals included; the first ones are literals no other variant begins with.
    pub items: Vec<Type>,
    /// Whether it is no tuple but one literal by itself: `"OK" | [0, string]`.
    pub is_alone: bool,
    /// The annotation's text.
    pub docs: String,
}

impl UnionVariant {
    /// The literals it begins with.
    pub fn tag(&self) -> impl Iterator<Item = &Literal> {
        self.items.iter().map_while(|item| match item {
            Type::Literal(literal) => Some(literal),
            _ => None,
        })
    }
}

/// As the annotation grammar writes it.
impl fmt::Display for UnionVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.items.first() {
            Some(literal) if self.is_alone => literal.fmt(f),
            _ => Type::Tuple(self.items.clone()).fmt(f),
        }
    }
}

/// A field of a class.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Field {
    /// The name in Lua.
    pub name: String,
    /// The name in Rust.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// Whether a missing or nil value is `None`; only trailing ones may be missing.
    pub is_optional: bool,
    /// The annotation's text.
    pub docs: String,
}
