//! Header comments of libraries without annotations into names and docs: `KEYS (2): a, b`,
//! `ARGV[1] token`, `Returns: 1 if taken`. Where they and the body disagree, the body is right.

use crate::infer::{Parameter, Parameters};
use crate::model::{Arg, Function, Key, Origin};
use crate::syntax::ast::Comment;

/// What a header says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    keys: Vec<Named>,
    args: Vec<Named>,
    returns: String,
}

/// A parameter of a header.
#[derive(Debug, PartialEq)]
struct Named {
    name: String,
    docs: String,
}

impl Header {
    /// Reads the comments above a function.
    pub(super) fn read(comments: &[Comment<'_>]) -> Self {
        let lines: Vec<String> = comments.iter().map(text).collect();
        let mut header = Self::default();
        let mut rest = lines.as_slice();
        while let Some((line, below)) = rest.split_first() {
            rest = below;
            if let Some(returns) = line.strip_prefix("Returns:") {
                returns.trim().clone_into(&mut header.returns);
            }
            for (word, names) in [("KEYS", &mut header.keys), ("ARGV", &mut header.args)] {
                let Some(said) = line.strip_prefix(word) else { continue };
                if let Some((place, named)) = indexed(said) {
                    if place == names.len() + 1 {
                        names.push(named);
                    }
                } else if let Some((count, first)) = counted(said) {
                    let more = rest.iter().take_while(|line| is_more(line)).count();
                    let all = [first.to_owned()].into_iter().chain(rest[..more].iter().cloned());
                    *names = list(&all.collect::<Vec<_>>().join(" "), count);
                    rest = &rest[more..];
                }
            }
        }
        header
    }

    /// Fills in what is inferred, where the header counts what the body reads.
    pub(super) fn complete(&self, function: &mut Function, keys: &Parameters, args: &Parameters) {
        if agrees(&self.keys, keys) {
            let read = keys.fixed.iter().zip(&self.keys);
            for (key, (read, named)) in function.keys.iter_mut().zip(read) {
                let Key { name, docs, origin, .. } = key;
                complete(named, read, name, docs, origin);
            }
        }
        if agrees(&self.args, args) {
            let read = args.fixed.iter().zip(&self.args);
            for (arg, (read, named)) in function.args.iter_mut().zip(read) {
                let Arg { name, docs, origin, .. } = arg;
                complete(named, read, name, docs, origin);
            }
        }
        if function.reply.docs.is_empty() {
            function.reply.docs.clone_from(&self.returns);
        }
    }
}

fn agrees(named: &[Named], inferred: &Parameters) -> bool {
    inferred.rest.is_none() && named.len() == inferred.fixed.len()
}

/// A name of the body stays: it is what the code says.
fn complete(
    named: &Named,
    read: &Parameter,
    name: &mut String,
    docs: &mut String,
    origin: &mut Origin,
) {
    if *origin == Origin::Declared {
        return;
    }
    if read.name.is_none() {
        name.clone_from(&named.name);
        *origin = Origin::Inferred;
    }
    docs.clone_from(&named.docs);
}

/// The words of a line, without dashes around them.
fn text(comment: &Comment<'_>) -> String {
    let text = String::from_utf8_lossy(comment.text);
    text.trim_matches(|it: char| it == '-' || it.is_whitespace()).to_owned()
}

/// `[1] name text`, `[1]: name text`, `[1] - name`
fn indexed(said: &str) -> Option<(usize, Named)> {
    let (place, said) = said.trim_start().strip_prefix('[')?.split_once(']')?;
    let said = said.trim_start_matches([' ', ':', '=', '-']);
    Some((place.trim().parse().ok()?, self::named(said)?))
}

/// ` (2): a, b`, `: a, b`
fn counted(said: &str) -> Option<(Option<usize>, &str)> {
    let said = said.trim_start();
    let (count, said) = match said.strip_prefix('(').and_then(|said| said.split_once(')')) {
        Some((count, said)) => (Some(count.trim().parse().ok()?), said),
        None => (None, said),
    };
    Some((count, said.trim_start().strip_prefix(':')?))
}

/// A line that goes on with the list above it.
fn is_more(line: &str) -> bool {
    let is_header = ["KEYS", "ARGV", "Returns"].iter().any(|word| line.starts_with(word));
    !is_header && line.split(',').all(|item| item.trim().is_empty() || named(item).is_some())
}

/// The names of a list; none if one of them is no name, or they are not as many as it says.
fn list(text: &str, count: Option<usize>) -> Vec<Named> {
    let items = outside_parentheses(text);
    let items = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
    let names: Option<Vec<Named>> = items.map(named).collect();
    names.filter(|names| count.is_none_or(|count| count == names.len())).unwrap_or_default()
}

fn outside_parentheses(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match items.last_mut() {
            Some(item) if character != ',' || depth > 0 => item.push(character),
            _ => items.push(String::new()),
        }
    }
    items
}

/// `name`, `name (text)`, `name - text`: not a sentence.
fn named(item: &str) -> Option<Named> {
    let item = item.trim();
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let end = item.find(|it| !is_name(it)).unwrap_or(item.len());
    let (name, docs) = item.split_at(end);
    let docs = docs.trim_start();
    let is_named = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_');
    let is_text = docs.is_empty() || docs.starts_with(['(', '-', ':', '#']);
    (is_named && is_text).then(|| Named {
        name: name.to_owned(),
        docs: docs.trim_matches(|it: char| "()-:# ".contains(it)).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Header {
        Header::read(&crate::syntax::parse(text.as_bytes()).0.comments)
    }

    #[test]
    fn lists_go_on_below_and_keep_their_text() {
        let header =
            read("-- KEYS (2): a, b_key (x, y)\n-- ARGV (2): c,\n--   d\n-- Returns: one\n");
        let names = |named: &[Named]| -> Vec<String> {
            named.iter().map(|it| format!("{} {}", it.name, it.docs).trim().to_owned()).collect()
        };
        assert_eq!(names(&header.keys), ["a", "b_key x, y"]);
        assert_eq!(names(&header.args), ["c", "d"]);
        assert_eq!(header.returns, "one");
    }

    #[test]
    fn sentences_and_wrong_counts_are_no_lists() {
        for text in [
            "-- KEYS (3): a, b",
            "-- KEYS: the key",
            "-- KEYS[2] b",
            "-- KEYS[1] the key",
            "-- KEYS (",
            "-- KEYS[",
            "-- KEYS (",
        ] {
            assert_eq!(read(text).keys, [], "{text}");
        }
    }
}
