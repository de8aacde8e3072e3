//! The bytes of Lua files, and where in them something is: spans, lines and columns.

use std::path::{Path, PathBuf};

/// A range of bytes in one [`Source`], end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place a person can find: counted from 1, columns in characters. A byte that is not UTF-8 is
/// one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1. A line ends at LF, CR, CRLF or LFCR, as Lua 5.1 counts them.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Names one [`Source`] among [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Where in which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
}

/// One Lua file: its path as it is shown to people, and its bytes as they are on disk.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path, relative to where the user works whenever that is possible.
    pub path: PathBuf,
    /// The exact bytes.
    pub bytes: Vec<u8>,
    line_starts: Vec<u32>,
}

impl Source {
    /// Takes the bytes of the file at `path`. Files over 4 GiB do not fit a [`Span`];
    /// [`crate::read`] refuses far smaller ones.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let line_starts = line_starts(&bytes);
        Self { path: path.into(), bytes, line_starts }
    }

    /// The line and column of a byte offset. An offset behind the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = offset.min(to_u32(self.bytes.len()));
        let line = self.line_starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.bytes[self.line_starts[line] as usize..offset as usize];
        Position { line: to_u32(line) + 1, column: characters(before) + 1 }
    }

    /// The bytes of a line, counted from 1, without its line end. A line behind the end is empty.
    #[must_use]
    pub fn line(&self, line: u32) -> Span {
        let end_of_file = to_u32(self.bytes.len());
        let start_of = |line: u32| self.line_starts.get(line as usize).copied();
        let Some(start) = start_of(line.max(1) - 1) else {
            return Span::new(end_of_file, end_of_file);
        };
        let behind = start_of(line.max(1)).unwrap_or(end_of_file);
        let bytes = &self.bytes[start as usize..behind as usize];
        let text = bytes.iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
        Span::new(start, start + to_u32(text))
    }

    /// The bytes a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &[u8] {
        &self.bytes[span.start as usize..span.end as usize]
    }
}

/// All files of one run, in the order they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    folder: Option<PathBuf>,
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// No files yet of this folder, whose own files are each a library, and whose folders may be
    /// libraries of several files.
    #[must_use]
    pub fn of_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), files: Vec::new() }
    }

    /// The folder they are of; `None` where the files were named one by one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Adds a file and names it.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.files.push(source);
        SourceId(to_u32(self.files.len()) - 1)
    }

    /// The file of that name.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// All files with their names, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(index, file)| (SourceId(to_u32(index)), file))
    }
}

/// Offsets at which lines begin. Lua 5.1 reads LF, CR, CRLF and LFCR as one line end each.
fn line_starts(bytes: &[u8]) -> Vec<u32> {
    let mut starts = vec![0];
    let mut at = shebang_length(bytes);
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        if byte == b'\n' || byte == b'\r' {
            let pair =
                bytes.get(at).is_some_and(|next| matches!(next, b'\n' | b'\r') && *next != byte);
            at += usize::from(pair);
            starts.push(to_u32(at));
        }
    }
    starts
}

/// The server cuts the first line off up to its LF, whatever else is in it.
fn shebang_length(bytes: &[u8]) -> usize {
    if !bytes.starts_with(b"#!") {
        return 0;
    }
    bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0)
}

/// How many characters the bytes are, a byte that is not UTF-8 counting as one.
fn characters(bytes: &[u8]) -> u32 {
    let count: usize = bytes
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
        .sum();
    to_u32(count)
}

/// Sources are far below 4 GiB, so saturating is never seen; it only keeps this from panicking.
fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let source = Source::new("a.lua", "ab\r\n\u{e9}x\n".as_bytes());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(4), Position { line: 2, column: 1 });
        assert_eq!(source.position(6), Position { line: 2, column: 2 });
        assert_eq!(source.position(99), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_line_is_its_bytes_without_the_line_end() {
        let source = Source::new("a.lua", "ab\r\n\rc".as_bytes());
        assert_eq!(source.line(1), Span::new(0, 2));
        assert_eq!(source.line(2), Span::new(4, 4));
        assert_eq!(source.line(3), Span::new(5, 6));
        assert_eq!(source.line(4), Span::new(6, 6));
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_one_column() {
        let source = Source::new("a.lua", vec![0xff, 0xfe, b'x']);
        assert_eq!(source.position(2), Position { line: 1, column: 3 });
    }

    #[test]
    fn a_carriage_return_in_the_shebang_ends_no_line() {
        let source = Source::new("a.lua", "#!lua\rname=a\nx".as_bytes());
        assert_eq!(source.position(13), Position { line: 2, column: 1 });
    }

    #[test]
    fn every_lua_line_end_counts_once() {
        let source = Source::new("a.lua", "a\rb\n\rc\n\nd".as_bytes());
        assert_eq!(source.position(2).line, 2);
        assert_eq!(source.position(5).line, 3);
        assert_eq!(source.position(8).line, 5);
    }
}
