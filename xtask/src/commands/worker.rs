//! `sandbox-worker`: this program as the process that loads libraries for another one of it.

use crate::outcome::{Outcome, Failure};

/// Loads libraries and says what servers answer; for this program's own use
#[derive(clap::Args)]
#[command(hide = true)]
pub(crate) struct SandboxWorker {}

impl SandboxWorker {
    #[expect(clippy::unused_self, reason = "commands are run alike")]
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        fcall_sandbox::serve().map_err(Failure::new)?;
        Ok(Outcome::Done)
    }
}
