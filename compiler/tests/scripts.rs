//! What becomes of folders of scripts. `tests/scripts/ok/CASE/` must have the interface in `CASE.txt`, and
//! `tests/scripts/bad/CASE/` the findings. `FCALL_BLESS=1` writes the texts.

mod goldens;
mod shown;

use std::fmt::Write as _;
use std::path::Path;

use fcall_compiler::check::{CheckedScripts, check_scripts};
use fcall_compiler::render::{Style, render_all};
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::{config, read};

#[test]
fn scripts_have_their_interface() {
    compare("ok", |sources, checked| {
        let mut text = findings(sources, checked);
        checked.scripts.types.iter().for_each(|ty| text += &shown::definition(ty));
        for script in &checked.scripts.scripts {
            writeln!(text, "{} {} {}", script.file, script.sha1, script.code.len()).unwrap();
            text += &shown::signature(&script.function);
        }
        text
    });
}

#[test]
fn broken_scripts_have_their_findings() {
    compare("bad", |sources, checked| {
        let left: Vec<&str> =
            checked.scripts.scripts.iter().map(|it| it.function.name.as_str()).collect();
        format!("{}\nscripts left: {left:?}\n", findings(sources, checked))
    });
}

/// The digests are those by which a server knows the scripts.
#[test]
fn a_server_knows_each_script_by_its_digest() {
    let server = fcall_testing::Server::start().unwrap();
    let mut connection = server.connection();
    for case in goldens::cases("scripts/ok") {
        let (_, checked) = check(&case);
        for script in &checked.scripts.scripts {
            let mut load = redis::cmd("SCRIPT");
            let sha1: String =
                load.arg("LOAD").arg(script.code.as_slice()).query(&mut connection).unwrap();
            assert_eq!(sha1, script.sha1, "{}", script.file);
        }
    }
}

/// What is refused here is refused by a server, in the words that the finding quotes, and what is not is taken.
#[test]
fn a_server_refuses_the_same_first_lines() {
    let server = fcall_testing::Server::start().unwrap();
    // Valkey takes the engine in any case, and has words of its own.
    let is_valkey = server.version().kind == fcall_testing::Kind::Valkey;
    let case = goldens::cases("scripts/bad").into_iter().find(|it| it.ends_with("first_lines"));
    let (sources, checked) = check(&case.unwrap());
    for file in &checked.files {
        let source = sources.file(file.source);
        let mut load = redis::cmd("SCRIPT");
        let loaded: redis::RedisResult<String> =
            load.arg("LOAD").arg(source.bytes.as_slice()).query(&mut server.connection());
        if is_valkey && source.path.ends_with("engine.lua") {
            assert!(loaded.is_ok());
            continue;
        }
        assert_eq!(loaded.is_err(), file.is_broken, "{}: {loaded:?}", source.path.display());
        let first = file.diagnostics.first().filter(|it| it.rule == "shebang");
        let quoted = first.and_then(|it| it.message.split('"').nth(1));
        if let (Err(error), Some(quoted), false) = (loaded, quoted, is_valkey) {
            let said = error.to_string();
            assert!(said.contains(quoted.trim_end()), "{said}\n{quoted}");
        }
    }
}

/// What is an error in a body fails on a server, each of these scripts by itself.
#[test]
fn a_server_fails_where_bodies_have_errors() {
    let server = fcall_testing::Server::start().unwrap();
    let case = goldens::cases("scripts/bad").into_iter().find(|it| it.ends_with("bodies"));
    let (sources, checked) = check(&case.unwrap());
    // What the first declares is no server's affair, and the second never gets to its error.
    let not_here = ["scripts/declared.lua", "scripts/habits.lua"];
    let broken = checked.files.iter().filter(|file| file.is_broken);
    let broken = broken.map(|file| sources.file(file.source));
    let mut count = 0;
    for source in broken.filter(|it| !not_here.iter().any(|path| it.path == Path::new(path))) {
        let mut call = redis::cmd("EVAL");
        call.arg(source.bytes.as_slice()).arg(2).arg("scripts:a").arg("scripts:b").arg("1");
        let answer: redis::RedisResult<redis::Value> = call.query(&mut server.connection());
        assert!(answer.is_err(), "{}: {answer:?}", source.path.display());
        count += 1;
    }
    assert_eq!(count, 6);
}

fn compare(kind: &str, show: impl Fn(&Sources, &CheckedScripts) -> String) {
    let cases = goldens::cases(&format!("scripts/{kind}"));
    goldens::compare(
        &cases,
        |case| case.with_extension("txt"),
        |case| {
            let (sources, checked) = check(case);
            show(&sources, &checked)
        },
    );
}

/// The scripts of a case, named from its folder.
fn check(case: &Path) -> (Sources, CheckedScripts) {
    let mut sources = Sources::of_folder("scripts");
    for (_, source) in read::folder(case).unwrap().iter() {
        let path = Path::new("scripts").join(source.path.strip_prefix(case).unwrap());
        sources.add(Source::new(path, source.bytes.clone()));
    }
    let checked = check_scripts(&sources, &config::read(case).unwrap());
    (sources, checked)
}

fn findings(sources: &Sources, checked: &CheckedScripts) -> String {
    let findings: Vec<_> = checked.diagnostics().cloned().collect();
    render_all(&findings, sources, Style::Plain)
}
