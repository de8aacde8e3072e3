//! `list`: what the libraries offer.

use fcall_compiler::diagnostic::Level;

use crate::arguments::{Format, Functions, Shown};
use crate::manifest::{Manifest, SHAPE};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::{diagnostics, interface, output};

/// Shows the interface of the libraries: functions, keys, args, replies, flags, what was inferred
///
/// Libraries with errors are left out, the errors go to stderr, and the exit code is 2.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct List {
    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    shown: Shown,
}

impl List {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let project = Project::open(&self.functions)?;
        match self.shown.format {
            Format::Text => output::stdout(&interface::text(project.checked.libraries(), &project.sources))?,
            Format::Json => output::json(&Manifest::of(project.checked.libraries(), &project.sources))?,
        }
        diagnostics::report(&project, Level::Error);
        Ok(project.outcome())
    }
}
