//! The text behind `---@` into a tag.

use super::Error;
use super::types::{self, TypeExpression};
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
    },
    /// `@arg name type`
    Arg {
        /// The name, without `?` or dots.
        name: String,
        /// How many.
        presence: Presence,
        /// Its type.
        ty: TypeExpression,
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
    /// `@release 1.2.3`
    Release(String),
    /// `@owner team`
    Owner(String),
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
    /// A tag of LuaCATS that says nothing to us (`@param`, `@type`, `@see`, ...).
    Other,
}

/// Reads a tag from the text behind `@`; `start` is the offset of that text.
pub(super) fn parse(text: &str, start: u32) -> Result<Tag, Error> {
    let mut words = Words { text, at: 0, start };
    let name = words.word();
    let kind = kind(name, &mut words)?;
    let span = words.span_from(0);
    Ok(Tag { span, kind, docs: words.docs() })
}

fn kind(tag: &str, words: &mut Words<'_>) -> Result<TagKind, Error> {
    Ok(match tag {
        "key" => {
            let (name, presence) = words.parameter("key")?;
            let group = words.group(presence);
            TagKind::Key { name, presence, group }
        }
        "arg" => {
            let (name, presence) = words.parameter("arg")?;
            let is_repeated = presence == Presence::Variadic;
            let read = if is_repeated { types::parse_repeated } else { types::parse };
            TagKind::Arg { name, presence, ty: words.ty_by(read)? }
        }
        "return" => TagKind::Return { ty: words.ty()? },
        "class" => {
            let name = words.named("class", "Decision")?;
            TagKind::Class { name: name.trim_end_matches(':').to_owned() }
        }
        "alias" => {
            let name = words.named("alias", "Mode \"fast\"|\"safe\"")?;
            words.identifier(&name, &name)?;
            let is_below = words.text[words.at..].trim().is_empty();
            TagKind::Alias { name, ty: if is_below { None } else { Some(words.ty()?) } }
        }
        "field" => words.field()?,
        "error" => TagKind::Error { code: words.error_code()? },
        "release" => TagKind::Release(words.release()?),
        "owner" => TagKind::Owner(words.named("owner", "checkout")?),
        "function" => TagKind::Function { name: words.function()? },
        "include" => TagKind::Include { path: words.path()? },
        "deprecated" => TagKind::Deprecated,
        "nodiscard" => TagKind::NoDiscard,
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
    let at = text.len() - text.trim_start_matches(['>', '+']).len();
    let mut words = Words { text, at, start };
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
    let known = "key, arg, return, class, field, alias, error, release, owner, function, include, \
                 deprecated and nodiscard";
    Error::new(
        words.span_from(0),
        format!("unknown annotation `@{tag}`"),
        format!("fcall reads {known}"),
    )
}

/// A tag's text, read from left to right.
struct Words<'t> {
    text: &'t str,
    at: usize,
    start: u32,
}

impl<'t> Words<'t> {
    fn word(&mut self) -> &'t str {
        let rest = self.text[self.at..].trim_start();
        let begin = self.text.len() - rest.len();
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at = begin + length;
        &rest[..length]
    }

    fn span_from(&self, from: usize) -> Span {
        let offset = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        Span::new(offset(from), offset(self.at.max(from)))
    }

    fn docs(&self) -> String {
        let rest = self.text[self.at..].trim();
        rest.strip_prefix("# ").unwrap_or(rest).to_owned()
    }

    fn named(&mut self, tag: &str, example: &str) -> Result<String, Error> {
        let word = self.word();
        if word.is_empty() {
            let message = format!("`@{tag}` has no name");
            return Err(Error::new(
                self.span_from(0),
                message,
                format!("write `---@{tag} {example}`"),
            ));
        }
        Ok(word.to_owned())
    }

    fn parameter(&mut self, tag: &str) -> Result<(String, Presence), Error> {
        let example = if tag == "key" { "bucket" } else { "limit integer" };
        let word = self.named(tag, example)?;
        let (name, presence) = if let Some(name) = word.strip_prefix("...") {
            (name, Presence::Variadic)
        } else if let Some(name) = word.strip_suffix('?') {
            (name, Presence::Optional)
        } else {
            (word.as_str(), Presence::Required)
        };
        self.identifier(name, &word)?;
        Ok((name.to_owned(), presence))
    }

    fn field(&mut self) -> Result<TagKind, Error> {
        let word = self.named("field", "remaining integer")?;
        let (name, is_optional) = match word.strip_suffix('?') {
            Some(name) => (name, true),
            None => (word.as_str(), false),
        };
        self.identifier(name, &word)?;
        Ok(TagKind::Field { name: name.to_owned(), is_optional, ty: self.ty()? })
    }

    fn identifier(&self, name: &str, word: &str) -> Result<(), Error> {
        let is_first = |character: char| character.is_ascii_alphabetic() || character == '_';
        let is_rest = |character: char| character.is_ascii_alphanumeric() || character == '_';
        if name.starts_with(is_first) && name.chars().all(is_rest) {
            return Ok(());
        }
        let span = self.span_from(self.at - word.len());
        Err(Error::new(
            span,
            format!("`{word}` is not a name"),
            "letters, digits and `_`, not a digit first",
        ))
    }

    fn ty(&mut self) -> Result<TypeExpression, Error> {
        self.ty_by(types::parse)
    }

    /// `(from, to)` behind a repeating key; other words in parentheses are its text.
    fn group(&mut self, presence: Presence) -> Vec<String> {
        let rest = self.text[self.at..].trim_start();
        let inside = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let Some((inside, behind)) = inside.filter(|_| presence == Presence::Variadic) else {
            return Vec::new();
        };
        let names: Vec<&str> = inside.split(',').map(str::trim).collect();
        if names.len() < 2 || !names.iter().all(|name| self.identifier(name, "").is_ok()) {
            return Vec::new();
        }
        self.at = self.text.len() - behind.len();
        names.into_iter().map(str::to_owned).collect()
    }

    fn ty_by(&mut self, read: fn(&str, u32) -> types::Read) -> Result<TypeExpression, Error> {
        let rest = self.text[self.at..].trim_start();
        let begin = self.text.len() - rest.len();
        let offset = self.start + u32::try_from(begin).unwrap_or(0);
        let (ty, length) = read(rest, offset)?;
        self.at = begin + length;
        Ok(ty)
    }

    fn error_code(&mut self) -> Result<String, Error> {
        let code = self.named("error", "INVALID_LIMIT `limit` is not positive")?;
        let is_code = |character: char| {
            character.is_ascii_uppercase() || character.is_ascii_digit() || character == '_'
        };
        if code.chars().all(is_code)
            && code.starts_with(|character: char| character.is_ascii_uppercase())
        {
            return Ok(code);
        }
        let span = self.span_from(self.at - code.len());
        let help = "a code is the first word of the error, in capitals, digits and `_`";
        Err(Error::new(span, format!("`{code}` is not an error code"), help))
    }

    fn release(&mut self) -> Result<String, Error> {
        let release = self.named("release", "1.0.0")?;
        if is_semver(&release) {
            return Ok(release);
        }
        let span = self.span_from(self.at - release.len());
        let message = format!("`{release}` is not a release");
        Err(Error::new(span, message, "three numbers, as in `---@release 1.0.0`"))
    }

    /// A path in double quotes.
    fn path(&mut self) -> Result<String, Error> {
        let rest = self.text[self.at..].trim_start();
        let begin = self.text.len() - rest.len();
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        if let Some((path, _)) = quoted {
            self.at = begin + path.len() + 2;
            return Ok(path.to_owned());
        }
        self.at = self.text.trim_end().len();
        let help = "write `---@include \"parts/window.lua\"`";
        Err(Error::new(self.span_from(0), "`@include` has no path in double quotes", help))
    }

    fn function(&mut self) -> Result<String, Error> {
        let name = self.named("function", "mylibrary_do_it")?;
        if name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_') {
            return Ok(name);
        }
        let span = self.span_from(self.at - name.len());
        let help = "function names are letters, digits and `_`";
        Err(Error::new(span, format!("`{name}` is not a function name"), help))
    }
}

/// Three numbers without leading zeros, and what semver allows behind them.
fn is_semver(text: &str) -> bool {
    let (core, rest) = match text.find(['-', '+']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let is_number = |part: &str| {
        !part.is_empty()
            && part.len() < 10
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let is_rest = |character: char| character.is_ascii_alphanumeric() || "-+.".contains(character);
    let parts: Vec<&str> = core.split('.').collect();
    parts.len() == 3
        && parts.into_iter().all(is_number)
        && rest.len() != 1
        && rest.chars().all(is_rest)
}
