//! `verdict`: what FUNCTION LOAD would answer.

use std::fs;
use std::path::{Path, PathBuf};

use fcall_compiler::{bundle, read};
use fcall_sandbox::{Profile, Server, Verdict as Answer};

use crate::arguments::{Format, Shown};
use crate::outcome::{Failure, Outcome};
use crate::verdicts::{SHAPE, Verdicts};
use crate::{output, sandbox, verdicts};

/// Says what FUNCTION LOAD would answer, word for word, without a server
///
/// Several files are loaded on one server, one after the other. A folder stands for the libraries in
/// it. Exits with 2 when a profile refuses one.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Verdict {
    /// Lua files, as they are, or folders of libraries
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// A server line, `redis-7.2` or `valkey-8.1-hardened` say; may be given again [default: all]
    #[arg(long = "profile", value_name = "PROFILE")]
    profiles: Vec<String>,

    #[command(flatten)]
    shown: Shown,
}

/// A library and what each profile answers.
pub(crate) struct Judged {
    pub(crate) file: String,
    pub(crate) answers: Vec<(Profile, Answer)>,
}

impl Verdict {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let profiles = sandbox::profiles(&self.profiles)?;
        let mut libraries = Vec::new();
        for file in &self.files {
            libraries.extend(read_libraries(file)?);
        }
        let judged = judge(libraries, &profiles)?;
        match self.shown.format {
            Format::Text => output::stdout(&verdicts::text(&judged))?,
            Format::Json => output::json(&Verdicts::of(&judged))?,
        }
        let mut answers = judged.iter().flat_map(|library| &library.answers);
        let is_refused = answers.any(|(_, answer)| !answer.accepts());
        Ok(if is_refused { Outcome::Found } else { Outcome::Done })
    }
}

/// The bytes of a file, or of each library in a folder.
fn read_libraries(path: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if !path.is_dir() {
        let code = fs::read(path).map_err(|error| {
            Failure::new(format_args!("cannot read {}: {error}", path.display()))
        })?;
        return Ok(vec![(path.display().to_string(), code)]);
    }
    let sources = read::folder(path).map_err(Failure::new)?;
    let bundles = bundle::bundles(&sources);
    if bundles.is_empty() {
        return Err(Failure::new(format_args!("there is no Lua file in {}", path.display())));
    }
    let libraries = bundles.iter().map(|bundle| {
        (bundle.source.path.display().to_string(), bundle.source.bytes.clone())
    });
    Ok(libraries.collect())
}

fn judge(libraries: Vec<(String, Vec<u8>)>, profiles: &[Profile]) -> Result<Vec<Judged>, Failure> {
    let mut worker = sandbox::worker()?;
    let mut servers: Vec<Server> = profiles.iter().map(|profile| Server::new(*profile)).collect();
    let mut judged = Vec::new();
    for (file, code) in libraries {
        let alone = worker.verdicts(&code, profiles).map_err(sandbox::cannot_load)?;
        let answers = servers.iter_mut().zip(alone);
        let answers = answers.map(|(server, alone)| server.add(&code, alone, false));
        judged.push(Judged { file, answers: profiles.iter().copied().zip(answers).collect() });
    }
    Ok(judged)
}
