//! `deploy`: the libraries onto a server, or every primary of a cluster.

use std::path::PathBuf;

use crate::carry_out::CarryOut;
use crate::outcome::{Failure, Outcome};
use crate::plan::SHAPE;
use crate::wanted::{Planned, Wanted};

/// Puts the libraries on a server, or on every primary of a cluster
///
/// Shows the plan, asks, records what is replaced, writes what differs to all servers at once, reads
/// it back and compares it byte for byte. If a server fails, the others are put back to what they
/// held. Nothing is sent when nothing differs. Libraries that are not among the local ones are not
/// touched. Exits with 2 when the libraries have errors, a rule refuses the deploy, a server changed
/// since the plan was made, or the question is declined, and with 3 when some servers were written
/// and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Deploy {
    #[command(flatten)]
    wanted: Wanted,

    /// Carry out the plan that `plan -o FILE` saved
    #[arg(long, value_name = "FILE", conflicts_with_all = ["prune", "allow_breaking", "allow_downgrade"])]
    plan: Option<PathBuf>,

    #[command(flatten)]
    carry_out: CarryOut,
}

impl Deploy {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let environment = self.wanted.server.environment(&self.wanted.functions)?;
        let place = self.carry_out.history.place(&self.wanted.functions, &environment)?;
        let planned = match &self.plan {
            Some(file) => Some(self.wanted.saved(file)?),
            None => self.wanted.plan()?,
        };
        let Some(Planned { plan, mut nodes, .. }) = planned else { return Ok(Outcome::Found) };
        self.carry_out.run(&plan, &mut nodes, &place, None)
    }
}
