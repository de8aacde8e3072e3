//! The code of a library into the commands it runs, as far as its text names them.
//!
//! The only ways to a command are `call` and `pcall` of the table `redis` (on Valkey also
//! `server`). Every other use of that table is something that cannot be followed here.

use std::collections::{BTreeMap, BTreeSet};

use fcall_compiler::commands::{self, Lookup};
use fcall_compiler::syntax;
use fcall_compiler::syntax::ast::{
    BinaryOperator, Expression, ExpressionKind, Function, Statement, StatementKind,
};
use fcall_compiler::syntax::visit::{self, Visit};

/// What a library runs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Calls {
    /// The commands as ACL rules name them, `get` or `object|encoding`, with the first line.
    pub(super) commands: BTreeMap<String, u32>,
    /// Lines from which anything may be run, and why.
    pub(super) unknown: Vec<(u32, &'static str)>,
}

/// Globals with which code is made, or reached by another name, while it runs.
const ESCAPES: [&str; 6] = ["_G", "getfenv", "setfenv", "load", "loadstring", "require"];

const NOT_CONSTANT: &str = "the command is not a constant";
const PASSED_ON: &str = "`redis` or its `call` is passed on";
const MADE: &str = "code may be made while it runs";

/// Finds every call in the code of a library.
pub(super) fn calls(code: &[u8]) -> Calls {
    let (file, _) = syntax::parse(code);
    let mut names = Names::default();
    names.block(&file.block);
    let mut finder = Finder { code, names, calls: Calls::default() };
    finder.block(&file.block);
    finder.calls
}

/// The names that the code declares.
#[derive(Default)]
struct Names {
    /// Locals that hold `redis.call`.
    runners: BTreeSet<String>,
    all: BTreeSet<String>,
}

impl<'t, 's: 't> Visit<'t, 's> for Names {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        if let StatementKind::Local { names, values } = &statement.kind {
            self.all.extend(names.iter().map(|name| name.text.to_owned()));
            let held = names.iter().zip(values).filter(|(_, value)| is_call_of_table(value));
            self.runners.extend(held.map(|(name, _)| name.text.to_owned()));
        }
        visit::walk_statement(self, statement);
    }

    fn function(&mut self, function: &'t Function<'s>) {
        self.all.extend(function.parameters.iter().map(|name| name.text.to_owned()));
        visit::walk_function(self, function);
    }
}

struct Finder<'c> {
    code: &'c [u8],
    names: Names,
    calls: Calls,
}

impl<'t, 's: 't> Visit<'t, 's> for Finder<'_> {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        match &statement.kind {
            StatementKind::Local { values, .. } => {
                let others = values.iter().filter(|value| !is_call_of_table(value));
                others.for_each(|value| self.expression(value));
            }
            _ => visit::walk_statement(self, statement),
        }
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        match &expression.kind {
            ExpressionKind::Call { callee, arguments } => self.call(expression, callee, arguments),
            ExpressionKind::Field { table, .. } if is_table(table) => {
                if is_call_of_table(expression) {
                    self.unknown(expression, PASSED_ON);
                }
            }
            ExpressionKind::Name(name) => self.name(expression, name),
            _ => visit::walk_expression(self, expression),
        }
    }
}

impl Finder<'_> {
    fn call<'t, 's: 't>(
        &mut self,
        whole: &'t Expression<'s>,
        callee: &'t Expression<'s>,
        arguments: &'t [Expression<'s>],
    ) {
        let is_pcall = matches!(callee.kind, ExpressionKind::Name("pcall"));
        let words = match arguments.split_first() {
            _ if self.is_runner(callee) => arguments,
            Some((first, rest)) if is_pcall && self.is_runner(first) => rest,
            _ => return visit::walk_expression(self, whole),
        };
        self.record(whole, words);
        words.iter().for_each(|word| self.expression(word));
    }

    fn record(&mut self, whole: &Expression<'_>, words: &[Expression<'_>]) {
        let commands = words.first().and_then(constants).unwrap_or_default();
        if commands.is_empty() {
            return self.unknown(whole, NOT_CONSTANT);
        }
        let line = self.line(whole);
        let second = words.get(1).and_then(constants).unwrap_or_default();
        for name in commands.iter().flat_map(|command| names(command, &second)) {
            self.calls.commands.entry(name).or_insert(line);
        }
    }

    fn name(&mut self, expression: &Expression<'_>, name: &str) {
        let is_local = self.names.all.contains(name);
        if self.names.runners.contains(name) || (is_api(name) && !is_local) {
            self.unknown(expression, PASSED_ON);
        } else if ESCAPES.contains(&name) && !is_local {
            self.unknown(expression, MADE);
        }
    }

    fn is_runner(&self, expression: &Expression<'_>) -> bool {
        match expression.kind {
            ExpressionKind::Name(name) => self.names.runners.contains(name),
            _ => is_call_of_table(expression),
        }
    }

    fn unknown(&mut self, expression: &Expression<'_>, why: &'static str) {
        let found = (self.line(expression), why);
        if !self.calls.unknown.contains(&found) {
            self.calls.unknown.push(found);
        }
    }

    fn line(&self, expression: &Expression<'_>) -> u32 {
        let start = usize::try_from(expression.span.start).unwrap_or(usize::MAX);
        let before = &self.code[..start.min(self.code.len())];
        u32::try_from(before.split(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
    }
}

/// The names by which ACL rules know a command: of one that is only the first of two words, both
/// words, or where the second is not known, the first alone, which permits all of them. A command
/// that no server has is none, since a rule with it is refused.
fn names(command: &str, second: &[String]) -> Vec<String> {
    let find = |words: &[Option<&[u8]>]| match commands::find(words)? {
        Lookup::Found(command) | Lookup::Container(command) => Some(command.name),
        Lookup::Module => Some(String::from_utf8_lossy(words.first().copied()??).into_owned()),
        Lookup::Missing(_) => None,
    };
    let first = Some(command.as_bytes());
    if second.is_empty() {
        return find(&[first]).into_iter().collect();
    }
    second.iter().filter_map(|second| find(&[first, Some(second.as_bytes())])).collect()
}

fn is_api(name: &str) -> bool {
    matches!(name, "redis" | "server")
}

fn is_table(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, ExpressionKind::Name(name) if is_api(name))
}

/// Whether it is `redis.call` or `redis.pcall` itself.
fn is_call_of_table(expression: &Expression<'_>) -> bool {
    matches!(
        &expression.kind,
        ExpressionKind::Field { table, name } if is_table(table) && matches!(name.text, "call" | "pcall")
    )
}

/// The words that an expression may be, in lower case: `'GET'`, `x and 'GET' or 'SET'`.
fn constants(expression: &Expression<'_>) -> Option<Vec<String>> {
    match &expression.kind {
        ExpressionKind::String(bytes) => {
            let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
            let is_word = !bytes.is_empty() && bytes.iter().all(is_plain);
            is_word.then(|| vec![String::from_utf8_lossy(bytes).to_ascii_lowercase()])
        }
        ExpressionKind::Parenthesized(inner) => constants(inner),
        ExpressionKind::Binary { operator: BinaryOperator::Or, left, right } => {
            Some([constants(left)?, constants(right)?].concat())
        }
        ExpressionKind::Binary { operator: BinaryOperator::And, right, .. } => constants(right),
        _ => None,
    }
}
