//! A question before something is written, to whoever sits at the terminal.

use std::io::{self, IsTerminal};

use crate::outcome::Failure;
use crate::output;

/// Whether the answer is yes: given beforehand by `--yes`, or typed. Without either nothing may be
/// written.
pub(crate) fn is_wanted(question: &str, yes: bool) -> Result<bool, Failure> {
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::new(
            "nothing was written: there is no terminal to ask on, and no --yes",
        ));
    }
    output::stderr(&format!("{question} [y/N] "));
    let mut answer = String::new();
    io::stdin()
        .read_line(&mut answer)
        .map_err(|error| Failure::new(format_args!("cannot read the answer: {error}")))?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}
