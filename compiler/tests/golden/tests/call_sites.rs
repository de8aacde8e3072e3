//! What rustc says to a call that is wrong: it must lead to the parameter by its name in Lua.
//!
//! Adding a case is adding a file. Each line of it that is wrong ends in `//~ name`, and the message for that line names
//! the parameter where it shows the generated function, or names the field of a struct. Messages differ between versions of rustc; with a new one,
//! `TRYBUILD=overwrite cargo test -p fcall-goldens --test call_sites` writes them, and the second test still holds.
//!
//! The cases include generated files, as apps do: of functions in another crate rustc shows no parameters.

use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = "tests/call_sites";

// With the feature `json`, rustc writes `Option` for what is `std::option::Option` without it.
#[cfg(not(feature = "json"))]
#[test]
fn wrong_calls_do_not_compile() {
    trybuild::TestCases::new().compile_fail(format!("{CASES}/*.rs"));
}

#[test]
fn the_message_names_the_parameter() {
    let cases: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .collect();
    assert!(!cases.is_empty());
    let unnamed: Vec<String> = cases.iter().flat_map(|case| unnamed(case)).collect();
    assert!(unnamed.is_empty(), "no message names:\n{}", unnamed.join("\n"));
}

/// The wrong lines of a case whose parameter rustc does not name.
fn unnamed(case: &Path) -> Vec<String> {
    let code = fs::read_to_string(case).unwrap();
    let messages = fs::read_to_string(case.with_extension("stderr")).unwrap();
    let wrong = code.lines().zip(1..).filter_map(|(line, number)| {
        let (_, name) = line.split_once("//~ ")?;
        Some((number, name.trim()))
    });
    let wrong: Vec<(usize, &str)> = wrong.collect();
    assert!(!wrong.is_empty(), "{}: nothing is marked as wrong", case.display());
    let is_unnamed = |(number, name): &(usize, &str)| !names(&messages, case, *number, name);
    wrong
        .into_iter()
        .filter(is_unnamed)
        .map(|(number, name)| format!("{}:{number}: {name}", case.display()))
        .collect()
}

/// Whether the message for a line of a case underlines the parameter, or the function if that is one line, where it shows
/// the generated code; or, where the call takes a struct, names the field or underlines what it is given.
fn names(messages: &str, case: &Path, line: usize, name: &str) -> bool {
    let place = format!("--> {}:{line}:", case.display());
    let has_place =
        |message: &&str| message.lines().nth(1).is_some_and(|line| line.contains(&place));
    let notes = messages.split("\n\n").filter(has_place);
    if notes.clone().any(|message| is_field_named(message, name)) {
        return true;
    }
    notes.filter_map(|message| message.split_once("\nnote: ")).any(|(_, note)| {
        let lines: Vec<&str> = note.lines().collect();
        lines.windows(2).any(|pair| has_word(pair[0], name) && is_marked(pair[0], pair[1]))
    })
}

/// Whether a message names a field that is missing, marks what one is given, or offers one for an unknown one.
fn is_field_named(message: &str, name: &str) -> bool {
    let lines: Vec<&str> = message.lines().collect();
    let is_missing = lines[0].contains(&format!("missing field `{name}`"));
    let is_given = |pair: &[&str]| {
        let before = pair[1].find('^').and_then(|start| pair[0].get(..start));
        before.is_some_and(|before| before.trim_end().ends_with(&format!(" {name}:")))
    };
    let mut offered = lines.iter().skip_while(|line| !line.starts_with("help: a field"));
    is_missing || lines.windows(2).any(is_given) || offered.any(|line| has_word(line, name))
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|it: char| !it.is_alphanumeric() && it != '_').any(|it| it == word)
}

/// Whether rustc marks a line: with a line below, `   |         ----------`, or as the first of several, `   | /`.
fn is_marked(line: &str, below: &str) -> bool {
    let marks = below.trim_start_matches([' ', '|']);
    marks.starts_with("--") || marks.starts_with('^') || line.trim_start().starts_with("| /")
}
