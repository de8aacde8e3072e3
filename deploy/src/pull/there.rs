//! A folder into what is in it already: its libraries, and the files that stand in the way.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use fcall_compiler::{bundle, read, shebang};

use crate::{Error, Kind};

/// What a folder holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct There {
    /// The libraries, those in folders of it among them.
    pub libraries: Vec<Local>,
    /// What lies in the folder itself, by name: a file's bytes, nothing for what is no file.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A library of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// Its name.
    pub name: String,
    /// The file it begins in.
    pub path: PathBuf,
    /// What would be deployed.
    pub code: Vec<u8>,
    /// Whether that is the text of several files.
    pub has_several_files: bool,
}

impl There {
    /// Reads a folder. One that is not there is empty.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        if !folder.exists() {
            return Ok(Self::default());
        }
        let sources =
            read::folder(folder).map_err(|error| Error::new(Kind::File, error.to_string()))?;
        let bundles = bundle::bundles(&sources);
        let libraries = bundles.iter().filter_map(|bundle| {
            Some(Local {
                name: shebang::parse(&bundle.source.bytes).ok()?.name,
                path: bundle.source.path.clone(),
                code: bundle.source.bytes.clone(),
                has_several_files: bundle.parts.len() > 1,
            })
        });
        Ok(Self {
            libraries: libraries.collect(),
            files: files(folder).map_err(|error| {
                Error::new(Kind::File, format!("{}: cannot be read: {error}", folder.display()))
            })?,
        })
    }

    pub(super) fn library(&self, name: &str) -> Option<&Local> {
        self.libraries.iter().find(|library| library.name == name)
    }

    /// The bytes of `NAME.lua`.
    pub(super) fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(&format!("{name}.lua")).map(Vec::as_slice)
    }

    /// A file whose name is this one's but for case.
    pub(super) fn other_case(&self, name: &str) -> Option<&str> {
        let wanted = format!("{name}.lua");
        let is_twin = |file: &&String| **file != wanted && file.eq_ignore_ascii_case(&wanted);
        self.files.keys().find(is_twin).map(String::as_str)
    }
}

/// Makes the folder that a file is to stand in.
pub(super) fn make_folder(folder: Option<&Path>) -> Result<(), Error> {
    let Some(folder) = folder.filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    fs::create_dir_all(folder).map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be made: {error}", folder.display()))
    })
}

fn files(folder: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // What is not UTF-8 is the name of no library's file.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_lua = Path::new(&name).extension().is_some_and(|it| it.eq_ignore_ascii_case("lua"));
        if is_lua {
            let path = entry.path();
            files.insert(name, if path.is_file() { fs::read(path)? } else { Vec::new() });
        }
    }
    Ok(files)
}
