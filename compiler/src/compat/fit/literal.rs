//! Values that are written out, read as a type or as one of others.

use super::{Fit, Found, Weight, each, fits, mismatch, unless};
use crate::model::{Literal, Type};

/// Whether the decoder of a type takes this one.
pub(super) fn decodes(literal: &Literal, read: &Type) -> bool {
    match (literal, read) {
        (Literal::String(_), Type::String | Type::Bytes)
        | (Literal::Integer(_), Type::Integer | Type::Number)
        | (Literal::Integer(0 | 1), Type::Boolean) => true,
        (Literal::String(text), Type::Integer) => {
            text.parse::<i64>().is_ok_and(|it| it.to_string() == *text)
        }
        (Literal::String(text), Type::Number) => text.parse::<f64>().is_ok(),
        _ => false,
    }
}

fn is_integer(literal: &Literal) -> bool {
    matches!(literal, Literal::Integer(_))
}

impl Fit<'_> {
    /// One of some literals, read as a type that has no name.
    pub(super) fn any_literal(&mut self, literals: &[Literal], read: &Type) -> Found {
        let one = |literal: &Literal| self.reply(&Type::Literal(literal.clone()), read);
        each(literals.iter().map(one).collect())
    }

    /// A type that has no name, read as one of some literals. What is none of them is `Other`.
    pub(super) fn as_literal(&mut self, written: &Type, literals: &[Literal]) -> Found {
        let integers = literals.iter().filter(|it| is_integer(it)).count();
        let all_integers = integers == literals.len();
        let found = || mismatch(Weight::All, format!("is `{written}` and was {}", shown(literals)));
        match written {
            Type::Literal(Literal::Integer(_)) | Type::Integer => unless(integers > 0, found),
            Type::Literal(Literal::String(_)) | Type::String | Type::Json(_) if !all_integers => {
                fits()
            }
            Type::Literal(_) | Type::Number | Type::Boolean if all_integers => {
                self.scalar(written, &Type::Integer)
            }
            Type::Bytes if !all_integers => self.other(Weight::Some, written, &Type::String),
            _ => found(),
        }
    }
}

/// `"a"|"b"`
pub(super) fn shown(literals: &[Literal]) -> String {
    let words: Vec<String> = literals.iter().map(ToString::to_string).collect();
    format!("`{}`", words.join("|"))
}
