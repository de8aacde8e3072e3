//! `check --explain`.

use std::path::Path;

use crate::support::fcall;

#[test]
fn a_page_is_shown_without_any_library() {
    let run = fcall(Path::new("/"), &["check", "--explain", "error-table"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("# error-table\n") && run.stdout.contains("\nGood"));
}

#[test]
fn an_unknown_rule_is_refused_with_the_list() {
    let run = fcall(Path::new("/"), &["check", "--explain", "error-tabel"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("there is no rule `error-tabel`; rules are annotation,"),
        "{}",
        run.stderr
    );
}
