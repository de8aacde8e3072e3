//! What stands on the command line into a [`Command`], and the flags that commands share.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use fcall_deploy::{Lock, lock};

use crate::commands::Command;
use crate::outcome::{Outcome, exit_code};
use crate::{output, redact};

/// Typed calls to Redis and Valkey functions: check the libraries, see what they offer, put them
/// on servers.
///
/// Exit codes: 0 done, or nothing to do; 1 could not do its job (usage, files, server,
/// permission); 2 did it and found something (errors, differences, a deploy refused or declined);
/// 3 some servers were written, or it is not known.
#[derive(Parser)]
#[command(name = "cargo-fcall", bin_name = "cargo fcall", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// Where the libraries are.
#[derive(clap::Args)]
pub(crate) struct Functions {
    /// The folder of the libraries [default: `functions` here or in the nearest folder above]
    #[arg(long, value_name = "DIR")]
    pub(crate) functions: Option<PathBuf>,
}

/// Where the plain scripts are.
#[derive(clap::Args)]
pub(crate) struct WithScripts {
    /// The folder of plain scripts, or `none` [default: `scripts` beside the libraries, if it has Lua files]
    #[arg(long, value_name = "DIR")]
    pub(crate) scripts: Option<PathBuf>,
}

/// The lock that a command takes which writes to servers.
#[derive(clap::Args)]
pub(crate) struct LockKey {
    /// The key that keeps two deploys apart [default: fcall:deploy, where the user may write it]
    #[arg(long, value_name = "NAME|none")]
    lock_key: Option<String>,
}

impl LockKey {
    pub(crate) fn lock(&self) -> Lock<'_> {
        match self.lock_key.as_deref() {
            None => Lock::Preferred(lock::KEY),
            Some("none") => Lock::Off,
            Some(name) => Lock::Required(name),
        }
    }
}

/// How a command shows what it found.
#[derive(clap::Args)]
pub(crate) struct Shown {
    /// How to show the result
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(crate) format: Format,
}

/// Forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For machines, alone on stdout
    Json,
}

/// Forms of what stands in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people
    Text,
    /// For machines, alone on stdout
    Json,
    /// Annotations in GitHub Actions
    Github,
}

/// Reads the command line. Run by cargo as `cargo fcall`, the first argument is `fcall`.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, clap::Error> {
    let arguments = arguments
        .enumerate()
        .filter(|(index, argument)| *index != 1 || argument != "fcall")
        .map(|(_, argument)| argument);
    Arguments::try_parse_from(arguments).map(|arguments| arguments.command)
}

/// Shows help or the version, or says what is wrong with the command line.
pub(crate) fn refuse(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        let rendered = error.render();
        let text = if output::stderr_has_colours() {
            rendered.ansi().to_string()
        } else {
            rendered.to_string()
        };
        output::stderr(&redact::text(&text));
        return ExitCode::from(1);
    }
    exit_code(output::stdout(&error.render().to_string()).map(|()| Outcome::Done))
}
