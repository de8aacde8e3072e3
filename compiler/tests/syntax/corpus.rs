//! The corpus in `tests/lua`: a file in `accept` parses without an error; a file in `reject` has
//! the errors written beside it, the first on the line where Lua stops.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fcall_compiler::source::{Source, Span};
use fcall_compiler::syntax::{self, Error};
use mlua::Lua;

use super::oracle;

/// The files of one folder of the corpus with their bytes, in name order.
pub(super) fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lua").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "lua"))
        .collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).expect("a file"))).collect()
}

#[test]
fn lua_and_we_agree_on_every_file() {
    let lua = Lua::new();
    let mut differences = String::new();
    for (path, bytes) in files("accept").iter().chain(&files("reject")) {
        if let Err(difference) = oracle::compare(&lua, bytes) {
            let _ = writeln!(differences, "{}: {difference}", path.display());
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn what_is_in_accept_has_no_error() {
    for (path, bytes) in files("accept") {
        let (_, errors) = syntax::parse(&bytes);
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn what_is_in_reject_has_the_errors_beside_it() {
    for (path, bytes) in files("reject") {
        let (_, errors) = syntax::parse(&bytes);
        assert!(!errors.is_empty(), "{} has no error", path.display());
        let actual = render(&Source::new(&path, bytes), &errors);
        let golden = path.with_extension("txt");
        if env::var_os("FCALL_BLESS").is_some() {
            fs::write(&golden, &actual).expect("a writable corpus");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(actual, expected, "{}: FCALL_BLESS=1 accepts the change", path.display());
    }
}

/// Errors as the files beside the corpus have them.
fn render(source: &Source, errors: &[Error]) -> String {
    let mut text = String::new();
    for error in errors {
        let place = place(source, error.span);
        let _ = writeln!(text, "{place} {:?}: {}", error.kind, error.message);
        if let Some(help) = &error.help {
            let _ = writeln!(text, "    help: {help}");
        }
        if let Some(related) = &error.related {
            let place = self::place(source, related.span);
            let _ = writeln!(text, "    {place}: {}", related.message);
        }
    }
    text
}

fn place(source: &Source, span: Span) -> String {
    let (start, end) = (source.position(span.start), source.position(span.end));
    format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
}
