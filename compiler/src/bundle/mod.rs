//! Files into libraries: the text of each, and where in which file each byte of it stands.
//!
//! A library of one file is that file, byte for byte. A library of several is its files one after
//! the other, with an empty line between two, so that nothing at the end of one (a line that is
//! not ended, a comment) reaches the beginning of the next. No later phase knows of this: it reads
//! the text as if it were a file, and [`Bundle::locate`] brings what was found back to the files.

mod include;
mod order;
mod pick;

use std::borrow::Cow;
use std::path::Path;

pub use self::pick::pick;
use crate::source::{Location, Source, SourceId, Sources, Span};

/// The text of one library.
#[derive(Debug, Clone)]
pub struct Bundle<'s> {
    /// The text, under the path of the first file.
    pub source: Cow<'s, Source>,
    /// The files, in order: at least one.
    pub parts: Vec<Part>,
    /// Their paths, with `/` between folders.
    pub files: Vec<String>,
    /// What is wrong with how they are put together.
    pub errors: Vec<Error>,
}

/// A file in the text of a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The file.
    pub source: SourceId,
    /// Its bytes in the text.
    pub span: Span,
    /// The line of the text on which it begins, from 1. Its lines stand on lines of their own.
    pub first_line: u32,
}

/// Files that cannot be put together as they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The part of the text at fault.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// How the files lead there.
    pub chain: Vec<Link>,
}

/// One file that includes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where in the text it says so.
    pub span: Span,
    /// What is included there.
    pub message: String,
}

/// Puts the files of each library together, in the order of their first files.
#[must_use]
pub fn bundles(sources: &Sources) -> Vec<Bundle<'_>> {
    let libraries = order::libraries(sources);
    libraries.iter().map(|library| join(library, sources)).collect()
}

/// Each file by itself, in their order: scripts share nothing, and what a server holds has nothing to include.
#[must_use]
pub fn alone(sources: &Sources) -> Vec<Bundle<'_>> {
    let one = |id| order::Library { files: vec![id], problems: Vec::new() };
    sources.iter().map(|(id, _)| join(&one(id), sources)).collect()
}

impl Bundle<'_> {
    /// The file the library begins with.
    #[must_use]
    pub fn first(&self) -> SourceId {
        self.parts.first().map_or(SourceId(0), |part| part.source)
    }

    /// Where a place in the text stands in the files. What reaches over the end of a file ends
    /// there, and what stands between two files is the end of the first.
    #[must_use]
    pub fn locate(&self, span: Span) -> Location {
        let behind = self.parts.partition_point(|part| part.span.start <= span.start);
        let part = self.parts[behind.max(1) - 1];
        let inside = |offset: u32| offset.clamp(part.span.start, part.span.end) - part.span.start;
        Location { source: part.source, span: Span::new(inside(span.start), inside(span.end)) }
    }

    /// Where in the text the files begin that stand behind another.
    pub fn seams(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().skip(1).filter(|part| part.span.start < part.span.end)
    }

    /// Where a place in a file of this library stands in the text.
    fn place(&self, location: Location) -> Span {
        let part = self.parts.iter().find(|part| part.source == location.source);
        let start = part.map_or(0, |part| part.span.start);
        Span::new(start + location.span.start, start + location.span.end)
    }
}

fn join<'s>(library: &order::Library, sources: &'s Sources) -> Bundle<'s> {
    let source = match library.files.as_slice() {
        [alone] => Cow::Borrowed(sources.file(*alone)),
        files => {
            Cow::Owned(Source::new(&sources.file(library.files[0]).path, text(files, sources)))
        }
    };
    let mut bundle = Bundle { source, parts: Vec::new(), files: Vec::new(), errors: Vec::new() };
    let mut start = 0;
    for (index, file) in library.files.iter().enumerate() {
        let Source { path, bytes, .. } = sources.file(*file);
        bundle.files.push(shown(path));
        start += if index == 0 { 0 } else { seam(&bundle.source.bytes[..start], bytes).len() };
        let span = Span::new(offset(start), offset(start + bytes.len()));
        let first_line = bundle.source.position(span.start).line;
        bundle.parts.push(Part { source: *file, span, first_line });
        start += bytes.len();
    }
    bundle.errors = library.problems.iter().map(|problem| error(problem, &bundle)).collect();
    bundle
}

/// A path with `/` between folders.
fn shown(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    if path.has_root() { path.to_string_lossy().into() } else { names.join("/") }
}

fn text(files: &[SourceId], sources: &Sources) -> Vec<u8> {
    let mut text = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let bytes = &sources.file(*file).bytes;
        if index > 0 {
            let seam = seam(&text, bytes);
            text.extend_from_slice(seam);
        }
        text.extend_from_slice(bytes);
    }
    text
}

/// What stands between a text and the file behind it: a line end where the text has none, and an
/// empty line. Lua reads CR LF and LF CR as one line end, so a file that begins with CR is kept
/// apart by CR, lest its first line be counted as none.
fn seam(text: &[u8], next: &[u8]) -> &'static [u8] {
    let is_first_line_open = !text.contains(&b'\n');
    match (next.first(), text.last()) {
        (None, _) => b"",
        (Some(b'\r'), _) if is_first_line_open => b"\n\r\r",
        (Some(b'\r'), Some(b'\r')) => b"\r",
        (Some(b'\r'), _) => b"\r\r",
        (Some(_), Some(b'\n')) => b"\n",
        (Some(_), _) => b"\n\n",
    }
}

fn error(problem: &order::Problem, bundle: &Bundle<'_>) -> Error {
    let chain = problem.chain.iter().map(|(location, message)| Link {
        span: bundle.place(*location),
        message: message.clone(),
    });
    Error {
        span: bundle.place(problem.location),
        message: problem.message.clone(),
        help: problem.help.clone(),
        chain: chain.collect(),
    }
}

/// A place in a text. Texts are far below 4 GiB; saturating only keeps this from panicking.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
