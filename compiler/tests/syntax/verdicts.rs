//! The recorded verdicts of ten servers on 116 libraries.

use fcall_compiler::source::Source;
use fcall_compiler::syntax;
use mlua::Lua;
use serde_json::Value;

use super::oracle;

#[test]
fn what_servers_compile_parses_and_what_they_refuse_has_their_line() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../data/load-verdicts.json")).expect("JSON");
    assert_eq!(cases.len(), 116);
    let lua = Lua::new();
    for case in &cases {
        let name = case["case"].as_str().expect("a name");
        let code = decode_base64(case["code_base64"].as_str().expect("code"));
        oracle::assert_agrees(&lua, name, &code);
        for verdict in case["verdicts"].as_array().expect("verdicts") {
            compare(name, &code, verdict);
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

fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut value, mut bits) = (0u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        value = value << 6 | digit(byte);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(value >> bits & 0xff).expect("eight bits"));
        }
    }
    bytes
}

fn digit(byte: u8) -> u32 {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let index = digits.iter().position(|digit| *digit == byte).expect("base64");
    u32::try_from(index).expect("below 64")
}
