//! What a change does to callers of the old interface. `tests/compat/types.txt` says it of types, and the folders
//! in the workspace's `tests/compat/cases` of whole libraries, which are also played on a live server there.
//! `FCALL_BLESS=1` writes what those expect.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fcall_compiler::check::check;
use fcall_compiler::compat::{Change, Interface, compare, kinds, text, worst};
use fcall_compiler::config::Config;
use fcall_compiler::source::{Source, Sources};

/// The interface of a text, which has no error.
fn interface(code: &str) -> Vec<Interface> {
    let mut sources = Sources::new();
    sources.add(Source::new("it.lua", code));
    let checked = check(&sources, &Config::default());
    let interfaces: Vec<Interface> = checked.libraries().map(Interface::of).collect();
    let findings: Vec<_> = checked.diagnostics().collect();
    assert_eq!(interfaces.len(), 1, "{code}\n{findings:#?}");
    interfaces
}

#[test]
fn types_that_changed_are_what_an_old_caller_makes_of_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compat");
    let definitions = fs::read_to_string(folder.join("definitions.lua")).unwrap();
    let library = |side: &str, ty: &str, version: u32| {
        let tag = if side == "reply" { format!("return {ty}") } else { format!("arg it {ty}") };
        let body = if side == "reply" { "cmsgpack.unpack(args[1])" } else { "args[1]" };
        let definitions = of_these(&definitions, ty);
        interface(&format!(
            "#!lua name=it\n{definitions}\nlocal version = {version}\n--- It.\n---@{tag}\n\
             redis.register_function('it', function(keys, args) return {body} end)\n"
        ))
    };
    let table = fs::read_to_string(folder.join("types.txt")).unwrap();
    let mut failures = Vec::new();
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [side, then, now, class] = parts[..] else { panic!("{line}") };
        let changes = compare(&library(side, then, 1), &library(side, now, 2));
        let found = worst(&changes).map_or("none", |class| class.word());
        if found != class {
            failures.push(format!("{line}\n  but {found}: {changes:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Those of the definitions that a type needs: a class is either an array or pairs.
fn of_these(definitions: &str, ty: &str) -> String {
    let mut needed = ty.to_owned();
    loop {
        let words: Vec<&str> = needed.split(|it: char| !it.is_ascii_alphanumeric()).collect();
        let is_needed = |it: &&str| {
            let name = it.split_whitespace().nth(1).unwrap_or_default();
            words.contains(&name)
        };
        let chosen: Vec<&str> = definitions.split("\n\n").filter(is_needed).collect();
        let chosen = chosen.join("\n\n");
        let more = format!("{ty}\n{chosen}");
        if more == needed {
            return chosen;
        }
        needed = more;
    }
}

#[test]
fn types_are_read_as_they_are_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compat");
    let table = fs::read_to_string(folder.join("types.txt")).unwrap();
    let more = "x | (a: string, b: integer) | [1, ...(a: string, b: integer)] | y\n\
                x | (string|\"\")[] | [string|\"\", integer?] | y";
    for line in table.lines().chain(more.lines()).filter(|line| line.contains(" | ")) {
        for written in line.split(" | ").skip(1).take(2).filter(|it| !it.contains("class:")) {
            if matches!(written, "then" | "now") {
                continue;
            }
            let read = text::read(written).unwrap_or_else(|error| panic!("{written}: {error}"));
            assert_eq!(read.to_string(), written);
        }
    }
    for wrong in ["", "integer string", "{ a: string }", "table<1, 2, 3>", "[integer", "a|b"] {
        assert!(text::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn libraries_that_changed_have_their_changes() {
    let mut failures = Vec::new();
    for case in cases() {
        let read = |name: &str| match fs::read_to_string(case.join(name)) {
            Ok(code) => interface(&code),
            Err(_) => Vec::new(),
        };
        let changes = compare(&read("old.lua"), &read("new.lua"));
        let shown = shown(&changes);
        let golden = case.join("expected.txt");
        if std::env::var_os("FCALL_BLESS").is_some() {
            fs::write(&golden, &shown).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if shown != expected {
            let name = case.display();
            failures.push(format!("{name}\nexpected:\n{expected}\nfound:\n{shown}"));
        }
    }
    assert!(failures.is_empty(), "{}\n(FCALL_BLESS=1 blesses)", failures.join("\n"));
}

/// Nothing changed, nothing found: whatever a library says, it is compatible with itself.
#[test]
fn a_library_is_compatible_with_itself() {
    for case in cases() {
        for name in ["old.lua", "new.lua"] {
            let Ok(code) = fs::read_to_string(case.join(name)) else { continue };
            let changes = compare(&interface(&code), &interface(&(code + "\nlocal other = 1\n")));
            assert!(changes.is_empty(), "{}: {changes:#?}", case.display());
        }
    }
}

/// Each kind is found in some case that is also played live.
#[test]
fn every_kind_has_a_case() {
    let all: String =
        cases().iter().map(|it| fs::read_to_string(it.join("expected.txt")).unwrap()).collect();
    for kind in kinds::ALL {
        assert!(all.contains(&format!(" {}: ", kind.id)), "{} has no case", kind.id);
    }
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/compat/cases");
    let mut cases: Vec<_> = fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 20, "the cases are gone");
    cases
}

fn shown(changes: &[Change]) -> String {
    let mut text = format!("{}\n", worst(changes).map_or("none", |class| class.word()));
    for change in changes {
        let _ = writeln!(text, "{} {}: {}", change.class.word(), change.kind, change.message);
        let help = change.help.iter();
        help.for_each(|help| {
            let _ = writeln!(text, "    {help}");
        });
    }
    text
}
