//! Findings into text for people: the marked lines of the file, the help, and the related places.

mod excerpt;
mod line;
mod text;

use annotate_snippets as snippets;
use snippets::{AnnotationKind, Group, Renderer, Snippet};

pub use line::{github, github_of_no_file, one_line};

use self::excerpt::{Excerpt, Mark, Passage};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Sources;

/// What the reader's screen can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// Text with ANSI colours.
    Colour,
}

/// One finding as a report of several lines, without a line end behind the last one.
///
/// What stands in the Lua file is shown, never acted on: control characters are replaced by
/// pictures of themselves, and bytes that are not UTF-8 by one replacement character each.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let passages: Vec<Passage> = excerpt::excerpts(marks(diagnostic), sources)
        .iter()
        .map(|excerpt: &Excerpt| excerpt.passage(sources))
        .collect();
    let title = level(diagnostic.level)
        .primary_title(text::one_line(&diagnostic.message))
        .id(diagnostic.rule);
    let group = Group::with_title(title)
        .elements(passages.iter().enumerate().map(snippet))
        .elements(notes(diagnostic));
    let report = renderer(style).render(&[group]);
    with_origins(&report, &passages, sources)
}

/// Many findings, a blank line behind each.
#[must_use]
pub fn render_all(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    diagnostics.iter().map(|diagnostic| render(diagnostic, sources, style) + "\n\n").collect()
}

/// The finding's own place first, then the related ones.
fn marks(diagnostic: &Diagnostic) -> Vec<Mark> {
    let primary = Mark {
        location: diagnostic.location,
        label: text::one_line(&diagnostic.label),
        is_primary: true,
    };
    let related = diagnostic.related.iter().map(|related| Mark {
        location: related.location,
        label: text::one_line(&related.message),
        is_primary: false,
    });
    std::iter::once(primary).chain(related).collect()
}

fn snippet((index, passage): (usize, &Passage)) -> Snippet<'_, snippets::Annotation<'_>> {
    let annotations = passage.marks.iter().map(|(range, mark)| {
        let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
        kind.span(range.clone()).label(label)
    });
    Snippet::source(passage.text.as_str())
        .line_start(passage.first_line as usize)
        .path(placeholder(index))
        .annotations(annotations)
}

/// What stands below the code: what to do, and where it holds.
fn notes(diagnostic: &Diagnostic) -> Vec<snippets::Message<'static>> {
    let help =
        diagnostic.help.as_deref().map(|help| snippets::Level::HELP.message(text::lines(help)));
    let holds = (!diagnostic.profiles.is_empty()).then(|| {
        snippets::Level::NOTE.message(format!("holds for {}", diagnostic.profiles.join(", ")))
    });
    help.into_iter().chain(holds).collect()
}

fn level(level: Level) -> snippets::Level<'static> {
    match level {
        Level::Error => snippets::Level::ERROR,
        Level::Warn => snippets::Level::WARNING,
        Level::Allow => snippets::Level::NOTE,
    }
}

fn renderer(style: Style) -> Renderer {
    match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
}

/// The renderer counts columns in the text it is given, which of a long line is only a part. So it
/// gets a mark instead of the path, and mark, line and column are replaced when it is done. The
/// mark is of a character that no text that is shown can have.
fn placeholder(index: usize) -> String {
    format!("\u{e000}{index}\u{e001}")
}

/// Puts `path:line:column` where the renderer wrote a placeholder with a line and a column of its
/// own.
fn with_origins(report: &str, passages: &[Passage], sources: &Sources) -> String {
    let mut text = String::with_capacity(report.len());
    let mut rest = report;
    for (index, passage) in passages.iter().enumerate() {
        let Some((before, behind)) = rest.split_once(placeholder(index).as_str()) else {
            continue;
        };
        text.push_str(before);
        text.push_str(&origin(passage, sources));
        rest = behind.trim_start_matches([':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    }
    text + rest
}

fn origin(passage: &Passage, sources: &Sources) -> String {
    let path = text::one_line(&sources.file(passage.source).path.to_string_lossy());
    format!("{path}:{}:{}", passage.position.line, passage.position.column)
}
