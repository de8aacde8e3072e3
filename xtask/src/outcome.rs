//! What came of a command, and the exit code that says it.

use std::fmt;
use std::process::ExitCode;

use crate::{output, redact};

/// A command did its job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done, clean, nothing to do.
    Done,
    /// It found something: errors, differences, or it was told not to go on. Nothing is written.
    Found,
    /// Some servers were written and others not, or it is not known.
    Partial,
}

/// A command could not do its job: what happened and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// Takes one message; passwords in URLs in it are masked here.
    pub(crate) fn new(message: impl fmt::Display) -> Self {
        Self(redact::text(&message.to_string()))
    }

    /// Says it on stderr.
    pub(crate) fn say(&self) {
        output::error(&self.0);
    }
}

/// Says a failure on stderr and turns the outcome into the code the shell sees.
pub(crate) fn exit_code(result: Result<Outcome, Failure>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(2),
        Ok(Outcome::Partial) => ExitCode::from(3),
        Err(failure) => {
            failure.say();
            ExitCode::from(1)
        }
    }
}
