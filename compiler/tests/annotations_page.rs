//! `docs/annotations.md`: each of its examples is clean. One that is only a piece of a library gets
//! the rest around it.

use std::fs;
use std::path::Path;

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::render::{Style, render_all};
use fcall_compiler::source::{Source, Sources};

/// A function that may read all its keys and args, and reply with anything.
const FUNCTION: &str = "redis.register_function('example', function(keys, args)\n  \
                        return cjson.decode(table.concat(keys) .. table.concat(args))\nend)\n";

#[test]
fn every_example_is_clean() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/annotations.md");
    let page = fs::read_to_string(page).unwrap();
    let examples: Vec<&str> = page
        .split("```lua\n")
        .skip(1)
        .map(|text| text.split_once("```").expect("a fence that ends").0)
        .collect();
    assert!(examples.len() > 8, "the examples are gone");
    for example in examples {
        let library = if example.starts_with("#!lua") {
            example.to_owned()
        } else {
            format!("#!lua name=example\n\n{example}{FUNCTION}")
        };
        let mut sources = Sources::new();
        sources.add(Source::new("example.lua", library.as_bytes()));
        let checked = check(&sources, &Config::default());
        let findings: Vec<_> = checked.diagnostics().cloned().collect();
        assert!(findings.is_empty(), "{}", render_all(&findings, &sources, Style::Plain));
        assert!(checked.libraries().all(|it| !it.functions.is_empty()), "{example}");
    }
}
