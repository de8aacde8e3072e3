//! `deploy`: the libraries onto a server, or every primary of a cluster.

use std::path::PathBuf;

use fcall_deploy::{Options, Plan, Report, apply};

use crate::arguments::{Format, Shown};
use crate::outcome::{Failure, Outcome};
use crate::plan::{Entries, SHAPE, results, text};
use crate::question::is_wanted;
use crate::wanted::{Planned, Wanted};
use crate::{diagnostics, output};

/// Puts the libraries on a server, or on every primary of a cluster
///
/// Shows the plan, asks, writes what differs to all servers at once, reads it back and compares it
/// byte for byte. If a server fails, the others are put back to what they held. Nothing is sent when
/// nothing differs. Libraries that are not among the local ones are not touched. Exits with 2 when
/// the libraries have errors, a rule refuses the deploy, a server changed since the plan was made, or
/// the question is declined, and with 3 when some servers were written and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Deploy {
    #[command(flatten)]
    wanted: Wanted,

    /// Carry out the plan that `plan -o FILE` saved
    #[arg(long, value_name = "FILE", conflicts_with_all = ["prune", "allow_downgrade"])]
    plan: Option<PathBuf>,

    /// Do not ask
    #[arg(long, short)]
    yes: bool,

    /// Leave the servers that were written as they are when another fails
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    shown: Shown,
}

impl Deploy {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let planned = match &self.plan {
            Some(file) => Some(self.wanted.saved(file)?),
            None => self.wanted.plan()?,
        };
        let Some(Planned { plan, mut nodes, .. }) = planned else { return Ok(Outcome::Found) };
        if self.shown.format == Format::Text {
            output::stdout(&text(&plan))?;
        }
        if !plan.refusals.is_empty() {
            return self.refuse(&plan);
        }
        let question = format!("Write this to {}?", diagnostics::count(nodes.len(), "server"));
        if plan.has_writes() && !is_wanted(&question, self.yes)? {
            output::error("declined: nothing was written");
            self.show(&plan, None)?;
            return Ok(Outcome::Found);
        }
        let options = Options { keep_going: self.keep_going, ..Options::default() };
        let report = apply::apply_with(&plan, &mut nodes, &options);
        // Whatever becomes of the report, the servers are written.
        if let Err(failure) = self.show(&plan, Some(&report)) {
            failure.say();
        }
        conclude(&report)
    }

    /// Says why the plan must not be carried out.
    fn refuse(&self, plan: &Plan) -> Result<Outcome, Failure> {
        for refusal in &plan.refusals {
            output::error(&refusal.to_string());
        }
        self.show(plan, None)?;
        Ok(Outcome::Found)
    }

    fn show(&self, plan: &Plan, report: Option<&Report>) -> Result<(), Failure> {
        match (self.shown.format, report) {
            (Format::Json, _) => output::json(&Entries::of_deploy(plan, report)),
            (Format::Text, Some(report)) => output::stdout(&results(report)),
            (Format::Text, None) => Ok(()),
        }
    }
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &Report) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let refusals = report.refusals.iter().map(ToString::to_string);
    let errors: Vec<String> = errors.map(ToString::to_string).chain(refusals).collect();
    match report.outcome().exit_code() {
        0 => Ok(Outcome::Done),
        1 => Err(Failure::new(errors.join("\n"))),
        2 => {
            output::error(&errors.join("\n"));
            Ok(Outcome::Found)
        }
        _ => {
            Failure::new(errors.join("\n")).say();
            Ok(Outcome::Partial)
        }
    }
}
