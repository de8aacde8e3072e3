//! What becomes of Lua files. `tests/check/ok/NAME.lua` must be clean and have the interface in
//! `NAME.txt`; `tests/check/bad/NAME.lua`, or the files of a folder `bad/NAME/`, must have the
//! findings in `NAME.txt`. `FCALL_BLESS=1` writes the texts.

mod goldens;

use std::fmt::Write as _;
use std::path::Path;

use fcall_compiler::check::{Checked, check};
use fcall_compiler::config::{self, Config};
use fcall_compiler::model::{Arg, Function, Key, Library, Origin, Presence, Type};
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
        writeln!(text, "  type {} {:?} {:?}", ty.rust_name, ty.docs, ty.kind).unwrap();
    }
    library.functions.iter().for_each(|function| text += &signature(function));
    text
}

fn signature(function: &Function) -> String {
    let keys: Vec<String> = function.keys.iter().map(key).collect();
    let args: Vec<String> = function.args.iter().map(arg).collect();
    let reply = match &function.reply.ty {
        Some(ty) => format!("{ty:?}"),
        None => "open".to_owned(),
    };
    let mut text = format!(
        "  fn {} = {} ({}; {}) -> {reply}\n",
        function.rust_name,
        function.name,
        keys.join(", "),
        args.join(", ")
    );
    for (label, value) in [
        ("method", function.method_name.clone().unwrap_or("none".into())),
        ("flags", function.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(" ")),
        ("description", function.description.clone().unwrap_or_default()),
        ("docs", function.docs.clone()),
        ("reply docs", function.reply.docs.clone()),
        ("deprecated", function.deprecated.clone().unwrap_or_default()),
        ("must use", if function.is_must_use { "yes".into() } else { String::new() }),
        (
            "error replies",
            function
                .error_replies
                .iter()
                .map(|reply| Type::Tuple(reply.items.clone()).to_string())
                .collect::<Vec<_>>()
                .join(" "),
        ),
        (
            "errors",
            function.errors.iter().map(|error| error.code.as_str()).collect::<Vec<_>>().join(" "),
        ),
    ] {
        if !value.is_empty() && value != function.name {
            writeln!(text, "    {label} {value:?}").unwrap();
        }
    }
    text
}

fn key(key: &Key) -> String {
    shown(&key.name, key.presence, None, None, key.origin)
}

fn arg(arg: &Arg) -> String {
    let ty = arg.ty.as_ref().map(|ty| format!("{ty:?}").to_lowercase());
    shown(&arg.name, arg.presence, ty, arg.default.as_ref(), arg.origin)
}

/// `name?: number = 10`, with `'` behind what is inferred and `~` behind what is open.
fn shown(
    name: &str,
    presence: Presence,
    ty: Option<String>,
    default: Option<&String>,
    origin: Origin,
) -> String {
    let mark = match origin {
        Origin::Declared => "",
        Origin::Inferred => "'",
        Origin::Unknown => "~",
    };
    let name = match presence {
        Presence::Required => format!("{name}{mark}"),
        Presence::Optional => format!("{name}{mark}?"),
        Presence::Variadic => format!("...{name}{mark}"),
    };
    let ty = ty.map(|ty| format!(": {ty}")).unwrap_or_default();
    let default = default.map(|default| format!(" = {default}")).unwrap_or_default();
    format!("{name}{ty}{default}")
}
