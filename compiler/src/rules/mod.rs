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
//!   a rule that needs to have seen everything stays silent then. `calls` and its like walk all traces of
//!   a library and give a place that several functions share once.
//! - `unit.file` with [`crate::syntax::visit`], where the text alone is enough (escapes, names).
//! - `unit.loaded`: registrations with names, flags and callbacks, and what loading does wrong.
//! - [`crate::commands`]: what a command is, in which profiles.
//!
//! A finding of level error must be right. What holds for some profiles says so with `on(profiles)`: the check
//! then lowers it to a warning, or leaves it out, by the profiles the project has.

use std::collections::HashMap;

use crate::commands::Lookup;
use crate::diagnostic::{Diagnostic, Level};
use crate::infer::Trace;
use crate::infer::trace::{Alternative, Argument, Call, Comparison, Return, Table, What};
use crate::load::Registration;
use crate::source::Span;
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
    boolean_reply,
    bundle,
    clock,
    command_arity,
    conditional_registration,
    could_be_no_writes,
    cross_slot,
    derived_key,
    duplicate_function,
    duplicate_library,
    error_code,
    error_table,
    escape,
    float_reply,
    global_write,
    key_as_value,
    limits,
    load_environment,
    load_error,
    log_at_load,
    missing_return,
    module_state,
    multiple_returns,
    name_clash,
    nil_compare,
    nil_in_array,
    noscript_command,
    number_to_string,
    numeric_compare,
    random_repeats,
    redundant_flag,
    register_call,
    reply_mismatch,
    sandbox,
    setresp,
    shebang,
    signature_mismatch,
    syntax,
    table_reply,
    unannotated,
    unbounded_unpack,
    unbounded_work,
    unchecked_pcall,
    undeclared_key,
    unknown_command,
    unknown_flag,
    unknown_global,
    unused_allow,
    unused_arg,
    unused_key,
    value_as_key,
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
    "sandbox",
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
pub(crate) const COMMANDS: [&str; 2] = ["redis.call", "redis.pcall"];

/// Whether the library looks at the server's version or name, and so may call what only some have.
fn asks_for_version(unit: &Unit<'_>) -> bool {
    let words: [&[u8]; 3] = [b"_VERSION", b"SERVER_NAME", b"acl_check_cmd"];
    words.iter().any(|word| unit.source.bytes.windows(word.len()).any(|text| text == *word))
}

/// What the words of a command mean.
fn command(call: &Call) -> Option<&Lookup> {
    call.command.as_ref()
}

/// The ways registered functions reply, with their registration.
fn returns<'u, 's>(unit: &'u Unit<'s>) -> impl Iterator<Item = (&'u Registration<'s>, &'u Return)> {
    let each = unit.loaded.registrations.iter().zip(unit.traces());
    each.flat_map(|(registration, trace)| trace.returns.iter().map(move |it| (registration, it)))
}

/// What operators of a library work on, a helper's with all that any function gives it.
fn comparisons(unit: &Unit<'_>) -> Vec<Comparison> {
    let mut places: HashMap<Span, usize> = HashMap::new();
    let mut all: Vec<Comparison> = Vec::new();
    for comparison in unit.traces().flat_map(|trace| &trace.comparisons) {
        if let Some(place) = places.get(&comparison.span) {
            let known = all[*place].sides.iter_mut();
            known.zip(&comparison.sides).for_each(|(known, other)| known.join(other.clone()));
        } else {
            places.insert(comparison.span, all.len());
            all.push(comparison.clone());
        }
    }
    all
}

/// The tables a reply may be, and those in them.
fn tables(what: &What) -> Vec<&Table> {
    let mut all = Vec::new();
    for alternative in &what.0 {
        if let Alternative::Table(table) = alternative {
            all.push(table);
            table.items.iter().for_each(|item| all.extend(tables(item)));
            table.rest.iter().for_each(|rest| all.extend(tables(rest)));
        }
    }
    all
}

/// The arguments that stand where a command takes a key, in functions that may run in a cluster.
fn key_uses<'u>(unit: &'u Unit<'_>) -> Vec<&'u Argument> {
    let mut uses = Vec::new();
    for (registration, trace) in unit.loaded.registrations.iter().zip(unit.traces()) {
        if registration.flags.iter().any(|flag| flag.word == "no-cluster") {
            continue;
        }
        for call in trace.calls.iter().filter(|call| COMMANDS.contains(&call.name)) {
            let places = key_places(call).unwrap_or_default();
            uses.extend(places.into_iter().filter_map(|place| call.arguments.get(place)));
        }
    }
    uses
}

/// Which arguments of a command are keys; `None` where that is not known.
fn key_places(call: &Call) -> Option<Vec<usize>> {
    let Lookup::Found(command) = command(call)? else { return None };
    let words = call.words();
    let words: Vec<Option<&[u8]>> = words.iter().map(Option::as_deref).collect();
    let places = command.keys(&words, call.is_open)?;
    Some(places.iter().map(|place| place.index).collect())
}

pub(crate) use could_be_no_writes::is_all_seen;

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

#[cfg(test)]
mod tests {
    use super::*;

    /// The table in docs/checking.md has every rule, with its level and what its file says that it finds.
    #[test]
    fn the_page_on_checking_lists_every_rule() {
        let page = include_str!("../../../docs/checking.md");
        let listed: Vec<&str> = page.lines().filter(|line| line.starts_with("| [`")).collect();
        let expected: Vec<String> = ALL.iter().map(line).collect();
        assert_eq!(listed, expected, "the table should be:\n{}", expected.join("\n"));
    }

    fn line(rule: &Rule) -> String {
        let file = rule.id.replace('-', "_");
        let path = format!("{}/src/rules/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let finds = first.trim_start_matches("//! ").trim_end_matches('.');
        let level = match rule.level {
            Level::Error => "error",
            Level::Warn => "warning",
            Level::Allow => "off",
        };
        format!("| [`{}`](../compiler/src/rules/{file}.md) | {level} | {finds} |", rule.id)
    }
}
