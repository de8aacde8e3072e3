//! What findings look like. A folder of `tests/render/` is a case: `findings.toml`, the Lua files
//! it marks, and `expected.txt`, which `FCALL_BLESS=1` writes.

mod goldens;

use std::fs;
use std::path::Path;

use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::render::{Style, github, one_line, render, render_all};
use fcall_compiler::source::{Location, Source, SourceId, Sources, Span};
use toml::{Table, Value};

#[test]
fn every_case_looks_as_expected() {
    let cases = goldens::cases("render");
    goldens::compare(&cases, |folder| folder.join("expected.txt"), show);
}

/// Every form of every finding of a case, with the escape character written as `\e`.
fn show(folder: &Path) -> String {
    let table: Table = fs::read_to_string(folder.join("findings.toml")).unwrap().parse().unwrap();
    let mut sources = Sources::new();
    let mut names = Vec::new();
    for name in strings(&table["files"]) {
        sources.add(Source::new(&name, fs::read(folder.join(&name)).unwrap()));
        names.push(name);
    }
    let findings: Vec<Diagnostic> =
        tables(&table["finding"]).iter().map(|table| finding(table, &names, &sources)).collect();
    let mut text = render_all(&findings, &sources, Style::Plain);
    for finding in &findings {
        text += &[one_line(finding, &sources), github(finding, &sources), String::new()].join("\n");
    }
    if table.contains_key("colour") {
        text += "\n";
        text += &render_all(&findings, &sources, Style::Colour);
    }
    text.replace('\u{1b}', "\\e")
}

fn finding(table: &Table, names: &[String], sources: &Sources) -> Diagnostic {
    let text = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut finding =
        Diagnostic::error(text("rule").leak(), location(table, names, sources), text("message"));
    finding.label = text("label");
    finding.help = table.contains_key("help").then(|| text("help"));
    if text("level") == "warn" {
        finding.level = Level::Warn;
    }
    if let Some(profiles) = table.get("profiles") {
        finding.profiles = strings(profiles).into_iter().map(|name| &*name.leak()).collect();
    }
    for related in table.get("related").map(tables).unwrap_or_default() {
        let message = related["message"].as_str().unwrap();
        finding = finding.related(location(&related, names, sources), message);
    }
    finding
}

/// `file` (the first one if it is left out) and either `mark`, a text in it, or `at`, two offsets.
fn location(table: &Table, names: &[String], sources: &Sources) -> Location {
    let name = table.get("file").and_then(Value::as_str).unwrap_or(&names[0]);
    let index = names.iter().position(|known| known == name).unwrap();
    let source = SourceId(u32::try_from(index).unwrap());
    let span = if let Some(mark) = table.get("mark").and_then(Value::as_str) {
        let bytes = &sources.file(source).bytes;
        let found = bytes.windows(mark.len()).position(|window| window == mark.as_bytes());
        let start = found.unwrap_or_else(|| panic!("{mark:?} is not in {name}"));
        Span::new(to_u32(start), to_u32(start + mark.len()))
    } else {
        let at = table["at"].as_array().unwrap();
        let offset = |index: usize| u32::try_from(at[index].as_integer().unwrap()).unwrap();
        Span::new(offset(0), offset(1))
    };
    Location { source, span }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn tables(value: &Value) -> Vec<Table> {
    value.as_array().unwrap().iter().map(|table| table.as_table().unwrap().clone()).collect()
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap()
}

fn single(bytes: impl Into<Vec<u8>>, start: u32, end: u32) -> (Diagnostic, Sources) {
    let mut sources = Sources::new();
    let source = sources.add(Source::new("a.lua", bytes));
    let location = Location { source, span: Span::new(start, end) };
    (Diagnostic::error("syntax", location, "unexpected text").label("here"), sources)
}

#[test]
fn a_line_of_a_megabyte_is_cut_and_its_column_is_right() {
    let (finding, sources) = single("x".repeat(1 << 20), 900_000, 900_003);
    let report = render(&finding, &sources, Style::Plain);
    assert!(report.contains("--> a.lua:1:900001\n"), "{report}");
    assert!(report.contains("^^^ here"), "{report}");
    assert!(report.len() < 1000, "{report}");
}

#[test]
fn any_bytes_and_any_span_can_be_shown() {
    let mut state = 7_u32;
    let mut random = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let alphabet = b"ab \t\r\n\n\0\x1b\x7f\xff\xc3\xa9\xe2\x80\xae\xf0\x9f\x92\xa9\xee\x80\x80";
    for _ in 0..20_000 {
        let length = random(24);
        let bytes: Vec<u8> =
            (0..length).map(|_| alphabet[random(to_u32(alphabet.len())) as usize]).collect();
        let (finding, sources) = single(bytes, random(30), random(30));
        let second = Span::new(random(30), random(30));
        let finding = finding.related(Location { source: SourceId(0), span: second }, "first");
        let position = sources.file(SourceId(0)).position(finding.location.span.start);
        let report = render(&finding, &sources, Style::Plain);
        let place = format!("--> a.lua:{}:{}\n", position.line, position.column);
        assert!(report.contains(&place), "{place}{report}");
        assert!(!report.contains(|c: char| c.is_control() && c != '\n'), "{report:?}");
        assert!(!report.contains(['\u{202e}', '\u{e000}', '\u{e001}']), "{report:?}");
    }
}
