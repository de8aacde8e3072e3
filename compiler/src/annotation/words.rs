//! The text of a tag into its words: names, codes, paths and types, from left to right.

use super::types::{self, TypeExpression};
use super::{Error, Presence, TagKind};
use crate::source::Span;

/// A tag's text, read from left to right.
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
    start: u32,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, start: u32) -> Self {
        Self { text, at: 0, start }
    }

    pub(super) fn skip(&mut self, characters: [char; 2]) {
        self.at = self.text.len() - self.text.trim_start_matches(characters).len();
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.text[self.at..].trim().is_empty()
    }

    pub(super) fn is_tuple(&self) -> bool {
        self.text[self.at..].trim_start().starts_with('[')
    }

    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.text[self.at..].trim_start();
        let begin = self.text.len() - rest.len();
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at = begin + length;
        &rest[..length]
    }

    pub(super) fn span_from(&self, from: usize) -> Span {
        let offset = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        Span::new(offset(from), offset(self.at.max(from)))
    }

    pub(super) fn docs(&self) -> String {
        let rest = self.text[self.at..].trim();
        rest.strip_prefix("# ").unwrap_or(rest).to_owned()
    }

    pub(super) fn named(&mut self, tag: &str, example: &str) -> Result<String, Error> {
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

    pub(super) fn key(&mut self) -> Result<TagKind, Error> {
        let word = self.named("key", "bucket")?;
        let (name, presence) = self.parameter(&word)?;
        let group = self.group(presence);
        let is_bytes = presence != Presence::Variadic && self.is_next("bytes");
        let least = self.least(presence);
        Ok(TagKind::Key { name, presence, group, least, is_bytes })
    }

    pub(super) fn arg(&mut self) -> Result<TagKind, Error> {
        let word = self.named("arg", "limit integer")?;
        if let Some(of) = word.strip_prefix('#') {
            self.identifier(of, &word)?;
            return Ok(TagKind::Count { of: of.to_owned() });
        }
        let beside = word.strip_suffix(']').and_then(|it| it.split_once('['));
        let (name, presence, key) = if let Some((name, key)) = beside {
            self.identifier(name, &word)?;
            self.identifier(key, &word)?;
            (name.to_owned(), Presence::Required, Some(key.to_owned()))
        } else {
            let (name, presence) = self.parameter(&word)?;
            (name, presence, None)
        };
        let is_repeated = presence == Presence::Variadic || key.is_some();
        let read = if is_repeated { types::parse_repeated } else { types::parse };
        let ty = self.ty_by(read)?;
        let least = self.least(presence);
        Ok(TagKind::Arg { name, presence, ty, key, least })
    }

    /// `name`, `name?` or `...name`
    fn parameter(&self, word: &str) -> Result<(String, Presence), Error> {
        let (name, presence) = if let Some(name) = word.strip_prefix("...") {
            (name, Presence::Variadic)
        } else if let Some(name) = word.strip_suffix('?') {
            (name, Presence::Optional)
        } else {
            (word, Presence::Required)
        };
        self.identifier(name, word)?;
        Ok((name.to_owned(), presence))
    }

    /// `1+` behind what repeats.
    fn least(&mut self, presence: Presence) -> usize {
        let rest = self.text[self.at..].trim_start();
        let word = rest.split_whitespace().next().unwrap_or_default();
        let least = word.strip_suffix('+').and_then(|number| number.parse().ok());
        let Some(least) = least.filter(|_| presence == Presence::Variadic) else { return 0 };
        self.at = self.text.len() - rest.len() + word.len();
        least
    }

    fn is_next(&mut self, wanted: &str) -> bool {
        let before = self.at;
        let is_next = self.word() == wanted;
        self.at = if is_next { self.at } else { before };
        is_next
    }

    pub(super) fn field(&mut self) -> Result<TagKind, Error> {
        let word = self.named("field", "remaining integer")?;
        let (name, is_optional) = match word.strip_suffix('?') {
            Some(name) => (name, true),
            None => (word.as_str(), false),
        };
        self.identifier(name, &word)?;
        Ok(TagKind::Field { name: name.to_owned(), is_optional, ty: self.ty()? })
    }

    pub(super) fn identifier(&self, name: &str, word: &str) -> Result<(), Error> {
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

    pub(super) fn ty(&mut self) -> Result<TypeExpression, Error> {
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

    pub(super) fn error_code(&mut self) -> Result<String, Error> {
        let code = self.named("error", "INVALID_LIMIT `limit` is not positive")?;
        let is_code =
            |character: char| character.is_ascii_alphanumeric() || "_.-".contains(character);
        if code.chars().all(is_code)
            && code.starts_with(|character: char| character.is_ascii_alphabetic())
        {
            return Ok(code);
        }
        let span = self.span_from(self.at - code.len());
        let help = "a code is the first word of the error, of letters, digits and `_`";
        Err(Error::new(span, format!("`{code}` is not an error code"), help))
    }

    pub(super) fn release(&mut self) -> Result<String, Error> {
        let release = self.named("release", "1.0.0")?;
        if is_semver(&release) {
            return Ok(release);
        }
        let span = self.span_from(self.at - release.len());
        let message = format!("`{release}` is not a release");
        Err(Error::new(span, message, "three numbers, as in `---@release 1.0.0`"))
    }

    /// A path in double quotes.
    pub(super) fn path(&mut self) -> Result<String, Error> {
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

    pub(super) fn function(&mut self) -> Result<String, Error> {
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
