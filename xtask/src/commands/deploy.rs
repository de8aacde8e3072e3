//! `deploy`: the libraries onto a server, or every primary of a cluster.

use fcall_compiler::diagnostic::Level;
use fcall_deploy::{Node, Plan, Report, Rules, Timeouts, apply, connect, live, plan};

use crate::arguments::{Format, Functions, Shown};
use crate::outcome::{Failure, Outcome};
use crate::plan::{Deployed, SHAPE, text};
use crate::project::Project;
use crate::question::is_wanted;
use crate::shipped::with_shipped;
use crate::target::Server;
use crate::{diagnostics, output};

/// Puts the libraries on a server, or on every primary of a cluster
///
/// Shows the plan, asks, loads what differs, reads it back and compares it byte for byte. Nothing is
/// sent when nothing differs. Libraries that are not among the local ones are not touched. Exits
/// with 2 when the libraries have errors, a rule refuses the deploy or the question is declined, and
/// with 3 when some servers were written and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Deploy {
    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    /// Do not ask
    #[arg(long, short)]
    yes: bool,

    /// Let a lower release replace a higher one
    #[arg(long)]
    allow_downgrade: bool,

    #[command(flatten)]
    shown: Shown,
}

impl Deploy {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let project = Project::open(&self.functions)?;
        diagnostics::report(&project, Level::Error);
        if project.outcome() != Outcome::Done {
            return Ok(Outcome::Found);
        }
        let (plan, mut nodes) = self.plan(&project)?;
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
        let report = apply::apply(&plan, &mut nodes);
        // Whatever becomes of the report, the servers are written.
        if let Err(failure) = self.show(&plan, Some(&report)) {
            failure.say();
        }
        conclude(&report)
    }

    fn plan(&self, project: &Project) -> Result<(Plan, Vec<Node>), Failure> {
        let libraries = with_shipped(project)?;
        let target = self.server.target(&project.config)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        connect::check_writable(&nodes).map_err(Failure::new)?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let rules = Rules {
            allow_downgrade: self.allow_downgrade,
            owner: project.config.deploy.owner.clone(),
        };
        Ok((plan::plan(&libraries, &lives, &rules), nodes))
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
            (Format::Json, _) => output::json(&Deployed::of(plan, report)),
            (Format::Text, Some(report)) => output::stdout(&results(report)),
            (Format::Text, None) => Ok(()),
        }
    }
}

/// What became of every node, for a person.
fn results(report: &Report) -> String {
    let node = |node: &fcall_deploy::NodeReport| {
        let results = node.changes.iter().filter(|change| change.change.action.is_write());
        let results: Vec<String> = results
            .map(|change| format!("{} {}", change.change.library, change.result.word()))
            .collect();
        let results = if results.is_empty() { "nothing to do".into() } else { results.join(", ") };
        format!("{}: {results}\n", node.address)
    };
    report.nodes.iter().map(node).collect()
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &Report) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    match report.outcome().exit_code() {
        0 => Ok(Outcome::Done),
        1 => Err(Failure::new(errors.join("\n"))),
        2 => Ok(Outcome::Found),
        _ => {
            Failure::new(errors.join("\n")).say();
            Ok(Outcome::Partial)
        }
    }
}
