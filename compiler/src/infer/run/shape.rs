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
const VALUES: [(&[u8], usize); 20] = [
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
    (b"BYRADIUS", 2),
    (b"BYBOX", 3),
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
    /// Whether the first argument says how many keys follow it, before the first option.
    is_counted: bool,
    plain: Shape,
    options: Vec<(&'static str, Shape)>,
    /// Options that add something to each item of the plain list, in the order they add it.
    added: Vec<(&'static str, Shape)>,
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
    let (mut options, mut added) = (Vec::new(), Vec::new());
    for (word, text) in columns.filter_map(|column| column.split_once('=')) {
        match text.strip_prefix(',') {
            Some(text) => added.push((word, shape(&mut text.as_bytes()))),
            None => options.push((word, shape(&mut text.as_bytes()))),
        }
    }
    let is_counted = skip == "n";
    let skip = if is_counted { 1 } else { skip.parse().ok()? };
    let plain = shape(&mut plain.as_bytes());
    Some((name, Entry { skip, is_counted, plain, options, added }))
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
    if entry.options.is_empty() && entry.added.is_empty() {
        return Some(entry.plain.clone());
    }
    let words = rest.get(skipped..).unwrap_or_default();
    let Some(keys) = keys(entry, words) else { return Some(all(entry)) };
    let given = words.get(entry.skip + keys..).unwrap_or_default();
    if entry.options.first().is_some_and(|(word, _)| *word == "+") {
        return Some(by_number(entry, given.len(), is_open));
    }
    Some(chosen(entry, given, is_open, name == "ZADD"))
}

/// How many keys stand behind their number; `None` where that is not known.
fn keys(entry: &Entry, words: &[Word<'_>]) -> Option<usize> {
    if !entry.is_counted {
        return Some(0);
    }
    match words.first()? {
        Word::Known(text) => std::str::from_utf8(text).ok()?.parse().ok(),
        Word::Number(Some(number)) => number.to_string().parse().ok(),
        Word::Number(None) | Word::Unknown => None,
    }
}

fn all(entry: &Entry) -> Shape {
    let options = entry.options.iter().map(|(_, shape)| shape.clone());
    // All that may be added to an item make too many shapes to say one after another.
    let added = entry.added.first().map(|_| Shape::Any);
    Shape::Union(std::iter::once(entry.plain.clone()).chain(options).chain(added).collect())
}

/// The shape of so many further arguments; of any number from there on, where the last may be several.
fn by_number(entry: &Entry, number: usize, is_open: bool) -> Shape {
    let options = entry.options.iter().map(|(_, shape)| shape);
    let shapes: Vec<&Shape> = std::iter::once(&entry.plain).chain(options).collect();
    let possible = &shapes[number.min(shapes.len() - 1)..];
    if is_open {
        Shape::Union(possible.iter().copied().cloned().collect())
    } else {
        possible[0].clone()
    }
}

/// The shape of the last option in the table that is given, with what others add to each item.
fn chosen(entry: &Entry, given: &[Word<'_>], is_open: bool, has_scores: bool) -> Shape {
    let mut found: Option<usize> = None;
    let mut added: Vec<usize> = Vec::new();
    let mut place = 0;
    while let Some(word) = given.get(place) {
        place += 1;
        match word {
            Word::Known(text) => {
                let is = |(word, _): &(&str, Shape)| text.eq_ignore_ascii_case(word.as_bytes());
                found = found.max(entry.options.iter().position(is));
                added.extend(entry.added.iter().position(is));
                let values = VALUES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
                place += values.map_or(0, |(_, count)| *count);
                if has_scores && text.first().is_some_and(|byte| !byte.is_ascii_alphabetic()) {
                    break;
                }
            }
            // A score ends the options.
            Word::Number(_) if has_scores => break,
            Word::Number(_) => {}
            Word::Unknown if has_scores && given.len() == place + 1 && !is_open => break,
            Word::Unknown => return all(entry),
        }
    }
    let is_ended = has_scores && place <= given.len() && place > 0;
    if is_open && !is_ended {
        return all(entry);
    }
    found.map_or_else(|| entry.with(&added), |option| entry.options[option].1.clone())
}

impl Entry {
    /// The plain list, each item with what these options add, in the order of the table.
    fn with(&self, added: &[usize]) -> Shape {
        let Shape::Array(item) = &self.plain else { return self.plain.clone() };
        if added.is_empty() {
            return self.plain.clone();
        }
        let each = self.added.iter().enumerate().filter(|(index, _)| added.contains(index));
        let each = each.map(|(_, (_, shape))| shape.clone());
        let items = std::iter::once(Shape::clone(item)).chain(each).collect();
        Shape::Array(Box::new(Shape::Tuple(items)))
    }
}

/// Reads a shape: `i` integer, `b` bytes, `t` text, `s` the status OK, `w` a status, `f` false, `d` a double,
/// `?` anything, `x*` an array, `b~` a set, `{x}` a map, `[x,y]` a tuple, `[]` of nothing, `x|y` one or the other, parentheses.
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
            let mut items = Vec::new();
            if text.first() != Some(&b']') {
                items.push(self::shape(text));
            }
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
    fn options_add_to_each_item_in_the_order_of_the_server() {
        let list = |items: &[Shape]| Some(Shape::Array(Box::new(Shape::Tuple(items.to_vec()))));
        let search = ["GEOSEARCH", "_", "FROMMEMBER", "_", "BYRADIUS", "_", "_"];
        assert_eq!(of(&search), Some(Shape::Array(Box::new(Shape::Bytes))));
        let with = |words: &[&'static str]| of(&[search.as_slice(), words].concat());
        let both = list(&[Shape::Bytes, Shape::Text, Shape::Integer]);
        assert_eq!(with(&["withhash", "COUNT", "_", "WITHDIST"]), both);
        assert_ne!(with(&["WITHHASH", "_"]), list(&[Shape::Bytes, Shape::Integer]));
        let store = of(&["GEORADIUS", "_", "_", "_", "_", "_", "STORE", "WITHDIST"]);
        assert_eq!(store, Some(Shape::Integer));
    }

    #[test]
    fn keys_are_counted_before_options() {
        let newer = |words: &[Word<'_>], is_open| reply(words, is_open, Resp::Three);
        let words = |number| {
            [
                Word::Known(b"ZUNION"),
                number,
                Word::Unknown,
                Word::Unknown,
                Word::Known(b"WITHSCORES"),
            ]
        };
        let scores = Shape::Tuple(vec![Shape::Bytes, Shape::Double]);
        let scores = Some(Shape::Array(Box::new(scores)));
        assert_eq!(newer(&words(Word::Known(b"2")), false), scores);
        assert_eq!(newer(&words(Word::Number(Some(2.0))), false), scores);
        assert_ne!(newer(&words(Word::Number(Some(1.0))), false), scores);
        assert_ne!(newer(&words(Word::Number(None)), false), scores);
        assert_ne!(newer(&words(Word::Number(Some(2.0))), true), scores);
        let plain = Some(Shape::Array(Box::new(Shape::Bytes)));
        assert_eq!(newer(&words(Word::Known(b"2"))[..4], false), plain);
    }

    #[test]
    fn further_arguments_are_counted() {
        let pairs = Shape::Array(Box::new(Shape::Tuple(vec![Shape::Bytes, Shape::Bytes])));
        let words = [Word::Known(b"HRANDFIELD"), Word::Unknown, Word::Unknown, Word::Unknown];
        let newer = |number: usize, is_open| reply(&words[..=number], is_open, Resp::Three);
        assert_eq!(newer(3, false), Some(pairs.clone()));
        assert_eq!(newer(2, false), Some(Shape::Array(Box::new(Shape::Bytes))));
        assert_eq!(newer(3, true), Some(Shape::Union(vec![pairs])));
        let Some(Shape::Union(any)) = newer(1, true) else { panic!("any number of them") };
        assert_eq!(any.len(), 3);
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
