//! Markdown of Lua comments into Markdown that rustdoc shows and does not run: rustdoc takes a
//! fence without a language, and indented text, for Rust and makes a test of it.

/// Quotes in quotes deeper than this lose their inner quotes; nobody writes them.
const QUOTE_DEPTH: usize = 8;

/// The lines of a text, without empty ones at either end.
pub(super) fn lines(markdown: &str) -> Vec<String> {
    rewrite(&cleaned(markdown), 0)
}

/// The text in one line, for an item of a list.
pub(super) fn one_line(markdown: &str) -> String {
    cleaned(markdown).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines with leading tabs as spaces, without what may not stand in a Rust comment.
fn cleaned(markdown: &str) -> Vec<String> {
    let markdown = markdown.replace("\r\n", "\n");
    let mut lines: Vec<String> = markdown
        .split(['\n', '\r'])
        .map(|line| {
            let text = line.trim_start_matches([' ', '\t']);
            let indent: usize = line[..line.len() - text.len()].chars().map(columns).sum();
            let text = text.trim_end().replace(may_not_stand_in_a_comment, "");
            if text.is_empty() { text } else { " ".repeat(indent) + &text.replace('\t', " ") }
        })
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let first = lines.iter().take_while(|line| line.is_empty()).count();
    lines.split_off(first)
}

fn columns(blank: char) -> usize {
    if blank == '\t' { 4 } else { 1 }
}

/// Control characters, and those that reorder text, which rustc refuses in comments.
fn may_not_stand_in_a_comment(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn rewrite(lines: &[String], depth: usize) -> Vec<String> {
    let mut rewriter = Rewriter::default();
    let mut rest = lines;
    while let Some(line) = rest.first() {
        let quoted = rest.iter().take_while(|line| is_quote(line)).count();
        if quoted > 0 && rewriter.fence.is_none() {
            rewriter.quote(&rest[..quoted], depth);
            rest = &rest[quoted..];
        } else {
            rewriter.line(line);
            rest = &rest[1..];
        }
    }
    rewriter.finish()
}

/// As much of a Markdown reader as tells code from text.
#[derive(Default)]
struct Rewriter {
    out: Vec<String>,
    /// The marks that end the fence this line is in.
    fence: Option<String>,
    /// Where the text of each list this line is in begins, the innermost last.
    lists: Vec<usize>,
    /// Lines of indented code that are not written out yet.
    code: Vec<String>,
    /// Whether an indented line here goes on with a paragraph.
    is_paragraph: bool,
}

impl Rewriter {
    fn line(&mut self, line: &str) {
        let text = line.trim_start();
        if let Some(marks) = &self.fence {
            if text.starts_with(marks.as_str()) && text.trim_start_matches(&marks[..1]).is_empty() {
                self.fence = None;
            }
            self.out.push(line.to_owned());
        } else if text.is_empty() {
            self.blank();
        } else if !self.is_paragraph && self.relative(line) >= 4 {
            self.code.push(line.to_owned());
        } else {
            self.end_code();
            self.text(line, text);
        }
    }

    fn blank(&mut self) {
        self.is_paragraph = false;
        if self.code.is_empty() {
            self.out.push(String::new());
        } else {
            self.code.push(String::new());
        }
    }

    /// A line that is not code: what it opens decides how the next ones are read.
    fn text(&mut self, line: &str, text: &str) {
        let indent = line.len() - text.len();
        if let Some((marker, content)) = list_marker(text) {
            self.leave_lists(indent);
            self.lists.push(indent + marker.len() + 1);
            let prefix = format!("{}{marker} ", &line[..indent]);
            self.opened(&prefix, content);
        } else {
            if !self.is_paragraph {
                self.leave_lists(indent);
            }
            self.opened(&line[..indent], text);
        }
    }

    fn opened(&mut self, prefix: &str, text: &str) {
        let marks = fence_marks(text);
        if let Some(marks) = marks {
            let language = if marks.len() == text.len() { "text" } else { "" };
            self.out.push(format!("{prefix}{text}{language}"));
            self.fence = Some(marks.to_owned());
            self.is_paragraph = false;
        } else {
            self.out.push(format!("{prefix}{text}").trim_end().to_owned());
            self.is_paragraph = !(text.is_empty() || text.starts_with('#') || is_rule(text));
        }
    }

    fn quote(&mut self, lines: &[String], depth: usize) {
        self.end_code();
        self.is_paragraph = true;
        let inner: Vec<String> = lines.iter().map(|line| unquoted(line, depth)).collect();
        let inner = if depth < QUOTE_DEPTH { rewrite(&inner, depth + 1) } else { inner };
        self.out.extend(inner.iter().map(|line| format!("> {line}").trim_end().to_owned()));
    }

    /// Leaves the lists whose text begins further right than this line.
    fn leave_lists(&mut self, indent: usize) {
        while self.lists.last().is_some_and(|start| indent < *start) {
            self.lists.pop();
        }
    }

    /// How far a line is indented in the innermost list it can belong to.
    fn relative(&self, line: &str) -> usize {
        let indent = line.len() - line.trim_start().len();
        indent - self.lists.iter().rev().find(|start| **start <= indent).unwrap_or(&0)
    }

    /// Writes indented code out between fences.
    fn end_code(&mut self) {
        let mut code = std::mem::take(&mut self.code);
        let Some(first) = code.first() else { return };
        let indent = first.len() - first.trim_start().len();
        self.leave_lists(indent);
        let start = self.lists.last().copied().unwrap_or_default();
        let blanks = code.iter().rev().take_while(|line| line.is_empty()).count();
        code.truncate(code.len() - blanks);
        let marks = if code.iter().any(|line| line.contains("```")) { "~~~~" } else { "```" };
        let margin = " ".repeat(start);
        self.out.push(format!("{margin}{marks}text"));
        for line in code {
            let strip = (start + 4).min(line.len() - line.trim_start().len());
            let text = format!("{margin}{}", &line[strip..]);
            self.out.push(if line.is_empty() { line } else { text });
        }
        self.out.push(format!("{margin}{marks}"));
        self.out.extend(std::iter::repeat_n(String::new(), blanks));
    }

    /// Closes what is open, so that what follows is not swallowed.
    fn finish(mut self) -> Vec<String> {
        self.end_code();
        self.out.extend(self.fence);
        self.out
    }
}

/// The marks of an opening fence.
fn fence_marks(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|first| matches!(first, '`' | '~'))?;
    let marks = &text[..text.len() - text.trim_start_matches(mark).len()];
    let is_inline_code = mark == '`' && text[marks.len()..].contains('`');
    (marks.len() >= 3 && !is_inline_code).then_some(marks)
}

/// The marker of a list item and the text behind it.
fn list_marker(text: &str) -> Option<(&str, &str)> {
    if is_rule(text) {
        return None;
    }
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let marks: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
    if digits > 9 || !text[digits..].starts_with(marks) {
        return None;
    }
    let (marker, content) = text.split_at(digits + 1);
    (content.is_empty() || content.starts_with(' ')).then(|| (marker, content.trim_start()))
}

/// A line across the page, or the line under a heading.
fn is_rule(text: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|mark| {
        let marks = text.matches(*mark).count();
        let is_alone = text.chars().all(|it| it == *mark || it == ' ');
        is_alone && (marks >= 3 || (*mark == '=' && marks > 0))
    })
}

fn is_quote(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with('>') && line.len() - text.len() < 4
}

/// A line without its quote mark; below the greatest depth, without any mark or indentation.
fn unquoted(line: &str, depth: usize) -> String {
    let text = line.trim_start();
    if depth < QUOTE_DEPTH {
        let text = &text[1..];
        text.strip_prefix(' ').unwrap_or(text).to_owned()
    } else {
        text.trim_start_matches(['>', ' ']).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lua: &str, rust: &str) {
        assert_eq!(lines(lua).join("\n"), rust);
    }

    #[test]
    fn text_stays_as_it_is() {
        for text in
            ["One line.", "# A\n\n- b\n  c\n\n1. d\n   e", "Text:\n    goes on", "a `b` <c> [d]"]
        {
            check(text, text);
        }
    }

    #[test]
    fn a_fence_without_a_language_is_text() {
        check("```\nx = 1\n```\nafter", "```text\nx = 1\n```\nafter");
        check("~~~\n```\n~~~", "~~~text\n```\n~~~");
        check("```lua\nx = 1\n```", "```lua\nx = 1\n```");
        check("- ```\n  x\n  ```", "- ```text\n  x\n  ```");
        check("> ```\n> x\n> ```", "> ```text\n> x\n> ```");
        check("```a``` is inline", "```a``` is inline");
    }

    #[test]
    fn indented_code_is_fenced() {
        check(
            "Use:\n\n    FCALL a\n\n      1 k\n\nDone.",
            "Use:\n\n```text\nFCALL a\n\n  1 k\n```\n\nDone.",
        );
        check("    first\nDone.", "```text\nfirst\n```\nDone.");
        check("# Use\n\tFCALL", "# Use\n```text\nFCALL\n```");
        check("- a\n\n      code", "- a\n\n  ```text\n  code\n  ```");
        check("- a\n\n  more", "- a\n\n  more");
        check("a\n\n    x\n    ```", "a\n\n~~~~text\nx\n```\n~~~~");
        check(">     code", "> ```text\n> code\n> ```");
        check("-     code", "- code");
    }

    #[test]
    fn an_open_fence_is_closed() {
        check("```\nx", "```text\nx\n```");
    }

    #[test]
    fn what_may_not_stand_in_a_comment_is_dropped() {
        check("\n\na\u{202e}b\r\n\u{0}c\n\n", "ab\nc");
        assert_eq!(one_line(" a\r\n\tb  c "), "a b c");
    }

    #[test]
    fn deep_quotes_end() {
        let deep = ">".repeat(100_000);
        assert!(lines(&deep).len() <= 1);
    }
}
