//! What becomes of Lua files. `tests/check/ok/NAME.lua` must be clean and have the interface in
//! `NAME.txt`; `tests/check/bad/NAME.lua`, or the files of a folder `bad/NAME/`, must have the
//! findings in `NAME.txt`. `FCALL_BLESS=1` writes the texts.

mod goldens;
mod shown;

use std::fmt::Write as _;
use std::path::Path;

use fcall_compiler::check::{Checked, check};
use fcall_compiler::config::{self, Config};
use fcall_compiler::model::Library;
use fcall_compiler::read;
use fcall_compiler::render::{Style, render_all};
use fcall_compiler::source::{Source, Sources};

#[test]
fn clean_libraries_have_their_interface() {
    compare("ok", |sources, checked| {
        let findings: Vec<_> = checked.diagnostics().cloned().collect();
        let mut text = render_all(&findings, sources, Style::Plain);
        checked.libraries().for_each(|library| text += &interface(library));
        text
    });
}

#[test]
fn broken_libraries_have_their_findings() {
    compare("bad", |sources, checked| {
        let findings: Vec<_> = checked.diagnostics().cloned().collect();
        assert!(!findings.is_empty(), "a bad library without a finding");
        let survivors: Vec<&str> =
            checked.libraries().map(|library| library.name.as_str()).collect();
        format!("{}\nlibraries left: {survivors:?}\n", render_all(&findings, sources, Style::Plain))
    });
}

fn compare(kind: &str, show: impl Fn(&Sources, &Checked) -> String) {
    let cases = goldens::cases(&format!("check/{kind}"));
    goldens::compare(
        &cases,
        |case| case.with_extension("txt"),
        |case| {
            let root = case.parent().unwrap();
            let sources = sources(root, case);
            show(&sources, &check(&sources, &settings(root, case)))
        },
    );
}

/// Those of the case, if it is a folder that has some, else those of all.
fn settings(root: &Path, case: &Path) -> Config {
    let has_own = case.join(config::FILE).is_file();
    config::read(if has_own { case } else { root }).unwrap()
}

/// The files of a case, named relative to the folder of cases.
fn sources(root: &Path, case: &Path) -> Sources {
    let found = if case.is_dir() {
        read::folder(case).unwrap()
    } else {
        let mut one = Sources::new();
        one.add(read::file(case).unwrap());
        one
    };
    let mut sources = match found.folder() {
        Some(folder) => Sources::of_folder(folder.strip_prefix(root).unwrap()),
        None => Sources::new(),
    };
    for (_, source) in found.iter() {
        let path = source.path.strip_prefix(root).unwrap();
        sources.add(Source::new(path, source.bytes.clone()));
    }
    sources
}

fn interface(library: &Library) -> String {
    let mut text = format!(
        "library {} release {:?} owner {:?}\n",
        library.name, library.release, library.owner
    );
    writeln!(text, "  docs {:?}", library.docs).unwrap();
    for ty in &library.types {
        text += &shown::definition(ty);
    }
    library.functions.iter().for_each(|function| text += &shown::signature(function));
    text
}
