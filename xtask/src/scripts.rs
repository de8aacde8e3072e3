//! A folder of plain scripts into what the compiler finds in it.

use std::path::{Path, PathBuf};

use fcall_compiler::check::{CheckedScript, CheckedScripts, check_scripts};
use fcall_compiler::config::{self, Config};
use fcall_compiler::model;
use fcall_compiler::read;
use fcall_compiler::source::Sources;

use crate::arguments::{Functions, WithScripts};
use crate::outcome::Failure;
use crate::project;

/// What the folder is called where nobody names it, and what `--scripts` says for none.
const FOLDER: &str = "scripts";
const NONE: &str = "none";

/// The scripts of one folder, or one of them, read and checked.
pub(crate) struct Scripts {
    /// What was read, as the user named it.
    pub(crate) path: PathBuf,
    /// `fcall.toml` of the folder.
    pub(crate) config: Config,
    /// The files.
    pub(crate) sources: Sources,
    /// What was found in them.
    pub(crate) checked: CheckedScripts,
}

impl Scripts {
    /// The scripts that `--scripts` names, or those in the folder `scripts` beside the libraries, if it has any.
    pub(crate) fn open(
        functions: &Functions,
        wanted: &WithScripts,
    ) -> Result<Option<Self>, Failure> {
        match &wanted.scripts {
            Some(path) if path.as_os_str() == NONE => Ok(None),
            Some(path) => Self::read(path.clone(), path).map(Some),
            None => match beside(functions)? {
                Some(path) => {
                    let scripts = Self::read(path.clone(), &path)?;
                    Ok(Some(scripts).filter(|scripts| !scripts.checked.files.is_empty()))
                }
                None => Ok(None),
            },
        }
    }

    /// The scripts at a path in a folder of scripts, which is that folder, or a folder or a file in it.
    pub(crate) fn read(path: PathBuf, folder: &Path) -> Result<Self, Failure> {
        let config = config::read(folder).map_err(Failure::new)?;
        match read_in(&path, folder) {
            Ok(sources) => {
                let checked = check_scripts(&sources, &config);
                Ok(Self { path, config, sources, checked })
            }
            Err(error) if error.is_input() => Ok(Self::unread(path, config, &error)),
            Err(error) => Err(Failure::new(error)),
        }
    }

    fn unread(path: PathBuf, config: Config, error: &read::Error) -> Self {
        let (sources, finding) = project::unread(error);
        let source = finding.location.source;
        let file = CheckedScript { source, is_broken: true, diagnostics: vec![finding] };
        let checked = CheckedScripts { files: vec![file], ..CheckedScripts::default() };
        Self { path, config, sources, checked }
    }

    /// The model of all of them that have no error.
    pub(crate) fn model(&self) -> &model::Scripts {
        &self.checked.scripts
    }
}

/// The folder of scripts that a path is or is in: the nearest one called `scripts`, unless one called `functions` is
/// nearer.
pub(crate) fn folder_of(path: &Path) -> Option<&Path> {
    let is_called = |folder: &&Path, name: &str| {
        folder.file_name().is_some_and(|it| it == name) && folder.is_dir()
    };
    let mut folders = path.ancestors();
    let nearest = folders.find(|it| is_called(it, FOLDER) || is_called(it, project::FOLDER));
    nearest.filter(|folder| is_called(folder, FOLDER))
}

/// Where there is any, the folder beside that of the libraries; the nearest one, if there are no libraries.
fn beside(functions: &Functions) -> Result<Option<PathBuf>, Failure> {
    if let Ok(functions) = project::folder(functions) {
        let beside = functions.parent().unwrap_or(Path::new("")).join(FOLDER);
        return Ok(Some(beside).filter(|path| path.is_dir()));
    }
    Ok(project::nearest(FOLDER, &project::working_folder()?))
}

fn read_in(path: &Path, folder: &Path) -> Result<Sources, read::Error> {
    let mut sources = Sources::of_folder(folder);
    if path.is_dir() {
        for (_, source) in read::folder(path)?.iter() {
            sources.add(source.clone());
        }
    } else {
        sources.add(read::file(path)?);
    }
    Ok(sources)
}
