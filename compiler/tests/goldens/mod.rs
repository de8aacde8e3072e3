//! Cases in a folder against the text beside each; what several tests of goldens have in common.

use std::fs;
use std::path::{Path, PathBuf};

/// The cases of a folder of `tests/`, sorted: each is a Lua file, or a folder.
pub(crate) fn cases(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    let is_case = |path: &PathBuf| path.is_dir() || path.extension().is_some_and(|it| it == "lua");
    let mut cases: Vec<PathBuf> = entries.filter(is_case).collect();
    cases.sort();
    assert!(cases.len() > 2, "the cases of {folder} are gone");
    cases
}

/// Compares what `show` makes of each case with the file `golden` names for it, which `FCALL_BLESS=1` writes. All
/// differences are told.
#[track_caller]
pub(crate) fn compare(
    cases: &[PathBuf],
    golden: impl Fn(&Path) -> PathBuf,
    show: impl Fn(&Path) -> String,
) {
    let is_blessed = std::env::var_os("FCALL_BLESS").is_some_and(|value| value == "1");
    let mut failures = Vec::new();
    for case in cases {
        let (shown, golden) = (show(case), golden(case));
        if is_blessed {
            fs::write(&golden, &shown).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if shown != expected {
            failures.push(format!("{}\nexpected:\n{expected}\nfound:\n{shown}", golden.display()));
        }
    }
    assert!(failures.is_empty(), "{}\n(FCALL_BLESS=1 blesses)", failures.join("\n"));
}
