//! Input nobody meant to give: one clear message with the file's name, the right exit code, never a
//! panic and never a hang.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::support::{Run, fcall};

const GOOD: &str =
    "#!lua name=good\nredis.register_function('good_ping', function() return 1 end)\n";

/// What is done to the folder `functions`.
type Make = fn(&Path);

/// Something done, and what `check` must make of it.
struct Bad {
    name: &'static str,
    make: Make,
    exit: i32,
    /// What stderr must say.
    words: &'static [&'static str],
}

const fn bad(
    name: &'static str,
    exit: i32,
    words: &'static [&'static str],
    make: fn(&Path),
) -> Bad {
    Bad { name, make, exit, words }
}

/// The input is at fault.
const FOUND: i32 = 2;
/// The machine is.
const FAILED: i32 = 1;

const TABLE: &[Bad] = &[
    bad("a letter", FOUND, &["functions/a.lua:1:1", "#!lua name="], |f| write(f, "Dear Sir,\n")),
    bad("a letter with a shebang", FOUND, &["functions/a.lua:2:"], |f| {
        write(f, "#!lua name=a\nDear Sir,\nplease find attached\n");
    }),
    bad("empty", FOUND, &["functions/a.lua:1:1"], |f| write(f, "")),
    bad("shebang only", FOUND, &["functions/a.lua"], |f| write(f, "#!lua name=a\n")),
    bad("binary", FOUND, &["functions/a.lua:1:1"], |f| write(f, every_byte(""))),
    bad("binary with a shebang", FOUND, &["functions/a.lua:2:"], |f| {
        write(f, every_byte("#!lua name=a\n"));
    }),
    bad("50 MB", FOUND, &["functions/a.lua", "bytes"], |f| write(f, vec![b'-'; 50_000_000])),
    bad("15 MB in one line", FOUND, &["functions/a.lua:2:"], |f| {
        write(f, format!("#!lua name=a\nreturn {}", "(".repeat(15_000_000)));
    }),
    bad("byte order mark", FOUND, &["functions/a.lua:1:1"], |f| {
        write(f, format!("\u{feff}{GOOD}"));
    }),
    bad("not UTF-8 in code", FOUND, &["functions/a.lua:2:11"], |f| {
        write(f, b"#!lua name=a\nlocal x = \xff\n");
    }),
    bad("not UTF-8 in the name", FOUND, &["functions/a.lua:1:"], |f| {
        write(f, b"#!lua name=\xff\n");
    }),
    bad("nested deeply", FOUND, &["functions/a.lua:2:"], |f| {
        let depth = 200_000;
        write(f, format!("#!lua name=a\nlocal x = {}1{}\n", "(".repeat(depth), ")".repeat(depth)));
    }),
    bad("blocks nested deeply", FOUND, &["functions/a.lua:2:"], |f| {
        write(f, format!("#!lua name=a\n{}\n", "do ".repeat(200_000)));
    }),
    bad("truncated in a string", FOUND, &["functions/a.lua:2:"], |f| {
        write(f, &GOOD[..GOOD.len() - 40]);
    }),
    bad("one name twice", FOUND, &["functions/a.lua", "functions/b.lua", "good"], |f| {
        write(f, GOOD);
        fs::write(f.join("b.lua"), GOOD.replace("good_ping", "good_pong")).unwrap();
    }),
    bad("no libraries", FAILED, &["no libraries in functions", "#!lua name="], |_| {}),
    bad("no folder", FAILED, &["functions", "--functions"], |f| fs::remove_dir(f).unwrap()),
    bad("a dangling link", FAILED, &["functions/a.lua", "No such file"], |f| {
        symlink("/nowhere/at/all.lua", f.join("a.lua")).unwrap();
    }),
    bad("a link to itself", FAILED, &["functions/a.lua"], |f| {
        symlink("a.lua", f.join("a.lua")).unwrap();
    }),
    bad("an endless device", FAILED, &["functions/a.lua", "it is not a file"], |f| {
        symlink("/dev/zero", f.join("a.lua")).unwrap();
    }),
    bad("settings that are no TOML", FAILED, &["functions/fcall.toml", "line 1"], |f| {
        write(f, GOOD);
        fs::write(f.join("fcall.toml"), "strict = \n").unwrap();
    }),
    bad("an unknown setting", FAILED, &["functions/fcall.toml", "shiped"], |f| {
        fs::write(f.join("fcall.toml"), "shiped = []\n").unwrap();
    }),
];

/// What looks bad and is not.
const HARMLESS: &[(&str, Make)] = &[
    ("CRLF", |f| write(f, GOOD.replace('\n', "\r\n"))),
    ("not UTF-8 in a string", |f| {
        write(f, [GOOD.as_bytes(), b"local x = '\xff\xfe'\n"].concat());
    }),
    ("a folder named like a file", |f| {
        fs::create_dir(f.join("x.lua")).unwrap();
        fs::write(f.join("x.lua/a.lua"), GOOD).unwrap();
    }),
    ("a loop of folders", |f| {
        write(f, GOOD);
        symlink("..", f.join("loop")).unwrap();
        symlink(".", f.join("self")).unwrap();
    }),
    ("a name that is not UTF-8", |f| {
        use std::os::unix::ffi::OsStrExt;
        fs::write(f.join(std::ffi::OsStr::from_bytes(b"\xff.lua")), GOOD).unwrap();
    }),
];

#[test]
fn bad_input_has_one_clear_message() {
    let mut failures = String::new();
    for Bad { name, make, exit, words } in TABLE {
        let Run { code, stdout, stderr } = check(make);
        let is_panic = stderr.contains("panicked") || stderr.contains("overflow");
        if code != *exit || is_panic || !words.iter().all(|word| stderr.contains(word)) {
            let shown: String = stderr.chars().take(2000).collect();
            let wanted = format!("{exit} with {words:?}");
            writeln!(failures, "{name}: exit {code}, not {wanted}\n{stdout}{shown}").unwrap();
        }
        assert!(stderr.len() < 100_000, "{name}: {} bytes of findings", stderr.len());
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn harmless_input_is_taken() {
    for (name, make) in HARMLESS {
        let Run { code, stderr, .. } = check(make);
        assert_eq!(code, 0, "{name}: {stderr}");
        assert!(stderr.starts_with("1 library with 1 function"), "{name}: {stderr}");
    }
}

/// Where there is nothing, no command can do its job.
#[test]
fn an_empty_folder_is_the_same_to_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let [functions, scripts] = ["functions", "scripts"].map(|name| folder.path().join(name));
    fs::create_dir(&functions).unwrap();
    fs::create_dir(&scripts).unwrap();
    let commands = [
        "check",
        "check functions",
        "check functions --format json",
        "list",
        "list --format json",
        "expand",
        "expand --lua",
        "expand good",
        "compat --against functions",
        // Nothing is asked of a server.
        "compat --against server",
        "status",
        "plan",
        "deploy --yes --url redis://127.0.0.1:1",
        "acl app",
    ];
    let refused = |command: &str, words: &str| {
        let arguments: Vec<&str> = command.split(' ').collect();
        let Run { code, stdout, stderr } = fcall(folder.path(), &arguments);
        assert_eq!((code, stdout.as_str()), (FAILED, ""), "{command}: {stderr}");
        assert!(stderr.starts_with(&format!("error: {words}")), "{command}: {stderr}");
    };
    commands.iter().for_each(|command| refused(command, "no libraries in functions: "));
    refused("verdict functions", "there is no Lua file in functions");
    refused("check scripts", "no scripts in scripts: ");
    fs::remove_dir(&functions).unwrap();
    refused("list --scripts scripts", "no scripts in scripts: ");

    // An earlier interface of nothing is none.
    fs::create_dir(&functions).unwrap();
    write(&functions, GOOD);
    fs::create_dir(folder.path().join("earlier")).unwrap();
    refused("compat --against earlier", "no libraries in earlier: ");
    refused("compat --against scripts", "no scripts in scripts: ");
}

/// What has errors is found, whatever was to be shown of it.
#[test]
fn errors_are_found_whatever_is_to_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    let functions = folder.path().join("functions");
    fs::create_dir(&functions).unwrap();
    write(&functions, "#!lua name=good\nDear Sir,\n");
    for command in ["list", "expand", "expand --lua", "expand good", "expand good --lua"] {
        let arguments: Vec<&str> = command.split(' ').collect();
        let Run { code, stderr, .. } = fcall(folder.path(), &arguments);
        assert_eq!(code, FOUND, "{command}: {stderr}");
        assert!(stderr.contains("functions/a.lua:2:"), "{command}: {stderr}");
    }
}

/// Root can read everything, so this has something to say for other users only.
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let Run { code, stderr, .. } = check(&|f| {
        write(f, GOOD);
        fs::set_permissions(f.join("a.lua"), fs::Permissions::from_mode(0o000)).unwrap();
    });
    if code != 0 {
        assert_eq!(code, FAILED, "{stderr}");
        assert!(stderr.contains("functions/a.lua: Permission denied"), "{stderr}");
    }
}

fn check(make: &dyn Fn(&Path)) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let functions = folder.path().join("functions");
    fs::create_dir(&functions).unwrap();
    make(&functions);
    fcall(folder.path(), &["check"])
}

fn write(functions: &Path, bytes: impl AsRef<[u8]>) {
    fs::write(functions.join("a.lua"), bytes).unwrap();
}

/// Bytes of every value, in no order.
fn every_byte(before: &str) -> Vec<u8> {
    let bytes = (0..20_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_be_bytes()[1]);
    before.bytes().chain(bytes).collect()
}
