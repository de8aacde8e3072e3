//! Libraries into a file of either form, and a file of either form into libraries.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::{Dump, Entry, Origin, entry, json};
use crate::{Error, Kind, payload};

/// The forms of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// JSON, to be read and compared.
    Dump,
    /// What FUNCTION RESTORE takes, on every server.
    Payload,
}

/// Writes the libraries to a file, which either appears whole or not at all.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write_file(dump: &Dump, form: Form, path: &Path) -> Result<(), Error> {
    let bytes = match form {
        Form::Dump => json::write(dump).into_bytes(),
        Form::Payload => dump.payload().bytes().to_vec(),
    };
    write_whole(path, &bytes)
}

/// Reads a file of either form and checks it, so that nothing damaged is ever sent.
///
/// # Errors
///
/// If the file cannot be read, or is neither.
pub fn read_file(path: &Path) -> Result<Dump, Error> {
    // A device or a pipe may have no end.
    let is_file = |metadata: fs::Metadata| {
        if metadata.is_file() { Ok(()) } else { Err(io::Error::other("it is not a file")) }
    };
    let bytes = fs::metadata(path).and_then(is_file).and_then(|()| fs::read(path));
    let bytes = bytes.map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be read: {error}", path.display()))
    })?;
    read(bytes).map_err(|reason| Error::new(Kind::Payload, format!("{}: {reason}", path.display())))
}

/// Writes a file by way of another one, so that it never stands there in part.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let write = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be written: {error}", path.display()))
    })
}

fn read(bytes: Vec<u8>) -> Result<Dump, String> {
    if let Some(known) = something_else(&bytes) {
        return Err(known.to_owned());
    }
    if bytes.starts_with(b"{") {
        return json::read(&bytes);
    }
    let payload = payload::read(bytes)
        .map_err(|damage| format!("{damage}; dump it again from a server (FUNCTION DUMP)"))?;
    let entries = payload.codes().iter().enumerate().map(|(index, code)| {
        let name = entry::name(code)
            .map_err(|message| format!("library {} of it has no name: {message}", index + 1))?;
        Ok(entry::checked(name, code))
    });
    let mut entries = entries.collect::<Result<Vec<Entry>, String>>()?;
    entries.sort_by(|a, b| a.library.name.cmp(&b.library.name));
    let origin = Origin::Payload {
        version: payload.version(),
        writer: payload.writer(),
        checksum: payload.checksum(),
    };
    Ok(Dump { origin, entries })
}

/// Files that people take for a dump.
fn something_else(bytes: &[u8]) -> Option<&'static str> {
    let known = [
        ("#!", "this is a library, not a dump; put it into the folder of libraries and deploy it"),
        ("REDIS0", "this is an RDB file; start a server with it and dump that one"),
        ("VALKEY", "this is an RDB file; start a server with it and dump that one"),
    ];
    known.into_iter().find(|(start, _)| bytes.starts_with(start.as_bytes())).map(|(_, what)| what)
}
