//! Types that are lists of types: what stands in brackets.

use super::{Error, FieldExpression, Parser, TypeExpression, TypeKind, is_group};

impl Parser<'_> {
    /// `A, B, ...C]`, `A, B, ...]`, `A, ...(name: B, other: C)]`, `A, Class...]`
    pub(super) fn tuple(&mut self) -> Result<TypeKind, Error> {
        let mut items = Vec::new();
        while !self.next_is(']') {
            if !items.is_empty() {
                self.separator(']')?;
            }
            self.blanks();
            if self.rest().starts_with("...") {
                let begin = self.at;
                self.at += 3;
                let rest = if self.next_is(']') { self.any(begin) } else { self.rest_item()? };
                return Ok(TypeKind::Tuple { items, rest: Some(Box::new(rest)) });
            }
            let begin = self.at;
            let item = if self.next_is('#') { self.counted(begin)? } else { self.union()? };
            if self.rest().starts_with("...") {
                let rest = self.spread(item, begin)?;
                return Ok(TypeKind::Tuple { items, rest: Some(Box::new(rest)) });
            }
            items.push(item);
        }
        Ok(TypeKind::Tuple { items, rest: None })
    }

    /// `...]` behind a type.
    fn spread(&mut self, item: TypeExpression, begin: usize) -> Result<TypeExpression, Error> {
        self.at += 3;
        let span = self.span(begin);
        if !self.next_is(']') {
            let help = "let it be the last of the tuple: it takes all values that are left";
            return Err(Error::new(span, "something stands behind what is spread out", help));
        }
        Ok(TypeExpression::new(TypeKind::Spread(Box::new(item)), span))
    }

    /// `T]`, what repeats.
    fn rest_item(&mut self) -> Result<TypeExpression, Error> {
        let item = self.repeated()?;
        self.expect(']')?;
        Ok(item)
    }

    /// `T` behind `#`.
    fn counted(&mut self, begin: usize) -> Result<TypeExpression, Error> {
        self.blanks();
        let item = self.repeated()?;
        Ok(TypeExpression::new(TypeKind::Counted(Box::new(item)), self.span(begin)))
    }

    /// A type, or several in turns.
    fn repeated(&mut self) -> Result<TypeExpression, Error> {
        if is_group(self.rest()) { self.group() } else { self.union() }
    }

    /// `(name: T, other: U)`
    pub(super) fn group(&mut self) -> Result<TypeExpression, Error> {
        let begin = self.at;
        self.expect('(')?;
        let kind = TypeKind::Group(self.fields(')')?);
        Ok(TypeExpression::new(kind, self.span(begin)))
    }

    /// What repeats where three dots are all that is written.
    fn any(&self, begin: usize) -> TypeExpression {
        let kind = TypeKind::Name { name: "any".to_owned(), parameters: Vec::new() };
        TypeExpression::new(kind, self.span(begin))
    }

    /// `name: T, other?: U}`
    pub(super) fn fields(&mut self, close: char) -> Result<Vec<FieldExpression>, Error> {
        let mut fields = Vec::new();
        while !self.next_is(close) {
            if !fields.is_empty() {
                self.separator(close)?;
            }
            fields.push(self.field()?);
        }
        Ok(fields)
    }

    fn field(&mut self) -> Result<FieldExpression, Error> {
        self.blanks();
        let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let rest = self.rest();
        let length = rest.find(|character| !is_name(character)).unwrap_or(rest.len());
        let name = rest[..length].to_owned();
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            let help = "write `name: type`, and a comma between two";
            return Err(self.error(self.at, "a name is expected here", help));
        }
        self.at += length;
        let is_optional = self.next_is('?');
        self.expect(':')?;
        Ok(FieldExpression { name, is_optional, ty: self.union()? })
    }

    /// `A, B>`
    pub(super) fn list(&mut self, close: char) -> Result<Vec<TypeExpression>, Error> {
        let mut items = Vec::new();
        while !self.next_is(close) {
            if !items.is_empty() {
                self.separator(close)?;
            }
            items.push(self.union()?);
        }
        Ok(items)
    }

    /// `"true", "false")`
    pub(super) fn words(&mut self) -> Result<TypeKind, Error> {
        let begin = self.at;
        let words = self.list(')')?;
        match <[TypeExpression; 2]>::try_from(words).map(|words| words.map(|word| word.kind)) {
            Ok([TypeKind::StringLiteral(yes), TypeKind::StringLiteral(no)]) if yes != no => {
                Ok(TypeKind::Words { yes, no })
            }
            _ => {
                let help = "write `boolean(\"true\", \"false\")`";
                Err(self.error(begin, "two different words are expected, for true and false", help))
            }
        }
    }

    /// The comma behind an item that is not the last.
    fn separator(&mut self, close: char) -> Result<(), Error> {
        if self.next_is(',') { Ok(()) } else { self.expect(close) }
    }
}
