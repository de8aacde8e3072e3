//! Any text through the reader of types: it must not panic, and what it reads must print as what
//! reads the same.

#![no_main]

use fcall_compiler::annotation::types::parse;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok((ty, _)) = parse(text, 0) else { return };
    let printed = ty.to_string();
    let (again, _) = parse(&printed, 0).expect("what is printed can be read");
    assert_eq!(again.to_string(), printed);
});
