//! The alternatives of a reply into one type that decodes all of them, before what needs a name has
//! one; or into the reason why there is none.

use super::{json, map, tuples};
use crate::infer::{Kind, Reply, Tuple};
use crate::model::{Literal, Type};

/// The longest text that is taken for a word.
const LONGEST_WORD: usize = 40;

/// A type whose parts have no names yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Type(Type),
    Optional(Box<Shape>),
    /// `T|""`
    OrEmpty(Box<Shape>),
    Array(Box<Shape>),
    Tuple(Vec<Shape>),
    /// The last of a tuple: any number of them.
    Rest(Box<Shape>),
    Json(Box<Shape>),
    /// Inside JSON: names, their values, and whether they may be missing.
    Record(Vec<(String, Shape, bool)>),
    /// Any names, which are of this type.
    Map(Type, Box<Shape>),
    /// Outside JSON: names, their values, and whether they may be missing.
    Pairs(Vec<(String, Shape, bool)>),
    Enum(Vec<Literal>),
    /// Tuples told apart by their first literals.
    Union(Vec<Vec<Shape>>),
}

impl Shape {
    pub(super) fn optional(self) -> Self {
        match self {
            Self::Optional(_) | Self::OrEmpty(_) | Self::Type(Type::Nil) => self,
            shape => Self::Optional(Box::new(shape)),
        }
    }

    /// Whether a value of it may be missing at the end of an array.
    pub(super) fn may_be_absent(&self) -> bool {
        matches!(self, Self::Optional(_) | Self::Type(Type::Nil))
    }
}

/// Where a value stands: alone, constants are the codes of a reply; among others they are data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    Inside,
}

/// The type of a whole reply.
pub(super) fn reply(reply: &Reply) -> Result<Shape, &'static str> {
    of(reply, Place::Alone)
}

/// The type of a value inside an array.
pub(super) fn item(reply: &Reply) -> Result<Shape, &'static str> {
    of(reply, Place::Inside)
}

fn of(reply: &Reply, place: Place) -> Result<Shape, &'static str> {
    if let Some(open) = &reply.open {
        return Err(open.text);
    }
    if reply.kinds.is_empty() {
        return Err("it never returns without an error");
    }
    let is_nullable = reply.kinds.contains(&Kind::Nil);
    let has_true = reply.kinds.contains(&Kind::True);
    let others: Vec<&Kind> =
        reply.kinds.iter().filter(|kind| !matches!(kind, Kind::Nil | Kind::True)).collect();
    if others.is_empty() {
        return Ok(Shape::Type(if has_true { Type::Boolean } else { Type::Nil }));
    }
    let shape = if others.iter().all(|kind| matches!(kind, Kind::Integer(_))) {
        // True arrives as 1.
        integer(&others, has_true, place)
    } else if others.iter().all(|kind| **kind == Kind::Boolean) {
        return Ok(Shape::Type(Type::Boolean));
    } else if others.contains(&&Kind::Boolean) {
        return Err("it is true or false in one case and something else in another");
    } else if others.iter().all(|kind| matches!(kind, Kind::Number | Kind::Integer(_))) && !has_true
    {
        Shape::Type(Type::Number)
    } else if has_true {
        return Err("it is true in one case and something else in another");
    } else if others.iter().all(|kind| is_string(kind)) {
        json::of(&others).unwrap_or_else(|| string(&others, place))
    } else if let (Some(codes), Place::Alone) = (mixed(&others), place) {
        Shape::Enum(codes)
    } else {
        match others.as_slice() {
            [Kind::Map(map)] => map::of(map)?,
            [Kind::Set(names)] => Shape::Array(Box::new(item(names)?)),
            others => array(others)?,
        }
    };
    Ok(if is_nullable { shape.optional() } else { shape })
}

fn array(kinds: &[&Kind]) -> Result<Shape, &'static str> {
    let tuples: Vec<&Tuple> = kinds
        .iter()
        .filter_map(|kind| match kind {
            Kind::Tuple(tuple) => Some(tuple),
            _ => None,
        })
        .collect();
    if tuples.len() < kinds.len() {
        return Err("it has several types");
    }
    tuples::of(&tuples)
}

/// Codes are an enum; 0 and 1 alone may as well be a count.
fn integer(kinds: &[&Kind], has_true: bool, place: Place) -> Shape {
    let constant = |kind: &&Kind| match kind {
        Kind::Integer(constant) => *constant,
        _ => None,
    };
    let codes: Option<Vec<i64>> = kinds.iter().map(constant).collect();
    let is_codes = |codes: &Vec<i64>| {
        codes.len() > 1 && codes.iter().any(|code| !matches!(code, 0 | 1)) && !has_true
    };
    match codes.filter(is_codes) {
        Some(mut codes) if place == Place::Alone => {
            codes.sort_unstable();
            Shape::Enum(codes.into_iter().map(Literal::Integer).collect())
        }
        _ => Shape::Type(Type::Integer),
    }
}

/// Words and numbers: an enum reads both, and no word reads as a number.
fn mixed(kinds: &[&Kind]) -> Option<Vec<Literal>> {
    let literal = |kind: &&Kind| match kind {
        Kind::Integer(Some(code)) => Some(Literal::Integer(*code)),
        Kind::Text(Some(word)) | Kind::Status(Some(word)) if is_word(word) => {
            Some(Literal::String(word.clone()))
        }
        _ => None,
    };
    kinds.iter().map(literal).collect::<Option<_>>().map(distinct)
}

fn distinct<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut distinct: Vec<T> = Vec::with_capacity(all.len());
    for one in all {
        if !distinct.contains(&one) {
            distinct.push(one);
        }
    }
    distinct
}

fn is_string(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(_) | Kind::Bytes | Kind::Json(_) | Kind::Status(_))
}

/// Text only where all of it is known to be UTF-8, words where all of them are known.
fn string(kinds: &[&Kind], place: Place) -> Shape {
    let constant = |kind: &&Kind| match kind {
        Kind::Text(constant) | Kind::Status(constant) => constant.clone(),
        _ => None,
    };
    let constants: Option<Vec<String>> = kinds.iter().map(constant).collect();
    if let Some(constants) = constants.map(distinct) {
        if let [only] = constants.as_slice() {
            let is_status = matches!(kinds, [Kind::Status(_)]) || only == "OK";
            let is_said = is_status && place == Place::Alone;
            let literal = || Type::Literal(Literal::String(only.clone()));
            return Shape::Type(if is_said { literal() } else { Type::String });
        }
        if constants.iter().all(|constant| constant.is_empty() || is_word(constant)) {
            return Shape::Enum(constants.into_iter().map(Literal::String).collect());
        }
    }
    let is_bytes = |kind: &&Kind| match kind {
        Kind::Json(json) => !json.is_text,
        kind => **kind == Kind::Bytes,
    };
    Shape::Type(if kinds.iter().any(is_bytes) { Type::Bytes } else { Type::String })
}

/// Whether a text is a word, as codes and states are, and no message.
pub(super) fn is_word(text: &str) -> bool {
    let is_rest = |it: char| it.is_ascii_alphanumeric() || "_-.:".contains(it);
    text.len() <= LONGEST_WORD
        && text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(is_rest)
}
