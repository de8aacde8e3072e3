//! `pull`: what a server holds into the folder of libraries.

use std::path::PathBuf;

use fcall_deploy::pull::{self, Pull as Plan, PullEffect, PullFile, There};
use fcall_deploy::{Library, Timeouts, connect};
use serde::Serialize;

use crate::arguments::{Format, Functions, Shown};
use crate::outcome::{Failure, Outcome};
use crate::target::Server;
use crate::{digest, output, project};

/// The shape of a pull. Tests compare the output with it.
const SHAPE: &str = r#"The result (--format json). "fcall" is the version of the shape: within one version, members are only
added. Where there are refusals, no file is written.

{
  "fcall": 1,
  "files": [{
    "library": string,
    "file": string,
    "action": "write" | "overwrite" | "same",
    "digest": string
  }],
  "refusals": [string]
}"#;

/// Writes the libraries of a server into the folder of libraries, byte for byte
///
/// Each goes to NAME.lua. A library that is there already under another file's name stays there if
/// it is the same. A file with something else in it is not replaced without --force, and if any file
/// is in the way, none is written. The primaries of a cluster must hold the same libraries. Exits
/// with 2 when something is in the way.
#[derive(clap::Args)]
#[command(after_long_help = SHAPE)]
pub(crate) struct Pull {
    /// The libraries [default: all]
    #[arg(value_name = "LIBRARY")]
    libraries: Vec<String>,

    /// Replace files that have something else in them
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    server: Server,

    #[command(flatten)]
    functions: Functions,

    #[command(flatten)]
    shown: Shown,
}

impl Pull {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let folder = project::folder(&self.functions)?;
        let target = self.server.target_alone(&self.functions)?;
        let mut nodes = connect::discover(&target, &Timeouts::default()).map_err(Failure::new)?;
        let live = pull::read(&mut nodes).map_err(Failure::new)?;
        let libraries = self.wanted(&live.libraries)?;
        let there = There::read(&folder).map_err(Failure::new)?;
        let plan = pull::plan(&libraries, &folder, &there, self.force);
        let written = pull::write(&plan).map_err(Failure::new)?;
        match self.shown.format {
            Format::Text if plan.refusals.is_empty() => output::stdout(&text(&plan))?,
            Format::Text => {}
            Format::Json => output::json(&Pulled::of(&plan))?,
        }
        written.iter().filter_map(|file| note(file)).for_each(|note| output::stderr(&note));
        plan.refusals.iter().for_each(|refusal| output::error(refusal));
        Ok(if plan.refusals.is_empty() { Outcome::Done } else { Outcome::Found })
    }

    fn wanted(&self, held: &[Library]) -> Result<Vec<Library>, Failure> {
        let mut wanted = held.to_vec();
        for name in &self.libraries {
            if !held.iter().any(|library| library.name == *name) {
                let names: Vec<&str> = held.iter().map(|library| library.name.as_str()).collect();
                let names = if names.is_empty() { "none".into() } else { names.join(", ") };
                return Err(Failure::new(format_args!(
                    "the server has no library `{name}`; it has: {names}"
                )));
            }
        }
        if !self.libraries.is_empty() {
            wanted.retain(|library| self.libraries.contains(&library.name));
        }
        Ok(wanted)
    }
}

fn text(plan: &Plan) -> String {
    let line = |file: &PullFile| {
        let word = match file.effect {
            PullEffect::Same => "same",
            PullEffect::Overwrite => "replaced",
            _ => "written",
        };
        format!("{word:8} {}\n", file.path.display())
    };
    if plan.files.is_empty() {
        return "the server has no libraries\n".to_owned();
    }
    plan.files.iter().map(line).collect()
}

/// A server holds the text of a library, not the files it was made of.
fn note(file: &PullFile) -> Option<String> {
    let mut lines = file.library.code.split(|byte| *byte == b'\n');
    lines.any(|line| line.trim_ascii_start().starts_with(b"---@include")).then(|| {
        format!(
            "note: {}: the library was made of several files, of which the server has only the \
             text; its `---@include` lines do not hold here\n",
            file.path.display()
        )
    })
}

#[derive(Serialize)]
struct Pulled<'p> {
    fcall: u32,
    files: Vec<FileEntry<'p>>,
    refusals: &'p [String],
}

#[derive(Serialize)]
struct FileEntry<'p> {
    library: &'p str,
    file: PathBuf,
    action: &'static str,
    digest: String,
}

impl<'p> Pulled<'p> {
    fn of(plan: &'p Plan) -> Self {
        let file = |file: &'p PullFile| FileEntry {
            library: &file.library.name,
            file: file.path.clone(),
            action: file.effect.word(),
            digest: digest::whole(&file.library.digest),
        };
        Self { fcall: 1, files: plan.files.iter().map(file).collect(), refusals: &plan.refusals }
    }
}
