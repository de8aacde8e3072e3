//! Comments into blocks: runs of `---` lines without a blank line between them.

use super::tag::{self, Tag};
use super::{Error, TagKind, order};
use crate::source::{Source, Span};
use crate::syntax::ast::Comment;

/// One run of `---` lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// From its first dash to the end of its last line.
    pub span: Span,
    /// The line of its first comment, from 1.
    pub first_line: u32,
    /// The line of its last comment, from 1.
    pub last_line: u32,
    /// The Markdown before the tags, lines joined by LF, without the blank after the dashes.
    pub text: String,
    /// The tags, in order.
    pub tags: Vec<Tag>,
    /// What could not be read.
    pub errors: Vec<Error>,
}

impl Block {
    /// Whether it says something about one function.
    #[must_use]
    pub fn is_about_function(&self) -> bool {
        self.tags.iter().any(|tag| {
            matches!(
                tag.kind,
                TagKind::Key { .. }
                    | TagKind::Arg { .. }
                    | TagKind::Count { .. }
                    | TagKind::Return { .. }
                    | TagKind::Error { .. }
                    | TagKind::ErrorReply { .. }
                    | TagKind::Function { .. }
                    | TagKind::Deprecated
                    | TagKind::NoDiscard
                    | TagKind::Named
            )
        })
    }

    /// Whether it says something about the whole library.
    #[must_use]
    pub fn is_about_library(&self) -> bool {
        self.tags.iter().any(|tag| {
            matches!(
                tag.kind,
                TagKind::Release(_)
                    | TagKind::Owner(_)
                    | TagKind::Prefix(_)
                    | TagKind::Include { .. }
            )
        })
    }

    /// Whether it defines a class or an alias.
    #[must_use]
    pub fn is_type(&self) -> bool {
        self.tags
            .iter()
            .any(|tag| matches!(tag.kind, TagKind::Class { .. } | TagKind::Alias { .. }))
    }
}

/// Finds the blocks of a file.
#[must_use]
pub fn blocks(source: &Source, comments: &[Comment<'_>]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for comment in comments.iter().filter(|comment| is_documentation(comment)) {
        let line = source.position(comment.span.start).line;
        if blocks.last().is_none_or(|block| block.last_line + 1 != line) {
            blocks.push(Block {
                span: comment.span,
                first_line: line,
                last_line: line,
                text: String::new(),
                tags: Vec::new(),
                errors: Vec::new(),
            });
        }
        if let Some(block) = blocks.last_mut() {
            block.last_line = line;
            block.span = block.span.to(comment.span);
            add_line(block, comment);
        }
    }
    for block in &mut blocks {
        block.text.truncate(block.text.trim_end().len());
        order::check(block);
        name_codes(block);
    }
    blocks
}

/// Exactly three dashes, alone on the line.
fn is_documentation(comment: &Comment<'_>) -> bool {
    !comment.is_long
        && comment.is_own_line
        && comment.text.first() == Some(&b'-')
        && comment.text.get(1) != Some(&b'-')
}

fn add_line(block: &mut Block, comment: &Comment<'_>) {
    let text = String::from_utf8_lossy(&comment.text[1..]);
    let text = text.trim_end();
    let body = text.trim_start();
    let skipped = u32::try_from(text.len() - body.len()).unwrap_or(0) + 1;
    // Offsets hold while the line is UTF-8; a damaged line only blurs its own marks.
    let start = (comment.span.start + 3 + skipped).min(comment.span.end);
    if let Some(rest) = body.strip_prefix('@') {
        match tag::parse(rest, start) {
            Ok(tag) => block.tags.push(tag),
            Err(error) => block.errors.push(error.within(comment.span)),
        }
        return;
    }
    if let Some(rest) = body.strip_prefix('|')
        && let Some(added) = block.tags.last_mut().and_then(|tag| tag.add_alternative(rest, start))
    {
        block.errors.extend(added.err().map(|error| error.within(comment.span)));
        return;
    }
    let line = text.strip_prefix(' ').unwrap_or(text);
    let target = match block.tags.last_mut() {
        Some(tag) => &mut tag.docs,
        None => &mut block.text,
    };
    if !target.is_empty() {
        target.push('\n');
    }
    target.push_str(line);
}

/// A code of the server's errors is in capitals, and a word in other letters a sentence about an error. Replies that are
/// errors have any codes.
fn name_codes(block: &mut Block) {
    if block.tags.iter().any(|tag| matches!(tag.kind, TagKind::ErrorReply { .. })) {
        return;
    }
    for tag in &block.tags {
        let TagKind::Error { code } = &tag.kind else { continue };
        if code.contains(|it: char| !it.is_ascii_uppercase() && !it.is_ascii_digit() && it != '_') {
            let end = tag.span.end;
            let start = end - u32::try_from(code.len()).unwrap_or(0);
            let help = "a code is the first word of the error, in capitals, digits and `_`; codes of replies, as in \
                        `---@error [0, string]`, may be in other letters";
            let message = format!("`{code}` is not an error code");
            block.errors.push(Error::new(Span::new(start, end), message, help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Presence;

    fn read(text: &str) -> Vec<Block> {
        let source = Source::new("a.lua", text.as_bytes());
        let (file, _) = crate::syntax::parse(text.as_bytes());
        blocks(&source, &file.comments)
    }

    #[test]
    fn a_blank_line_ends_a_block_and_text_behind_a_tag_belongs_to_it() {
        let blocks = read(
            "--- One.\n---\n---   code\n---@key a docs\n--- more\n\n-- no\n---- no\n--- Two.\n",
        );
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].text, "One.\n\n  code");
        assert_eq!(blocks[0].tags[0].docs, "docs\nmore");
        assert_eq!(blocks[1].text, "Two.");
    }

    #[test]
    fn tags_are_read() {
        let block =
            &read("---@arg limit? integer[] how many\n---@return [string, Decision?] ok\n")[0];
        let TagKind::Arg { name, presence, ty, .. } = &block.tags[0].kind else { panic!() };
        assert_eq!((name.as_str(), *presence), ("limit", Presence::Optional));
        assert!(matches!(ty.kind, crate::annotation::TypeKind::Array(_)));
        assert_eq!(block.tags[0].docs, "how many");
        assert!(matches!(&block.tags[1].kind, TagKind::Return { .. }));
        assert_eq!(block.tags[1].docs, "ok");
    }

    #[test]
    fn mistakes_are_marked_where_they_stand() {
        for (text, words, marked) in [
            ("---@arg limit", "the type is missing", ""),
            ("---@arg 1x integer", "`1x` is not a name", "1x"),
            ("---@args limit integer", "unknown annotation `@args`", "args"),
            ("---@return [string", "`]` is missing", ""),
            ("---@release 1.0", "`1.0` is not a release", "1.0"),
            ("---@error invalid", "`invalid` is not an error code", "invalid"),
            ("---@key a?\n---@key b", "stands behind an optional one", "key b"),
            ("---@key ...a\n---@key b?", "stands behind a variadic one", "key b?"),
            ("---@arg a? any\n---@arg #b", "stands behind an optional one", "arg #b"),
            ("---@arg ...a any\n---@arg ...b any", "behind a variadic one", "arg ...b any"),
            ("---@arg a[b any", "`a[b` is not a name", "a[b"),
            ("---@arg #1 any", "`#1` is not a name", "#1"),
        ] {
            let block = read(text).remove(0);
            let error = block.errors.first().expect(text);
            assert!(error.message.contains(words), "{text}: {}", error.message);
            assert_eq!(&text[error.span.start as usize..error.span.end as usize], marked, "{text}");
        }
    }
}
