//! Any bytes through the parser: it must not panic, and what it returns must keep the invariants
//! that the tests check. `cargo +nightly fuzz run parse`, from this folder's parent; the corpus in
//! `compiler/tests/lua` makes good seeds.

#![no_main]

#[path = "../../compiler/tests/syntax/spans.rs"]
mod spans;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (file, errors) = fcall_compiler::syntax::parse(bytes);
    spans::check(bytes, &file, &errors);
});
