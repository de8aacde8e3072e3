//! Generated code needs the crate `fcall` and nothing else: this package compiles all of the goldens.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

#[test]
fn the_goldens_compile_with_fcall_alone() {
    let arguments = ["tree", "--offline", "--all-features", "--package", "fcall-goldens"];
    let shape = ["--edges", "normal,build", "--depth", "1", "--prefix", "none"];
    let output = Command::new(env!("CARGO")).args(arguments).args(shape).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["fcall-goldens", "fcall"]);
}

#[test]
fn every_path_begins_in_fcall_or_in_rust_itself() {
    let mut roots = BTreeSet::new();
    for golden in fs::read_dir("src").unwrap().map(|entry| entry.unwrap().path()) {
        if golden.file_name().is_some_and(|name| name != "lib.rs") {
            let text = fs::read_to_string(golden).unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            roots.extend(lines.flat_map(roots_of).map(str::to_owned));
        }
    }
    assert_eq!(roots.iter().collect::<Vec<_>>(), ["core", "fcall", "std"]);
}

/// The crates named in a line, as in `::fcall::Call`: a path begins where no word and no `>` goes before.
fn roots_of(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("::").filter_map(|(at, _)| {
        let before = line[..at].chars().next_back();
        let is_inside = before.is_some_and(|it| it.is_alphanumeric() || "_>".contains(it));
        let rest = &line[at + 2..];
        let word = rest.split(|it: char| !it.is_alphanumeric() && it != '_').next()?;
        (!is_inside && !word.is_empty()).then_some(word)
    })
}
