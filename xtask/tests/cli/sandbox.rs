//! Libraries that no time limit of Lua stops, and that would take the process with them.

use std::path::Path;

use crate::project::Project;
use crate::support::{Run, fcall};

/// A library whose first statement does something before it registers a function.
fn library(statement: &str) -> String {
    format!("#!lua name=l\n{statement}\nredis.register_function('l_one', function() end)\n")
}

fn verdict(folder: &Path, file: &str, arguments: &[&str]) -> Run {
    fcall(folder, &[&["verdict", file], arguments].concat())
}

#[test]
fn what_cannot_be_stopped_is_a_verdict() {
    let cases = [
        ("hangs.lua", "local x = ('a'):rep(40):find(('a-'):rep(40) .. 'b')", "the server hangs"),
        ("deep.lua", "local x = ('a'):rep(1e6):find(('a?'):rep(1e6) .. 'b')", "the server crashes"),
        ("large.lua", "local x = ('x'):rep(1e9)", "more than the 128 MB"),
        ("loops.lua", "while true do end", "ERR FUNCTION LOAD timeout"),
        (
            "calls_back.lua",
            "('x'):rep(1e5):gsub('x', function() for _ = 1, 1e9 do end end)",
            "ERR FUNCTION LOAD timeout",
        ),
    ];
    for (file, statement, expected) in cases {
        let project = Project::with(&[(file, &library(statement))]);
        let file = format!("functions/{file}");
        let Run { code, stdout, stderr } =
            verdict(project.folder(), &file, &["--profile", "redis-7.0"]);
        assert_eq!(code, 2, "{file}: {stdout}{stderr}");
        assert!(stdout.contains(expected), "{file}: {stdout}");
        assert!(!stdout.contains("accepted"), "{file}: {stdout}");
    }
}

/// The process that a library ended is started again for the next one, and what hangs on one line
/// is not tried on the others.
#[test]
fn the_next_library_is_loaded_all_the_same() {
    let hangs = library("local x = ('a'):rep(40):find(('a-'):rep(40) .. 'b')");
    let fine = library("local x = 1").replace("name=l", "name=m").replace("l_one", "m_one");
    let project = Project::with(&[("hangs.lua", &hangs), ("fine.lua", &fine)]);
    let arguments = ["verdict", "functions/hangs.lua", "functions/fine.lua"];
    let Run { code, stdout, .. } = fcall(project.folder(), &arguments);
    assert_eq!(code, 2);
    let (first, second) = stdout.split_once("functions/fine.lua").expect("both");
    assert!(first.contains("refused by redis-7.0, ") && first.contains("hangs"), "{stdout}");
    assert!(second.contains("accepted by redis-7.0, "), "{stdout}");
}

#[test]
fn check_says_what_hangs() {
    let hangs = library("local x = ('a'):rep(40):find(('a-'):rep(40) .. 'b')");
    let project = Project::with(&[("hangs.lua", &hangs)]);
    let Run { code, stderr, .. } = fcall(project.folder(), &["check"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("error[sandbox]") && stderr.contains("the server hangs"), "{stderr}");
}
