//! Libraries into what JSON can hold, and back, byte for byte; files that are there whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use fcall_compiler::digest::hex;
use serde::{Deserialize, Serialize};

use crate::{Error, Kind, Library};

/// A library in a file. What can be read from the code is not repeated, but for the functions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stored {
    name: String,
    functions: Vec<String>,
    code: Code,
}

/// Text where it is text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Code {
    Text(String),
    Bytes { hex: String },
}

impl Stored {
    pub(crate) fn of(library: &Library) -> Self {
        let code = match str::from_utf8(&library.code) {
            Ok(text) => Code::Text(text.to_owned()),
            Err(_) => Code::Bytes { hex: hex(&library.code) },
        };
        Self { name: library.name.clone(), functions: library.functions.clone(), code }
    }

    /// `None` if the hex digits are none.
    pub(crate) fn library(&self) -> Option<Library> {
        let code = match &self.code {
            Code::Text(text) => text.as_bytes().to_vec(),
            Code::Bytes { hex } => bytes(hex)?,
        };
        Some(Library::from_code(&self.name, &self.functions, code))
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hex.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits.filter(|digits| digits.len() % 2 == 0)?;
    pairs.chunks_exact(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

/// Writes a file in one step, in a folder that is made if there is none.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|error| {
        Error::new(Kind::File, format!("{}: cannot be written: {error}", path.display()))
    })
}

/// Reads a file; `None` if there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(Error::new(Kind::File, format!("{}: cannot be read: {error}", path.display())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Stored, bytes};
    use crate::Library;

    #[test]
    fn every_byte_comes_back() {
        for code in [&b"#!lua name=a\r\n\"\\\0\t"[..], b"#!lua name=a\n\xff\xfe\x00", b"", b"\xf0"]
        {
            let library = Library::from_code("a", ["f", "g"], code);
            let text = serde_json::to_string(&Stored::of(&library)).unwrap();
            let stored: Stored = serde_json::from_str(&text).unwrap();
            assert_eq!(stored.library(), Some(library), "{text}");
        }
        for wrong in ["f", "zz", "0x", "\u{e9}\u{e9}"] {
            assert_eq!(bytes(wrong), None, "{wrong}");
        }
    }
}
