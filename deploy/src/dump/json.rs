//! A dump into JSON and back.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Dump, Entry, Origin, entry};
use crate::Library;

/// The version of the shape, and the word that tells it from other files of ours.
const VERSION: u32 = 1;
const KIND: &str = "dump";

#[derive(Serialize, Deserialize)]
struct File<'d> {
    fcall: u32,
    kind: Cow<'d, str>,
    server: Cow<'d, str>,
    libraries: Vec<Item<'d>>,
}

#[derive(Serialize, Deserialize)]
struct Item<'d> {
    name: Cow<'d, str>,
    release: Option<String>,
    owner: Option<String>,
    digest: Cow<'d, str>,
    functions: Vec<String>,
    encoding: Encoding,
    /// Line by line, each with its end.
    code: Vec<String>,
}

/// How the characters of the code stand for its bytes.
#[derive(Serialize, Deserialize, Clone, Copy)]
enum Encoding {
    #[serde(rename = "utf-8")]
    Utf8,
    /// Each character is one byte, for code that is not UTF-8.
    #[serde(rename = "latin-1")]
    Latin1,
}

/// Writes a dump, a line of the file for a line of code.
pub(super) fn write(dump: &Dump) -> String {
    let server = match &dump.origin {
        Origin::Server(server) => server.clone(),
        Origin::Payload { version, .. } => format!("payload of version {version}"),
    };
    let libraries = dump.entries.iter().map(|entry| item(&entry.library)).collect();
    let file = File { fcall: VERSION, kind: KIND.into(), server: server.into(), libraries };
    // Plain strings and numbers: there is nothing that has no form in JSON.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

fn item(library: &Library) -> Item<'_> {
    let (encoding, text) = if let Ok(text) = std::str::from_utf8(&library.code) {
        (Encoding::Utf8, Cow::Borrowed(text))
    } else {
        let text = library.code.iter().map(|byte| char::from(*byte)).collect::<String>();
        (Encoding::Latin1, Cow::Owned(text))
    };
    Item {
        name: library.name.as_str().into(),
        release: library.release.clone(),
        owner: library.owner.clone(),
        digest: format!("sha256:{}", library.digest).into(),
        functions: library.functions.clone(),
        encoding,
        code: text.split_inclusive('\n').map(str::to_owned).collect(),
    }
}

/// Reads a dump, or says what is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<Dump, String> {
    let file: File<'_> = serde_json::from_slice(bytes)
        .map_err(|error| format!("it is no dump that `cargo fcall dump` wrote: {error}"))?;
    if file.fcall != VERSION || file.kind != KIND {
        return Err(format!(
            "it is of kind `{}` and shape {}, and this reads kind `{KIND}` of shape {VERSION}; \
             a later release of fcall may read it",
            file.kind, file.fcall
        ));
    }
    let mut entries = file.libraries.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    entries.sort_by(|a, b| a.library.name.cmp(&b.library.name));
    Ok(Dump { origin: Origin::Server(file.server.into_owned()), entries })
}

fn entry(item: &Item<'_>) -> Result<Entry, String> {
    let code = code(item)?;
    // Release and owner stand there for people: what counts is what the code says.
    let library = Library::from_code(item.name.clone(), item.functions.iter().cloned(), code);
    if format!("sha256:{}", library.digest) != item.digest {
        return Err(format!(
            "the code of library `{}` is not what its digest states: it was changed after it was \
             dumped; dump it again, or deploy the library from its file",
            item.name
        ));
    }
    match entry::name(&library.code) {
        Ok(name) if name == item.name => Ok(Entry { library, doubt: None }),
        Ok(name) => Err(format!("library `{}` calls itself `{name}` in its code", item.name)),
        Err(message) => Err(format!("library `{}`: {message}", item.name)),
    }
}

fn code(item: &Item<'_>) -> Result<Vec<u8>, String> {
    let text = item.code.concat();
    match item.encoding {
        Encoding::Utf8 => Ok(text.into_bytes()),
        Encoding::Latin1 => text
            .chars()
            .map(|character| u8::try_from(u32::from(character)))
            .collect::<Result<_, _>>()
            .map_err(|_| format!("the code of library `{}` is not latin-1", item.name)),
    }
}
