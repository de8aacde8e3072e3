//! Places in a library's text into words for people: the line, and which file it is in where there are
//! several.

use crate::infer::Parameter;
use crate::source::Span;
use crate::unit::Unit;

/// `line 3`, `lines 3, 7`, `lines 3, 7 of a.lua, line 2 of b.lua`
pub(super) fn places(unit: &Unit<'_>, spans: &[Span]) -> String {
    let mut lines: Vec<(usize, u32)> = spans.iter().map(|span| line(unit, *span)).collect();
    lines.sort_unstable();
    lines.dedup();
    let files: Vec<String> = lines
        .chunk_by(|one, other| one.0 == other.0)
        .map(|lines| {
            let numbers: Vec<String> = lines.iter().map(|(_, line)| line.to_string()).collect();
            let word = if lines.len() == 1 { "line" } else { "lines" };
            let lines = (lines[0].0, format!("{word} {}", numbers.join(", ")));
            match unit.bundle.files.get(lines.0) {
                Some(file) if unit.bundle.parts.len() > 1 => format!("{} of {file}", lines.1),
                _ => lines.1,
            }
        })
        .collect();
    files.join(", ")
}

/// Which file of the library a place is in, and the line there.
fn line(unit: &Unit<'_>, span: Span) -> (usize, u32) {
    let line = unit.source.position(span.start).line;
    let parts = &unit.bundle.parts;
    let behind = parts.partition_point(|part| part.span.start <= span.start);
    let place = behind.max(1) - 1;
    (place, line + 1 - parts.get(place).map_or(1, |part| part.first_line))
}

/// How it is known that something is declared.
pub(super) fn declared(unit: &Unit<'_>, span: Span) -> String {
    format!("declared in {}", places(unit, &[span]))
}

/// What the body shows of a parameter, each with its place: `named by a local, line 3; a number, line 4: it
/// is always turned into one`
pub(super) fn inferred(unit: &Unit<'_>, parameter: &Parameter) -> String {
    let reasons = parameter.reasons.iter().map(|reason| {
        let Some(span) = reason.span else { return reason.text.to_owned() };
        let (what, why) = reason.text.split_at(reason.text.find(": ").unwrap_or(reason.text.len()));
        format!("{what}, {}{why}", places(unit, &[span]))
    });
    reasons.collect::<Vec<_>>().join("; ")
}
