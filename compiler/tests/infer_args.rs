//! What bodies show of keys and arguments without a single annotation.
//! `tests/infer_args/NAME.lua` must show what `NAME.txt` says; `FCALL_BLESS=1` writes the texts.
//! `FCALL_INFER=FILE` shows any other file.

mod goldens;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fcall_compiler::infer::{self, Facts, Needs, Parameter, Parameters};
use fcall_compiler::load::load;
use fcall_compiler::source::Source;
use fcall_compiler::syntax;

#[test]
fn parameters_are_what_the_bodies_show() {
    if let Some(file) = std::env::var_os("FCALL_INFER") {
        panic!("{}", shown(Path::new(&file)));
    }
    let cases = goldens::cases("infer_args");
    goldens::compare(&cases, |case| case.with_extension("txt"), shown);
}

/// A line for each function and one for each parameter.
fn shown(path: &Path) -> String {
    let source = Source::new(path, fs::read(path).unwrap());
    let (file, errors) = syntax::parse(&source.bytes);
    assert!(errors.is_empty(), "{} is not Lua", path.display());
    let facts = Facts::new(&file);
    let mut text = String::new();
    for registration in &load(&file).registrations {
        let signature = infer::follow(registration.callback.as_ref(), &facts).signature;
        let name = registration.name.as_deref().unwrap_or("(computed)");
        writeln!(text, "{name}").unwrap();
        list(&mut text, &source, "key", &signature.keys);
        list(&mut text, &source, "arg", &signature.args);
    }
    text
}

fn list(text: &mut String, source: &Source, word: &str, parameters: &Parameters) {
    for parameter in &parameters.fixed {
        one(text, source, word, "", parameter);
    }
    if let Some(parameter) = &parameters.rest {
        one(text, source, word, "...", parameter);
    }
}

fn one(text: &mut String, source: &Source, word: &str, dots: &str, parameter: &Parameter) {
    let name = parameter.name.as_deref().unwrap_or("_");
    let mark = if parameter.is_optional { "?" } else { "" };
    let needs = match &parameter.needs {
        None => String::new(),
        Some(Needs::Number) => " number".to_owned(),
        Some(Needs::Integer) => " integer".to_owned(),
        Some(Needs::Json) => " json".to_owned(),
        Some(Needs::Words(words)) => format!(" {}", words.join("|")),
    };
    let default = parameter.default.iter().map(|default| format!(" = {default}"));
    let default: String = default.collect();
    writeln!(text, "  {word} {dots}{name}{mark}{needs}{default}").unwrap();
    for reason in &parameter.reasons {
        let line = reason.span.map(|span| source.position(span.start).line);
        let line = line.map_or(String::new(), |line| format!(", line {line}"));
        writeln!(text, "    {}{line}", reason.text).unwrap();
    }
}
