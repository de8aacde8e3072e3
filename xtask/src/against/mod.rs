//! `--against` into the earlier interface: of a git revision, of servers, of a folder or a manifest.

mod git;
mod manifest;
mod server;

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::str::FromStr;

use fcall_compiler::check::Checked;
use fcall_compiler::compat::Interface;
use fcall_compiler::diagnostic::Level;
use fcall_compiler::source::Sources;

use crate::diagnostics;
use crate::outcome::Failure;
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
    pub(crate) libraries: Rc<[Interface]>,
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
    Ok(vec![Earlier { address: None, libraries: libraries.into() }])
}

fn at_path(path: &Path) -> Result<Vec<Interface>, Failure> {
    let is_lua = path.extension().is_some_and(|extension| extension == "lua");
    if !path.is_dir() && !is_lua {
        return manifest::read(path);
    }
    let earlier = Project::read(path.to_owned())?;
    interfaces(&earlier.sources, &earlier.checked)
}

/// The interfaces of all libraries. What has errors has none, and what is compared with it would be wrong.
fn interfaces(sources: &Sources, checked: &Checked) -> Result<Vec<Interface>, Failure> {
    if !checked.has_errors() {
        return Ok(checked.libraries().map(Interface::of).collect());
    }
    let found = checked.diagnostics().map(|it| (it, sources));
    diagnostics::show(found, Level::Error);
    Err(Failure::new(
        "the earlier libraries have errors, so what their callers send and expect is not known; compare with \
         ones that `check` takes",
    ))
}
