//! `restore`: what a file holds onto a server, or every primary of a cluster.

use std::path::PathBuf;

use clap::ValueEnum;
use fcall_deploy::dump::{self, RestoreReport};
use fcall_deploy::{Timeouts, connect};

use crate::arguments::Functions;
use crate::outcome::{Failure, Outcome};
use crate::question::is_wanted;
use crate::target::Server;
use crate::{diagnostics, output};

/// Gives a server, or every primary of a cluster, the libraries of a FUNCTION DUMP payload
///
/// A server takes the file whole or not at all.
#[derive(clap::Args)]
pub(crate) struct Restore {
    /// The file that `dump` wrote
    file: PathBuf,

    /// What becomes of the libraries that are there
    #[arg(long, value_enum, default_value_t = Policy::Append, value_name = "POLICY")]
    policy: Policy,

    /// Do not ask before `--policy flush`
    #[arg(long, short)]
    yes: bool,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Policy {
    /// They stay; one of the same name refuses the whole file
    Append,
    /// Those of the same name are replaced, the others stay
    Replace,
    /// All of them go first
    Flush,
}

impl Restore {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let payload = dump::read_file(&self.file).map_err(Failure::new)?;
        let target = self.server.target_alone(&self.functions)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        let policy = match self.policy {
            Policy::Append => dump::Policy::Append,
            Policy::Replace => dump::Policy::Replace,
            Policy::Flush => dump::Policy::Flush,
        };
        if self.policy == Policy::Flush && !self.may_flush(nodes.len())? {
            output::error("declined: nothing was written");
            return Ok(Outcome::Found);
        }
        let report = dump::restore(&payload, policy, &mut nodes);
        let lines = report.nodes.iter().map(|node| format!("{}: {}\n", node.address, node.result.word()));
        if let Err(failure) = output::stdout(&lines.collect::<String>()) {
            failure.say();
        }
        conclude(&report)
    }
}

impl Restore {
    /// What goes with `flush` is not in the file, and may be somebody else's.
    fn may_flush(&self, nodes: usize) -> Result<bool, Failure> {
        let servers = diagnostics::count(nodes, "server");
        let question = format!("Remove every library of {servers}, and put what the file holds?");
        is_wanted(&question, self.yes)
    }
}

/// An error with what to do about it, where the policy is what is in the way.
fn said(error: &str) -> String {
    if error.contains("Library") && error.contains("already exists") {
        return format!("{error}; `--policy replace` puts the file's copy in its place");
    }
    error.to_owned()
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &RestoreReport) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let errors: Vec<String> = errors.map(|error| said(&error.to_string())).collect();
    match report.outcome().exit_code() {
        0 => Ok(Outcome::Done),
        1 => Err(Failure::new(errors.join("\n"))),
        _ => {
            Failure::new(errors.join("\n")).say();
            Ok(Outcome::Partial)
        }
    }
}
