//! What the sandbox says, against what ten servers said of 116 libraries.

mod shown;

#[path = "../../compiler/tests/recorded/mod.rs"]
mod recorded;

use fcall_sandbox::{Loading, Profile};
use serde_json::Value;

use crate::shown::{Shown, shown};

/// Messages that are known to differ: the library, the servers, and why. There is none.
const DIFFERENT: [(&str, &str, &str); 0] = [];

#[test]
fn every_server_answers_what_the_sandbox_says() {
    let (mut compared, mut different) = (0, Vec::new());
    for recorded::Case { name, code, verdicts } in recorded::cases() {
        let mut together = Loading::new(&code);
        for (server, recorded) in verdicts.iter().flat_map(by_server) {
            let profile: Profile = server.parse().unwrap();
            let verdict = together.under(profile);
            let (found, expected) = (shown(&verdict), expected(recorded));
            if found.is_err() && expected.is_err() && found != expected {
                different.push(format!("{name} on {server}: {expected:?} but here {found:?}"));
            } else {
                assert_eq!(found, expected, "{name} on {server}");
            }
            compared += 1;
        }
    }
    // Three libraries log while they load, and ended Valkey 9.1.
    assert_eq!(compared, 1160 - 3);
    assert_eq!(different.len(), DIFFERENT.len(), "{}", different.join("\n"));
}

fn by_server(recorded: &Value) -> Vec<(&str, &Value)> {
    let servers = recorded["servers"].as_array().unwrap().iter();
    servers.map(|server| (server.as_str().unwrap(), recorded)).collect()
}

fn expected(recorded: &Value) -> Shown {
    if recorded["accepts"] == false {
        return Err(recorded["error"].as_str().unwrap().as_bytes().to_vec());
    }
    let functions = recorded["functions"].as_array().unwrap().iter();
    let mut functions: Vec<_> = functions.map(function).collect();
    functions.sort();
    Ok((recorded["library"].as_str().unwrap().to_owned(), functions))
}

fn function(recorded: &Value) -> shown::Function {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut flags: Vec<String> =
        recorded["flags"].as_array().unwrap().iter().filter_map(text).collect();
    flags.sort();
    let description = text(&recorded["description"]).map(String::into_bytes);
    (text(&recorded["name"]).unwrap(), description, flags)
}
