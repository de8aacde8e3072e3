//! `delete`: libraries gone from a server, or every primary of a cluster.

use std::fmt::Write as _;

use fcall_compiler::config::Config;
use fcall_deploy::delete::{self, DeleteNode, DeletePlan, DeleteReport, DeletedNode, Owners};
use fcall_deploy::{Library, Timeouts, connect, live};
use serde::Serialize;

use crate::arguments::{Format, Functions, LockKey, Shown};
use crate::carry_out::conclude_with;
use crate::diagnostics::count;
use crate::outcome::{Failure, Outcome};
use crate::question::is_wanted;
use crate::target::Server;
use crate::{output, project};
use crate::digest;

/// The shape of a deletion. Tests compare the output with it.
const SHAPE: &str = r#"The result (--format json). "fcall" is the version of the shape: within one version, members are only
added. "refusals" says why nothing was tried.

{
  "fcall": 1,
  "nodes": [{
    "address": string,
    "libraries": [{
      "library": string,
      "release": string | null,
      "digest": string,
      "result": "applied" | "unchanged" | "failed" | "unknown"
    }],
    "error": string | null
  }],
  "refusals": [string]
}"#;

/// Deletes libraries from a server, or from every primary of a cluster
///
/// Shows what would go from where, asks, deletes it and looks whether it is gone. Only libraries
/// whose `---@owner` is the `[deploy] owner` of fcall.toml, unless --force. Calls of their functions
/// fail from then on; `dump` keeps a copy. Exits with 2 when something stands in the way or the
/// question is declined, and with 3 when some servers were written and others not.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Delete {
    /// The libraries
    #[arg(value_name = "LIBRARY", required = true)]
    libraries: Vec<String>,

    /// Delete libraries of others too, and those without an owner
    #[arg(long)]
    force: bool,

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

impl Delete {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let target = self.server.target_alone(&self.functions)?;
        // With --force it does not matter whose they are, nor whether there is a project here.
        let config =
            if self.force { Config::default() } else { project::settings(&self.functions)? };
        let owners = Owners { ours: config.deploy.owner, force: self.force };
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        connect::check_writable(&nodes).map_err(Failure::new)?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let plan = delete::plan(&self.libraries, &lives, &owners);
        if !plan.refusals.is_empty() {
            plan.refusals.iter().for_each(|refusal| output::error(refusal));
            self.show(&plan, None)?;
            return Ok(Outcome::Found);
        }
        if self.shown.format == Format::Text {
            output::stdout(&text(&plan))?;
        }
        let (names, servers) = (plan.names().len(), count(plan.nodes.len(), "server"));
        let question = format!("Delete {} from {servers}?", count(names, "library"));
        if !is_wanted(&question, self.yes)? {
            output::error("declined: nothing was written");
            self.show(&plan, None)?;
            return Ok(Outcome::Found);
        }
        let report = delete::apply_with(&plan, &mut nodes, self.lock_key.lock());
        // Whatever becomes of the report, the servers are written.
        if let Err(failure) = self.show(&plan, Some(&report)) {
            failure.say();
        }
        output::notes(&report.notes);
        conclude(&report)
    }

    fn show(&self, plan: &DeletePlan, report: Option<&DeleteReport>) -> Result<(), Failure> {
        match (self.shown.format, report) {
            (Format::Json, _) => output::json(&Deleted::of(plan, report)),
            (Format::Text, Some(report)) => {
                output::stdout(&report.nodes.iter().map(result_line).collect::<String>())
            }
            (Format::Text, None) => Ok(()),
        }
    }
}

/// What would go, for a person. Servers from which the same would go stand together.
fn text(plan: &DeletePlan) -> String {
    let mut text = String::new();
    let mut rest: Vec<&DeleteNode> = plan.nodes.iter().collect();
    while let Some(first) = rest.first().copied() {
        let (alike, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|node| node.libraries == first.libraries);
        let addresses: Vec<&str> = alike.iter().map(|node| node.live.address.as_str()).collect();
        let _ = writeln!(text, "{}", addresses.join(", "));
        text.extend(first.libraries.iter().map(line));
        if first.libraries.is_empty() {
            text += "  nothing to do\n";
        }
        rest = others;
    }
    text
}

fn line(library: &Library) -> String {
    let release = library.release.as_deref().map(|it| format!(" {it}")).unwrap_or_default();
    let functions = library.functions.join(", ");
    format!("  - delete  {}{release} with {functions}\n", library.name)
}

fn result_line(node: &DeletedNode) -> String {
    let results = node.libraries.iter().map(|(name, result)| format!("{name} {}", result.word()));
    let results = results.collect::<Vec<_>>().join(", ");
    let results = if results.is_empty() { "nothing to do" } else { &results };
    format!("{}: {results}\n", node.address)
}

/// Says what went wrong, and what came of it all.
fn conclude(report: &DeleteReport) -> Result<Outcome, Failure> {
    let errors = report.nodes.iter().filter_map(|node| node.error.as_ref());
    let errors: Vec<String> = errors.map(ToString::to_string).collect();
    conclude_with(report.outcome(), &errors)
}

#[derive(Serialize)]
struct Deleted<'p> {
    fcall: u32,
    nodes: Vec<NodeEntry<'p>>,
    refusals: &'p [String],
}

#[derive(Serialize)]
struct NodeEntry<'p> {
    address: &'p str,
    libraries: Vec<LibraryEntry<'p>>,
    error: Option<String>,
}

#[derive(Serialize)]
struct LibraryEntry<'p> {
    library: &'p str,
    release: Option<&'p str>,
    digest: String,
    result: &'static str,
}

impl<'p> Deleted<'p> {
    fn of(plan: &'p DeletePlan, report: Option<&DeleteReport>) -> Self {
        let nodes = plan.nodes.iter().enumerate().map(|(index, node)| {
            NodeEntry::of(node, report.and_then(|report| report.nodes.get(index)))
        });
        Self { fcall: 1, nodes: nodes.collect(), refusals: &plan.refusals }
    }
}

impl<'p> NodeEntry<'p> {
    fn of(node: &'p DeleteNode, deleted: Option<&DeletedNode>) -> Self {
        let library = |(index, library): (usize, &'p Library)| LibraryEntry {
            library: &library.name,
            release: library.release.as_deref(),
            digest: digest::whole(&library.digest),
            result: deleted
                .and_then(|deleted| deleted.libraries.get(index))
                .map_or("unchanged", |(_, result)| result.word()),
        };
        let error = deleted.and_then(|deleted| deleted.error.as_ref());
        Self {
            address: &node.live.address,
            libraries: node.libraries.iter().enumerate().map(library).collect(),
            error: error.map(ToString::to_string),
        }
    }
}
