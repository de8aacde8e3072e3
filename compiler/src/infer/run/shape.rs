//! The reply of a command as Lua sees it, from `replies.tsv`; behind `redis.setresp(3)`, from
//! `replies_resp3.tsv` first.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::redis::Word;
use super::resp::Resp;

/// Where the table comes from stands in its first lines.
const REPLIES: &str = include_str!("replies.tsv");
const REPLIES_RESP3: &str = include_str!("replies_resp3.tsv");

/// Words that are followed by so many values, which are no options themselves.
const VALUES: [(&[u8], usize); 19] = [
    (b"EX", 1),
    (b"PX", 1),
    (b"EXAT", 1),
    (b"PXAT", 1),
    (b"IFEQ", 1),
    (b"IFNE", 1),
    (b"IFDEQ", 1),
    (b"IFDNE", 1),
    (b"RANK", 1),
    (b"COUNT", 1),
    (b"MAXLEN", 1),
    (b"BY", 1),
    (b"STORE", 1),
    (b"STOREDIST", 1),
    (b"GET", 1),
    (b"LIMIT", 2),
    (b"FROMMEMBER", 1),
    (b"FROMLONLAT", 2),
    (b"BYRADIUS", 1),
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Integer,
    Bytes,
    Text,
    /// False under RESP2, nil under RESP3.
    Nothing,
    /// `{double = n}`
    Double,
    /// `{set = {...}}` of any bytes.
    Set,
    /// `{map = {...}}` of any names.
    Map(Box<Shape>),
    /// The status `OK`.
    Status,
    /// Any status.
    Word,
    Any,
    Array(Box<Shape>),
    Tuple(Vec<Shape>),
    Union(Vec<Shape>),
}

#[derive(Debug)]
struct Entry {
    /// Arguments before the first option.
    skip: usize,
    plain: Shape,
    options: Vec<(&'static str, Shape)>,
}

type Entries = HashMap<&'static str, Entry>;

static TABLE: LazyLock<Entries> = LazyLock::new(|| entries(REPLIES));
static TABLE_RESP3: LazyLock<Entries> = LazyLock::new(|| entries(REPLIES_RESP3));

fn entries(text: &'static str) -> Entries {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
}

fn entry(line: &'static str) -> Option<(&'static str, Entry)> {
    let mut columns = line.split('\t');
    let (name, skip, plain) = (columns.next()?, columns.next()?, columns.next()?);
    let options = columns.filter_map(|column| column.split_once('='));
    let options = options.map(|(word, text)| (word, shape(&mut text.as_bytes()))).collect();
    Some((name, Entry { skip: skip.parse().ok()?, plain: shape(&mut plain.as_bytes()), options }))
}

/// What a command given with these words replies; `None` where that is not known.
pub(super) fn reply(words: &[Word<'_>], is_open: bool, protocol: Resp) -> Option<Shape> {
    let (Word::Known(name), rest) = words.split_first()? else { return None };
    let mut name = std::str::from_utf8(name).ok()?.to_ascii_uppercase();
    let mut skipped = 0;
    if !TABLE.contains_key(name.as_str()) {
        let Some(Word::Known(second)) = rest.first() else { return None };
        name = format!("{name} {}", std::str::from_utf8(second).ok()?.to_ascii_uppercase());
        skipped = 1;
    }
    let entry = match protocol {
        Resp::Two => None,
        Resp::Three => TABLE_RESP3.get(name.as_str()),
        Resp::Either => return None,
    };
    let entry = entry.or_else(|| TABLE.get(name.as_str()))?;
    if entry.options.is_empty() {
        return Some(entry.plain.clone());
    }
    let given = rest.get(skipped + entry.skip..).unwrap_or_default();
    if entry.options[0].0 == "+" {
        return Some(match (given.is_empty(), is_open) {
            (false, _) => entry.options[0].1.clone(),
            (true, false) => entry.plain.clone(),
            (true, true) => all(entry),
        });
    }
    Some(chosen(entry, given, is_open, name == "ZADD"))
}

fn all(entry: &Entry) -> Shape {
    let options = entry.options.iter().map(|(_, shape)| shape.clone());
    Shape::Union(std::iter::once(entry.plain.clone()).chain(options).collect())
}

/// The shape of the last option in the table that is given.
fn chosen(entry: &Entry, given: &[Word<'_>], is_open: bool, has_scores: bool) -> Shape {
    let mut found: Option<usize> = None;
    let mut place = 0;
    while let Some(word) = given.get(place) {
        place += 1;
        match word {
            Word::Known(text) => {
                let is = |(word, _): &(&str, Shape)| text.eq_ignore_ascii_case(word.as_bytes());
                found = found.max(entry.options.iter().position(is));
                let values = VALUES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
                place += values.map_or(0, |(_, count)| *count);
                if has_scores && text.first().is_some_and(|byte| !byte.is_ascii_alphabetic()) {
                    break;
                }
            }
            // A score ends the options.
            Word::Number if has_scores => break,
            Word::Number => {}
            Word::Unknown if has_scores && given.len() == place + 1 && !is_open => break,
            Word::Unknown => return all(entry),
        }
    }
    let is_ended = has_scores && place <= given.len() && place > 0;
    if is_open && !is_ended {
        return all(entry);
    }
    found.map_or_else(|| entry.plain.clone(), |option| entry.options[option].1.clone())
}

/// Reads a shape: `i` integer, `b` bytes, `t` text, `s` the status OK, `w` a status, `f` false, `d` a double,
/// `?` anything, `x*` an array, `b~` a set, `{x}` a map, `[x,y]` a tuple, `x|y` one or the other, parentheses.
fn shape(text: &mut &[u8]) -> Shape {
    let mut shapes = vec![item(text)];
    while text.first() == Some(&b'|') {
        *text = &text[1..];
        shapes.push(item(text));
    }
    if shapes.len() == 1 { shapes.remove(0) } else { Shape::Union(shapes) }
}

fn item(text: &mut &[u8]) -> Shape {
    let Some((first, rest)) = text.split_first() else { return Shape::Any };
    *text = rest;
    let mut shape = match first {
        b'i' => Shape::Integer,
        b't' => Shape::Text,
        b's' => Shape::Status,
        b'w' => Shape::Word,
        b'f' => Shape::Nothing,
        b'd' => Shape::Double,
        b'b' if text.first() == Some(&b'~') => {
            *text = &text[1..];
            Shape::Set
        }
        b'b' => Shape::Bytes,
        b'{' => {
            let inner = self::shape(text);
            *text = text.get(1..).unwrap_or_default();
            Shape::Map(Box::new(inner))
        }
        b'(' => {
            let inner = self::shape(text);
            *text = text.get(1..).unwrap_or_default();
            inner
        }
        b'[' => {
            let mut items = vec![self::shape(text)];
            while text.first() == Some(&b',') {
                *text = &text[1..];
                items.push(self::shape(text));
            }
            *text = text.get(1..).unwrap_or_default();
            Shape::Tuple(items)
        }
        _ => Shape::Any,
    };
    while text.first() == Some(&b'*') {
        *text = &text[1..];
        shape = Shape::Array(Box::new(shape));
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Option<Shape> {
        let words: Vec<Word<'_>> = words
            .iter()
            .map(|word| if *word == "_" { Word::Unknown } else { Word::Known(word.as_bytes()) })
            .collect();
        reply(&words, false, Resp::Two)
    }

    #[test]
    fn options_choose_the_shape() {
        assert_eq!(of(&["set", "_", "_"]), Some(Shape::Status));
        assert_eq!(of(&["SET", "_", "_", "PX", "_"]), Some(Shape::Status));
        let maybe = Shape::Union(vec![Shape::Status, Shape::Nothing]);
        assert_eq!(of(&["SET", "_", "_", "nx", "PX", "_"]), Some(maybe));
        let before = Shape::Union(vec![Shape::Bytes, Shape::Nothing]);
        assert_eq!(of(&["SET", "_", "_", "NX", "GET"]), Some(before));
        assert_ne!(of(&["SET", "_", "_", "_"]), Some(Shape::Status));
        assert_eq!(of(&["ZADD", "_", "_", "_"]), Some(Shape::Integer));
        assert_ne!(of(&["ZADD", "_", "_", "_", "_", "_"]), Some(Shape::Integer));
        assert_eq!(of(&["ZADD", "_", "NX", "_", "_"]), Some(Shape::Integer));
        assert_eq!(of(&["OBJECT", "_"]), None);
        assert_eq!(of(&["SPOP", "_", "_"]), Some(Shape::Array(Box::new(Shape::Bytes))));
    }

    #[test]
    fn every_line_is_read() {
        for (text, table) in [(REPLIES, &TABLE), (REPLIES_RESP3, &TABLE_RESP3)] {
            let lines = text.lines().filter(|line| !line.starts_with('#')).count();
            assert_eq!(table.len(), lines, "a line that is not read, or a command twice");
        }
        assert!(TABLE_RESP3.keys().all(|name| TABLE.contains_key(name)), "a command of no table");
        let is_odd = |entry: &&Entry| entry.plain == Shape::Any;
        assert_eq!(TABLE.values().filter(is_odd).count(), 0, "a line that says nothing");
    }
}
