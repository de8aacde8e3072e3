//! Findings into what is shown: a report for people, JSON for machines, annotations for GitHub.

use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::render;
use fcall_compiler::source::Sources;
use serde::Serialize;

use crate::output;
use crate::project::Project;

/// The shape of the findings, as `check --help` documents it. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The findings (--format json). "fcall" is the version of the shape: within one version, members are only
added. Lines and columns count from 1, columns in characters; a byte that is not UTF-8 counts as
one. Ends are exclusive. "profiles" are the server lines a finding holds for, empty for all.

{
  "fcall": 1,
  "diagnostics": [{
    "rule": string,
    "level": "error" | "warn",
    "message": string,
    "file": string,
    "line": integer,
    "column": integer,
    "end_line": integer,
    "end_column": integer,
    "byte_start": integer,
    "byte_end": integer,
    "help": string | null,
    "profiles": [string]
  }]
}"#;

/// What `check` shows to machines.
#[derive(Serialize)]
pub(crate) struct Findings<'p> {
    fcall: u32,
    diagnostics: Vec<Finding<'p>>,
}

#[derive(Serialize)]
struct Finding<'p> {
    rule: &'p str,
    level: &'static str,
    message: &'p str,
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    byte_start: u32,
    byte_end: u32,
    help: Option<&'p str>,
    profiles: &'p [&'static str],
}

impl<'p> Findings<'p> {
    /// All findings of a project.
    pub(crate) fn of(project: &'p Project) -> Self {
        let finding = |(diagnostic, sources)| Finding::of(diagnostic, sources);
        Self { fcall: 1, diagnostics: project.findings().map(finding).collect() }
    }
}

impl<'p> Finding<'p> {
    fn of(diagnostic: &'p Diagnostic, sources: &Sources) -> Self {
        let file = sources.file(diagnostic.location.source);
        let span = diagnostic.location.span;
        let (start, end) = (file.position(span.start), file.position(span.end));
        Self {
            rule: diagnostic.rule,
            level: level_word(diagnostic.level),
            message: &diagnostic.message,
            file: file.path.to_string_lossy().into_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: span.start,
            byte_end: span.end,
            help: diagnostic.help.as_deref(),
            profiles: &diagnostic.profiles,
        }
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Error => "error",
    }
}

/// Shows the findings of a level or above to a person.
pub(crate) fn report(project: &Project, least: Level) {
    show(project.findings(), least);
}

/// Shows findings of a level or above to a person.
pub(crate) fn show<'f>(
    findings: impl Iterator<Item = (&'f Diagnostic, &'f Sources)>,
    least: Level,
) {
    for (diagnostic, sources) in findings.filter(|(it, _)| it.level >= least) {
        let text = render::render(diagnostic, sources, output::stderr_style());
        output::stderr(&(text + "\n\n"));
    }
}

/// `2 errors, 1 warning`
pub(crate) fn summary(project: &Project) -> String {
    let errors = count(project.count(Level::Error), "error");
    let warnings = count(project.count(Level::Warn), "warning");
    format!("{errors}, {warnings}")
}

/// `1 library`, `2 libraries`
pub(crate) fn count(number: usize, word: &str) -> String {
    match (number, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {word}s"),
    }
}
