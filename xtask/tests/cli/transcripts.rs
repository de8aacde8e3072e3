//! Whole command lines. A folder of `tests/cases/` is a case: `commands.txt` has the exit code and
//! the arguments of each run, `expected.txt` the transcript, which `FCALL_BLESS=1` writes.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, fcall};

#[test]
fn every_case_runs_as_expected() {
    let mut failures = String::new();
    for folder in cases() {
        let found = transcript(&folder);
        let golden = folder.join("expected.txt");
        if std::env::var_os("FCALL_BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if found != expected {
            let name = golden.display();
            writeln!(failures, "{name}\nexpected:\n{expected}\nfound:\n{found}").unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}\n(FCALL_BLESS=1 blesses)");
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("commands.txt").is_file())
        .collect();
    folders.sort();
    assert!(folders.len() > 3, "the cases are gone");
    folders
}

/// Runs the commands of a case. The exit codes are not blessed: they stand in `commands.txt`.
fn transcript(folder: &Path) -> String {
    let commands = fs::read_to_string(folder.join("commands.txt")).unwrap();
    let mut text = String::new();
    for line in commands.lines() {
        let (exit, arguments) = line.split_once(' ').unwrap();
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let Run { code, stdout, stderr } = fcall(folder, &arguments);
        assert_eq!(code.to_string(), exit, "{}: {line}\n{stdout}\n{stderr}", folder.display());
        writeln!(text, "$ cargo fcall {}\n{stdout}", arguments.join(" ")).unwrap();
        if !stderr.is_empty() {
            writeln!(text, "(stderr)\n{stderr}").unwrap();
        }
    }
    text
}
