//! What bodies show without a single annotation. `tests/infer/NAME.lua` must be clean and show what
//! `NAME.txt` says; `FCALL_BLESS=1` writes the texts. `FCALL_INFER=FILE` shows any other file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::model::{Field, Type, TypeDefinition, TypeKind, UnionVariant};
use fcall_compiler::read;
use fcall_compiler::source::Sources;

#[test]
fn replies_are_what_the_bodies_show() {
    if let Some(file) = std::env::var_os("FCALL_INFER") {
        panic!("{}", shown(Path::new(&file)));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/infer");
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "lua"))
        .collect();
    cases.sort();
    assert!(cases.len() > 5, "the cases are gone");
    let mut failures = Vec::new();
    for case in cases {
        let shown = shown(&case);
        let golden = case.with_extension("txt");
        if std::env::var_os("FCALL_BLESS").is_some() {
            fs::write(&golden, &shown).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if shown != expected {
            failures.push(format!("{}\nexpected:\n{expected}\nfound:\n{shown}", golden.display()));
        }
    }
    assert!(failures.is_empty(), "{}\n(FCALL_BLESS=1 blesses)", failures.join("\n"));
}

/// One line for each function, with its reply and where that comes from.
fn shown(path: &Path) -> String {
    let mut sources = Sources::new();
    sources.add(read::file(path).unwrap());
    let checked = check(&sources, &Config::default());
    let mut text = String::new();
    for library in checked.libraries() {
        for function in &library.functions {
            let reply = &function.reply;
            let ty = reply.ty.as_ref().map_or("open".to_owned(), ToString::to_string);
            writeln!(text, "{}: {ty}\n    {}", function.name, reply.reason).unwrap();
        }
    }
    assert!(!text.is_empty(), "{} is not clean: {checked:?}", path.display());
    let types = checked.libraries().flat_map(|library| &library.types);
    types.for_each(|it| writeln!(text, "{}", definition(it)).unwrap());
    text
}

/// A type that got a name, with the names of its variants.
fn definition(definition: &TypeDefinition) -> String {
    let parts: Vec<String> = match &definition.kind {
        TypeKind::Alias { ty, .. } => vec![ty.to_string()],
        TypeKind::Enum(variants) => {
            variants.iter().map(|it| format!("{} = {}", it.rust_name, it.literal)).collect()
        }
        TypeKind::Union(variants) => {
            let tuple = |it: &UnionVariant| Type::Tuple(it.items.clone());
            variants.iter().map(|it| format!("{} = {}", it.rust_name, tuple(it))).collect()
        }
        TypeKind::Record(fields) => {
            let mark = |it: &Field| if it.is_optional { "?" } else { "" };
            fields.iter().map(|it| format!("{}{}: {}", it.name, mark(it), it.ty)).collect()
        }
    };
    format!("{}\n    {}", definition.name, parts.join("\n    "))
}
