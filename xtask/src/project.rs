//! A folder of libraries into what the compiler finds in it.

use std::path::{Path, PathBuf};

use fcall_compiler::bundle;
use fcall_compiler::check::{Checked, CheckedFile, check, idle_types, idle_types_of_scripts};
use fcall_compiler::config::{self, Config};
use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::read;
use fcall_compiler::source::{Location, Source, Sources, Span};

use crate::arguments::{Functions, WithScripts};
use crate::outcome::{Failure, Outcome};
use crate::scripts::{self, Scripts};

/// What the folder is called where nobody names it.
pub(crate) const FOLDER: &str = "functions";

/// The libraries of one folder or file, read and checked: at least one, or a script.
pub(crate) struct Project {
    /// What was read, as the user named it.
    pub(crate) path: PathBuf,
    /// `fcall.toml`.
    pub(crate) config: Config,
    /// The files.
    pub(crate) sources: Sources,
    /// What was found in them.
    pub(crate) checked: Checked,
    /// The scripts beside them, for commands that look at those too.
    pub(crate) scripts: Option<Scripts>,
}

impl Project {
    /// Reads the folder `--functions` names, or the nearest one.
    pub(crate) fn open(functions: &Functions) -> Result<Self, Failure> {
        Self::look(functions)?.filled()
    }

    fn look(functions: &Functions) -> Result<Self, Failure> {
        let path = folder(functions)?;
        let read = if path.is_dir() { read::folder(&path) } else { read_in_folder(&path) };
        Self::judge(path, read)
    }

    /// As [`Project::open`], with the scripts. One of the two is enough.
    pub(crate) fn open_all(functions: &Functions, scripts: &WithScripts) -> Result<Self, Failure> {
        let scripts = Scripts::open(functions, scripts)?;
        let project = match (folder(functions), scripts) {
            (Err(_), Some(scripts)) => Self::of_scripts(scripts),
            (_, scripts) => Self { scripts, ..Self::look(functions)? },
        };
        project.filled()
    }

    fn of_scripts(scripts: Scripts) -> Self {
        Self {
            path: scripts.path.clone(),
            config: scripts.config.clone(),
            sources: Sources::new(),
            checked: Checked::default(),
            scripts: Some(scripts),
        }
    }

    /// Reads a folder of libraries, or of one the library that a path in it leads to; or of scripts.
    pub(crate) fn read(path: PathBuf) -> Result<Self, Failure> {
        if let Some(folder) = scripts::folder_of(&path).map(Path::to_owned) {
            return Self::of_scripts(Scripts::read(path, &folder)?).filled();
        }
        let read = read_in_folder(&path);
        Self::judge(path, read)?.filled()
    }

    fn judge(path: PathBuf, read: Result<Sources, read::Error>) -> Result<Self, Failure> {
        let config = settings_of(&path)?;
        match read {
            Ok(sources) => {
                let checked = check(&sources, &config);
                Ok(Self { path, config, sources, checked, scripts: None })
            }
            Err(error) if error.is_input() => Ok(Self::unread(path, config, &error)),
            Err(error) => Err(Failure::new(error)),
        }
    }

    fn unread(path: PathBuf, config: Config, error: &read::Error) -> Self {
        let (sources, finding) = unread(error);
        let file = CheckedFile {
            source: finding.location.source,
            module: String::new(),
            library: None,
            diagnostics: vec![finding],
        };
        Self { path, config, sources, checked: Checked { files: vec![file] }, scripts: None }
    }

    /// All findings, each with the files it is of.
    pub(crate) fn findings(&self) -> impl Iterator<Item = (&Diagnostic, &Sources)> {
        let scripts = self.scripts.iter();
        let in_scripts =
            scripts.flat_map(|it| it.checked.diagnostics().map(|found| (found, &it.sources)));
        self.checked.diagnostics().map(|found| (found, &self.sources)).chain(in_scripts)
    }

    /// Types of `fcall.toml` that are of no alias. A file of a folder does not tell what the others have.
    pub(crate) fn idle_types(&self) -> Vec<String> {
        let is_folder = |path: &Path| path.join(config::FILE).is_file();
        let ours = is_folder(&self.path).then(|| idle_types(&self.checked, &self.config));
        let lines = |path: &Path, lines: Vec<String>| {
            lines.into_iter().map(|line| path.join(line).display().to_string()).collect()
        };
        let mut all: Vec<String> = ours.map_or_else(Vec::new, |it| lines(&self.path, it));
        if let Some(it) = self.scripts.as_ref().filter(|it| is_folder(&it.path)) {
            all.extend(lines(&it.path, idle_types_of_scripts(&it.checked, &it.config)));
        }
        all
    }

    /// How many findings are of a level.
    pub(crate) fn count(&self, level: Level) -> usize {
        self.findings().filter(|(diagnostic, _)| diagnostic.level == level).count()
    }

    /// What came of reading the project for a command that needs it whole.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.count(Level::Error) > 0 { Outcome::Found } else { Outcome::Done }
    }

    /// This, unless there is no Lua file at all, and none is wanted of the `fcall` crate.
    fn filled(self) -> Result<Self, Failure> {
        let has_libraries = self.sources.iter().next().is_some() || !self.config.shipped.is_empty();
        if has_libraries || self.scripts.as_ref().is_some_and(|it| !it.checked.files.is_empty()) {
            return Ok(self);
        }
        let path = self.path.display();
        Err(match &self.scripts {
            Some(scripts) if scripts.path == self.path => {
                Failure::new(format_args!("no scripts in {path}: a script is a .lua file"))
            }
            _ => Failure::new(format_args!(
                "no libraries in {path}: a library is a .lua file whose first line is `#!lua name=NAME`"
            )),
        })
    }
}

/// A file that is not read because of what it is: a finding like any other.
pub(crate) fn unread(error: &read::Error) -> (Sources, Diagnostic) {
    let mut sources = Sources::new();
    let source = sources.add(Source::new(&error.path, Vec::new()));
    let location = Location { source, span: Span::default() };
    (sources, Diagnostic::error("syntax", location, error.to_string()))
}

/// The settings alone, for commands that need no libraries.
pub(crate) fn settings(functions: &Functions) -> Result<Config, Failure> {
    config::read(&folder(functions)?).map_err(Failure::new)
}

/// The folder that `--functions` names, or the nearest one.
pub(crate) fn folder(functions: &Functions) -> Result<PathBuf, Failure> {
    if let Some(folder) = &functions.functions {
        return Ok(folder.clone());
    }
    let working_folder = working_folder()?;
    nearest(FOLDER, &working_folder).ok_or_else(|| {
        Failure::new(format_args!(
            "there is no folder `{FOLDER}` in {} or above; name one with --functions DIR",
            working_folder.display()
        ))
    })
}

pub(crate) fn working_folder() -> Result<PathBuf, Failure> {
    std::env::current_dir()
        .map_err(|error| Failure::new(format_args!("cannot tell the working folder: {error}")))
}

/// The folder of this name in the working folder or the nearest one above that has one, as a path from the working
/// folder, so that what is shown can be opened from there.
pub(crate) fn nearest(name: &str, working_folder: &Path) -> Option<PathBuf> {
    let steps = working_folder.ancestors().position(|folder| folder.join(name).is_dir())?;
    Some(PathBuf::from("../".repeat(steps)).join(name))
}

/// The settings of the folder of libraries that a path is or is in.
fn settings_of(path: &Path) -> Result<Config, Failure> {
    let folder = config::folder_of(path).unwrap_or(path);
    if folder.is_dir() { config::read(folder).map_err(Failure::new) } else { Ok(Config::default()) }
}

/// The libraries that are at a path: a folder of libraries, one of its files, a folder in it.
fn read_in_folder(path: &Path) -> Result<Sources, read::Error> {
    match config::folder_of(path) {
        Some(folder) if folder != path => bundle::pick(path, folder),
        _ if path.is_dir() => read::folder(path),
        _ => bundle::pick(path, path.parent().unwrap_or(Path::new(""))),
    }
}
