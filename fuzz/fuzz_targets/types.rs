//! Any text through the reader of types: it must not panic, and what it reads must print as what
//! reads the same. The same text as each tag of a function: the check must not panic, and what it
//! lets through can be generated.

#![no_main]

use fcall_compiler::annotation::types::parse;
use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::generate;
use fcall_compiler::source::{Source, Sources};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for line in text.lines() {
        one_type(line);
    }
    one_function(text);
});

fn one_type(text: &str) {
    let Ok((ty, _)) = parse(text, 0) else { return };
    let printed = ty.to_string();
    let (again, _) = parse(&printed, 0).expect("what is printed can be read");
    assert_eq!(again.to_string(), printed);
}

/// Each line is a tag: `key one`, `arg #two`, `error [0, string]`.
fn one_function(text: &str) {
    let tags: String = text.lines().map(|line| format!("---@{line}\n")).collect();
    let body = "redis.register_function('f', function(keys, args) return args end)";
    let mut sources = Sources::new();
    let library = format!("#!lua name=fuzz\n\n{tags}{body}\n");
    sources.add(Source::new("fuzz.lua", library.as_bytes()));
    for library in check(&sources, &Config::default()).libraries() {
        let code = quote::quote!(b"");
        let text = generate::text(&[generate::library(library, &code)]);
        assert!(text.starts_with("pub mod "));
    }
}
