//! `plan`: what a deploy would do, and nothing of it.

use std::path::PathBuf;

use fcall_deploy::saved;

use crate::arguments::{Format, Shown};
use crate::outcome::{Failure, Outcome};
use crate::plan::{Entries, PLAN_SHAPE, text};
use crate::wanted::Wanted;
use crate::{output, refused};

/// Shows what a deploy would do to a server, or to every primary of a cluster
///
/// Writes nothing to any server. `deploy --plan FILE` carries out what `plan -o FILE` saved, and only
/// that: if a server holds something else by then, it refuses. Exits with 2 when there is something
/// to do, when the libraries have errors, and when a rule would refuse the deploy.
#[derive(clap::Args)]
#[command(after_long_help = PLAN_SHAPE)]
pub(crate) struct Plan {
    #[command(flatten)]
    wanted: Wanted,

    /// Save the plan, for `deploy --plan`
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    shown: Shown,
}

impl Plan {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let Some(planned) = self.wanted.plan()? else { return Ok(Outcome::Found) };
        let plan = &planned.plan;
        match self.shown.format {
            Format::Text => output::stdout(&text(plan))?,
            Format::Json => output::json(&Entries::of_plan(plan))?,
        }
        refused::lines(&plan.refusals).iter().for_each(|line| output::error(line));
        if !plan.refusals.is_empty() {
            return Ok(Outcome::Found);
        }
        if let Some(file) = &self.output {
            saved::write(file, plan, &planned.libraries, &planned.rules).map_err(Failure::new)?;
        }
        Ok(if plan.has_writes() { Outcome::Found } else { Outcome::Done })
    }
}
