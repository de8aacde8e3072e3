//! A finding into one line: for cargo's warnings, and for GitHub's annotations.

use super::text;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Sources;

/// `path:line:column: message [rule]`, always one line.
#[must_use]
pub fn one_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let file = sources.file(diagnostic.location.source);
    let position = file.position(diagnostic.location.span.start);
    let path = text::one_line(&file.path.to_string_lossy());
    let message = text::one_line(&diagnostic.message);
    format!("{path}:{}:{}: {message} [{}]", position.line, position.column, diagnostic.rule)
}

/// The workflow command that makes GitHub show the finding beside the line.
#[must_use]
pub fn github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let file = sources.file(diagnostic.location.source);
    let start = file.position(diagnostic.location.span.start);
    let end = file.position(diagnostic.location.span.end.max(diagnostic.location.span.start));
    format!(
        "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}",
        command(diagnostic.level),
        property(&file.path.to_string_lossy()),
        start.line,
        end.line,
        start.column,
        end.column,
        property(diagnostic.rule),
        data(&message(diagnostic)),
    )
}

/// The same of a finding that has no place in any file.
#[must_use]
pub fn github_of_no_file(level: Level, rule: &str, message: &str) -> String {
    format!("::{} title={}::{}", command(level), property(rule), data(message))
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Allow => "notice",
    }
}

/// The message with its help and the servers it holds for below.
fn message(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let profiles = &diagnostic.profiles;
    let holds = (!profiles.is_empty()).then(|| format!("holds for {}", profiles.join(", ")));
    let lines = std::iter::once(diagnostic.message.clone()).chain(help).chain(holds);
    lines.collect::<Vec<_>>().join("\n")
}

/// Escapes the text behind `::`.
fn data(text: &str) -> String {
    let lines = text::lines(text);
    lines.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a value between commas.
fn property(text: &str) -> String {
    data(&text::one_line(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::property;

    #[test]
    fn what_ends_a_value_is_escaped() {
        assert_eq!(property("C:\\a,b 100%\n"), "C%3A\\a%2Cb 100%25");
    }
}
