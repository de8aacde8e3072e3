//! One Lua file into the tokens of `library!`: the door for the macro.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::check::check;
use crate::source::{Source, Sources};
use crate::{config, generate, read};

/// The module of the library at `path`, which begins at the folder `package`. The module includes
/// the file, so that rustc compiles it again when the file changes. The error is what a person
/// reads at the macro.
pub fn embed(path: &str, package: &Path) -> Result<TokenStream, String> {
    let full = package.join(path);
    let bytes = read::file(&full).map_err(|error| unreadable(&error, package))?.bytes;
    let config =
        config::read(full.parent().unwrap_or(package)).map_err(|error| error.to_string())?;
    let mut sources = Sources::new();
    sources.add(Source::new(path, bytes));
    let checked = check(&sources, &config);
    let Some(file) = checked.files.first() else { return Ok(TokenStream::new()) };
    let Some(library) = &file.library else { return Err(generate::report(file, &sources)) };
    let full = full.to_str().ok_or_else(|| format!("the path {} is not UTF-8", full.display()))?;
    Ok(generate::library(library, &quote!(::core::include_bytes!(#full))).tokens())
}

fn unreadable(error: &read::Error, package: &Path) -> String {
    format!("{error}\nthe path begins at the folder of Cargo.toml, {}", package.display())
}
