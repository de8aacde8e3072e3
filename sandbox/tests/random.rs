//! Any bytes, and libraries with a few mistakes made in them: loading does not panic, and profiles
//! asked together answer as each alone.

#[path = "../../compiler/tests/recorded/mod.rs"]
#[expect(dead_code, reason = "what was recorded is not asked for here")]
mod recorded;

use std::fs;
use std::path::Path;

use fcall_sandbox::{Loading, Profile, verdict};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What is put where it does not belong.
const PIECES: [&str; 24] = [
    "\n",
    " ",
    "\0",
    "\"",
    "'",
    "(",
    ")",
    "{",
    "}",
    "[[",
    "]]",
    "=",
    ",",
    "nil",
    "{}",
    "end",
    "function()",
    "redis",
    "server",
    "redis.REDIS_VERSION_NUM",
    "local ",
    "--",
    "\\",
    "\u{e9}",
];

/// A library is run once for all profiles where that is enough.
#[test]
fn profiles_asked_together_answer_as_each_alone() {
    let libraries = libraries();
    assert!(libraries.len() > 250, "only {}", libraries.len());
    for code in libraries {
        judge(&code).unwrap();
    }
}

proptest! {
    #[test]
    fn any_bytes_are_judged(bytes in any::<Vec<u8>>()) {
        judge(&bytes)?;
        judge(&[b"#!lua name=l\n", bytes.as_slice()].concat())?;
    }

    #[test]
    fn damaged_libraries_are_judged(
        library in select(libraries()),
        damages in prop::collection::vec((any::<Index>(), 0_usize..9, select(&PIECES[..])), 1..4),
    ) {
        let mut code = library;
        for (place, length, piece) in damages {
            let start = place.index(code.len() + 1);
            let end = (start + length).min(code.len());
            code.splice(start..end, piece.bytes());
        }
        judge(&code)?;
    }
}

fn judge(code: &[u8]) -> Result<(), TestCaseError> {
    let mut together = Loading::new(code);
    for profile in Profile::ALL {
        prop_assert_eq!(together.under(profile), verdict(code, profile), "{}", profile);
    }
    Ok(())
}

/// The libraries of the other tests, but for those that run long.
fn libraries() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/libraries");
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    let codes = files.chain(recorded::cases().into_iter().map(|case| case.code));
    let is_short = |code: &Vec<u8>| {
        let has = |word: &[u8]| code.windows(word.len()).any(|window| window == word);
        !has(b"while") && !has(b"until") && !has(b"5e7") && code.len() < 2000
    };
    codes.filter(is_short).collect()
}
