//! A script's tree into what calling it runs: one function, which nothing has to register.

use std::rc::Rc;

use super::scope::Scope;
use super::value::Closure;
use super::{FlagWord, Outcome, Registration};
use crate::flag::Flag;
use crate::source::Span;
use crate::syntax::ast::File;
use crate::syntax::script::function;

/// The outcome of a script that was parsed by [`crate::syntax::parse_script`]: as if a library had registered it
/// under its name. `line` are the bytes of the first line, where that says something, and nobody knows the `flags` of
/// one that cannot be read.
#[must_use]
pub fn script<'s>(
    file: &'s File<'s>,
    name: &str,
    line: Span,
    flags: Option<&[(Flag, Span)]>,
) -> Outcome<'s> {
    let Some(function) = function(file) else { return Outcome::default() };
    let statement_span = function.span;
    let closure = Closure { function, statement_span, is_method: false, scope: Scope::default() };
    let has_known_flags = flags.is_some();
    let flags = flags
        .unwrap_or_default()
        .iter()
        .map(|(flag, span)| FlagWord { word: flag.word().into(), span: *span });
    let registration = Registration {
        name: Some(name.to_owned()),
        name_span: line,
        call_span: line,
        statement_span,
        callback: Some(Rc::new(closure)),
        description: None,
        has_known_flags,
        flags: flags.collect(),
        is_certain: true,
    };
    let mut outcome = Outcome::default();
    outcome.registrations.push(registration);
    outcome
}
