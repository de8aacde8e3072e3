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
use crate::output;
use crate::scripts::{self, Scripts};

/// The libraries of one folder or file, read and checked.
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
        let path = folder(functions)?;
        let read = if path.is_dir() { read::folder(&path) } else { read_in_folder(&path) };
        Self::judge(path, read)
    }

    /// As [`Project::open`], with the scripts. One of the two is enough.
    pub(crate) fn open_all(functions: &Functions, scripts: &WithScripts) -> Result<Self, Failure> {
        let scripts = Scripts::open(functions, scripts)?;
        match (folder(functions), scripts) {
            (Err(_), Some(scripts)) => Ok(Self::of_scripts(scripts)),
            (_, scripts) => Ok(Self { scripts, ..Self::open(functions)? }),
        }
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
            return Ok(Self::of_scripts(Scripts::read(path, &folder)?));
        }
        let read = read_in_folder(&path);
        Self::judge(path, read)
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

    /// A file that is not read because of what it is: a finding like any other.
    fn unread(path: PathBuf, config: Config, error: &read::Error) -> Self {
        let mut sources = Sources::new();
        let source = sources.add(Source::new(&error.path, Vec::new()));
        let location = Location { source, span: Span::default() };
        let diagnostics = vec![Diagnostic::error("syntax", location, error.to_string())];
        let file = CheckedFile { source, module: String::new(), library: None, diagnostics };
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

    /// Whether there is no Lua file at all, and none is wanted of the `fcall` crate.
    pub(crate) fn is_empty(&self) -> bool {
        let has_scripts = self.scripts.as_ref().is_some_and(|it| !it.checked.files.is_empty());
        self.sources.iter().next().is_none() && self.config.shipped.is_empty() && !has_scripts
    }

    /// What came of reading the project for a command that needs it whole; says so if there is
    /// nothing in it.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.is_empty() {
            output::error(&self.no_libraries());
            return Outcome::Found;
        }
        if self.count(Level::Error) > 0 { Outcome::Found } else { Outcome::Done }
    }

    /// What to say when there is none.
    pub(crate) fn no_libraries(&self) -> String {
        format!(
            "no libraries in {}: a library is a .lua file whose first line is `#!lua name=NAME`",
            self.path.display()
        )
    }
}

/// The settings alone, for commands that need no libraries.
pub(crate) fn settings(functions: &Functions) -> Result<Config, Failure> {
    config::read(&folder(functions)?).map_err(Failure::new)
}

/// The folder that `--functions` names, or the nearest one.
pub(crate) fn folder(functions: &Functions) -> Result<PathBuf, Failure> {
    match &functions.functions {
        Some(folder) => Ok(folder.clone()),
        None => nearest(&working_folder()?),
    }
}

pub(crate) fn working_folder() -> Result<PathBuf, Failure> {
    std::env::current_dir()
        .map_err(|error| Failure::new(format_args!("cannot tell the working folder: {error}")))
}

/// The nearest folder upward that has `functions/`, as a path from the working folder, so that
/// what is shown can be opened from there.
fn nearest(working_folder: &Path) -> Result<PathBuf, Failure> {
    let mut up = PathBuf::new();
    for folder in working_folder.ancestors() {
        if folder.join("functions").is_dir() {
            return Ok(up.join("functions"));
        }
        up.push("..");
    }
    Err(Failure::new(format_args!(
        "there is no folder `functions` in {} or above; name one with --functions DIR",
        working_folder.display()
    )))
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
