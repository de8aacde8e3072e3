//! A plan into what the servers hold: shown, checked, asked for, recorded, written, reported.

use std::time::Duration;

use fcall_deploy::preflight::{Preflight, preflight};
use fcall_deploy::{
    Kind, Node, Options, Outcome as Came, Plan, Report, apply, history, live, replicas,
};

use crate::accepted::Judge;
use crate::arguments::{Format, LockKey, Shown};
use crate::diagnostics;
use crate::outcome::{Failure, Outcome};
use crate::place::{History, Place};
use crate::plan::{Entries, results, text};
use crate::question::is_wanted;
use crate::{output, progress, refused};

/// How long replicas may take to catch up.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a plan is carried out.
#[derive(clap::Args)]
pub(crate) struct CarryOut {
    /// Do not ask
    #[arg(long, short)]
    yes: bool,

    /// Leave the servers that were written as they are when another fails
    #[arg(long)]
    keep_going: bool,

    #[command(flatten)]
    lock_key: LockKey,

    /// Wait until the replicas hold it too
    #[arg(long)]
    replicas: bool,

    #[command(flatten)]
    pub(crate) history: History,

    #[command(flatten)]
    shown: Shown,
}

impl CarryOut {
    /// Does it. `back_to` is the deploy before which a rollback returns to.
    pub(crate) fn run(
        &self,
        plan: &Plan,
        nodes: &mut [Node],
        place: &Place,
        back_to: Option<u64>,
    ) -> Result<Outcome, Failure> {
        if self.shown.format == Format::Text {
            output::stdout(&text(plan))?;
        }
        if let Some(refused) = self.refuse(plan, nodes, back_to.is_some())? {
            return Ok(refused);
        }
        let question = format!("Write this to {}?", diagnostics::count(nodes.len(), "server"));
        if plan.has_writes() && !is_wanted(&question, self.yes)? {
            output::error("declined: nothing was written");
            self.show(plan, None)?;
            return Ok(Outcome::Found);
        }
        let report = self.write(plan, nodes, place, back_to)?;
        // Whatever becomes of the report, the servers are written.
        if let Err(failure) = self.show(plan, Some(&report)) {
            failure.say();
        }
        output::notes(&report.notes);
        let outcome = conclude(&report)?;
        if outcome == Outcome::Done && self.replicas { caught_up(nodes) } else { Ok(outcome) }
    }

    /// Says why the plan must not be carried out, if it must not.
    fn refuse(
        &self,
        plan: &Plan,
        nodes: &mut [Node],
        is_way_back: bool,
    ) -> Result<Option<Outcome>, Failure> {
        let judge = Judge::start(is_way_back)?;
        let found = if plan.refusals.is_empty() {
            preflight(plan, nodes, Some(&|code, server| judge.accepts(code, server)))
        } else {
            Preflight::default()
        };
        let refusals = refused::lines(&plan.refusals).into_iter();
        let problems = found.problems.iter().map(ToString::to_string);
        let reasons: Vec<String> = refusals.chain(problems).collect();
        output::notes(&found.notes);
        if reasons.is_empty() {
            return Ok(None);
        }
        self.show(plan, None)?;
        // A library that a server would not take is a finding; a server that cannot be written is not.
        if found.problems.iter().any(|problem| problem.kind != Kind::Refused) {
            return Err(Failure::new(format_args!("{}\nnothing was written", reasons.join("\n"))));
        }
        reasons.iter().for_each(|reason| output::error(reason));
        Ok(Some(Outcome::Found))
    }

    fn write(
        &self,
        plan: &Plan,
        nodes: &mut [Node],
        place: &Place,
        back_to: Option<u64>,
    ) -> Result<Report, Failure> {
        if !plan.has_writes() {
            return Ok(apply::apply(plan, nodes));
        }
        let begin = |mut store| history::begin(&mut store, plan, back_to);
        let id = place.store(nodes).map(begin).transpose().map_err(Failure::new)?;
        let options = Options {
            keep_going: self.keep_going,
            lock: self.lock_key.lock(),
            stop: Some(progress::stop_on_interrupt()?),
            progress: Some(&progress::show),
            ..Options::default()
        };
        let report = apply::apply_with(plan, nodes, &options);
        if let (Some(id), Some(mut store)) = (id, place.store(nodes)) {
            // The record of what was replaced is there already; only its end is not.
            if let Err(error) = history::end(&mut store, id, &report) {
                output::error(&format!("the history does not say how this deploy ended: {error}"));
            }
        }
        Ok(report)
    }

    fn show(&self, plan: &Plan, report: Option<&Report>) -> Result<(), Failure> {
        match (self.shown.format, report) {
            (Format::Json, _) => output::json(&Entries::of_deploy(plan, report)),
            (Format::Text, Some(report)) => output::stdout(&results(report)),
            (Format::Text, None) => Ok(()),
        }
    }
}

/// Waits until the replicas hold what their primaries hold.
fn caught_up(nodes: &mut [Node]) -> Result<Outcome, Failure> {
    let lives = live::read(nodes).map_err(Failure::new)?;
    let mut replicas = replicas::find(nodes).map_err(Failure::new)?;
    let behind = replicas::wait(&mut replicas, &lives, PATIENCE);
    if behind.is_empty() {
        let count = diagnostics::count(replicas.len(), "replica");
        output::stderr(&format!("{count} caught up\n"));
        return Ok(Outcome::Done);
    }
    behind.iter().for_each(|error| output::error(&error.to_string()));
    Ok(Outcome::Partial)
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &Report) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let refusals = refused::lines(&report.refusals);
    let errors: Vec<String> = errors.map(ToString::to_string).chain(refusals).collect();
    conclude_with(report.outcome(), &errors)
}

/// What came of writing to servers, with all that went wrong on the way.
pub(crate) fn conclude_with(came: Came, errors: &[String]) -> Result<Outcome, Failure> {
    match came {
        Came::NothingToDo | Came::Applied => Ok(Outcome::Done),
        Came::Failed => Err(Failure::new(errors.join("\n"))),
        Came::Refused => {
            output::error(&errors.join("\n"));
            Ok(Outcome::Found)
        }
        Came::Partial => {
            Failure::new(errors.join("\n")).say();
            Ok(Outcome::Partial)
        }
    }
}
