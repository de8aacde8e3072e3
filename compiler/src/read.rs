//! A folder on disk into [`Sources`]: the only file of the compiler, beside the build door, that
//! touches the file system.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::{Source, Sources};

/// The largest Lua file that is read, in bytes. A server's own limit on one argument is 512 MB; the
/// largest public library is 400 KB.
pub const LARGEST_FILE: u64 = 16 << 20;

/// Why a folder or a file could not be read.
#[derive(Debug)]
pub struct Error {
    /// The path.
    pub path: PathBuf,
    /// What the operating system said, or what is wrong with the file.
    pub cause: Cause,
}

/// What went wrong with a path.
#[derive(Debug)]
pub enum Cause {
    /// The operating system refused.
    System(io::Error),
    /// Larger than [`LARGEST_FILE`], with its size in bytes.
    TooLarge(u64),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.cause {
            Cause::System(error) => write!(f, "cannot read {path}: {error}"),
            Cause::TooLarge(bytes) => write!(
                f,
                "{path} is not a Lua library: it has {bytes} bytes, and more than {LARGEST_FILE} are not read"
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.cause {
            Cause::System(error) => Some(error),
            Cause::TooLarge(_) => None,
        }
    }
}

impl Error {
    fn system(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_owned(), cause: Cause::System(error) }
    }

    /// Whether what is in the file is at fault, rather than the machine.
    #[must_use]
    pub fn is_input(&self) -> bool {
        matches!(self.cause, Cause::TooLarge(_))
    }
}

/// Reads every `.lua` file in a folder and the folders in it, in path order. Hidden files and
/// folders are left out; a folder reached twice through links is read once.
pub fn folder(path: &Path) -> Result<Sources, Error> {
    let mut files = Vec::new();
    collect(path, &mut BTreeSet::new(), &mut files)?;
    files.sort();
    let mut sources = Sources::of_folder(path);
    for file in files {
        sources.add(self::file(&file)?);
    }
    Ok(sources)
}

/// Reads one Lua file.
pub fn file(path: &Path) -> Result<Source, Error> {
    let metadata = fs::metadata(path).map_err(|error| Error::system(path, error))?;
    // A device or a pipe may have no end.
    if !metadata.is_file() {
        return Err(Error::system(path, io::Error::other("it is not a file")));
    }
    let size = metadata.len();
    if size > LARGEST_FILE {
        return Err(Error { path: path.to_owned(), cause: Cause::TooLarge(size) });
    }
    let bytes = fs::read(path).map_err(|error| Error::system(path, error))?;
    Ok(Source::new(path, bytes))
}

fn collect(
    folder: &Path,
    seen: &mut BTreeSet<PathBuf>,
    files: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    let real = fs::canonicalize(folder).map_err(|error| Error::system(folder, error))?;
    if !seen.insert(real) {
        return Ok(());
    }
    for entry in fs::read_dir(folder).map_err(|error| Error::system(folder, error))? {
        let entry = entry.map_err(|error| Error::system(folder, error))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = entry.path();
        let is_lua = path.extension().is_some_and(|extension| extension == "lua");
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => collect(&path, seen, files)?,
            Ok(_) if is_lua => files.push(path),
            Err(error) if is_lua => return Err(Error::system(&path, error)),
            // Something else that cannot be looked at (a dangling link, a link to itself) is no
            // concern of ours, since it is not called a Lua file.
            _ => {}
        }
    }
    Ok(())
}
