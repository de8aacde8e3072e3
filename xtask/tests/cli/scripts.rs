//! A project of plain scripts alone.

use std::fs;
use std::path::Path;

use crate::support::{Run, fcall};

#[test]
fn scripts_alone_are_a_project_for_what_needs_no_server() {
    let folder = tempfile::tempdir().unwrap();
    let run = |code: i32, arguments: &[&str]| {
        let Run { code: found, stdout, stderr } = fcall(folder.path(), arguments);
        assert_eq!(found, code, "{arguments:?}\n{stdout}\n{stderr}");
        stdout + &stderr
    };
    assert!(run(1, &["check"]).contains("there is no folder `functions`"));
    write(folder.path(), "scripts/notes.sh", "echo");
    assert!(run(1, &["check"]).contains("there is no folder `functions`"), "no Lua is in it");
    write(folder.path(), "scripts/take.lua", "return redis.call('DECR', KEYS[1])\n");
    assert_eq!(run(0, &["check"]), "1 script: nothing found\n");
    assert!(run(0, &["list"]).starts_with("scripts (scripts)\n  take(key) -> integer\n"));
    assert!(run(0, &["expand"]).contains("pub fn take("));
    assert_eq!(run(0, &["expand", "--lua"]), "return redis.call('DECR', KEYS[1])\n");
    assert!(run(1, &["status"]).contains("there is no folder `functions`"));
    // From a folder inside it is the nearest one, and a library beside it is looked at too.
    fs::create_dir_all(folder.path().join("src/deep")).unwrap();
    let inside = fcall(&folder.path().join("src/deep"), &["check"]);
    assert_eq!(inside.stderr, "1 script: nothing found\n");
    let library = "#!lua name=a\nredis.register_function('a_up', function(k) return redis.call('INCR', k[1]) end)\n";
    write(folder.path(), "functions/a.lua", library);
    assert_eq!(run(0, &["check"]), "1 library with 1 function, 1 script: nothing found\n");
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
