//! `expand`: what a build generates, and what a deploy or a call sends.

use fcall_compiler::diagnostic::Level;
use fcall_compiler::generate;

use crate::arguments::{Functions, WithScripts};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::{diagnostics, output};

/// Shows the Rust that a build generates, or the exact Lua that a server gets
///
/// Libraries and scripts with errors are left out, the errors go to stderr, and the exit code is 2.
#[derive(clap::Args)]
pub(crate) struct Expand {
    /// The library, by its name in Lua, or the script, by that of its file [default: all of them]
    #[arg(value_name = "NAME")]
    library: Option<String>,

    /// Show the bytes that are deployed, or of a script those that are loaded
    #[arg(long)]
    lua: bool,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    scripts: WithScripts,
}

impl Expand {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let mut project = Project::open_all(&self.functions, &self.scripts)?;
        diagnostics::report(&project, Level::Error);
        let outcome = project.outcome();
        keep_sound(&mut project);
        if let Some(name) = &self.library {
            if !names(&project).iter().any(|known| known == name) {
                return nothing(missing(name, &project), outcome);
            }
            keep_named(&mut project, name);
        }
        if self.lua {
            let Some(code) = only(&project)? else {
                let failure = Failure::new("there is no library without errors to show");
                return nothing(failure, outcome);
            };
            output::stdout_bytes(code)?;
        } else {
            output::stdout(&rust(&project))?;
        }
        Ok(outcome)
    }
}

/// Leaves out what has errors.
fn keep_sound(project: &mut Project) {
    project.checked.files.retain(|file| file.library.is_some());
    if let Some(scripts) = &mut project.scripts {
        scripts.checked.files.retain(|file| !file.is_broken);
    }
}

fn keep_named(project: &mut Project, name: &str) {
    let is_named = |library: &fcall_compiler::model::Library| library.name == name;
    project.checked.files.retain(|file| file.library.as_ref().is_some_and(is_named));
    if let Some(scripts) = &mut project.scripts {
        scripts.checked.scripts.scripts.retain(|script| script.function.name == name);
        if scripts.checked.scripts.scripts.is_empty() {
            project.scripts = None;
        }
    }
}

/// What the build script would write for these libraries and scripts.
fn rust(project: &Project) -> String {
    let mut parts = Vec::new();
    if project.checked.libraries().next().is_some() {
        parts.push(generate::all(&project.sources, &project.checked).rust);
    }
    if let Some(scripts) = project.scripts.as_ref().filter(|it| !it.model().scripts.is_empty()) {
        parts.push(generate::all_scripts(&scripts.sources, &scripts.checked).rust);
    }
    parts.join("\n")
}

/// The bytes of the one library or script there is; `None` if there is none.
fn only(project: &Project) -> Result<Option<&[u8]>, Failure> {
    let libraries = project.checked.libraries().map(|library| library.code.as_slice());
    let scripts = project.scripts.iter().flat_map(|scripts| &scripts.model().scripts);
    let mut all = libraries.chain(scripts.map(|script| script.code.as_slice()));
    match (all.next(), all.next()) {
        (code, None) => Ok(code),
        (_, Some(_)) => Err(Failure::new(format_args!(
            "the bytes of one {} at a time: say which of {}",
            noun(project),
            listed(project)
        ))),
    }
}

fn missing(name: &str, project: &Project) -> Failure {
    Failure::new(format_args!(
        "no {} `{name}` without errors in {}; there are: {}",
        noun(project),
        project.path.display(),
        listed(project)
    ))
}

/// What is not there may be among that whose errors were just shown.
fn nothing(failure: Failure, outcome: Outcome) -> Result<Outcome, Failure> {
    if outcome == Outcome::Done {
        return Err(failure);
    }
    failure.say();
    Ok(outcome)
}

/// What there is to name.
fn noun(project: &Project) -> &'static str {
    if project.scripts.is_some() { "library or script" } else { "library" }
}

fn listed(project: &Project) -> String {
    let names = names(project);
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The libraries, and behind them the scripts.
fn names(project: &Project) -> Vec<&str> {
    let libraries = project.checked.libraries().map(|library| library.name.as_str());
    let scripts = project.scripts.iter().flat_map(|scripts| &scripts.model().scripts);
    libraries.chain(scripts.map(|script| script.function.name.as_str())).collect()
}
