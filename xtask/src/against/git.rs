//! A git revision into the interface that the folder of libraries had then.

use std::path::Path;
use std::process::Command;

use fcall_compiler::check::check;
use fcall_compiler::compat::Interface;
use fcall_compiler::config;
use fcall_compiler::source::{Source, Sources};

use crate::outcome::Failure;
use crate::project::Project;

pub(super) fn read(revision: &str, project: &Project) -> Result<Vec<Interface>, Failure> {
    let folder = &project.path;
    let git = Git { folder, revision };
    let commit = git.commit()?;
    let mut sources = Sources::of_folder(folder);
    let mut config = config::Config::default();
    for path in git.files(&commit)? {
        if path == config::FILE {
            let text = String::from_utf8_lossy(&git.file(&commit, &path)?).into_owned();
            config = config::parse(&text).map_err(|error| git.failed(&error))?;
        } else if is_library(&path) {
            sources.add(Source::new(folder.join(&path), git.file(&commit, &path)?));
        }
    }
    if sources.iter().next().is_none() {
        return Err(git.failed(&format!("there were no libraries in {}", folder.display())));
    }
    super::interfaces(&sources, &check(&sources, &config))
}

struct Git<'g> {
    folder: &'g Path,
    revision: &'g str,
}

impl Git<'_> {
    /// The commit's own name: from there on nothing of what the user wrote stands on a command line.
    fn commit(&self) -> Result<String, Failure> {
        let name = format!("{}^{{commit}}", self.revision);
        let found = self.run(&["rev-parse", "--verify", "--end-of-options", &name])?;
        Ok(String::from_utf8_lossy(&found).trim().to_owned())
    }

    /// The files of the folder and of those in it, as paths from it, in their order.
    fn files(&self, commit: &str) -> Result<Vec<String>, Failure> {
        let found = self.run(&["ls-tree", "-r", "-z", commit])?;
        let found = String::from_utf8_lossy(&found);
        let mut files: Vec<String> = found.split('\0').filter_map(regular_file).collect();
        files.sort();
        Ok(files)
    }

    fn file(&self, commit: &str, path: &str) -> Result<Vec<u8>, Failure> {
        self.run(&["cat-file", "blob", &format!("{commit}:./{path}")])
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Failure> {
        let output = Command::new("git").args(arguments).current_dir(self.folder).output();
        let output = output.map_err(|error| self.failed(&format!("cannot run git: {error}")))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(self.failed(String::from_utf8_lossy(&output.stderr).trim()))
    }

    fn failed(&self, reason: &str) -> Failure {
        Failure::new(format_args!("cannot compare with git:{}: {reason}", self.revision))
    }
}

/// As a folder on the disk is read: hidden files and folders are left out.
fn is_library(path: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    !is_hidden && Path::new(path).extension().is_some_and(|extension| extension == "lua")
}

/// The path of an entry of `git ls-tree -z`, `MODE blob NAME<tab>PATH`; `None` for links and modules.
fn regular_file(entry: &str) -> Option<String> {
    let (about, path) = entry.split_once('\t')?;
    about.starts_with("100").then(|| path.to_owned())
}
