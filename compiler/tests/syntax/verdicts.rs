//! The recorded verdicts of ten servers on 116 libraries.

use fcall_compiler::source::Source;
use fcall_compiler::syntax;
use mlua::Lua;
use serde_json::Value;

use super::oracle;
use crate::recorded::{Case, cases};

#[test]
fn what_servers_compile_parses_and_what_they_refuse_has_their_line() {
    let lua = Lua::new();
    for Case { name, code, verdicts } in cases() {
        oracle::assert_agrees(&lua, &name, &code);
        for verdict in &verdicts {
            compare(&name, &code, verdict);
        }
    }
}

fn compare(name: &str, code: &[u8], verdict: &Value) {
    let error = verdict["error"].as_str().unwrap_or_default();
    let (_, errors) = syntax::parse(code);
    if verdict["accepts"] == true || error.contains("Error registering") {
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
    let Some((_, line)) = error.split_once("Error compiling function: user_function:") else {
        return;
    };
    let line: u32 = line.split(':').next().expect("a line").parse().expect("a number");
    let first = errors.first().unwrap_or_else(|| panic!("{name}: parsed, but {error}"));
    assert_eq!(Source::new(name, code).position(first.noticed).line, line, "{name}: {error}");
}
