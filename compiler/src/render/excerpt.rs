//! The lines of a file that a finding marks, as text that is safe to show, with the marks moved
//! along.

use std::ops::Range;

use super::text::{characters, visible};
use crate::source::{Location, Position, Source, SourceId, Sources, Span};

/// Marks at most this many lines apart share one excerpt.
const LINES_APART: u32 = 60;
/// A mark over more lines than this is shown at its first one.
const LINES_MARKED: u32 = 100;
/// A line longer than this is cut around what is marked in it. It stays far wider than a terminal,
/// so that the renderer still shows that something is left out.
const LONG_LINE: u32 = 4000;
/// How much of a cut line is kept on either side of the mark.
const AROUND: u32 = 1000;

/// A place in a file and what is to be said there.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) location: Location,
    pub(super) label: String,
    pub(super) is_primary: bool,
}

/// Some lines of one file.
#[derive(Debug)]
pub(super) struct Excerpt {
    source: SourceId,
    marks: Vec<Mark>,
    first_line: u32,
    last_line: u32,
    is_cut: bool,
}

/// What the renderer needs of an [`Excerpt`].
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) source: SourceId,
    pub(super) text: String,
    pub(super) first_line: u32,
    /// Where the excerpt begins for people: the primary mark, or else the first one.
    pub(super) position: Position,
    /// For each mark its bytes in `text`.
    pub(super) marks: Vec<(Range<usize>, Mark)>,
}

/// Marks into excerpts, near ones of a file together, in the order they are given.
pub(super) fn excerpts(marks: Vec<Mark>, sources: &Sources) -> Vec<Excerpt> {
    let mut excerpts: Vec<Excerpt> = Vec::new();
    for mark in marks {
        let single = Excerpt::of(mark, sources);
        match excerpts.iter_mut().find(|excerpt| excerpt.is_near(&single)) {
            Some(excerpt) => excerpt.absorb(single),
            None => excerpts.push(single),
        }
    }
    excerpts
}

impl Excerpt {
    /// The lines of one mark.
    fn of(mut mark: Mark, sources: &Sources) -> Self {
        let file = sources.file(mark.location.source);
        let span = clamp(mark.location.span, file);
        let first_line = file.position(span.start).line;
        let mut last_line = file.position(span.end).line;
        mark.location.span = span;
        if last_line - first_line > LINES_MARKED {
            last_line = first_line;
            mark.location.span.end = file.line(first_line).end.max(span.start);
        }
        let is_cut = (first_line..=last_line).any(|line| is_long(file.line(line)));
        let source = mark.location.source;
        Self { source, marks: vec![mark], first_line, last_line, is_cut }
    }

    /// Whether both can be read as one. Lines that are cut are cut for one mark.
    fn is_near(&self, other: &Self) -> bool {
        let gap = self
            .first_line
            .saturating_sub(other.last_line)
            .max(other.first_line.saturating_sub(self.last_line));
        self.source == other.source && gap <= LINES_APART && !self.is_cut && !other.is_cut
    }

    fn absorb(&mut self, other: Self) {
        self.first_line = self.first_line.min(other.first_line);
        self.last_line = self.last_line.max(other.last_line);
        self.marks.extend(other.marks);
    }

    /// The text of the lines and the marks in it.
    pub(super) fn passage(&self, sources: &Sources) -> Passage {
        let file = sources.file(self.source);
        let mut text = String::new();
        let mut ranges = vec![Bounds::default(); self.marks.len()];
        for line in self.first_line..=self.last_line {
            let shown = self.shown_part(file.line(line));
            self.append(file, shown, &mut text, &mut ranges);
            if line < self.last_line {
                text.push('\n');
            } else if text.ends_with('\n') {
                // The renderer knows no empty line behind the last line end.
                text.push(' ');
            }
        }
        let marks = ranges
            .into_iter()
            .zip(&self.marks)
            .map(|(bounds, mark)| (bounds.range(text.len()), mark.clone()))
            .collect();
        let position = self.position(file);
        Passage { source: self.source, text, first_line: self.first_line, position, marks }
    }

    fn position(&self, file: &Source) -> Position {
        let first = self.marks.iter().find(|mark| mark.is_primary).unwrap_or(&self.marks[0]);
        file.position(first.location.span.start)
    }

    /// The bytes of a line that are kept.
    fn shown_part(&self, line: Span) -> Span {
        if !is_long(line) {
            return line;
        }
        let marked = self.marks[0].location.span;
        let around = if (line.start..=line.end).contains(&marked.start) {
            marked.start
        } else if (line.start..=line.end).contains(&marked.end) {
            marked.end
        } else {
            line.start
        };
        let start = around.saturating_sub(AROUND).max(line.start);
        Span::new(start, around.saturating_add(AROUND).min(line.end))
    }

    /// Adds the characters of `shown` to the text and notes where the marks begin and end.
    fn append(&self, file: &Source, shown: Span, text: &mut String, bounds: &mut [Bounds]) {
        for (offset, length, character) in characters(file.slice(shown)) {
            let start = shown.start as usize + offset;
            let at = text.len();
            text.push(if character == '\t' { '\t' } else { visible(character) });
            for (bounds, mark) in bounds.iter_mut().zip(&self.marks) {
                bounds.note(mark.location.span, start..start + length, at..text.len());
            }
        }
        // A mark may begin behind the last character of a line, at its end or at the file's.
        for (bounds, mark) in bounds.iter_mut().zip(&self.marks) {
            if bounds.start.is_none() && is_at_end(mark.location.span.start, shown, file) {
                bounds.start = Some(text.len());
            }
        }
    }
}

/// Whether an offset stands behind the shown characters and before the next line.
fn is_at_end(offset: u32, shown: Span, file: &Source) -> bool {
    offset >= shown.end && file.position(offset).line == file.position(shown.end).line
}

/// Where in the text a mark begins and ends, as far as it is known yet.
#[derive(Debug, Clone, Default)]
struct Bounds {
    start: Option<usize>,
    end: Option<usize>,
}

impl Bounds {
    /// Takes note of one character: its bytes in the file and in the text.
    fn note(&mut self, marked: Span, character: Range<usize>, text: Range<usize>) {
        let (start, end) = (marked.start as usize, marked.end as usize);
        if self.start.is_none() && character.end > start {
            self.start = Some(text.start);
        }
        if character.start < end {
            self.end = Some(text.end);
        }
    }

    fn range(self, length: usize) -> Range<usize> {
        let start = self.start.unwrap_or(length);
        start..self.end.unwrap_or(start).max(start)
    }
}

fn is_long(line: Span) -> bool {
    line.end - line.start > LONG_LINE
}

/// The span inside the file, whatever it was.
fn clamp(span: Span, file: &Source) -> Span {
    let length = u32::try_from(file.bytes.len()).unwrap_or(u32::MAX);
    let start = span.start.min(length);
    Span::new(start, span.end.clamp(start, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_only_a_part_is_taken() {
        let mut sources = Sources::new();
        let source = sources.add(Source::new("a.lua", "x".repeat(1 << 20)));
        for start in [0, 500_000, 1 << 20] {
            let location = Location { source, span: Span::new(start, start + 2) };
            let mark = Mark { location, label: String::new(), is_primary: true };
            let passage = Excerpt::of(mark, &sources).passage(&sources);
            assert!(passage.text.len() <= 2 * AROUND as usize, "{}", passage.text.len());
            assert_eq!(passage.position.column, start + 1);
        }
    }
}
