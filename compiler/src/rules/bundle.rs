//! Files that do not make one library together.

use super::Rule;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Span;
use crate::syntax::ast::{Statement, StatementKind};
use crate::syntax;
use crate::unit::Unit;

pub(super) const RULE: Rule =
    Rule { id: ID, level: Level::Error, page: include_str!("bundle.md"), find };

const ID: &str = "bundle";

const MARK: &[u8] = b"\xef\xbb\xbf";

fn find(units: &[Unit<'_>], found: &mut Vec<Diagnostic>) {
    for unit in units {
        includes(unit, found);
        marks(unit).for_each(|span| found.push(byte_order_mark(unit, span)));
        returns(unit).for_each(|statement| found.push(top_level_return(unit, statement)));
        if unit.syntax_errors.is_empty() {
            crossings(unit, found);
        }
    }
}

/// Whether an error of the parser follows from what this rule says better.
pub(super) fn explains(unit: &Unit<'_>, error: &syntax::Error) -> bool {
    let is_behind = |statement: &Statement<'_>| {
        error.related.as_ref().is_some_and(|related| related.span == statement.span)
    };
    marks(unit).any(|mark| mark.start <= error.span.start && error.span.start < mark.end)
        || returns(unit).any(is_behind)
}

fn includes(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for error in &unit.bundle.errors {
        let mut finding = Diagnostic::error(ID, unit.at(error.span), &error.message).help(&error.help);
        for link in &error.chain {
            finding = finding.related(unit.at(link.span), &link.message);
        }
        found.push(finding);
    }
}

/// The byte order marks at the beginning of files that stand behind another.
fn marks(unit: &Unit<'_>) -> impl Iterator<Item = Span> {
    let spans = unit.bundle.seams().map(|part| part.span);
    let marked = spans.filter(|span| unit.source.slice(*span).starts_with(MARK));
    marked.map(|span| Span::new(span.start, span.start + 3))
}

fn byte_order_mark(unit: &Unit<'_>, span: Span) -> Diagnostic {
    Diagnostic::error(ID, unit.at(span), "the file begins with a byte order mark, which is not Lua")
        .help("save the file as UTF-8 without a byte order mark")
}

/// The `return`s of the files themselves: they would end the library, not the file.
fn returns<'u>(unit: &'u Unit<'_>) -> impl Iterator<Item = &'u Statement<'u>> {
    let is_bundle = unit.bundle.parts.len() > 1;
    let statements = unit.file.block.statements.iter().filter(move |_| is_bundle);
    statements.filter(|statement| matches!(statement.kind, StatementKind::Return(_)))
}

fn top_level_return(unit: &Unit<'_>, statement: &Statement<'_>) -> Diagnostic {
    let message = "a file of a library of several files returns: it would end the whole library";
    Diagnostic::error(ID, unit.at(statement.span), message)
        .help("leave it out: the files share one scope, so what is local in one is there in the next")
}

/// Statements and comments that begin in one file and end in another.
fn crossings(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) {
    for seam in unit.bundle.seams().map(|part| part.span.start) {
        let crosses = |span: &Span| span.start < seam && seam < span.end;
        let mut statements = unit.file.block.statements.iter().map(|statement| statement.span);
        let mut comments = unit.file.comments.iter().map(|comment| comment.span);
        let statement = statements.find(crosses).map(|span| ("statement", span));
        let Some((what, span)) =
            statement.or_else(|| comments.find(crosses).map(|span| ("comment", span)))
        else {
            continue;
        };
        let message = format!("this {what} does not end in its file, but in the one behind it");
        let next = unit.at(Span::new(seam, seam));
        let finding = Diagnostic::error(ID, unit.at(span), message);
        let finding = finding.related(next, "the file behind it begins here");
        found.push(finding.help("end it here: each file is made of whole statements"));
    }
}
