//! `---@include` into the file it names.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::annotation::{self, TagKind};
use crate::source::{Source, SourceId, Sources, Span};
use crate::syntax;

/// One `---@include` of a file.
#[derive(Debug, Clone)]
pub(super) struct Include {
    /// The tag.
    pub(super) span: Span,
    /// The path as it is written.
    pub(super) path: String,
}

/// Why a path leads to no file.
#[derive(Debug)]
pub(super) struct Unresolved {
    pub(super) message: String,
    pub(super) help: String,
}

/// The includes of a file, in order. Few files have one, so the others are not parsed for it.
pub(super) fn includes(source: &Source) -> Vec<Include> {
    const WORD: &[u8] = b"@include";
    if !source.bytes.windows(WORD.len()).any(|bytes| bytes == WORD) {
        return Vec::new();
    }
    let (file, _) = syntax::parse(&source.bytes);
    let blocks = annotation::blocks(source, &file.comments);
    let tags = blocks.into_iter().flat_map(|block| block.tags);
    tags.filter_map(|tag| match tag.kind {
        TagKind::Include { path } => Some(Include { span: tag.span, path }),
        _ => None,
    })
    .collect()
}

/// The files by their paths.
pub(super) fn by_path(sources: &Sources) -> HashMap<PathBuf, SourceId> {
    sources.iter().map(|(id, source)| (plain(&source.path), id)).collect()
}

/// The file an include of `from` names.
pub(super) fn resolve(
    include: &Include,
    from: &Source,
    files: &HashMap<PathBuf, SourceId>,
    sources: &Sources,
) -> Result<SourceId, Unresolved> {
    let written = &include.path;
    if written.is_empty() || written.starts_with('/') || written.contains('\\') {
        let message = format!("`{written}` is not a path from the folder of this file");
        let help =
            "write a path with `/` that begins at the folder of this file: `parts/window.lua`";
        return Err(Unresolved { message, help: help.into() });
    }
    let path = plain(&from.path.parent().unwrap_or(Path::new("")).join(written));
    if let Some(file) = files.get(&path) {
        return Ok(*file);
    }
    Err(unresolved(&path, sources))
}

fn unresolved(path: &Path, sources: &Sources) -> Unresolved {
    let shown = path.display();
    if let Some(folder) = sources.folder().filter(|folder| !path.starts_with(plain(folder))) {
        let message = format!("{shown} is not in the folder {}", folder.display());
        let help = "a library is made of files in the folder of the libraries: move it there";
        return Unresolved { message, help: help.into() };
    }
    let help = if path.extension().is_some_and(|extension| extension == "lua") {
        "the path begins at the folder of the file that includes it"
    } else {
        "what is included is a file whose name ends in `.lua`"
    };
    Unresolved { message: format!("there is no file {shown}"), help: help.into() }
}

/// The path without `.`, and without `..` where a folder stands before it.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        let last = plain.components().next_back();
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(last, Some(Component::Normal(_))) => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}
