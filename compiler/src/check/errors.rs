//! The error codes of a function: those it declares, or the constant ones that its body shows.

use super::inferred::error_replies;
use crate::annotation::{Tag, TagKind};
use crate::infer::Trace;
use crate::load::Closure;
use crate::model::{ErrorCode, ErrorReply, Function};
use crate::names;
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, TableField};
use crate::syntax::visit::{Visit, walk_expression};

/// The codes in order, each once. What is declared wins: then the body is not asked. `ERR` in a body
/// is no code of its own: it is what an error has that has none.
pub(super) fn of(
    tags: &[&Tag],
    replies: &[ErrorReply],
    trace: &Trace,
    callback: Option<&Closure<'_>>,
) -> Vec<ErrorCode> {
    let mut codes = Codes::default();
    for tag in tags {
        if let TagKind::Error { code } = &tag.kind {
            codes.add(code, &tag.docs);
        }
    }
    for reply in replies {
        reply.constant_code().into_iter().for_each(|code| codes.add(code, &reply.docs));
    }
    if codes.0.is_empty() {
        trace.codes.iter().for_each(|code| codes.add(code, ""));
        // Behind the place where following stopped, only what is written there is known.
        if let Some(callback) = callback.filter(|_| trace.stopped.is_some()) {
            codes.block(&callback.function.body);
        }
    }
    codes.named()
}

/// The codes of all functions of a library, each once, with the first text that is written about it.
pub(super) fn of_library(functions: &[Function]) -> Vec<ErrorCode> {
    let mut codes = Codes::default();
    let all = || functions.iter().flat_map(|function| &function.errors);
    for error in all() {
        let mut docs = all().filter(|it| it.code == error.code).map(|it| it.docs.as_str());
        codes.add(&error.code, docs.find(|docs| !docs.is_empty()).unwrap_or_default());
    }
    codes.named()
}

/// The codes of the replies that are declared to be errors, where none is declared itself.
pub(super) fn of_replies(trace: &Trace, replies: &[ErrorReply]) -> Vec<ErrorCode> {
    let mut codes = Codes::default();
    error_replies::codes(trace, replies).into_iter().for_each(|code| codes.add(code, ""));
    codes.named()
}

#[derive(Default)]
struct Codes(Vec<ErrorCode>);

impl Codes {
    fn named(self) -> Vec<ErrorCode> {
        let mut codes = self.0;
        let mut rust_names: Vec<&mut String> =
            codes.iter_mut().map(|code| &mut code.rust_name).collect();
        names::distinct(&mut rust_names);
        codes
    }

    fn add(&mut self, code: &str, docs: &str) {
        if self.0.iter().all(|known| known.code != code) {
            let rust_name = names::variant(&[names::Word::Text(code)], docs);
            let code = ErrorCode { code: code.to_owned(), rust_name, docs: docs.to_owned() };
            self.0.push(code);
        }
    }

    fn text(&mut self, message: &Expression<'_>, is_sent_alone: bool) {
        if let Some(text) = constant_start(message) {
            let word = text.split(' ').next().unwrap_or_default();
            // `redis.error_reply` puts `ERR` before one word.
            if is_code(word) && word != "ERR" && (word.len() < text.len() || is_sent_alone) {
                self.add(word, "");
            }
        }
    }
}

/// `redis.error_reply('CODE text')` and `{err = 'CODE text'}`, wherever they stand in the body.
impl<'t, 's: 't> Visit<'t, 's> for Codes {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        match &expression.kind {
            ExpressionKind::Call { callee, arguments } if is_error_reply(callee) => {
                arguments.iter().take(1).for_each(|message| self.text(message, false));
            }
            ExpressionKind::Table(fields) => {
                for field in fields {
                    if let TableField::Named { name, value } = field
                        && name.text == "err"
                    {
                        self.text(value, matches!(value.kind, ExpressionKind::String(_)));
                    }
                }
            }
            _ => {}
        }
        walk_expression(self, expression);
    }
}

fn is_error_reply(callee: &Expression<'_>) -> bool {
    let ExpressionKind::Field { table, name } = &callee.kind else { return false };
    let is_server = matches!(table.kind, ExpressionKind::Name("redis" | "server"));
    is_server && name.text == "error_reply"
}

/// The constant a text begins with.
fn constant_start<'e>(message: &'e Expression<'_>) -> Option<&'e str> {
    match &message.kind {
        ExpressionKind::String(bytes) => std::str::from_utf8(bytes).ok(),
        ExpressionKind::Parenthesized(inner) => constant_start(inner),
        ExpressionKind::Binary { operator: BinaryOperator::Concatenate, left, .. } => {
            constant_start(left)
        }
        _ => None,
    }
}

fn is_code(word: &str) -> bool {
    let is_rest = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
    word.starts_with(|it: char| it.is_ascii_uppercase()) && word.chars().all(is_rest)
}
