//! Checked libraries into what loading them shows: the last word, behind all the compiler found.

use std::collections::BTreeSet;
use std::process::Command;

use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::model::Library;
use fcall_compiler::source::Sources;
use fcall_compiler::verdict::{self, Said, line, one_line};
use fcall_sandbox::{Profile, Server, Verdict, Worker};

use crate::outcome::Failure;
use crate::output;
use crate::project::Project;

/// The command by which this program becomes the process that loads libraries.
pub(crate) const WORKER: &str = "sandbox-worker";

/// The rule whose findings these are.
const RULE: &str = "sandbox";

/// Loads every library that is free of errors, for each profile of the project, or for all.
pub(crate) fn judge(project: &mut Project) -> Result<(), Failure> {
    let names: Vec<String> =
        project.config.profiles.iter().map(|profile| profile.name().to_owned()).collect();
    let profiles = profiles(&names)?;
    let is_asked = !project.config.profiles.is_empty();
    let mut worker = worker()?;
    let mut servers: Vec<Server> = profiles.iter().map(|profile| Server::new(*profile)).collect();
    for file in &mut project.checked.files {
        let Some(library) = &file.library else { continue };
        let alone = worker.verdicts(&library.code, &profiles).map_err(cannot_load)?;
        let answers = servers.iter_mut().zip(alone);
        let verdicts: Vec<Verdict> =
            answers.map(|(server, alone)| server.add(&library.code, alone, false)).collect();
        let found = findings(library, &profiles, &verdicts, is_asked, &project.sources);
        file.diagnostics.extend(found);
        file.diagnostics.extend(misnamed(library, &verdicts));
        if file.diagnostics.iter().any(|found| found.level == Level::Error) {
            file.library = None;
        }
    }
    Ok(())
}

/// The profiles of these names, or all of them. Says of a name which line it is taken for.
pub(crate) fn profiles(names: &[String]) -> Result<Vec<Profile>, Failure> {
    if names.is_empty() {
        return Ok(Profile::ALL.to_vec());
    }
    let mut profiles = Vec::new();
    for name in names {
        let (profile, note) = Profile::read(name).map_err(Failure::new)?;
        if let Some(note) = note {
            output::stderr(&format!("note: {note}\n"));
        }
        if !profiles.contains(&profile) {
            profiles.push(profile);
        }
    }
    Ok(profiles)
}

/// This program again, as the process that loads.
pub(crate) fn worker() -> Result<Worker, Failure> {
    let program = std::env::current_exe().map_err(cannot_load)?;
    let mut command = Command::new(program);
    command.arg(WORKER);
    Ok(Worker::new(command))
}

pub(crate) fn cannot_load(error: impl std::fmt::Display) -> Failure {
    Failure::new(format_args!("cannot start the process that loads libraries: {error}"))
}

/// What the verdicts on one library say: at most one finding for the refusals and one for what it
/// does to servers that take it.
fn findings(
    library: &Library,
    profiles: &[Profile],
    verdicts: &[Verdict],
    is_asked: bool,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let answers: Vec<(Profile, &Verdict)> = profiles.iter().copied().zip(verdicts).collect();
    let (taken, refused): (Vec<_>, Vec<_>) =
        answers.iter().partition(|(_, verdict)| verdict.accepts());
    let refusal = refused.first().map(|(_, verdict)| {
        let error = verdict.error().unwrap_or_default();
        let message = format!("the server refuses the library: \"{}\"", one_line(&error));
        (message, verdict.dangers.first().map(ToString::to_string), line(&error))
    });
    let endangered: Vec<_> =
        taken.into_iter().filter(|(_, verdict)| !verdict.dangers.is_empty()).collect();
    let danger =
        endangered.first().map(|(_, verdict)| (verdict.dangers[0].to_string(), None, None));
    let said = [(refusal, refused), (danger, endangered)];
    let found = said.into_iter().filter_map(|(said, of)| Some((said?, of)));
    let found = found.map(|((message, help, line), of)| {
        let profiles = of.iter().map(|(profile, _)| profile.name()).collect();
        let said = Said { message, line, help, profiles };
        verdict::finding(library, said, (answers.len(), is_asked), sources)
    });
    found.collect()
}

/// Functions that loading the library does not register: `---@function` says another name.
fn misnamed(library: &Library, verdicts: &[Verdict]) -> Vec<Diagnostic> {
    let taken: Vec<_> =
        verdicts.iter().filter_map(|verdict| verdict.answer.as_ref().ok()).collect();
    let registered: BTreeSet<&str> = taken
        .iter()
        .flat_map(|taken| taken.functions.iter().map(|function| function.name.as_str()))
        .collect();
    if registered.is_empty() {
        return Vec::new();
    }
    let is_known = |name: &str| library.functions.iter().any(|function| function.name == name);
    let unknown: Vec<&str> = registered.iter().copied().filter(|name| !is_known(name)).collect();
    let missing = library.functions.iter().filter(|it| !registered.contains(it.name.as_str()));
    let found = missing.map(|function| {
        let message = format!("loading the library does not register {}", function.name);
        let finding = Diagnostic::error(RULE, function.location, message);
        match unknown.as_slice() {
            [] => finding,
            unknown => finding.help(format!("it registers {}", unknown.join(", "))),
        }
    });
    found.collect()
}
