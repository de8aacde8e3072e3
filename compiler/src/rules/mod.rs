//! What can be wrong with a library: one file a rule, its page beside it.
//!
//! To add a rule, write `NAME.rs` with a `RULE` and a `find`, `NAME.md` beside it (what it finds, why with
//! what the server does, `Bad:` and `Good:`), and name it in the list below. Cases that fire stand in
//! `compiler/tests/check/bad`, cases that stay silent in `ok`; what it says of a server is shown on a live one by a
//! file in `compiler/tests/rules_live`.
//!
//! A rule gets its facts from the [`Unit`]:
//! - `unit.traces()`, one for each registered function: what it calls with what, compares, joins and returns, helpers
//!   followed and loops turned, each place once with all it was seen to be ([`crate::infer::trace`]). A value
//!   is a set of alternatives: `what.is_all(..)` is certain, `what.has(..)` is possible. `origin` says whether it
//!   comes from keys, args, constants or replies. Where a trace is `stopped`, nothing behind that place was seen:
//!   a rule that needs to have seen everything stays silent then. [`calls`] and its like walk all traces of
//!   a library and give a place that several functions share once.
//! - `unit.file` with [`crate::syntax::visit`], where the text alone is enough (escapes, names).
//! - `unit.loaded`: registrations with names, flags and callbacks, and what loading does wrong.
//! - [`crate::commands`]: what a command is, in which profiles.
//!
//! A finding of level error must be right. What holds for some profiles says so with `on(profiles)`: the check
//! then lowers it to a warning, or leaves it out, by the profiles the project has.

use crate::commands::{self, Lookup};
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::Call;
use crate::unit::Unit;

/// A rule: what it is called, what it finds, why that matters.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, kebab-case.
    pub id: &'static str,
    /// Its level unless the project sets another. Findings of level error are facts about the
    /// server or the call and cannot be lowered.
    pub level: Level,
    /// Its page, Markdown.
    pub page: &'static str,
    /// Finds it in all files at once: names are one namespace on a server.
    pub find: fn(&[Unit<'_>], &mut Vec<Diagnostic>),
}

macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
        $(pub(crate) mod $rule;)*

        /// Every rule, in the order of the alphabet.
        pub const ALL: &[Rule] = &[$($rule::RULE),*];
    };
}

rules![
    annotation,
    argument_type,
    bundle,
    command_arity,
    conditional_registration,
    duplicate_function,
    duplicate_library,
    error_table,
    global_write,
    limits,
    load_environment,
    load_error,
    log_at_load,
    name_clash,
    noscript_command,
    register_call,
    reply_mismatch,
    shebang,
    signature_mismatch,
    syntax,
    unknown_command,
    unknown_flag,
    unknown_global,
    unused_allow,
    unused_arg,
    unused_key,
    write_in_no_writes,
];

/// Rules whose errors are facts that no comment changes: the server refuses the library or aborts, or no code
/// can be generated. Errors of all others are found in bodies, and a place may have a reason the
/// analysis does not know.
const FACTS: &[&str] = &[
    "annotation",
    "bundle",
    "duplicate-function",
    "duplicate-library",
    "error-table",
    "global-write",
    "limits",
    "load-environment",
    "load-error",
    "log-at-load",
    "name-clash",
    "register-call",
    "shebang",
    "signature-mismatch",
    "syntax",
    "unknown-flag",
];

/// The rule of a name.
#[must_use]
pub fn named(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id == id)
}

/// Whether what a rule finds as an error stays one whatever a comment says.
pub(crate) fn is_fact(id: &str) -> bool {
    FACTS.contains(&id)
}

/// The calls of some server's functions in a library, with the trace of the function each is seen in.
fn calls<'u>(
    unit: &'u Unit<'_>,
    names: &'u [&'static str],
) -> impl Iterator<Item = (&'u Trace, &'u Call)> {
    let all = unit.traces().flat_map(|trace| trace.calls.iter().map(move |call| (trace, call)));
    all.filter(move |(_, call)| names.contains(&call.name))
}

/// `redis.call` and `redis.pcall`.
const COMMANDS: [&str; 2] = ["redis.call", "redis.pcall"];

/// The words of a command as far as they are constant.
fn words(call: &Call) -> Vec<Option<Vec<u8>>> {
    call.arguments.iter().map(|argument| argument.what.constant()).collect()
}

/// What the words of a command mean.
fn command(call: &Call) -> Option<Lookup> {
    let words = words(call);
    let words: Vec<Option<&[u8]>> = words.iter().map(Option::as_deref).collect();
    commands::find(&words)
}

/// Nothing: what the rule stands for is found while the model is made.
fn found_elsewhere(_: &[Unit<'_>], _: &mut Vec<Diagnostic>) {}

/// Reports one kind of load-time problem under a rule's id.
fn problems(
    units: &[Unit<'_>],
    kind: crate::load::ProblemKind,
    id: &'static str,
    found: &mut Vec<Diagnostic>,
) {
    for unit in units.iter().filter(|unit| unit.syntax_errors.is_empty()) {
        for problem in unit.loaded.problems.iter().filter(|problem| problem.kind == kind) {
            let finding = Diagnostic::error(id, unit.at(problem.span), &problem.message);
            found.push(finding.help(&problem.help));
        }
    }
}
