//! What a function replies with, as its body shows.

use std::fmt;

use super::json::Json;
use super::map::Map;
use crate::source::Span;

/// Kinds a reply is told apart into; with more it is open.
const MOST_KINDS: usize = 40;

/// All a function may reply with when it succeeds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reply {
    /// The alternatives.
    pub kinds: Vec<Kind>,
    /// Set where it may also be anything.
    pub open: Option<Open>,
    /// Where it is returned.
    pub spans: Vec<Span>,
}

/// Why a reply may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// The reason.
    pub text: &'static str,
    /// Where; the file's first byte if it is nowhere in particular.
    pub span: Span,
}

/// One alternative, as it arrives.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Nil: Lua's nil and false.
    Nil,
    /// 1, from Lua's true.
    True,
    /// True or false, behind `redis.setresp(3)`: 1 and 0, or what RESP3 has for them.
    Boolean,
    /// `{double = ...}`: text under RESP2.
    Number,
    /// An integer, and which if it is always the same.
    Integer(Option<i64>),
    /// UTF-8, and which if it is always the same.
    Text(Option<String>),
    /// Any bytes.
    Bytes,
    /// JSON.
    Json(Json),
    /// A status, and which if it is always the same.
    Status(Option<String>),
    /// An array.
    Tuple(Tuple),
    /// `{set = ...}`: an array under RESP2.
    Set(Box<Reply>),
    /// `{map = ...}`: names and values in turn under RESP2.
    Map(Map),
}

/// An array, item by item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tuple {
    /// The first ones.
    pub items: Vec<Reply>,
    /// How many of them are always there.
    pub least: usize,
    /// What follows them, in any number.
    pub rest: Option<Box<Reply>>,
}

impl Reply {
    /// Anything.
    #[must_use]
    pub fn open(span: Span, text: &'static str) -> Self {
        Self { open: Some(Open { text, span }), ..Self::default() }
    }

    pub(super) fn add(&mut self, kind: Kind) {
        if self.kinds.contains(&kind) {
            return;
        }
        if let Some(joined) = self.take_joined(&kind) {
            return self.add(joined);
        }
        if let Kind::Tuple(tuple) = &kind {
            // All that no constant tells from it become one with it.
            let mut joined = tuple.clone();
            let before = self.kinds.len();
            self.kinds.retain(|known| match known {
                Kind::Tuple(known) if !known.is_apart(tuple) => {
                    joined = known.join(&joined);
                    false
                }
                _ => true,
            });
            if self.kinds.len() < before {
                return self.add(Kind::Tuple(joined));
            }
        }
        if self.kinds.len() == MOST_KINDS {
            let text = "it has too many alternatives";
            self.open.get_or_insert(Open { text, span: Span::default() });
            return;
        }
        self.kinds.push(kind);
    }

    /// Both.
    pub fn join(&mut self, other: &Self) {
        other.kinds.iter().for_each(|kind| self.add(kind.clone()));
        self.open = self.open.or(other.open);
        for span in &other.spans {
            if !self.spans.contains(span) {
                self.spans.push(*span);
            }
        }
    }

    /// Takes out a set or a map, of which there is one at most, with another joined in.
    fn take_joined(&mut self, kind: &Kind) -> Option<Kind> {
        let place = self.kinds.iter().position(|known| {
            matches!((known, kind), (Kind::Set(_), Kind::Set(_)) | (Kind::Map(_), Kind::Map(_)))
        })?;
        Some(match (self.kinds.remove(place), kind) {
            (Kind::Set(mut one), Kind::Set(two)) => {
                one.join(two);
                Kind::Set(one)
            }
            (Kind::Map(one), Kind::Map(two)) => Kind::Map(one.join(two)),
            (known, _) => known,
        })
    }

    /// The one constant it always is.
    fn literal(&self) -> Option<&Kind> {
        let is_literal = |kind: &&Kind| {
            matches!(kind, Kind::Integer(Some(_)) | Kind::Text(Some(_)) | Kind::Status(Some(_)))
        };
        let only = self.kinds.first().filter(is_literal);
        only.filter(|_| self.kinds.len() == 1 && self.open.is_none())
    }
}

impl Tuple {
    /// Whether leading constants tell one from the other.
    fn is_apart(&self, other: &Self) -> bool {
        let least = self.least.min(other.least);
        let pairs = self.items.iter().zip(&other.items).take(least);
        let mut literals = pairs.map_while(|(one, two)| Some((one.literal()?, two.literal()?)));
        literals.any(|(one, two)| one != two)
    }

    /// Both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let longer = self.items.len().max(other.items.len());
        let mut items = Vec::with_capacity(longer);
        for index in 0..longer {
            let mut item = Reply::default();
            for tuple in [self, other] {
                if let Some(known) = tuple.items.get(index).or(tuple.rest.as_deref()) {
                    item.join(known);
                }
            }
            items.push(item);
        }
        let rest = match (&self.rest, &other.rest) {
            (Some(one), Some(two)) => {
                let mut rest = one.clone();
                rest.join(two);
                Some(rest)
            }
            (one, two) => one.clone().or_else(|| two.clone()),
        };
        Self { items, least: self.least.min(other.least), rest }
    }
}

/// Nearly as annotations write types.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kinds.is_empty() && self.open.is_none() {
            return f.write_str("never");
        }
        for (index, kind) in self.kinds.iter().enumerate() {
            if index > 0 {
                f.write_str(" | ")?;
            }
            kind.fmt(f)?;
        }
        match &self.open {
            Some(_) if self.kinds.is_empty() => f.write_str("any"),
            Some(_) => f.write_str(" | any"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nil => f.write_str("nil"),
            Self::True => f.write_str("true"),
            Self::Boolean => f.write_str("boolean"),
            Self::Number => f.write_str("number"),
            Self::Integer(Some(integer)) => write!(f, "{integer}"),
            Self::Integer(None) => f.write_str("integer"),
            Self::Text(Some(text)) => write!(f, "{text:?}"),
            Self::Text(None) => f.write_str("string"),
            Self::Bytes => f.write_str("bytes"),
            Self::Json(json) => json.fmt(f),
            Self::Set(item) => write!(f, "set of {item}"),
            Self::Map(map) => map.fmt(f),
            Self::Status(Some(text)) => write!(f, "status {text:?}"),
            Self::Status(None) => f.write_str("status"),
            Self::Tuple(Tuple { items, rest: Some(rest), .. }) if items.is_empty() => {
                write!(f, "({rest})[]")
            }
            Self::Tuple(tuple) => {
                f.write_str("[")?;
                for (index, item) in tuple.items.iter().enumerate() {
                    let comma = if index > 0 { ", " } else { "" };
                    let mark = if index >= tuple.least { "?" } else { "" };
                    let (open, close) = if item.kinds.len() > 1 { ("(", ")") } else { ("", "") };
                    write!(f, "{comma}{open}{item}{close}{mark}")?;
                }
                if let Some(rest) = &tuple.rest {
                    write!(f, ", ...({rest})")?;
                }
                f.write_str("]")
            }
        }
    }
}
