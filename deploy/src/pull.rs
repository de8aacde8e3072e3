//! What a server holds into files of a folder of libraries.

mod there;

use std::path::{Path, PathBuf};

use crate::dump::{agreed, write_whole};
use crate::{Error, Library, Live, Node, live};

pub use there::{Local, There};

/// Which files would be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pull {
    /// One for every library that may be written.
    pub files: Vec<PullFile>,
    /// Why the others may not. Nothing is written while there are any.
    pub refusals: Vec<String>,
}

/// One library and its file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PullFile {
    /// The library.
    pub library: Library,
    /// Where it stands, or would.
    pub path: PathBuf,
    /// What would be done.
    pub effect: PullEffect,
}

/// What pulling does to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PullEffect {
    /// There is none.
    Write,
    /// There is one with something else in it, and that may go.
    Overwrite,
    /// The library is there, byte for byte.
    Same,
}

impl PullEffect {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Overwrite => "overwrite",
            Self::Same => "same",
        }
    }
}

/// Reads what all the nodes hold.
///
/// # Errors
///
/// If a node does not answer, or they differ: the error names who has what.
pub fn read(nodes: &mut [Node]) -> Result<Live, Error> {
    agreed(live::read(nodes)?)
}

/// Finds the file for every library: `NAME.lua` in the folder. Pure.
///
/// A file with something else in it is left alone unless `force`. So is a library that stands under
/// another name or in several files, and what would be one file where case does not count.
#[must_use]
pub fn plan(libraries: &[Library], folder: &Path, there: &There, force: bool) -> Pull {
    let mut pull = Pull { files: Vec::new(), refusals: Vec::new() };
    for (index, library) in libraries.iter().enumerate() {
        let path = folder.join(format!("{}.lua", library.name));
        let twin = twin(library, &libraries[..index]);
        let effect = match twin {
            Some(twin) => Err(format!(
                "the libraries `{}` and `{twin}` would be one file where case does not count; \
                 pull one of them into another folder",
                library.name
            )),
            None => effect(library, &path, there, force),
        };
        match effect {
            Ok((effect, path)) => {
                pull.files.push(PullFile { library: library.clone(), path, effect });
            }
            Err(refusal) => pull.refusals.push(refusal),
        }
    }
    pull
}

/// Writes the files that are not there yet, each whole or not at all. Returns those it wrote.
///
/// # Errors
///
/// If the folder cannot be made or a file cannot be written.
pub fn write(pull: &Pull) -> Result<Vec<&PullFile>, Error> {
    let is_written = |file: &&PullFile| file.effect != PullEffect::Same && pull.refusals.is_empty();
    let mut written = Vec::new();
    for file in pull.files.iter().filter(is_written) {
        there::make_folder(file.path.parent())?;
        write_whole(&file.path, &file.library.code)?;
        written.push(file);
    }
    Ok(written)
}

fn twin<'l>(library: &Library, others: &'l [Library]) -> Option<&'l str> {
    let is_twin = |other: &&Library| other.name.eq_ignore_ascii_case(&library.name);
    others.iter().find(is_twin).map(|other| other.name.as_str())
}

fn effect(
    library: &Library,
    path: &Path,
    there: &There,
    force: bool,
) -> Result<(PullEffect, PathBuf), String> {
    let name = &library.name;
    // The server only takes such names; one that answers others may want to write elsewhere.
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Err(format!("`{}` is no library's name", name.escape_debug()));
    }
    if let Some(local) = there.library(name) {
        if *local.code == *library.code {
            return Ok((PullEffect::Same, local.path.clone()));
        }
        if local.path != path || local.has_several_files {
            return Err(format!(
                "library `{name}` begins in {} and has other code there; change it there, or take \
                 it away first",
                local.path.display()
            ));
        }
    }
    if let Some(other) = there.other_case(name) {
        return Err(format!(
            "{other} is there, which is {name}.lua where case does not count; take it away first"
        ));
    }
    match there.file(name) {
        None => Ok((PullEffect::Write, path.to_owned())),
        Some(bytes) if bytes == &*library.code => Ok((PullEffect::Same, path.to_owned())),
        Some(_) if force => Ok((PullEffect::Overwrite, path.to_owned())),
        Some(_) => {
            Err(format!("{} has something else in it, which --force replaces", path.display()))
        }
    }
}

#[cfg(test)]
mod tests;
