//! The text of a type into a tree: LuaCATS' words with ours among them.

use super::Error;
use crate::source::Span;

/// A type as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpression {
    /// What it is.
    pub kind: TypeKind,
    /// Its bytes.
    pub span: Span,
}

/// What a written type is.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// `string`, `Decision`, `table<K, V>`, `json<T>`.
    Name {
        /// The name.
        name: String,
        /// What stands between `<` and `>`.
        parameters: Vec<TypeExpression>,
    },
    /// `"literal"`
    StringLiteral(String),
    /// `1`
    IntegerLiteral(i64),
    /// `T[]`
    Array(Box<TypeExpression>),
    /// `T?`
    Optional(Box<TypeExpression>),
    /// `A|B`
    Union(Vec<TypeExpression>),
    /// `[A, B]`
    Tuple(Vec<TypeExpression>),
}

/// How deep types may be nested.
const DEEPEST: usize = 50;

/// Reads a type at the beginning of `text`; `start` is its offset. Returns it with the bytes it
/// takes.
pub(super) fn parse(text: &str, start: u32) -> Result<(TypeExpression, usize), Error> {
    let mut parser = Parser { text, at: 0, start, depth: 0 };
    let ty = parser.union()?;
    Ok((ty, parser.at))
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    start: u32,
    depth: usize,
}

impl Parser<'_> {
    fn union(&mut self) -> Result<TypeExpression, Error> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(self.at, "a type is nested too deeply", "name the inner types"));
        }
        let begin = self.at;
        let mut alternatives = vec![self.postfix()?];
        while self.next_is('|') {
            alternatives.push(self.postfix()?);
        }
        self.depth -= 1;
        if alternatives.len() == 1 {
            return Ok(alternatives.remove(0));
        }
        Ok(TypeExpression { kind: TypeKind::Union(alternatives), span: self.span(begin) })
    }

    fn postfix(&mut self) -> Result<TypeExpression, Error> {
        self.blanks();
        let begin = self.at;
        let mut ty = self.primary()?;
        loop {
            let kind = if self.rest().starts_with("[]") {
                self.at += 2;
                TypeKind::Array(Box::new(ty))
            } else if self.rest().starts_with('?') {
                self.at += 1;
                TypeKind::Optional(Box::new(ty))
            } else {
                return Ok(ty);
            };
            ty = TypeExpression { kind, span: self.span(begin) };
        }
    }

    fn primary(&mut self) -> Result<TypeExpression, Error> {
        let begin = self.at;
        let kind = match self.rest().chars().next() {
            Some('(') => {
                self.at += 1;
                let inner = self.union()?;
                self.expect(')')?;
                return Ok(inner);
            }
            Some('[') => {
                self.at += 1;
                TypeKind::Tuple(self.list(']')?)
            }
            Some(quote @ ('"' | '\'')) => self.string(quote)?,
            Some(first) if first.is_ascii_digit() || first == '-' => self.integer()?,
            Some(first) if first.is_ascii_alphabetic() || first == '_' => self.name()?,
            _ => return Err(self.missing()),
        };
        Ok(TypeExpression { kind, span: self.span(begin) })
    }

    fn name(&mut self) -> Result<TypeKind, Error> {
        let is_rest =
            |character: char| character.is_ascii_alphanumeric() || "_.".contains(character);
        let rest = self.rest();
        let length = rest.find(|character| !is_rest(character)).unwrap_or(rest.len());
        let name = rest[..length].to_owned();
        self.at += length;
        let parameters = if self.rest().starts_with('<') {
            self.at += 1;
            self.list('>')?
        } else {
            Vec::new()
        };
        Ok(TypeKind::Name { name, parameters })
    }

    fn list(&mut self, close: char) -> Result<Vec<TypeExpression>, Error> {
        let mut items = Vec::new();
        if self.next_is(close) {
            return Ok(items);
        }
        loop {
            items.push(self.union()?);
            if !self.next_is(',') {
                self.expect(close)?;
                return Ok(items);
            }
        }
    }

    fn string(&mut self, quote: char) -> Result<TypeKind, Error> {
        let begin = self.at;
        match self.rest()[1..].find(quote) {
            Some(length) => {
                let text = self.rest()[1..=length].to_owned();
                self.at += length + 2;
                Ok(TypeKind::StringLiteral(text))
            }
            None => {
                Err(self.error(begin, "a quote is not closed", format!("close it with `{quote}`")))
            }
        }
    }

    fn integer(&mut self) -> Result<TypeKind, Error> {
        let begin = self.at;
        let rest = self.rest();
        let digits = rest[1..].find(|character: char| !character.is_ascii_digit());
        let length = digits.map_or(rest.len(), |digits| digits + 1);
        let text = rest[..length].to_owned();
        self.at += length;
        text.parse().map(TypeKind::IntegerLiteral).map_err(|_| {
            self.error(
                begin,
                format!("`{text}` is not an integer"),
                "integers have at most 64 bits",
            )
        })
    }

    fn expect(&mut self, close: char) -> Result<(), Error> {
        if self.next_is(close) {
            return Ok(());
        }
        Err(self.error(
            self.at,
            format!("`{close}` is missing in the type"),
            format!("add `{close}`"),
        ))
    }

    fn next_is(&mut self, character: char) -> bool {
        let before = self.at;
        self.blanks();
        let found = self.rest().starts_with(character);
        self.at = if found { self.at + character.len_utf8() } else { before };
        found
    }

    fn blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn span(&self, begin: usize) -> Span {
        let offset = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        Span::new(offset(begin), offset(self.at))
    }

    fn missing(&self) -> Error {
        let found = self.rest().chars().next();
        let message = match found {
            Some(found) => format!("a type is expected, found `{found}`"),
            None => "the type is missing".to_owned(),
        };
        let help = "types are string, bytes, integer, number, boolean, any, `T[]`, `T?`, `[A, B]` or a class";
        self.error(self.at, message, help)
    }

    fn error(&self, begin: usize, message: impl Into<String>, help: impl Into<String>) -> Error {
        let end = self.text[begin..].chars().next().map_or(begin, |found| begin + found.len_utf8());
        let offset = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        Error::new(Span::new(offset(begin), offset(end)), message, help)
    }
}
