//! The text of a type into a tree: LuaCATS' words with ours among them.

mod lists;
mod print;

use super::Error;
use crate::source::Span;

/// A type as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeExpression {
    /// What it is.
    pub kind: TypeKind,
    /// Its bytes.
    pub span: Span,
    /// The words behind it, where it stands on a line of its own: `---| "fast" # no check`.
    pub docs: String,
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
    /// `[A, B]`, `[A, ...B]`
    Tuple {
        /// The items one by one.
        items: Vec<TypeExpression>,
        /// What follows them in any number.
        rest: Option<Box<TypeExpression>>,
    },
    /// `Class...`, `table<Class>...`, the rest of a tuple: all values that are left are those of one table.
    Spread(Box<TypeExpression>),
    /// `#T`, an item of a tuple: how many there are, and so many.
    Counted(Box<TypeExpression>),
    /// `{ name: T, other?: U }`
    Record(Vec<FieldExpression>),
    /// `(field: string, value: number)`, what a repeating argument, or the rest of a tuple, repeats.
    Group(Vec<FieldExpression>),
    /// `boolean("true", "false")`
    Words {
        /// What stands for true.
        yes: String,
        /// What stands for false.
        no: String,
    },
}

/// A field of an inline record, or a value of a repeating group.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldExpression {
    /// The name, without `?`.
    pub name: String,
    /// Whether it may be missing.
    pub is_optional: bool,
    /// Its type.
    pub ty: TypeExpression,
}

impl TypeExpression {
    fn new(kind: TypeKind, span: Span) -> Self {
        Self { kind, span, docs: String::new() }
    }

    /// The same type or another one, as on the line below: `---| "other" # docs`.
    pub(super) fn or(self, other: Self) -> Self {
        let span = self.span.to(other.span);
        let alternatives = match self.kind {
            // What has words of its own is one alternative, whatever it is.
            TypeKind::Union(mut alternatives) if self.docs.is_empty() => {
                alternatives.push(other);
                alternatives
            }
            kind => vec![Self { kind, ..self }, other],
        };
        Self::new(TypeKind::Union(alternatives), span)
    }
}

/// How deep types may be nested.
const DEEPEST: usize = 50;

/// A type with the bytes it takes.
pub(super) type Read = Result<(TypeExpression, usize), Error>;

/// Reads a type at the beginning of `text`; `start` is its offset. Returns it with the bytes it
/// takes.
///
/// # Errors
///
/// What is wrong with the text, and what to write instead.
pub fn parse(text: &str, start: u32) -> Result<(TypeExpression, usize), Error> {
    let mut parser = Parser { text, at: 0, start, depth: 0 };
    let ty = parser.union()?;
    Ok((ty, parser.at))
}

/// Reads a text that is one type, or a group of named values, and nothing else.
///
/// # Errors
///
/// What is wrong with the text, and what to write instead.
pub fn parse_whole(text: &str) -> Result<TypeExpression, Error> {
    let (ty, length) = parse_repeated(text, 0)?;
    match text[length..].trim() {
        "" => Ok(ty),
        more => {
            let start = u32::try_from(length).unwrap_or(u32::MAX);
            let span = Span::new(start, start);
            Err(Error::new(span, format!("`{more}` stands behind the type"), "leave it out"))
        }
    }
}

/// Reads what a repeating argument takes: a group of named values, or a type.
pub(super) fn parse_repeated(text: &str, start: u32) -> Read {
    if !is_group(text) {
        return parse(text, start);
    }
    let mut parser = Parser { text, at: 0, start, depth: 0 };
    let group = parser.group()?;
    Ok((group, parser.at))
}

/// Whether a name and a colon come behind the parenthesis, as in no type.
fn is_group(text: &str) -> bool {
    let inside = text.strip_prefix('(').unwrap_or_default().trim_start();
    let is_name = |character: char| character.is_ascii_alphanumeric() || "_?".contains(character);
    let name = inside.find(|character| !is_name(character)).unwrap_or(0);
    name > 0 && inside[name..].trim_start().starts_with(':')
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
            return Err(self.too_deep());
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
        Ok(TypeExpression::new(TypeKind::Union(alternatives), self.span(begin)))
    }

    fn postfix(&mut self) -> Result<TypeExpression, Error> {
        self.blanks();
        let begin = self.at;
        let mut ty = self.primary()?;
        for _ in 0..DEEPEST {
            let kind = if self.rest().starts_with("[]") {
                self.at += 2;
                TypeKind::Array(Box::new(ty))
            } else if self.rest().starts_with('?') {
                self.at += 1;
                TypeKind::Optional(Box::new(ty))
            } else {
                return Ok(ty);
            };
            ty = TypeExpression::new(kind, self.span(begin));
        }
        Err(self.too_deep())
    }

    fn too_deep(&self) -> Error {
        self.error(self.at, "a type is nested too deeply", "name the inner types")
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
                self.tuple()?
            }
            Some('{') => {
                self.at += 1;
                TypeKind::Record(self.fields('}')?)
            }
            Some(quote @ ('"' | '\'')) => self.string(quote)?,
            Some(first) if first.is_ascii_digit() || first == '-' => self.integer()?,
            Some(first) if first.is_ascii_alphabetic() || first == '_' => self.name()?,
            _ => return Err(self.missing()),
        };
        Ok(TypeExpression::new(kind, self.span(begin)))
    }

    fn name(&mut self) -> Result<TypeKind, Error> {
        let is_rest =
            |character: char| character.is_ascii_alphanumeric() || "_.".contains(character);
        let rest = self.rest();
        let length = rest.find(|character| !is_rest(character)).unwrap_or(rest.len());
        // One dot is part of a name, three stand behind it.
        let length = rest[..length].find("...").unwrap_or(length);
        let name = rest[..length].to_owned();
        self.at += length;
        if name == "boolean" && self.rest().starts_with('(') {
            self.at += 1;
            return self.words();
        }
        let parameters = if self.rest().starts_with('<') {
            self.at += 1;
            self.list('>')?
        } else {
            Vec::new()
        };
        Ok(TypeKind::Name { name, parameters })
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
        let help = "types are string, bytes, integer, number, boolean, any, a class, an alias, `\"literal\"`, `T[]`, `T?`, `A|B`, `[A, B]`, `table<K, V>`, `json<T>`";
        self.error(self.at, message, help)
    }

    fn error(&self, begin: usize, message: impl Into<String>, help: impl Into<String>) -> Error {
        let end = self.text[begin..].chars().next().map_or(begin, |found| begin + found.len_utf8());
        let offset = |at: usize| self.start + u32::try_from(at).unwrap_or(0);
        Error::new(Span::new(offset(begin), offset(end)), message, help)
    }
}
