//! Findings without those that a comment allows: `-- fcall: allow(rule) reason` on the line of the finding or above
//! it, or in the header of a file for all of it. A comment that allows nothing is itself a finding.

use crate::diagnostic::{Diagnostic, Level};
use crate::rules::{self, unused_allow};
use crate::source::Span;
use crate::syntax::ast::Comment;
use crate::unit::Unit;

/// How a comment begins that speaks to the check.
const WORD: &str = "fcall:";

/// One rule a comment allows somewhere.
struct Allow {
    rule: String,
    /// The comment.
    span: Span,
    place: Place,
    is_used: bool,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    /// On one line of the text.
    Line(u32),
    /// In a whole file, which is these bytes of the text.
    Within(Span),
}

/// Takes out what is allowed and adds what should not be.
pub(super) fn suppress(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        let mut allows = Vec::new();
        for comment in &unit.file.comments {
            read(unit, comment, &mut allows, found);
        }
        if allows.is_empty() {
            continue;
        }
        found.retain(|finding| {
            finding.location.source != unit.id || !is_allowed(unit, finding, &mut allows)
        });
        for allow in allows.iter().filter(|allow| !allow.is_used) {
            found.push(unused(unit, allow, found));
        }
    }
}

fn is_allowed(unit: &Unit<'_>, finding: &Diagnostic, allows: &mut [Allow]) -> bool {
    if !can_be_allowed(finding) {
        return false;
    }
    let start = finding.location.span.start;
    let line = unit.source.position(start).line;
    let mut is_allowed = false;
    for allow in allows.iter_mut().filter(|allow| allow.rule == finding.rule) {
        let covers = match allow.place {
            Place::Line(allowed) => allowed == line,
            Place::Within(span) => span.start <= start && start < span.end.max(span.start + 1),
        };
        allow.is_used |= covers;
        is_allowed |= covers;
    }
    is_allowed
}

/// What the server or the generated code cannot take is a fact no comment changes.
fn can_be_allowed(finding: &Diagnostic) -> bool {
    finding.level < Level::Error || !rules::is_fact(finding.rule)
}

/// The rules a comment allows, if it speaks to the check.
fn read(
    unit: &Unit<'_>,
    comment: &Comment<'_>,
    allows: &mut Vec<Allow>,
    found: &mut Vec<Diagnostic>,
) {
    let Ok(text) = std::str::from_utf8(comment.text) else { return };
    let Some(text) = text.trim_start().strip_prefix(WORD) else { return };
    let inside = text.trim_start().strip_prefix("allow(").and_then(|text| text.split_once(')'));
    let Some((names, _)) = inside else {
        let message = "a comment that begins with `fcall:` and allows no rule";
        let finding = Diagnostic::warning(unused_allow::ID, unit.at(comment.span), message);
        found.push(finding.help("write `-- fcall: allow(rule) reason`"));
        return;
    };
    for name in names.split(',').map(str::trim) {
        if rules::named(name).is_none() {
            let message = format!("there is no rule `{name}` to allow");
            let finding = Diagnostic::warning(unused_allow::ID, unit.at(comment.span), message);
            found.push(finding.help(format!("`check --explain {name}` lists the rules")));
            continue;
        }
        let (rule, place) = (name.to_owned(), place(unit, comment));
        allows.push(Allow { rule, span: comment.span, place, is_used: false });
    }
}

/// Where a comment allows something: on its own line if code stands there, on the next line that has code, or,
/// above a file's first statement with a blank line between, in the whole file.
fn place(unit: &Unit<'_>, comment: &Comment<'_>) -> Place {
    let line = |offset| unit.source.position(offset).line;
    if !comment.is_own_line {
        return Place::Line(line(comment.span.start));
    }
    let comments = &unit.file.comments;
    let mut below = line(comment.span.end.saturating_sub(1).max(comment.span.start)) + 1;
    let behind = comments.partition_point(|other| other.span.start <= comment.span.start);
    for other in comments[behind..].iter().filter(|other| other.is_own_line) {
        if line(other.span.start) != below {
            break;
        }
        below = line(other.span.end.saturating_sub(1)) + 1;
    }
    match header(unit, comment.span.start) {
        Some((file, first)) if first.is_none_or(|first| line(first) != below) => {
            Place::Within(file)
        }
        _ => Place::Line(below),
    }
}

/// The file a place is in the header of, and where its first statement begins.
fn header(unit: &Unit<'_>, offset: u32) -> Option<(Span, Option<u32>)> {
    let is_in = |span: &Span| span.start <= offset && offset < span.end;
    let file = unit.bundle.parts.iter().map(|part| part.span).find(is_in)?;
    let starts = unit.file.block.statements.iter().map(|statement| statement.span.start);
    let first = starts.clone().find(|start| file.start <= *start).filter(|start| *start < file.end);
    first.is_none_or(|first| offset < first).then_some((file, first))
}

fn unused(unit: &Unit<'_>, allow: &Allow, found: &[Diagnostic]) -> Diagnostic {
    let line = |span: Span| unit.source.position(span.start).line;
    let is_there = |finding: &&Diagnostic| {
        finding.rule == allow.rule
            && finding.location.source == unit.id
            && match allow.place {
                Place::Line(allowed) => allowed == line(finding.location.span),
                Place::Within(span) => {
                    span.start <= finding.location.span.start
                        && finding.location.span.start <= span.end
                }
            }
    };
    if found.iter().find(is_there).is_some() {
        let message =
            format!("`{}` cannot be allowed: no server or call can use what it finds", allow.rule);
        return Diagnostic::warning(unused_allow::ID, unit.at(allow.span), message)
            .help("remove the comment, and change the code");
    }
    let message = format!("nothing here is found by `{}`", allow.rule);
    Diagnostic::warning(unused_allow::ID, unit.at(allow.span), message).help("remove the comment")
}
