//! Text onto the two streams: results on stdout, what is said to people on stderr.

use std::io::{self, ErrorKind, IsTerminal, Write};

use fcall_compiler::render::Style;
use serde::Serialize;

use crate::outcome::Failure;

/// Writes a result. A reader that has seen enough (`| head`) is no failure.
pub(crate) fn stdout(text: &str) -> Result<(), Failure> {
    stdout_bytes(text.as_bytes())
}

/// Writes a result that may not be text.
pub(crate) fn stdout_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format_args!("cannot write the result to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a result for machines.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::new(format_args!("cannot write the result as JSON: {error}")))?;
    stdout(&(text + "\n"))
}

/// Says something to a person. That nobody listens is no failure.
pub(crate) fn stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// What else a person should know.
pub(crate) fn notes(notes: &[String]) {
    notes.iter().for_each(|note| stderr(&format!("note: {note}\n")));
}

/// Says what went wrong.
pub(crate) fn error(message: &str) {
    let (bold, end) = if stderr_has_colours() { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    stderr(&format!("{bold}error{end}: {message}\n"));
}

/// Whether stderr is a terminal that shows colours and whose user wants them.
pub(crate) fn stderr_has_colours() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stderr().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}

/// How reports look on stderr.
pub(crate) fn stderr_style() -> Style {
    if stderr_has_colours() { Style::Colour } else { Style::Plain }
}
