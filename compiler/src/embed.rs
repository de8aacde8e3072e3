//! One Lua file into the tokens of `library!`: the door for the macro.

use std::path::{Path, PathBuf};

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::check::{Checked, check};
use crate::model::Library;
use crate::source::{Source, Sources};
use crate::{bundle, config, generate, read};

/// The module of the library at `path`, which begins at the folder `package`, or of which the file
/// there is a part. The module includes the files, so that rustc compiles it again when one
/// changes. The error is what a person reads at the macro.
pub fn embed(path: &str, package: &Path) -> Result<TokenStream, String> {
    let full = package.join(path);
    let folder = folder_of_libraries(&full, package);
    let files = bundle::pick(&full, &folder).map_err(|error| unreadable(&error, package))?;
    let config = config::read(&folder).map_err(|error| error.to_string())?;
    let sources = shown(&files, package);
    let Checked { files } = check(&sources, &config);
    let Some(file) = files.first() else { return Ok(TokenStream::new()) };
    let Some(library) = &file.library else { return Err(generate::report(file, &sources)) };
    Ok(generate::library(library, &code(library, &sources, package)?).tokens())
}

/// The folder of libraries the file is in; where none is known as one, the first folder of the path
/// is taken for it.
fn folder_of_libraries(path: &Path, package: &Path) -> PathBuf {
    let known = config::folder_of(path).filter(|folder| folder.starts_with(package));
    let inside = path.strip_prefix(package).unwrap_or(path).parent();
    let first = inside.and_then(|folder| folder.iter().next());
    known.map_or_else(|| package.join(first.unwrap_or_default()), Path::to_owned)
}

/// The files under the names people know: from the folder of Cargo.toml.
fn shown(files: &Sources, package: &Path) -> Sources {
    let relative = |path: &Path| path.strip_prefix(package).unwrap_or(path).to_owned();
    let mut sources = Sources::of_folder(files.folder().map(relative).unwrap_or_default());
    for (_, file) in files.iter() {
        sources.add(Source::new(relative(&file.path), file.bytes.clone()));
    }
    sources
}

/// The bytes that are deployed: the file itself, or the text its files make.
fn code(library: &Library, sources: &Sources, package: &Path) -> Result<TokenStream, String> {
    let files = library.parts.iter().map(|part| {
        let path = package.join(&sources.file(part.source).path);
        let path = path.to_str().ok_or_else(|| format!("{} is not UTF-8", path.display()))?;
        Ok(quote!(::core::include_bytes!(#path)))
    });
    let files: Vec<TokenStream> = files.collect::<Result<_, String>>()?;
    if let [file] = files.as_slice() {
        return Ok(file.clone());
    }
    let text = Literal::byte_string(&library.code);
    Ok(quote!({ #(const _: &[u8] = #files;)* #text }))
}

fn unreadable(error: &read::Error, package: &Path) -> String {
    format!("{error}\nthe path begins at the folder of Cargo.toml, {}", package.display())
}
