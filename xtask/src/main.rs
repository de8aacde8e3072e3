//! The fcall command line: arguments into a command, and its outcome into an exit code.

mod accepted;
mod against;
mod arguments;
mod carry_out;
mod changes;
mod commands;
mod diagnostics;
mod digest;
mod dumped;
mod interface;
mod manifest;
mod outcome;
mod output;
mod place;
mod plan;
mod progress;
mod project;
mod question;
mod redact;
mod refused;
mod restored;
mod sandbox;
mod scripts;
mod shipped;
mod target;
mod verdicts;
mod wanted;

use std::process::ExitCode;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os()) {
        Ok(command) => outcome::exit_code(command.run()),
        Err(error) => arguments::refuse(&error),
    }
}
