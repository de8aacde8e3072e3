//! Flags and the project into a plan and the nodes it is for.

use std::path::Path;

use fcall_compiler::diagnostic::Level;
use fcall_deploy::{Library, Node, Plan, Rules, Timeouts, connect, live, plan, saved};

use crate::arguments::Functions;
use crate::diagnostics;
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::shipped::with_shipped;
use crate::target::Server;

/// What shall be where, and how far a plan may go.
#[derive(clap::Args)]
pub(crate) struct Wanted {
    #[command(flatten)]
    pub(crate) server: Server,

    #[command(flatten)]
    pub(crate) functions: Functions,

    /// Delete libraries that are no longer among the local ones, if their `---@owner` is
    /// the one of `[deploy]` in fcall.toml
    #[arg(long)]
    prune: bool,

    /// Let what breaks callers come with a release that promises not to
    #[arg(long)]
    allow_breaking: bool,

    /// Let a library go back to a lower release or none, or have other code under the same one
    #[arg(long)]
    allow_downgrade: bool,
}

/// A plan, what it was made of, and the nodes it is for.
pub(crate) struct Planned {
    pub(crate) plan: Plan,
    pub(crate) nodes: Vec<Node>,
    pub(crate) libraries: Vec<Library>,
    pub(crate) rules: Rules,
}

impl Wanted {
    /// The plan; `None` if the libraries have errors, which it says.
    pub(crate) fn plan(&self) -> Result<Option<Planned>, Failure> {
        let project = Project::open(&self.functions)?;
        diagnostics::report(&project, Level::Error);
        if project.outcome() != Outcome::Done {
            return Ok(None);
        }
        let libraries = with_shipped(&project)?;
        let rules = Rules {
            allow_breaking: self.allow_breaking,
            allow_downgrade: self.allow_downgrade,
            prune: self.prune,
            owner: project.config.deploy.owner.clone(),
        };
        let mut nodes = writable(&self.server.target(&project.config)?)?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let plan = plan::plan(&libraries, &lives, &rules);
        Ok(Some(Planned { plan, nodes, libraries, rules }))
    }

    /// The plan that a file holds.
    pub(crate) fn saved(&self, file: &Path) -> Result<Planned, Failure> {
        let saved = saved::read(file).map_err(Failure::new)?;
        let mut nodes = writable(&self.server.target_alone(&self.functions)?)?;
        let lives = live::read(&mut nodes).map_err(Failure::new)?;
        let plan = saved.plan(&lives);
        Ok(Planned { plan, nodes, libraries: saved.libraries, rules: saved.rules })
    }
}

/// Every node that must be written.
pub(crate) fn writable(target: &fcall_deploy::Target) -> Result<Vec<Node>, Failure> {
    let nodes = connect::discover(target, &Timeouts::default()).map_err(Failure::new)?;
    connect::check_writable(&nodes).map_err(Failure::new)?;
    Ok(nodes)
}
