//! What can be wrong with a library: one file a rule, its page beside it.
//!
//! To add a rule, write `NAME.rs` with a `RULE` and a `find`, `NAME.md` beside it, and name it in
//! the list below.

use crate::diagnostic::{Diagnostic, Level};
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
    bundle,
    conditional_registration,
    duplicate_function,
    duplicate_library,
    global_write,
    limits,
    load_environment,
    load_error,
    log_at_load,
    name_clash,
    register_call,
    sandbox,
    shebang,
    signature_mismatch,
    syntax,
    unknown_flag,
    unused_arg,
    unused_key,
];

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
