//! What bodies show without a single annotation. `tests/infer/NAME.lua` must be clean and show what
//! `NAME.txt` says; `FCALL_BLESS=1` writes the texts. `FCALL_INFER=FILE` shows any other file.

mod goldens;

use std::fmt::Write as _;
use std::path::Path;

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
    let cases = goldens::cases("infer");
    goldens::compare(&cases, |case| case.with_extension("txt"), shown);
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
