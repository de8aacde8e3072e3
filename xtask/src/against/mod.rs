//! `--against` into the earlier interface: of a git revision, of servers, of a folder or a manifest.

mod git;
mod manifest;
mod server;

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use fcall_compiler::check::check;
use fcall_compiler::compat::Interface;
use fcall_compiler::config::Config;
use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::render;
use fcall_compiler::source::Sources;

use crate::outcome::Failure;
use crate::output;
use crate::project::Project;
use crate::target::Server;

/// Where the earlier interface is.
#[derive(Debug, Clone)]
pub(crate) enum Against {
    Git(String),
    Server,
    Path(PathBuf),
}

impl FromStr for Against {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("git", "")) => Err("git: needs a revision, as in git:main".to_owned()),
            Some(("git", revision)) => Ok(Self::Git(revision.to_owned())),
            _ if text == "server" => Ok(Self::Server),
            _ => Ok(Self::Path(PathBuf::from(text))),
        }
    }
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Git(revision) => write!(f, "git:{revision}"),
            Self::Server => f.write_str("server"),
            Self::Path(path) => path.display().fmt(f),
        }
    }
}

/// An earlier interface, and who has it.
pub(crate) struct Earlier {
    /// The node, where it is a server's.
    pub(crate) address: Option<String>,
    pub(crate) libraries: Vec<Interface>,
}

/// The earlier interface: one, or one of every node.
pub(crate) fn read(
    against: &Against,
    project: &Project,
    server: &Server,
    new: &[Interface],
) -> Result<Vec<Earlier>, Failure> {
    let libraries = match against {
        Against::Server => return server::read(project, server, new),
        Against::Git(revision) => git::read(revision, project)?,
        Against::Path(path) => at_path(path)?,
    };
    Ok(vec![Earlier { address: None, libraries }])
}

fn at_path(path: &Path) -> Result<Vec<Interface>, Failure> {
    let is_lua = path.extension().is_some_and(|extension| extension == "lua");
    if !path.is_dir() && !is_lua {
        return manifest::read(path);
    }
    let earlier = Project::read(path.to_owned())?;
    if earlier.is_empty() {
        return Err(Failure::new(earlier.no_libraries()));
    }
    whole(&earlier.sources, earlier.checked.diagnostics())?;
    Ok(earlier.checked.libraries().map(Interface::of).collect())
}

/// The interfaces of files that are not on the disk.
fn interfaces(sources: &Sources, config: &Config) -> Result<Vec<Interface>, Failure> {
    let checked = check(sources, config);
    whole(sources, checked.diagnostics())?;
    Ok(checked.libraries().map(Interface::of).collect())
}

/// What has errors has no interface, and what is compared with it would be wrong.
fn whole<'d>(
    sources: &Sources,
    found: impl Iterator<Item = &'d Diagnostic>,
) -> Result<(), Failure> {
    let errors: Vec<&Diagnostic> = found.filter(|it| it.level == Level::Error).collect();
    if errors.is_empty() {
        return Ok(());
    }
    for error in errors {
        output::stderr(&(render::render(error, sources, output::stderr_style()) + "\n\n"));
    }
    Err(Failure::new(
        "the earlier libraries have errors, so what their callers send and expect is not known; compare with \
         ones that `check` takes",
    ))
}
