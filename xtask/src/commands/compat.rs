//! `compat`: what the libraries do to callers of an earlier interface.

use fcall_compiler::compat::{Class, Interface, kinds};
use fcall_compiler::diagnostic::Level;

use crate::against::{self, Against};
use crate::arguments::{Functions, ReportFormat};
use crate::changes::{Found, SHAPE};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::target::Server;
use crate::{diagnostics, output};

/// Compares the libraries with an earlier interface: what do its callers meet?
///
/// Every difference is breaking (a call that worked fails or means something else), compatible (all
/// calls do what they did) or unknown (the interfaces do not tell). The result goes to stdout.
/// Exits with 2 when something is breaking, or unknown under --deny unknown.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Compat {
    /// The earlier interface: git:REVISION, the server, a folder of libraries, or a file that `list
    /// --format json` wrote
    #[arg(long, value_name = "git:REVISION|server|PATH", required_unless_present = "explain")]
    against: Option<Against>,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    /// Exit with 2 for changes that are neither breaking nor compatible for sure too
    #[arg(long, value_parser = ["unknown"], value_name = "WHAT")]
    deny: Option<String>,

    /// Show the page of a kind of change and compare nothing
    #[arg(long, value_name = "KIND", exclusive = true)]
    explain: Option<String>,

    /// How to show the changes
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, value_name = "FORMAT")]
    format: ReportFormat,
}

impl Compat {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if let Some(kind) = &self.explain {
            return explain(kind);
        }
        let Some(against) = &self.against else {
            return Err(Failure::new("compare with what? Say --against git:REVISION|server|PATH"));
        };
        let project = Project::open(&self.functions)?;
        diagnostics::report(&project, Level::Error);
        if project.outcome() != Outcome::Done {
            return Ok(Outcome::Found);
        }
        let new: Vec<Interface> = project.checked.libraries().map(Interface::of).collect();
        let nodes = against::read(against, &project, &self.server, &new)?;
        let found = Found::of(&against.to_string(), &nodes, &new);
        match self.format {
            ReportFormat::Text => output::stdout(&found.text(&project.sources))?,
            ReportFormat::Json => output::json(&found.json(&project.sources))?,
            ReportFormat::Github => output::stdout(&found.github(&project.sources))?,
        }
        let least = if self.deny.is_some() { Class::Unknown } else { Class::Breaking };
        Ok(if found.worst() >= Some(least) { Outcome::Found } else { Outcome::Done })
    }
}

/// The page of a kind.
fn explain(id: &str) -> Result<Outcome, Failure> {
    let kind = kinds::named(id).ok_or_else(|| {
        let known: Vec<&str> = kinds::ALL.iter().map(|kind| kind.id).collect();
        let known = known.join(", ");
        Failure::new(format_args!("there is no kind of change `{id}`; kinds are {known}"))
    })?;
    output::stdout(kind.page)?;
    Ok(Outcome::Done)
}
