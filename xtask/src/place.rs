//! `--history` into where deploys are recorded.

use std::path::PathBuf;

use fcall_deploy::Node;
use fcall_deploy::history::Store;

use crate::arguments::Functions;
use crate::outcome::Failure;
use crate::{progress, project};

/// Where deploys are recorded.
#[derive(clap::Args)]
pub(crate) struct History {
    /// Where it is recorded what was replaced, for `rollback`: a file, a key on the servers, or
    /// nowhere [default: `.fcall/ENVIRONMENT.json` beside the libraries; where `CI` is set there
    /// is none]
    #[arg(long, value_name = "FILE|key:NAME|none")]
    history: Option<String>,
}

/// The choice, for one environment.
pub(crate) enum Place {
    File(PathBuf),
    Key(String),
    Nowhere,
}

impl History {
    /// The choice; `environment` names the servers.
    pub(crate) fn place(&self, functions: &Functions, environment: &str) -> Result<Place, Failure> {
        match self.history.as_deref() {
            Some("none") => Ok(Place::Nowhere),
            Some(text) => match text.split_once(':') {
                Some(("key", "")) => Err(Failure::new("--history key:NAME needs a name")),
                Some(("key", name)) => Ok(Place::Key(name.to_owned())),
                _ => Ok(Place::File(PathBuf::from(text))),
            },
            None if progress::is_ci() => Err(Failure::new(
                "CI is set, and what is written to this disk is gone afterwards: say where the deploy is to \
                 be recorded, so that it can be rolled back: --history key:NAME (on the servers), \
                 --history FILE (one that you keep), or --history none",
            )),
            None => {
                let folder = project::folder(functions)?;
                let project = folder.parent().map(PathBuf::from).unwrap_or_default();
                Ok(Place::File(project.join(".fcall").join(format!("{environment}.json"))))
            }
        }
    }
}

impl Place {
    /// The history there; `None` if there is to be none.
    pub(crate) fn store<'n>(&self, nodes: &'n mut [Node]) -> Option<Store<'n>> {
        match self {
            Self::File(path) => Some(Store::File(path.clone())),
            Self::Key(name) => Some(Store::Key(name.clone(), nodes)),
            Self::Nowhere => None,
        }
    }
}
