//! `status`: how servers stand to the local libraries.

use std::fmt::Write as _;

use fcall_compiler::diagnostic::Level;
use fcall_deploy::verify::{self, LibraryStatus, NodeStatus};
use fcall_deploy::{Node, Timeouts, connect, live, replicas};
use serde::Serialize;

use crate::arguments::{Format, Functions, Shown};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::shipped::with_shipped;
use crate::target::Server;
use crate::{diagnostics, digest, output};

/// The shape of the status. Tests compare the output with it.
const SHAPE: &str = r#"The status (--format json). "fcall" is the version of the shape: within one version, members are only
added. "release" and "digest" are those of the server's copy, null where it has none.

{
  "fcall": 1,
  "nodes": [{
    "address": string,
    "role": "primary" | "replica",
    "server": string,
    "libraries": [{
      "library": string,
      "state": "same" | "differs" | "missing" | "foreign",
      "release": string | null,
      "digest": string | null
    }]
  }]
}"#;

/// Compares the libraries with what a server, or every primary of a cluster, holds
///
/// Exits with 2 when a library differs or is missing; libraries that are not among the local ones do
/// not matter.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Status {
    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    /// Look at the replicas too
    #[arg(long)]
    replicas: bool,

    #[command(flatten)]
    shown: Shown,
}

impl Status {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let project = Project::open(&self.functions)?;
        diagnostics::report(&project, Level::Error);
        if project.outcome() != Outcome::Done {
            return Ok(Outcome::Found);
        }
        let libraries = with_shipped(&project)?;
        let target = self.server.target(&project.config)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        let mut lives = live::read(&mut nodes).map_err(Failure::new)?;
        if self.replicas {
            let replicas = replicas::find(&mut nodes).map_err(Failure::new)?;
            let mut replicas: Vec<Node> = replicas.into_iter().map(|it| it.node).collect();
            lives.extend(live::read(&mut replicas).map_err(Failure::new)?);
        }
        let nodes = verify::status(&libraries, &lives);
        match self.shown.format {
            Format::Text => output::stdout(&text(&nodes))?,
            Format::Json => output::json(&Entries::of(&nodes))?,
        }
        Ok(outcome(&nodes))
    }
}

fn outcome(nodes: &[NodeStatus]) -> Outcome {
    let mut libraries = nodes.iter().flat_map(|node| &node.libraries);
    if libraries.any(|library| library.state.is_drift()) { Outcome::Found } else { Outcome::Done }
}

fn text(nodes: &[NodeStatus]) -> String {
    let mut text = String::new();
    for node in nodes {
        let _ = writeln!(text, "{} ({}, {})", node.address, node.role.word(), node.server);
        for library in &node.libraries {
            let release = library.release.as_deref().unwrap_or_default();
            let line = format!("  {:7} {} {release}", library.state.word(), library.library);
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}

#[derive(Serialize)]
struct Entries<'n> {
    fcall: u32,
    nodes: Vec<NodeEntry<'n>>,
}

#[derive(Serialize)]
struct NodeEntry<'n> {
    address: &'n str,
    role: &'static str,
    server: String,
    libraries: Vec<LibraryEntry<'n>>,
}

#[derive(Serialize)]
struct LibraryEntry<'n> {
    library: &'n str,
    state: &'static str,
    release: Option<&'n str>,
    digest: Option<String>,
}

impl<'n> Entries<'n> {
    fn of(nodes: &'n [NodeStatus]) -> Self {
        let entry = |node: &'n NodeStatus| NodeEntry {
            address: &node.address,
            role: node.role.word(),
            server: node.server.to_string(),
            libraries: node.libraries.iter().map(LibraryEntry::of).collect(),
        };
        Self { fcall: 1, nodes: nodes.iter().map(entry).collect() }
    }
}

impl<'n> LibraryEntry<'n> {
    fn of(library: &'n LibraryStatus) -> Self {
        Self {
            library: &library.library,
            state: library.state.word(),
            release: library.release.as_deref(),
            digest: library.digest.as_deref().map(digest::whole),
        }
    }
}
