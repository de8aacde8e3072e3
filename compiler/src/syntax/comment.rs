//! Which comments belong to a statement.

use super::ast::{Comment, File};
use super::lexer::is_line_end;

impl<'s> File<'s> {
    /// The comments directly above the line on which `offset` stands: own-line comments, each
    /// ending on the line above the next. A blank line ends the run. `bytes` are the file's.
    #[must_use]
    pub fn comments_above(&self, bytes: &[u8], offset: u32) -> &[Comment<'s>] {
        let mut end = self.comments.partition_point(|comment| comment.span.end <= offset);
        let mut behind = bytes.len().min(offset as usize);
        while let Some(last) = self.comments[..end].last() {
            let between = &bytes[last.span.end as usize..behind];
            if line_below(between).is_some_and(|line| !has_line_end(line)) && last.is_own_line {
                return &self.comments[run_start(&self.comments, bytes, end)..end];
            }
            let span = last.span.start as usize..last.span.end as usize;
            if has_line_end(between) || has_line_end(&bytes[span.clone()]) {
                return &[];
            }
            // This comment is on the same line; the run may be above it.
            (end, behind) = (end - 1, span.start);
        }
        &[]
    }

    /// The blocks of comments before the first statement, in order: runs of own-line comments
    /// with blank lines between.
    pub fn comments_at_top<'f>(&'f self, bytes: &[u8]) -> impl Iterator<Item = &'f [Comment<'s>]> {
        let first = self.block.statements.first().map_or(u32::MAX, |first| first.span.start);
        let end = self.comments.partition_point(|comment| comment.span.end <= first);
        self.comments[..end]
            .chunk_by(|above, below| is_directly_above(above, below, bytes))
            .filter(|run| run[0].is_own_line)
    }
}

/// The index of the first comment of the run whose last is before `end`.
fn run_start(comments: &[Comment<'_>], bytes: &[u8], end: usize) -> usize {
    let mut start = end - 1;
    while start > 0 && is_directly_above(&comments[start - 1], &comments[start], bytes) {
        start -= 1;
    }
    start
}

/// Whether both are own-line comments with one line end and nothing else between them.
fn is_directly_above(above: &Comment<'_>, below: &Comment<'_>, bytes: &[u8]) -> bool {
    above.is_own_line
        && below.is_own_line
        && line_below(&bytes[above.span.end as usize..below.span.start as usize])
            .is_some_and(|line| line.iter().all(u8::is_ascii_whitespace) && !has_line_end(line))
}

/// What is behind the first line end, if only blanks are before it.
fn line_below(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\x0b' | b'\x0c'))?;
    match bytes[end..] {
        [b'\r', b'\n', ..] | [b'\n', b'\r', ..] => Some(&bytes[end + 2..]),
        [b'\r' | b'\n', ..] => Some(&bytes[end + 1..]),
        _ => None,
    }
}

fn has_line_end(bytes: &[u8]) -> bool {
    bytes.iter().copied().any(is_line_end)
}
