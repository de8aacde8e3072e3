//! The text behind `---@` into a tag.

use super::Error;
use super::types::TypeExpression;
use super::words::Words;
use crate::source::Span;

/// One tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// The tag from its name to its end on that line.
    pub span: Span,
    /// What it says.
    pub kind: TagKind,
    /// The words behind it, and the text lines below it.
    pub docs: String,
}

/// How many values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// `name`
    Required,
    /// `name?`
    Optional,
    /// `...name`
    Variadic,
}

/// What a tag says.
#[derive(Debug, Clone, PartialEq)]
pub enum TagKind {
    /// `@key name`
    Key {
        /// The name, without `?` or dots.
        name: String,
        /// How many.
        presence: Presence,
        /// The names of what repeats, `...name (from, to)`; none where one key does.
        group: Vec<String>,
        /// How many there are at least, where they repeat: `...name 1+`.
        least: usize,
        /// Whether it may hold any bytes where the call has a type for it: `name? bytes`.
        is_bytes: bool,
    },
    /// `@arg name type`
    Arg {
        /// The name, without `?` or dots.
        name: String,
        /// How many.
        presence: Presence,
        /// Its type.
        ty: TypeExpression,
        /// What it comes with: `name[other]`, one for each `...other`, a key or an argument.
        key: Option<String>,
        /// How many there are at least, where they repeat: `...name type 1+`.
        least: usize,
    },
    /// `@arg #name`: how many values the repeating key or argument of that name has.
    Count {
        /// The name of what is counted.
        of: String,
    },
    /// `@return type`
    Return {
        /// The reply's type.
        ty: TypeExpression,
    },
    /// `@class Name`
    Class {
        /// The name.
        name: String,
    },
    /// `@alias Name type`
    Alias {
        /// The name.
        name: String,
        /// What it stands for; `None` until a line below it says so.
        ty: Option<TypeExpression>,
    },
    /// `@field name type`
    Field {
        /// The name, without `?`.
        name: String,
        /// Whether it may be missing.
        is_optional: bool,
        /// Its type.
        ty: TypeExpression,
    },
    /// `@error CODE`
    Error {
        /// The first word of the error.
        code: String,
    },
    /// `@error [0, string, ...string]`
    ErrorReply {
        /// The replies that are errors.
        ty: TypeExpression,
    },
    /// `@release 1.2.3`
    Release(String),
    /// `@owner team`
    Owner(String),
    /// `@prefix ff`: what the names of the functions begin with.
    Prefix(String),
    /// `@function name`, above a statement whose registration cannot be read.
    Function {
        /// The registered name.
        name: String,
    },
    /// `@include "parts/window.lua"`: a part of the library, or what a part needs.
    Include {
        /// The path, from the folder of the file.
        path: String,
    },
    /// `@deprecated`, the reason in the docs.
    Deprecated,
    /// `@nodiscard`
    NoDiscard,
    /// `@named`: the call takes its keys and arguments by their names.
    Named,
    /// A tag of LuaCATS that says nothing to us (`@param`, `@type`, `@see`, ...).
    Other,
}

/// Reads a tag from the text behind `@`; `start` is the offset of that text.
pub(super) fn parse(text: &str, start: u32) -> Result<Tag, Error> {
    let mut words = Words::new(text, start);
    let name = words.word();
    let kind = kind(name, &mut words)?;
    let span = words.span_from(0);
    Ok(Tag { span, kind, docs: words.docs() })
}

fn kind(tag: &str, words: &mut Words<'_>) -> Result<TagKind, Error> {
    Ok(match tag {
        "key" => words.key()?,
        "arg" => words.arg()?,
        "return" => TagKind::Return { ty: words.ty()? },
        "class" => {
            let name = words.named("class", "Decision")?;
            TagKind::Class { name: name.trim_end_matches(':').to_owned() }
        }
        "alias" => {
            let name = words.named("alias", "Mode \"fast\"|\"safe\"")?;
            words.identifier(&name, &name)?;
            TagKind::Alias { name, ty: if words.is_at_end() { None } else { Some(words.ty()?) } }
        }
        "field" => words.field()?,
        "error" if words.is_tuple() => TagKind::ErrorReply { ty: words.ty()? },
        "error" => TagKind::Error { code: words.error_code()? },
        "release" => TagKind::Release(words.release()?),
        "owner" => TagKind::Owner(words.named("owner", "checkout")?),
        "prefix" => {
            let prefix = words.named("prefix", "ff")?;
            TagKind::Prefix(prefix.trim_end_matches('_').to_owned())
        }
        "function" => TagKind::Function { name: words.function()? },
        "include" => TagKind::Include { path: words.path()? },
        "deprecated" => TagKind::Deprecated,
        "nodiscard" => TagKind::NoDiscard,
        "named" => TagKind::Named,
        _ if LUACATS.contains(&tag) => TagKind::Other,
        _ => return Err(unknown(tag, words)),
    })
}

impl Tag {
    /// Takes a line below the tag that adds to its type: `---| "fast" # no check`. `text` is what
    /// stands behind the bar. What adds to nothing is given back as text.
    pub(super) fn add_alternative(&mut self, text: &str, start: u32) -> Option<Result<(), Error>> {
        let ty = match &mut self.kind {
            TagKind::Alias { ty, .. } => ty,
            TagKind::Arg { ty, .. } | TagKind::Return { ty } | TagKind::Field { ty, .. } => {
                return Some(alternative(text, start).map(|other| *ty = ty.clone().or(other)));
            }
            _ => return None,
        };
        Some(alternative(text, start).map(|other| {
            *ty = Some(match ty.take() {
                Some(first) => first.or(other),
                None => other,
            });
        }))
    }
}

/// `"fast" # no check`; a mark of LuaCATS for the default may stand before it.
fn alternative(text: &str, start: u32) -> Result<TypeExpression, Error> {
    let mut words = Words::new(text, start);
    words.skip(['>', '+']);
    let mut ty = words.ty()?;
    ty.docs = words.docs();
    Ok(ty)
}

/// Tags of LuaCATS that an editor reads and we do not.
const LUACATS: [&str; 22] = [
    "as",
    "async",
    "cast",
    "constructor",
    "diagnostic",
    "enum",
    "export",
    "generic",
    "language",
    "meta",
    "module",
    "namespace",
    "operator",
    "overload",
    "package",
    "param",
    "private",
    "protected",
    "public",
    "see",
    "source",
    "type",
];

fn unknown(tag: &str, words: &Words<'_>) -> Error {
    let known = "key, arg, return, class, field, alias, error, release, owner, prefix, function, \
                 include, named, deprecated and nodiscard";
    Error::new(
        words.span_from(0),
        format!("unknown annotation `@{tag}`"),
        format!("fcall reads {known}"),
    )
}
