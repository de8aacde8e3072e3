//! What `library!` expands to, and what it says when it cannot.

use std::fs;
use std::path::Path;

#[test]
fn library() {
    copy_lua();
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}

/// Puts the Lua files where the cases are compiled: `library!` begins at the folder of the
/// `Cargo.toml` that trybuild writes.
fn copy_lua() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("cargo's target folder");
    let folder = target.join("tests/trybuild/fcall-macros/lua");
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir("tests/lua").unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
}
