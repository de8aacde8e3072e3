//! Lua files into the goldens of `golden/src`: `golden/lua/NAME.lua` generates `golden/src/NAME.rs`.
//! Adding a case is adding a Lua file, with settings in
//! `golden/lua/NAME.toml` if it wants some. Blessed by `FCALL_BLESS=1` alone; the goldens are a crate, so
//! that they are compiled, linted and documented too. The folders of `scripts/ok` are goldens as well.

mod goldens;

use std::fs;
use std::path::Path;

use fcall_compiler::check::{check, check_scripts};
use fcall_compiler::model::Script;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::{config, generate, read, render};

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

#[test]
fn every_folder_of_scripts_generates_its_golden() {
    let golden = |case: &Path| {
        let name = case.file_name().unwrap().to_str().unwrap();
        let file = format!("../../golden/src/scripts_{name}.rs");
        case.with_file_name(file)
    };
    goldens::compare(&goldens::cases("scripts/ok"), golden, generated_scripts);
}

/// The module that an app has for itself, here for others to see, so that it is linted as public.
fn generated_scripts(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_str().unwrap();
    let mut sources = Sources::of_folder("scripts");
    for (_, source) in read::folder(folder).unwrap().iter() {
        let path = Path::new("scripts").join(source.path.strip_prefix(folder).unwrap());
        sources.add(Source::new(path, source.bytes.clone()));
    }
    let checked = check_scripts(&sources, &config::read(folder).unwrap());
    let code = |script: &Script| {
        let file = script.file.replacen("scripts/", &format!("../../scripts/ok/{name}/"), 1);
        format!("include_bytes!(\"{file}\")").parse().unwrap()
    };
    let text = generate::text(&[generate::scripts(&checked.scripts, code)]);
    text.replacen("mod generated", &format!("pub mod scripts_{name}"), 1)
}
