//! One file or folder that a person names into the files that are needed to judge it.

use std::path::{Path, PathBuf};

use super::{bundles, include};
use crate::read;
use crate::source::{Source, Sources};

/// The files of the libraries in `folder` that `path` is, is a part of, or has in it.
pub fn pick(path: &Path, folder: &Path) -> Result<Sources, read::Error> {
    let mut alone = Sources::of_folder(folder);
    if !path.is_dir() {
        let file = read::file(path)?;
        let is_alone = is_alone(&file, folder);
        alone.add(file);
        if is_alone {
            return Ok(alone);
        }
    }
    let picked = picked(path, &read::folder(folder)?);
    // A file that is not found in the folder (it is hidden, or not called `.lua`) is alone too.
    Ok(if picked.iter().next().is_some() { picked } else { alone })
}

/// Whether no other file can belong to it.
fn is_alone(file: &Source, folder: &Path) -> bool {
    file.path.parent() == Some(folder) && include::includes(file).is_empty()
}

fn picked(path: &Path, all: &Sources) -> Sources {
    let path = include::plain(path);
    let is_named = |source: &Source| include::plain(&source.path).starts_with(&path);
    let mut is_needed = vec![false; all.iter().count()];
    for bundle in bundles(all) {
        if bundle.parts.iter().any(|part| is_named(all.file(part.source))) {
            bundle.parts.iter().for_each(|part| is_needed[part.source.0 as usize] = true);
        }
    }
    let mut sources = Sources::of_folder(all.folder().map(PathBuf::from).unwrap_or_default());
    let needed = all.iter().filter(|(id, _)| is_needed[id.0 as usize]);
    needed.for_each(|(_, source)| {
        sources.add(source.clone());
    });
    sources
}
