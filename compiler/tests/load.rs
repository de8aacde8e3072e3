//! What loading on paper says, against what ten servers said of 116 libraries.

mod recorded;

use std::collections::BTreeSet;

use fcall_compiler::load::{Outcome, ProblemKind, load};
use fcall_compiler::{shebang, syntax};
use serde_json::Value;

/// Libraries every server refuses for the arguments of `redis.log`, which are not looked at: a rule
/// of ours refuses the call itself. Anything else the servers refuse must be refused here too.
const LOGS: &[&str] = &["load: log at load bad2", "load: log at load level 9"];

#[test]
fn what_servers_register_is_what_is_read() {
    let mut missed = Vec::new();
    for recorded::Case { name, code, verdicts } in recorded::cases() {
        let is_refused = refused_here(&code);
        if verdicts.iter().all(|verdict| verdict["accepts"] == true) {
            assert_eq!(is_refused, None, "{name}: every server takes it");
            compare(&name, &code, &verdicts[0]["functions"]);
        } else if verdicts.iter().all(|verdict| verdict["accepts"] == false) && is_refused.is_none()
        {
            missed.push(name);
        }
    }
    assert_eq!(missed, LOGS, "refused by every server and not here");
}

fn compare(name: &str, code: &[u8], functions: &Value) {
    let (file, _) = syntax::parse(code);
    let outcome = load(&file);
    let expected: BTreeSet<String> =
        functions.as_array().expect("functions").iter().map(shown).collect();
    let found = registered(&outcome);
    if found.iter().any(|function| function.starts_with("(unknown)")) {
        // Said to be unknown, which is no wrong answer.
        assert_eq!(found.len(), expected.len(), "{name}");
    } else {
        assert_eq!(found, expected, "{name}");
    }
}

fn shown(function: &Value) -> String {
    let flags: BTreeSet<&str> = function["flags"]
        .as_array()
        .expect("flags")
        .iter()
        .map(|flag| flag.as_str().expect("a word"))
        .collect();
    let description = function["description"].as_str();
    format!("{} {description:?} {flags:?}", function["name"].as_str().expect("a name"))
}

fn registered(outcome: &Outcome<'_>) -> BTreeSet<String> {
    let shown = outcome.registrations.iter().map(|registration| {
        let name = registration.name.as_deref().unwrap_or("(unknown)");
        let description =
            registration.description.as_ref().map(|text| String::from_utf8_lossy(text));
        let flags: BTreeSet<&str> =
            registration.flags.iter().map(|flag| flag.word.as_str()).collect();
        format!("{name} {:?} {flags:?}", description.as_deref())
    });
    shown.collect()
}

/// Why the library is refused here, if it is.
fn refused_here(code: &[u8]) -> Option<String> {
    if let Err(error) = shebang::parse(code) {
        return Some(error.message);
    }
    let (file, errors) = syntax::parse(code);
    if let Some(error) = errors.first() {
        return Some(error.message.clone());
    }
    let outcome = load(&file);
    let mut refusals = outcome.problems.iter().filter(|problem| {
        !matches!(problem.kind, ProblemKind::IgnoredFlag | ProblemKind::LogAtLoad)
    });
    let problem = refusals.next().map(|problem| problem.message.clone());
    let names: Vec<String> =
        outcome.registrations.iter().filter_map(|registration| registration.name.clone()).collect();
    let distinct: BTreeSet<&String> = names.iter().collect();
    if problem.is_none() && distinct.len() != names.len() {
        return Some("a name twice".into());
    }
    problem.or_else(|| outcome.registrations.is_empty().then(|| "no functions".into()))
}
