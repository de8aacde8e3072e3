//! `check`: every finding in the libraries, offline.

use std::path::PathBuf;

use fcall_compiler::diagnostic::Level;
use fcall_compiler::render::github;
use fcall_compiler::rules;

use crate::arguments::{Functions, ReportFormat, WithScripts};
use crate::diagnostics::{self, Findings, SHAPE, count};
use crate::outcome::{Failure, Outcome};
use crate::project::Project;
use crate::{output, sandbox};

/// Checks the libraries and the plain scripts as the server would, and better
///
/// Findings go to stderr as reports, or to stdout with --format json or --format github. Exits
/// with 2 when there are errors, or warnings under --deny warnings.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Check {
    /// A folder of libraries or scripts, or one Lua file [default: the folders of --functions and --scripts]
    #[arg(conflicts_with_all = ["functions", "scripts"])]
    path: Option<PathBuf>,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    scripts: WithScripts,

    /// Exit with 2 for findings of level warn too
    #[arg(long, value_parser = ["warnings"], value_name = "WHAT")]
    deny: Option<String>,

    /// Do not load the libraries, which is the last word on what servers take
    #[arg(long)]
    no_sandbox: bool,

    /// Show the page of a rule and check nothing
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,

    /// How to show the findings
    #[arg(long, value_enum, default_value_t = ReportFormat::Text, value_name = "FORMAT")]
    format: ReportFormat,
}

impl Check {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if let Some(rule) = &self.explain {
            return explain(rule);
        }
        let mut project = match self.path {
            Some(path) => Project::read(path)?,
            None => Project::open_all(&self.functions, &self.scripts)?,
        };
        if !self.no_sandbox {
            sandbox::judge(&mut project)?;
        }
        show(&project, self.format)?;
        let idle = project.idle_types();
        idle.iter().for_each(|line| output::stderr(&format!("warning: {line}\n")));
        let is_denied = self.deny.is_some() && !idle.is_empty();
        Ok(if is_denied { Outcome::Found } else { outcome(&project, self.deny.is_some()) })
    }
}

/// The page of a rule.
fn explain(id: &str) -> Result<Outcome, Failure> {
    let rule = rules::named(id).ok_or_else(|| {
        let known: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
        Failure::new(format_args!("there is no rule `{id}`; rules are {}", known.join(", ")))
    })?;
    output::stdout(rule.page)?;
    Ok(Outcome::Done)
}

fn show(project: &Project, format: ReportFormat) -> Result<(), Failure> {
    match format {
        ReportFormat::Text => {
            project.config.notes.iter().for_each(|note| output::stderr(&format!("note: {note}\n")));
            diagnostics::report(project, Level::Warn);
            output::stderr(&conclusion(project));
            Ok(())
        }
        ReportFormat::Json => output::json(&Findings::of(project)),
        ReportFormat::Github => {
            let lines = project.findings().map(|(found, sources)| github(found, sources) + "\n");
            output::stdout(&lines.collect::<String>())
        }
    }
}

/// The line at the end of the report.
fn conclusion(project: &Project) -> String {
    let functions = project.checked.libraries().map(|library| library.functions.len()).sum();
    let libraries = format!(
        "{} with {}",
        count(project.checked.libraries().count(), "library"),
        count(functions, "function")
    );
    let scripts = project.scripts.as_ref().map(|it| count(it.model().scripts.len(), "script"));
    let checked = match scripts {
        Some(scripts) if project.checked.files.is_empty() => scripts,
        Some(scripts) => format!("{libraries}, {scripts}"),
        None => libraries,
    };
    if project.findings().next().is_none() {
        format!("{checked}: nothing found\n")
    } else {
        format!("{checked} could be read: {}\n", diagnostics::summary(project))
    }
}

fn outcome(project: &Project, denies_warnings: bool) -> Outcome {
    let least = if denies_warnings { Level::Warn } else { Level::Error };
    if project.findings().any(|(diagnostic, _)| diagnostic.level >= least) {
        Outcome::Found
    } else {
        Outcome::Done
    }
}
