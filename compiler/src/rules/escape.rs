//! Escapes that Lua 5.1 reads as plain letters.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind};
use crate::syntax::visit::{Visit, walk_expression};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("escape.md"), find };

const ID: &str = "escape";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let mut strings = Strings(Vec::new());
        strings.block(&unit.file.block);
        for (span, letter) in strings.0.iter().filter_map(|span| escape(unit, *span)) {
            let message = format!("Lua 5.1 has no escape `\\{letter}`: this is a plain `{letter}`");
            let finding = Diagnostic::warning(ID, unit.at(span), message);
            found.push(finding.help("write a byte in decimal, `\\65`, or the character itself"));
        }
    }
}

/// The spans of all string literals.
struct Strings(Vec<Span>);

impl<'t, 's: 't> Visit<'t, 's> for Strings {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        if let ExpressionKind::String(_) = expression.kind {
            self.0.push(expression.span);
        }
        walk_expression(self, expression);
    }
}

/// The first such escape in a quoted string.
fn escape(unit: &Unit<'_>, string: Span) -> Option<(Span, char)> {
    let text = unit.source.slice(string);
    if !matches!(text.first(), Some(b'"' | b'\'')) {
        return None;
    }
    let mut place = 1;
    while let Some(backslash) = text.get(place..)?.iter().position(|byte| *byte == b'\\') {
        let at = place + backslash;
        let letter = *text.get(at + 1)?;
        if matches!(letter, b'x' | b'u' | b'z') {
            let start = string.start + u32::try_from(at).ok()?;
            return Some((Span::new(start, start + 2), char::from(letter)));
        }
        place = at + 2;
    }
    None
}
