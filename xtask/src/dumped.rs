//! What is in a file of libraries, into text for people and the shape for machines.

use std::fmt::Write as _;
use std::path::Path;

use fcall_deploy::dump::{Dump, Entry, Origin};
use fcall_deploy::payload::Checksum;
use serde::Serialize;

use crate::diagnostics::count;
use crate::digest;

/// The shape of what a file holds. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"What the file holds (--format json). "fcall" is the version of the shape: within one version, members
are only added. "server" is the one that was dumped, null for a payload, of which the "rdb_version"
tells which servers write it. "functions" is null where the check finds an error in the code:
"doubt" says which.

{
  "fcall": 1,
  "file": string,
  "form": "dump" | "payload",
  "server": string | null,
  "rdb_version": integer | null,
  "checksum": "good" | "absent" | null,
  "libraries": [{
    "library": string,
    "release": string | null,
    "owner": string | null,
    "digest": string,
    "bytes": integer,
    "functions": [string] | null,
    "doubt": string | null
  }]
}"#;

/// What `show` and `dump` show to machines.
#[derive(Serialize)]
pub(crate) struct Dumped<'d> {
    fcall: u32,
    file: String,
    form: &'static str,
    server: Option<&'d str>,
    rdb_version: Option<u16>,
    checksum: Option<&'static str>,
    libraries: Vec<Item<'d>>,
}

#[derive(Serialize)]
struct Item<'d> {
    library: &'d str,
    release: Option<&'d str>,
    owner: Option<&'d str>,
    digest: String,
    bytes: usize,
    functions: Option<&'d [String]>,
    doubt: Option<&'d str>,
}

impl<'d> Dumped<'d> {
    /// What the file holds.
    pub(crate) fn of(dump: &'d Dump, file: &Path) -> Self {
        let (form, server, rdb_version, checksum) = match &dump.origin {
            Origin::Payload { version, checksum, .. } => {
                ("payload", None, Some(*version), Some(checksum_word(*checksum)))
            }
            Origin::Server(server) => ("dump", Some(server.as_str()), None, None),
            _ => ("dump", None, None, None),
        };
        let libraries = dump.entries.iter().map(Item::of).collect();
        let file = file.display().to_string();
        Self { fcall: 1, file, form, server, rdb_version, checksum, libraries }
    }
}

impl<'d> Item<'d> {
    fn of(entry: &'d Entry) -> Self {
        let library = &entry.library;
        Self {
            library: &library.name,
            release: library.release.as_deref(),
            owner: library.owner.as_deref(),
            digest: digest::whole(&library.digest),
            bytes: library.code.len(),
            functions: entry.doubt.is_none().then_some(&library.functions),
            doubt: entry.doubt.as_deref(),
        }
    }
}

/// What the file holds, for a person.
pub(crate) fn text(dump: &Dump, file: &Path) -> String {
    let mut text = format!("{}: {}", file.display(), origin(&dump.origin));
    let _ = writeln!(text, ", {}", count_libraries(dump));
    for entry in &dump.entries {
        let library = &entry.library;
        let words = [library.name.as_str()].into_iter().chain(library.release.as_deref());
        let words = words.collect::<Vec<_>>().join(" ");
        let digest = library.digest.get(..12).unwrap_or(&library.digest);
        let bytes = count(library.code.len(), "byte");
        let _ = writeln!(text, "\n{words}  sha256:{digest}  {bytes}");
        if let Some(owner) = &library.owner {
            let _ = writeln!(text, "  owner {owner}");
        }
        for function in &library.functions {
            let _ = writeln!(text, "  {function}");
        }
        if let Some(doubt) = &entry.doubt {
            let _ = writeln!(text, "  (functions not known: {doubt})");
        }
    }
    text
}

/// `3 libraries`, `no libraries`
pub(crate) fn count_libraries(dump: &Dump) -> String {
    match dump.entries.len() {
        0 => "no libraries".to_owned(),
        some => count(some, "library"),
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Server(server) => format!("a dump of {server}"),
        Origin::Payload { version, writer, checksum } => {
            let writer = writer.unwrap_or("no server that is known here");
            let checksum = match checksum {
                Checksum::Good => "checksum good",
                Checksum::Absent => "no checksum, so that damage would not show",
            };
            format!("a payload of RDB version {version} (written by {writer}), {checksum}")
        }
        _ => "libraries".to_owned(),
    }
}

fn checksum_word(checksum: Checksum) -> &'static str {
    match checksum {
        Checksum::Good => "good",
        Checksum::Absent => "absent",
    }
}
