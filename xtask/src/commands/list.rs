//! `list`: what the libraries offer.

use fcall_compiler::diagnostic::Level;

use crate::arguments::{Format, Functions, Shown, WithScripts};
use crate::manifest::{Manifest, SHAPE};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::{diagnostics, interface, output};

/// Shows the interface of the libraries and the plain scripts: functions, keys, args, replies, flags, what was inferred
///
/// Libraries and scripts with errors are left out, the errors go to stderr, and the exit code is 2.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct List {
    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    scripts: WithScripts,

    #[command(flatten)]
    shown: Shown,
}

impl List {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let project = Project::open_all(&self.functions, &self.scripts)?;
        match self.shown.format {
            Format::Text => output::stdout(&interface::text(&project))?,
            Format::Json => output::json(&Manifest::of(&project))?,
        }
        diagnostics::report(&project, Level::Error);
        Ok(project.outcome())
    }
}
