//! `restore`: what a file holds onto a server, or every primary of a cluster.

use std::path::PathBuf;

use clap::ValueEnum;
use fcall_deploy::restore::{self, RestorePlan, RestoreReport};
use fcall_deploy::{Node, Timeouts, connect, dump, live};

use crate::accepted::Judge;
use crate::arguments::{Format, Functions, LockKey, Shown};
use crate::carry_out::conclude_with;
use crate::outcome::{Failure, Outcome};
use crate::question::is_wanted;
use crate::restored::{Restored, SHAPE, text};
use crate::target::Server;
use crate::{diagnostics, output};

/// Gives a server, or every primary of a cluster, the libraries of a file
///
/// The file is one that `dump` wrote, in either form, or a payload of any server's FUNCTION DUMP.
/// Shows what would become of every server, asks, writes each server whole or not at all, and reads
/// it back. Exits with 2 when something stands in the way or a question is declined, and with 3 when
/// some servers were written and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Restore {
    /// The dump or payload
    file: PathBuf,

    /// What becomes of the libraries that are there
    #[arg(long, value_enum, default_value_t = Policy::Append, value_name = "POLICY")]
    policy: Policy,

    /// Do not ask
    #[arg(long, short)]
    yes: bool,

    #[command(flatten)]
    lock_key: LockKey,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    shown: Shown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Policy {
    /// They stay; one of the same name with other code refuses the whole file
    Append,
    /// Those of the same name are replaced, the others stay
    Replace,
    /// Those that are not in the file go; asks twice
    Flush,
}

impl Restore {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let dump = dump::read_file(&self.file).map_err(Failure::new)?;
        let target = self.server.target_alone(&self.functions)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        connect::check_writable(&nodes).map_err(Failure::new)?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let judge = Judge::start(false)?;
        let accepts = |code: &[u8], server: &fcall_deploy::Server| judge.accepts(code, server);
        let plan = restore::plan(&dump, self.policy(), &lives, Some(&accepts));
        if self.shown.format == Format::Text {
            output::stdout(&text(&plan))?;
        }
        self.carry_out(&plan, &mut nodes)
    }

    fn policy(&self) -> restore::Policy {
        match self.policy {
            Policy::Append => restore::Policy::Append,
            Policy::Replace => restore::Policy::Replace,
            Policy::Flush => restore::Policy::Flush,
        }
    }

    fn carry_out(&self, plan: &RestorePlan, nodes: &mut [Node]) -> Result<Outcome, Failure> {
        if !plan.refusals.is_empty() {
            plan.refusals.iter().for_each(|refusal| output::error(refusal));
            self.show(plan, None)?;
            return Ok(Outcome::Found);
        }
        if plan.has_writes() && !self.may_write(plan)? {
            output::error("declined: nothing was written");
            self.show(plan, None)?;
            return Ok(Outcome::Found);
        }
        let report = restore::apply_with(plan, nodes, self.lock_key.lock());
        // Whatever becomes of the report, the servers are written.
        if let Err(failure) = self.show(plan, Some(&report)) {
            failure.say();
        }
        output::notes(&report.notes);
        conclude(&report)
    }

    /// What goes is not in the file, and may be somebody else's: that is asked for by itself.
    fn may_write(&self, plan: &RestorePlan) -> Result<bool, Failure> {
        let servers = diagnostics::count(plan.nodes.len(), "server");
        if !is_wanted(&format!("Write this to {servers}?"), self.yes)? {
            return Ok(false);
        }
        let removed = plan.removed();
        let libraries = diagnostics::count(removed.len(), "library");
        let question =
            format!("{libraries} would be gone that the file does not hold: {}. Really?", removed.join(", "));
        Ok(removed.is_empty() || is_wanted(&question, self.yes)?)
    }

    fn show(&self, plan: &RestorePlan, report: Option<&RestoreReport>) -> Result<(), Failure> {
        match (self.shown.format, report) {
            (Format::Json, _) => output::json(&Restored::of(plan, report)),
            (Format::Text, Some(report)) => {
                let nodes = report.nodes.iter();
                let lines = nodes.map(|node| format!("{}: {}\n", node.address, node.result.word()));
                output::stdout(&lines.collect::<String>())
            }
            (Format::Text, None) => Ok(()),
        }
    }
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &RestoreReport) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    conclude_with(report.outcome(), &errors)
}
