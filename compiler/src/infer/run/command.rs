//! Arguments of commands: which of them have to be numbers, and which are stored under a name.

use super::super::observe::NameKind;
use super::machine::Machine;
use super::value::{Atom, Value, Values};
use crate::source::Span;

/// Commands with numbers at known places, counted from the command itself: whole ones.
const WHOLE: [(&str, &[usize]); 33] = [
    ("EXPIRE", &[2]),
    ("PEXPIRE", &[2]),
    ("EXPIREAT", &[2]),
    ("PEXPIREAT", &[2]),
    ("INCRBY", &[2]),
    ("DECRBY", &[2]),
    ("HINCRBY", &[3]),
    ("SETEX", &[2]),
    ("PSETEX", &[2]),
    ("GETRANGE", &[2, 3]),
    ("SUBSTR", &[2, 3]),
    ("SETRANGE", &[2]),
    ("LRANGE", &[2, 3]),
    ("LTRIM", &[2, 3]),
    ("LINDEX", &[2]),
    ("LSET", &[2]),
    ("LREM", &[2]),
    ("ZREVRANGE", &[2, 3]),
    ("ZREMRANGEBYRANK", &[2, 3]),
    ("LPOP", &[2]),
    ("RPOP", &[2]),
    ("SPOP", &[2]),
    ("SRANDMEMBER", &[2]),
    ("HRANDFIELD", &[2]),
    ("ZRANDMEMBER", &[2]),
    ("ZPOPMIN", &[2]),
    ("ZPOPMAX", &[2]),
    ("GETBIT", &[2]),
    ("SETBIT", &[2, 3]),
    ("GETEX", &[]),
    ("SELECT", &[1]),
    ("XSETID", &[]),
    ("MOVE", &[2]),
];

/// Any number.
const NUMBERS: [(&str, &[usize]); 3] =
    [("INCRBYFLOAT", &[2]), ("HINCRBYFLOAT", &[3]), ("ZINCRBY", &[2])];

/// Commands with options, where those begin, and the words a whole number stands behind.
const OPTIONS: [(&str, usize, &[&str]); 16] = [
    ("SET", 3, &["EX", "PX", "EXAT", "PXAT"]),
    ("GETEX", 2, &["EX", "PX", "EXAT", "PXAT"]),
    ("ZRANGEBYSCORE", 4, &["LIMIT"]),
    ("ZREVRANGEBYSCORE", 4, &["LIMIT"]),
    ("ZRANGEBYLEX", 4, &["LIMIT"]),
    ("ZREVRANGEBYLEX", 4, &["LIMIT"]),
    ("ZRANGE", 4, &["LIMIT"]),
    ("XRANGE", 4, &["COUNT"]),
    ("XREVRANGE", 4, &["COUNT"]),
    ("SCAN", 2, &["COUNT"]),
    ("HSCAN", 3, &["COUNT"]),
    ("SSCAN", 3, &["COUNT"]),
    ("ZSCAN", 3, &["COUNT"]),
    ("LPOS", 3, &["RANK", "COUNT", "MAXLEN"]),
    ("XREADGROUP", 4, &["COUNT", "BLOCK"]),
    ("XAUTOCLAIM", 6, &["COUNT"]),
];

/// Options without a value.
const FLAGS: [&str; 14] = [
    "NX",
    "XX",
    "GT",
    "LT",
    "CH",
    "GET",
    "KEEPTTL",
    "WITHSCORES",
    "BYSCORE",
    "BYLEX",
    "REV",
    "NOVALUES",
    "PERSIST",
    "NOACK",
];

impl<'s> Machine<'_, 's> {
    /// A command is called with these; with `redis.call` it raises what it refuses.
    pub(super) fn note_command(&mut self, values: &Values<'s>, is_raised: bool, span: Span) {
        for known in &mut self.state.known {
            known.acted |= known.read;
        }
        let name = name(values).unwrap_or_default();
        let numbers = if is_raised { numbers(&name, values) } else { Vec::new() };
        for (at, value) in values.fixed.iter().enumerate() {
            match numbers.iter().find(|(index, _)| *index == at) {
                Some((_, is_whole)) => self.note_number(value, *is_whole, span),
                None => self.note_raw(value, span),
            }
            if is_raised {
                self.note_sent(value);
            }
        }
        if let Some(rest) = &values.rest {
            self.note_raw(rest, span);
        }
        self.note_fields(&name, values, span);
    }

    /// Nil cannot be sent: what goes on was there, and was a number where only one can be.
    fn note_sent(&mut self, value: &Value<'s>) {
        let sent = value.filter(|atom| !atom.is_nil() && !matches!(atom, Atom::Boolean(_)));
        if sent.is_never() {
            self.raise();
        } else {
            self.state.learn_count(value, &sent);
            self.state.take_in(&sent);
        }
    }

    /// `HSET key field value`: the field names the value.
    fn note_fields(&mut self, command: &str, values: &Values<'s>, span: Span) {
        let is_of_fields =
            ["HSET", "HMSET", "HSETNX", "HINCRBY", "HINCRBYFLOAT"].contains(&command);
        if !is_of_fields || !self.is_watching {
            return;
        }
        for pair in values.fixed.get(2..).unwrap_or_default().chunks_exact(2) {
            let [field, value] = pair else { continue };
            let text = field.constant().and_then(|text| std::str::from_utf8(text).ok());
            if let Some(text) = text.filter(|text| is_name(text)) {
                let text = text.to_owned();
                self.note_name(NameKind::HashField, &text, None, value, span);
            }
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || it == '_')
}

fn name(values: &Values<'_>) -> Option<String> {
    let name = values.fixed.first()?.constant()?;
    Some(std::str::from_utf8(name).ok()?.to_ascii_uppercase())
}

/// The places that take only numbers, and whether only whole ones.
fn numbers(name: &str, values: &Values<'_>) -> Vec<(usize, bool)> {
    let mut numbers: Vec<(usize, bool)> = Vec::new();
    for (table, is_whole) in [(WHOLE.as_slice(), true), (NUMBERS.as_slice(), false)] {
        let places = table.iter().filter(|(known, _)| *known == name).flat_map(|(_, at)| *at);
        numbers.extend(places.map(|at| (*at, is_whole)));
    }
    if let Some((_, start, words)) = OPTIONS.iter().find(|(known, ..)| *known == name) {
        numbers.extend(behind_options(values, *start, words).map(|at| (at, true)));
    }
    match name {
        "ZRANGE" if is_by_rank(values) => numbers.extend([(2, true), (3, true)]),
        "ZADD" => numbers.extend(score(values).map(|at| (at, false))),
        _ => {}
    }
    numbers
}

/// The values behind options that are written out, up to the first that is not.
fn behind_options(
    values: &Values<'_>,
    start: usize,
    words: &[&str],
) -> impl Iterator<Item = usize> + use<> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some(option) = values.fixed.get(at).and_then(word) {
        let count = if option == "LIMIT" { 2 } else { 1 };
        if words.contains(&option.as_str()) {
            found.extend(at + 1..=at + count);
            at += count + 1;
        } else if FLAGS.contains(&option.as_str()) {
            at += 1;
        } else {
            break;
        }
    }
    found.into_iter()
}

fn word(value: &Value<'_>) -> Option<String> {
    Some(std::str::from_utf8(value.constant()?).ok()?.to_ascii_uppercase())
}

/// Without `BYSCORE` and `BYLEX`, as far as that is certain.
fn is_by_rank(values: &Values<'_>) -> bool {
    let options = values.fixed.get(4..).unwrap_or_default();
    let is_other = |value: &Value<'_>| {
        word(value).is_some_and(|word| word != "BYSCORE" && word != "BYLEX" && word != "LIMIT")
    };
    values.rest.is_none() && options.iter().all(is_other)
}

/// The score of `ZADD key score member`, behind options that are written out.
fn score(values: &Values<'_>) -> Option<usize> {
    let mut at = 2;
    while values.fixed.get(at).and_then(word).is_some_and(|word| FLAGS.contains(&word.as_str())) {
        at += 1;
    }
    (values.rest.is_none() && values.fixed.len() == at + 2).then_some(at)
}
