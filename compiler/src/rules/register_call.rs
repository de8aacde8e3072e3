//! A call of `register_function` the server refuses, or whose name cannot be known before loading.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::load::ProblemKind;
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind};
use crate::syntax::visit::{Visit, walk_expression};
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("register_call.md"), find };

const ID: &str = "register-call";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    super::problems(units, ProblemKind::RegisterCall, ID, found);
    super::problems(units, ProblemKind::NotFollowed, ID, found);
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        unnamed(unit, found);
        if unit.is_script() {
            found.extend(in_script(unit));
        }
        if unit.shebang.is_ok() && unit.loaded.registrations.is_empty() && unit.loaded.problems.is_empty() {
            found.push(nothing(unit));
        }
    }
}

/// A library that lost its first line, or went to the wrong folder.
fn in_script(unit: &Unit<'_>) -> Option<Diagnostic> {
    let mut names = Registering { called: Vec::new(), named: 0 };
    names.block(&unit.file.block);
    // Who asks whether it is there knows that it may not be.
    let call = names.called.first().filter(|_| names.called.len() == names.named)?;
    let message = "there is no `register_function` in a script: this call fails";
    let finding = Diagnostic::error(ID, unit.at(*call), message);
    Some(finding.help("a library begins with `#!lua name=mylibrary`, and stands in the folder of the libraries"))
}

/// Where `redis.register_function` is called, and how often it is named.
struct Registering {
    called: Vec<Span>,
    named: usize,
}

impl<'t, 's: 't> Visit<'t, 's> for Registering {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        let is_it = |it: &Expression<'_>| {
            matches!(&it.kind, ExpressionKind::Field { table, name }
                if name.text == "register_function" && matches!(table.kind, ExpressionKind::Name("redis" | "server")))
        };
        self.named += usize::from(is_it(expression));
        if let ExpressionKind::Call { callee, .. } = &expression.kind
            && is_it(callee)
        {
            self.called.push(expression.span);
        }
        walk_expression(self, expression);
    }
}

fn unnamed(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for registration in &unit.loaded.registrations {
        if unit.name_of(registration).is_none() {
            let message = "the name of this function is not known before the server runs the library";
            let finding = Diagnostic::error(ID, unit.at(registration.name_span), message);
            found.push(finding.help("say it above the statement that registers it: `---@function name`"));
        }
    }
}

fn nothing(unit: &Unit<'_>) -> Diagnostic {
    let end = unit.shebang.as_ref().map_or(0, |shebang| shebang.span.end);
    let message = "the library registers no function: the server answers \"No functions registered\"";
    let finding = Diagnostic::error(ID, unit.at(Span::new(0, end)), message);
    finding.help("end it with `redis.register_function('name', callback)`")
}
