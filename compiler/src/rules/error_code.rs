//! An error without a code.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;
use crate::syntax::ast::{
    BinaryOperator, Expression, ExpressionKind, Statement, StatementKind, TableField,
};
use crate::syntax::visit::{Visit, walk_expression, walk_statement};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Warn, page: include_str!("error_code.md"), find };

const ID: &str = "error-code";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let mut errors = Errors(Vec::new());
        errors.block(&unit.file.block);
        for (span, message) in errors.0 {
            let finding = Diagnostic::warning(ID, unit.at(span), message);
            found.push(finding.help("begin with a word in capitals: `LOW 3 left`"));
        }
    }
}

struct Errors(Vec<(Span, String)>);

impl<'t, 's: 't> Visit<'t, 's> for Errors {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        if let StatementKind::Return(values) = &statement.kind {
            values.iter().for_each(|value| self.table(value));
        }
        walk_statement(self, statement);
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        if let ExpressionKind::Call { callee, arguments } = &expression.kind {
            match &callee.kind {
                ExpressionKind::Field { name, .. } if name.text == "error_reply" => {
                    arguments.iter().take(1).for_each(|text| self.reply(text));
                }
                ExpressionKind::Name("error") => {
                    arguments.iter().take(1).for_each(|value| self.table(value));
                }
                _ => {}
            }
        }
        walk_expression(self, expression);
    }
}

impl Errors {
    /// `redis.error_reply('not enough')`: a dash at the front is left out, and one word alone gets `ERR`.
    fn reply(&mut self, text: &Expression<'_>) {
        let Some((start, _)) = beginning(text) else { return };
        let start = start.strip_prefix('-').unwrap_or(&start);
        // Without a blank, what follows may still belong to the first word.
        let Some((word, _)) = start.split_once(' ') else { return };
        if !is_code(word) {
            self.0.push((text.span, format!("the code of this error is `{word}`")));
        }
    }

    /// `{err = 'oops'}`, which is sent as it is.
    fn table(&mut self, value: &Expression<'_>) {
        let ExpressionKind::Table(fields) = &value.kind else { return };
        for field in fields {
            let TableField::Named { name, value } = field else { continue };
            let Some((text, is_whole)) = beginning(value).filter(|_| name.text == "err") else {
                continue;
            };
            let word = text.split(' ').next().unwrap_or_default();
            let is_word_whole = is_whole || text.contains(' ');
            if word.starts_with('-') {
                let message = "the `-` at the front is sent as part of the error";
                self.0.push((value.span, message.to_owned()));
            } else if is_word_whole && !is_code(word) {
                self.0.push((value.span, format!("the code of this error is `{word}`")));
            }
        }
    }
}

/// The constant a text begins with, and whether it is all of it.
fn beginning(text: &Expression<'_>) -> Option<(String, bool)> {
    match &text.kind {
        ExpressionKind::String(text) => Some((String::from_utf8_lossy(text).into_owned(), true)),
        ExpressionKind::Parenthesized(inner) => beginning(inner),
        ExpressionKind::Binary { operator: BinaryOperator::Concatenate, left, .. } => {
            beginning(left).map(|(text, _)| (text, false))
        }
        _ => None,
    }
}

fn is_code(word: &str) -> bool {
    let mut letters = word.bytes();
    letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
}
