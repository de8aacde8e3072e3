//! Lua files into the goldens of `golden/src`: `golden/lua/NAME.lua` generates `golden/src/NAME.rs`.
//! Adding a case is adding a Lua file, with settings in
//! `golden/lua/NAME.toml` if it wants some. Blessed by `FCALL_BLESS=1` alone; the goldens are a crate, so
//! that they are compiled, linted and documented too.

use std::fs;
use std::path::Path;

use fcall_compiler::check::check;
use fcall_compiler::config;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::{generate, render};

#[test]
fn every_lua_file_generates_its_golden() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files: Vec<_> =
        fs::read_dir(golden.join("lua")).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|it| it == "lua"));
    files.sort();
    assert!(!files.is_empty());
    let wrong: Vec<String> = files.iter().filter_map(|file| difference(file, &golden)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is generated where it is not the golden.
fn difference(lua: &Path, golden: &Path) -> Option<String> {
    let stem = lua.file_stem().unwrap().to_str().unwrap();
    let path = golden.join("src").join(stem).with_extension("rs");
    let actual = generated(lua, stem);
    if std::env::var_os("FCALL_BLESS").is_some_and(|it| it == "1") {
        fs::write(&path, &actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    (actual != expected).then(|| format!("{} is not what is generated:\n{actual}", path.display()))
}

fn generated(lua: &Path, stem: &str) -> String {
    let mut sources = Sources::new();
    sources.add(Source::new(format!("{stem}.lua"), fs::read(lua).unwrap()));
    let settings = fs::read_to_string(lua.with_extension("toml")).unwrap_or_default();
    let checked = check(&sources, &config::parse(&settings).unwrap());
    let errors: Vec<_> = checked.diagnostics().map(|it| render::one_line(it, &sources)).collect();
    let library = checked.libraries().next();
    let library = library.unwrap_or_else(|| panic!("{} has errors: {errors:#?}", lua.display()));
    let code = format!("include_bytes!(\"../lua/{stem}.lua\")").parse().unwrap();
    generate::text(&[generate::library(library, &code)])
}
