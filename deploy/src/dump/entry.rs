//! The code of a library from a file into what can be said about it without a server.

use std::collections::BTreeSet;
use std::path::Path;

use fcall_compiler::check::check_whole;
use fcall_compiler::config::Config;
use fcall_compiler::diagnostic::Level;
use fcall_compiler::model;
use fcall_compiler::shebang;
use fcall_compiler::source::{Source, Sources};

use crate::Library;

/// A library from a server or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The library.
    pub library: Library,
    /// Why its functions are not known, where no server named them and the check finds an error in
    /// the code: the list is empty then.
    pub doubt: Option<String>,
}

/// The name that the first line of the code gives, or what is wrong with that line.
pub(super) fn name(code: &[u8]) -> Result<String, String> {
    shebang::parse(code).map(|shebang| shebang.name).map_err(|error| error.message)
}

/// A library of which nothing but the code is known, with what the check can tell of it.
pub(super) fn checked(name: String, code: &[u8]) -> Entry {
    match model(&name, code) {
        Ok(model) => {
            let functions = model.functions.iter().map(|function| function.name.clone());
            let mut functions: Vec<String> = functions.collect();
            functions.sort();
            Entry { library: Library::from_code(name, functions, code), doubt: None }
        }
        Err(doubt) => {
            Entry { library: Library::from_code(name, [""; 0], code), doubt: Some(doubt) }
        }
    }
}

/// The functions of a library that are declared `no-writes`. None where the check cannot tell.
pub(crate) fn read_only(library: &Library) -> BTreeSet<String> {
    let functions = model(&library.name, &library.code).map(|model| model.functions);
    let functions = functions.into_iter().flatten().filter(model::Function::is_read_only);
    functions.map(|function| function.name).collect()
}

/// What the check makes of code, or the first error it finds.
fn model(name: &str, code: &[u8]) -> Result<model::Library, String> {
    let mut sources = Sources::new();
    sources.add(Source::new(Path::new(name).with_extension("lua"), code));
    let mut checked = check_whole(&sources, &Config::default());
    if let Some(library) = checked.files.iter_mut().find_map(|file| file.library.take()) {
        return Ok(library);
    }
    let error = checked.diagnostics().find(|finding| finding.level == Level::Error);
    Err(error.map_or_else(|| "it is no library".to_owned(), |error| error.message.clone()))
}
