//! Lua files into the goldens of `golden/src`: `golden/lua/NAME.lua` generates `golden/src/NAME.rs`.
//! Adding a case is adding a Lua file, with settings in
//! `golden/lua/NAME.toml` if it wants some. Blessed by `FCALL_BLESS=1` alone; the goldens are a crate, so
//! that they are compiled, linted and documented too.

mod goldens;

use std::fs;
use std::path::Path;

use fcall_compiler::check::check;
use fcall_compiler::config;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::{generate, render};

#[test]
fn every_lua_file_generates_its_golden() {
    let source = |lua: &Path| {
        let stem = lua.file_stem().unwrap();
        lua.with_file_name("../src").join(stem).with_extension("rs")
    };
    goldens::compare(&goldens::cases("golden/lua"), source, generated);
}

fn generated(lua: &Path) -> String {
    let stem = lua.file_stem().unwrap().to_str().unwrap();
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
