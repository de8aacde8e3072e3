//! A written type into text that reads as the same type.

use std::fmt::{self, Display, Formatter};

use super::{FieldExpression, TypeExpression, TypeKind};

impl Display for TypeExpression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            TypeKind::Name { name, parameters } if parameters.is_empty() => f.write_str(name),
            TypeKind::Name { name, parameters } => write!(f, "{name}<{}>", List(parameters)),
            TypeKind::StringLiteral(text) => quoted(text, f),
            TypeKind::IntegerLiteral(integer) => write!(f, "{integer}"),
            TypeKind::Array(item) => write!(f, "{}[]", Operand(item)),
            TypeKind::Optional(inner) => write!(f, "{}?", Operand(inner)),
            TypeKind::Union(alternatives) => {
                let texts: Vec<_> = alternatives.iter().map(|it| Operand(it).to_string()).collect();
                f.write_str(&texts.join("|"))
            }
            TypeKind::Tuple { items, rest: None } => write!(f, "[{}]", List(items)),
            TypeKind::Tuple { items, rest: Some(rest) } => {
                let comma = if items.is_empty() { "" } else { ", " };
                let dots = if matches!(rest.kind, TypeKind::Spread(_)) { "" } else { "..." };
                write!(f, "[{}{comma}{dots}{rest}]", List(items))
            }
            TypeKind::Counted(item) => write!(f, "#{item}"),
            TypeKind::Spread(inner) => write!(f, "{}...", Operand(inner)),
            TypeKind::Record(fields) => write!(f, "{{{}}}", List(fields)),
            TypeKind::Group(fields) => write!(f, "({})", List(fields)),
            TypeKind::Words { yes, no } => {
                f.write_str("boolean(")?;
                quoted(yes, f)?;
                f.write_str(", ")?;
                quoted(no, f)?;
                f.write_str(")")
            }
        }
    }
}

impl Display for FieldExpression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mark = if self.is_optional { "?" } else { "" };
        write!(f, "{}{mark}: {}", self.name, self.ty)
    }
}

/// A type in front of `[]`, `?` or beside `|`, where a union stands in parentheses.
struct Operand<'t>(&'t TypeExpression);

impl Display for Operand<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            TypeKind::Union(_) => write!(f, "({})", self.0),
            _ => self.0.fmt(f),
        }
    }
}

/// Items with commas between them.
struct List<'t, T>(&'t [T]);

impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let texts: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&texts.join(", "))
    }
}

/// In the quotes that do not occur in it; there are no escapes, so one of the two does not.
fn quoted(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let quote = if text.contains('"') { '\'' } else { '"' };
    write!(f, "{quote}{text}{quote}")
}
