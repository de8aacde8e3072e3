//! What ten servers said of 116 libraries, as it was recorded: `data/load-verdicts.json`.

use serde_json::Value;

/// One library and the servers' verdicts.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) code: Vec<u8>,
    pub(crate) verdicts: Vec<Value>,
}

pub(crate) fn cases() -> Vec<Case> {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../data/load-verdicts.json")).expect("JSON");
    assert_eq!(cases.len(), 116);
    cases.iter().map(case).collect()
}

fn case(case: &Value) -> Case {
    Case {
        name: case["case"].as_str().expect("a name").to_owned(),
        code: decode_base64(case["code_base64"].as_str().expect("code")),
        verdicts: case["verdicts"].as_array().expect("verdicts").clone(),
    }
}

fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut value, mut bits) = (0_u32, 0);
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
