//! `expand`: what a build generates, and what a deploy sends.

use fcall_compiler::diagnostic::Level;
use fcall_compiler::generate;
use fcall_compiler::model::Library;

use crate::arguments::Functions;
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::{diagnostics, output};

/// Shows the Rust that a build generates, or the exact Lua that is deployed
///
/// Libraries with errors are left out, the errors go to stderr, and the exit code is 2.
#[derive(clap::Args)]
pub(crate) struct Expand {
    /// The library, by its name in Lua [default: all of them]
    library: Option<String>,

    /// Show the bytes that are deployed
    #[arg(long)]
    lua: bool,

    #[command(flatten)]
    functions: Functions,
}

impl Expand {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let mut project = Project::open(&self.functions)?;
        diagnostics::report(&project, Level::Error);
        let outcome = project.outcome();
        project.checked.files.retain(|file| file.library.is_some());
        if let Some(name) = &self.library {
            if !project.checked.libraries().any(|library| library.name == *name) {
                return missing(name, &project, outcome);
            }
            project.checked.files.retain(|file| is_named(file.library.as_ref(), name));
        }
        if self.lua {
            output::stdout_bytes(&only(&project)?.code)?;
        } else {
            output::stdout(&rust(&project))?;
        }
        Ok(outcome)
    }
}

fn is_named(library: Option<&Library>, name: &str) -> bool {
    library.is_some_and(|library| library.name == name)
}

/// What the build script would write for these libraries.
fn rust(project: &Project) -> String {
    if project.checked.libraries().next().is_none() {
        return String::new();
    }
    generate::all(&project.sources, &project.checked).functions
}

/// The one library there is.
fn only(project: &Project) -> Result<&Library, Failure> {
    let mut libraries = project.checked.libraries();
    match (libraries.next(), libraries.next()) {
        (Some(library), None) => Ok(library),
        (None, _) => Err(Failure::new("there is no library without errors to show")),
        (Some(_), Some(_)) => Err(Failure::new(format_args!(
            "the bytes of one library at a time: say which of {}",
            names(project)
        ))),
    }
}

/// A library of that name may be among those whose errors were just shown.
fn missing(name: &str, project: &Project, outcome: Outcome) -> Result<Outcome, Failure> {
    let failure = Failure::new(format_args!(
        "no library `{name}` without errors in {}; there are: {}",
        project.path.display(),
        names(project)
    ));
    if outcome == Outcome::Done {
        return Err(failure);
    }
    failure.say();
    Ok(outcome)
}

fn names(project: &Project) -> String {
    let names: Vec<&str> = project.checked.libraries().map(|library| library.name.as_str()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
