//! What goes to which stream, and when nobody reads it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::{Run, command, fcall, finish, on_terminal};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("functions")).unwrap();
    let registration = |n| format!("redis.register_function('f{n}', function() return 1 end)");
    let functions = (0..5000).map(registration).collect::<Vec<_>>().join("\n");
    fs::write(folder.path().join("functions/a.lua"), format!("#!lua name=a\n{functions}")).unwrap();
    let mut command = command(folder.path(), &["list", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut start = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_disk_that_is_full_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(&case("annotated"), &["list"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the result"));
}

#[test]
fn nothing_has_colours_where_there_is_no_terminal() {
    for arguments in [&["check"][..], &["list"], &["deplyo"], &["check", "--help"]] {
        let Run { stdout, stderr, .. } = fcall(&case("findings"), arguments);
        assert!(!stdout.contains('\u{1b}') && !stderr.contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn reports_have_colours_on_a_terminal_whose_user_wants_them() {
    let run = |name, value| finish(on_terminal(&case("findings"), "check", "").env(name, value));
    let bold_red = "\u{1b}[1m\u{1b}[91merror";
    assert!(run("UNUSED", "").stdout.contains(bold_red));
    assert!(!run("NO_COLOR", "1").stdout.contains('\u{1b}'));
    assert!(!run("TERM", "dumb").stdout.contains('\u{1b}'));
}

#[test]
fn a_password_on_the_command_line_is_not_repeated() {
    for arguments in [
        &["list", "redis://ann:secret@host"][..],
        &["list", "--url=redis://ann:secret@host"],
        &["check", "redis://:secret@host/"],
    ] {
        let Run { code, stdout, stderr } = fcall(&case("annotated"), arguments);
        assert_eq!(code, 1, "{arguments:?}");
        assert!(
            !stderr.contains("secret") && !stdout.contains("secret"),
            "{arguments:?}: {stderr}"
        );
    }
}

#[test]
fn expand_shows_the_library_that_is_named_and_no_other() {
    let Run { code, stdout, stderr } = fcall(&case("unannotated"), &["expand", "kv"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(stdout.contains("pub mod kv {") && stdout.contains("fn kv_set_if"), "{stdout}");
    assert!(!stdout.contains("counter"), "{stdout}");
    let Run { stdout: all, .. } = fcall(&case("unannotated"), &["expand"]);
    assert!(all.contains("pub mod kv {") && all.contains("pub mod counter {"), "{all}");
    let Run { code, stdout, .. } = fcall(&case("findings"), &["expand"]);
    assert_eq!(code, 2);
    assert!(stdout.contains("pub mod good {") && !stdout.contains("compile_error"), "{stdout}");
}

#[test]
fn usage_is_1_and_help_is_0() {
    for (arguments, exit) in [
        (&[][..], 1),
        (&["deplyo"], 1),
        (&["check", "--deny", "errors"], 1),
        (&["--help"], 0),
        (&["help", "list"], 0),
        (&["list", "-h"], 0),
        (&["fcall", "--version"], 0),
        (&["fcall", "fcall", "list"], 1),
    ] {
        let Run { code, stdout, stderr } = fcall(&case("annotated"), arguments);
        assert_eq!(code, exit, "{arguments:?}");
        assert_eq!(stdout.is_empty(), exit == 1, "{arguments:?}: {stdout}");
        assert_eq!(stderr.is_empty(), exit == 0, "{arguments:?}: {stderr}");
    }
}

#[test]
fn the_nearest_folder_upward_is_taken_and_shown_from_here() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("src/deeper");
    fs::create_dir_all(&below).unwrap();
    fs::create_dir(folder.path().join("functions")).unwrap();
    fs::write(folder.path().join("functions/a.lua"), "").unwrap();
    let Run { stderr, .. } = finish(&mut command(&below, &["check"]));
    assert!(stderr.contains("--> ../../functions/a.lua:1:1"), "{stderr}");
}
