//! A checked library: what generating, listing and deploying need to know, and nothing that can
//! still be wrong. [`crate::check`] is the only place that makes one.

use std::fmt;

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
    /// The classes and aliases the functions name, in the order they are written.
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
    /// `---@error`, in order.
    pub errors: Vec<ErrorCode>,
}

impl Function {
    /// Whether it is registered with `no-writes`, so that `FCALL_RO` and replicas take it.
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
    /// Any number, last.
    Variadic,
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
    /// The annotation's text.
    pub docs: String,
    /// How it is known.
    pub origin: Origin,
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
    /// What the body takes when it is absent, as Lua writes it.
    pub default: Option<String>,
    /// The annotation's text.
    pub docs: String,
    /// How it is known.
    pub origin: Origin,
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
    /// When.
    pub docs: String,
}

/// A type of the annotation grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `string`: text, UTF-8 in Rust.
    String,
    /// `bytes`: any bytes.
    Bytes,
    /// `integer`: 64 bits on the wire, exact to 2^53 in Lua.
    Integer,
    /// `number`: a double.
    Number,
    /// `boolean`: `1` / `0` as an argument; true is 1 and false is nil in a reply.
    Boolean,
    /// `nil`: nothing.
    Nil,
    /// `any`: the caller decides.
    Any,
    /// `T?`: nil (or false) where absent.
    Optional(Box<Type>),
    /// `T[]`
    Array(Box<Type>),
    /// `[A, B]`
    Tuple(Vec<Type>),
    /// A class of this library, by its name in Lua.
    Class(String),
}

/// As the annotation grammar writes it, so that reading it again gives the same type.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Bytes => f.write_str("bytes"),
            Self::Integer => f.write_str("integer"),
            Self::Number => f.write_str("number"),
            Self::Boolean => f.write_str("boolean"),
            Self::Nil => f.write_str("nil"),
            Self::Any => f.write_str("any"),
            Self::Optional(inner) => write!(f, "{inner}?"),
            Self::Array(inner) => write!(f, "{inner}[]"),
            Self::Tuple(items) => {
                let items: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", items.join(", "))
            }
            Self::Class(name) => f.write_str(name),
        }
    }
}

/// A named type of a library.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TypeDefinition {
    /// The name in Lua.
    pub name: String,
    /// The name in Rust, upper camel case.
    pub rust_name: String,
    /// Markdown from the comment block.
    pub docs: String,
    /// What it is.
    pub kind: TypeKind,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// `---@class`: a struct; a reply carries its fields as an array in this order.
    Record(Vec<Field>),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_as_annotations_write_them() {
        let optional = Type::Optional(Box::new(Type::Integer));
        assert_eq!(Type::Array(Box::new(optional.clone())).to_string(), "integer?[]");
        let array = Type::Array(Box::new(Type::Class("Decision".into())));
        assert_eq!(Type::Optional(Box::new(array)).to_string(), "Decision[]?");
        assert_eq!(Type::Tuple(vec![Type::Bytes, optional]).to_string(), "[bytes, integer?]");
    }
}
