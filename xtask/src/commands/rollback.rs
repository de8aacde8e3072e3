//! `rollback`: servers back to what a deploy replaced.

use std::fmt::Write as _;

use fcall_deploy::history::{self, Entry};
use fcall_deploy::live;

use crate::arguments::Functions;
use crate::carry_out::CarryOut;
use crate::outcome::{Failure, Outcome};
use crate::plan::{SHAPE, shown};
use crate::target::Server;
use crate::{output, wanted};

/// Brings servers back to before the last deploy
///
/// Shows the plan and asks, as deploy does. A deploy that was rolled back counts no more: rolling back
/// again goes one further. Exits with 2 when the question is declined or a server changed since the
/// plan was made, and with 3 when some servers were written and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Rollback {
    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    /// Show the deploys that are recorded, and do nothing
    #[arg(long)]
    list: bool,

    /// The deploy before which to return, a number that --list shows
    #[arg(long, value_name = "NUMBER", conflicts_with = "list")]
    to: Option<u64>,

    #[command(flatten)]
    carry_out: CarryOut,
}

impl Rollback {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let environment = self.server.environment(&self.functions)?;
        let place = self.carry_out.history.place(&self.functions, &environment)?;
        let mut nodes = wanted::writable(&self.server.target_alone(&self.functions)?)?;
        let mut store = place.store(&mut nodes).ok_or_else(|| {
            Failure::new("there is no history to return to: name one with --history")
        })?;
        let entries = history::list(&mut store).map_err(Failure::new)?;
        if self.list {
            output::stdout(&text(&entries))?;
            return Ok(Outcome::Done);
        }
        let last = || history::last(&entries);
        let to = self.to.or_else(last).ok_or_else(|| {
            Failure::new("the history has no deploy to return from; `rollback --list` shows what it has")
        })?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let plan = history::back(&entries, to, &lives).map_err(Failure::new)?;
        self.carry_out.run(&plan, &mut nodes, &place, Some(to))
    }
}

/// A line a deploy, the last one first.
fn text(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries.iter().rev() {
        let what = match entry.back_to {
            Some(id) => format!("rollback to before {id}"),
            None => "deploy".to_owned(),
        };
        let (id, at, by, end) = (entry.id, &entry.at, &entry.by, entry.end.word());
        let libraries = entry.libraries().join(", ");
        let _ = writeln!(text, "{id:>4}  {at}  {by}  {what}, {end}: {libraries}");
        for allowed in &entry.allowed {
            let _ = writeln!(text, "      allowed: {}", shown(allowed));
        }
    }
    if text.is_empty() { "no deploys are recorded\n".to_owned() } else { text }
}
