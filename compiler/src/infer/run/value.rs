//! What an expression may be worth at run time: a small set of alternatives.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::super::json::{Content, Json};
use super::super::observe::Side;
use super::alternatives::{is_covered, pair};
use super::begun::Begun;
use super::codes::Message;
pub(super) use super::values::Values;
use crate::load;
use crate::source::Span;
use crate::syntax::ast;

/// One thing a value may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Atom<'s> {
    Nil,
    /// Nil, because the caller did not send this key or argument.
    Absent(Side, usize),
    Boolean(bool),
    /// A number, and which if it is a constant.
    Number(Option<f64>),
    Constant(Cow<'s, [u8]>),
    /// A string that is UTF-8.
    Text,
    /// A string of any bytes.
    Bytes,
    /// A string that begins with a code.
    Begun(Begun<'s>),
    /// JSON made by `cjson.encode`.
    Json(Rc<Json>),
    /// One of the caller's keys or arguments; index 0 stands for any of them.
    Item(Side, usize),
    /// What `tonumber` makes of one.
    NumberOf(Side, usize),
    /// How many there are.
    Count(Side),
    /// `{ok = ...}`
    Status(Option<Cow<'s, [u8]>>),
    /// `{err = ...}`
    Error(Option<Message<'s>>),
    /// A table of this call, by its place in the heap.
    Table(usize),
    /// `keys` or `args` itself.
    Items(Side),
    /// A table made while the library loaded, which nothing changes.
    Loaded(Loaded<'s>),
    /// `string`, `redis` and the like.
    Module(&'static str),
    /// A function of the server, by its whole name.
    Native(&'static str),
    Function(Rc<Closure<'s>>),
    /// Anything.
    Any(Why),
}

/// Why a value is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Why {
    pub(super) span: Span,
    pub(super) text: &'static str,
    /// Whether it can be a function, or a table others have too; data from outside cannot.
    pub(super) is_opaque: bool,
}

/// A function with what it sees.
#[derive(Debug)]
pub(super) struct Closure<'s> {
    pub(super) function: &'s ast::Function<'s>,
    /// The locals around it, for a function made during the call.
    pub(super) scope: Vec<(&'s str, usize)>,
    /// The values `...` has around it do not reach it; names of the file do, through this.
    pub(super) outer: Rc<load::Closure<'s>>,
}

impl PartialEq for Closure<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.function, other.function) && self.scope == other.scope
    }
}

#[derive(Debug, Clone)]
pub(super) struct Loaded<'s>(pub(super) Rc<RefCell<load::Table<'s>>>);

impl PartialEq for Loaded<'_> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// All a value may be; nothing where the code does not get that far. Of several alternatives none
/// covers another.
#[derive(Debug, Clone, Default)]
pub(super) enum Value<'s> {
    #[default]
    Never,
    One(Atom<'s>),
    /// One of the pairs that are met everywhere.
    Pair(&'s [Atom<'s>; 2]),
    Many(Rc<[Atom<'s>]>),
}

/// Shared alternatives need no looking into.
impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::One(one), Self::One(other)) => one == other,
            (Self::Many(one), Self::Many(other)) => Rc::ptr_eq(one, other) || one == other,
            (Self::Pair(one), Self::Pair(other)) => std::ptr::eq(*one, *other) || one == other,
            (this, other) => this.atoms() == other.atoms(),
        }
    }
}

impl<'s> From<Atom<'s>> for Value<'s> {
    fn from(atom: Atom<'s>) -> Self {
        Self::One(atom)
    }
}

impl<'s> Value<'s> {
    pub(super) const NIL: Self = Self::One(Atom::Nil);
    pub(super) const NUMBER: Self = Self::One(Atom::Number(None));
    pub(super) const BYTES: Self = Self::One(Atom::Bytes);
    pub(super) const TEXT: Self = Self::One(Atom::Text);

    pub(super) fn boolean() -> Self {
        Self::Pair(&[Atom::Boolean(true), Atom::Boolean(false)])
    }

    pub(super) fn any(span: Span, text: &'static str) -> Self {
        Self::One(Atom::Any(Why { span, text, is_opaque: false }))
    }

    pub(super) fn opaque(span: Span, text: &'static str) -> Self {
        Self::One(Atom::Any(Why { span, text, is_opaque: true }))
    }

    pub(super) fn atoms(&self) -> &[Atom<'s>] {
        match self {
            Self::Never => &[],
            Self::One(atom) => std::slice::from_ref(atom),
            Self::Pair(atoms) => *atoms,
            Self::Many(atoms) => atoms,
        }
    }

    pub(super) fn is_never(&self) -> bool {
        matches!(self, Self::Never)
    }

    /// The value both may be.
    pub(super) fn join(&self, other: &Self) -> Self {
        let (ours, theirs) = (self.atoms(), other.atoms());
        if ours.is_empty() {
            return other.clone();
        }
        if theirs.iter().all(|atom| is_covered(ours, atom)) {
            return self.clone();
        }
        match (self, other) {
            (Self::One(one), Self::One(two)) if two.covers(one) => other.clone(),
            (Self::One(one), Self::One(two)) => pair(one.clone(), two.clone()),
            _ => ours.iter().chain(theirs).cloned().collect(),
        }
    }

    /// The same, constants given up: so that loops come to an end.
    pub(super) fn widen(&self, other: &Self, strings: bool) -> Self {
        let joined = self.join(other);
        if joined == *self {
            return joined;
        }
        joined.atoms().iter().map(|atom| general(atom, strings)).collect()
    }

    pub(super) fn or_nil(&self) -> Self {
        self.join(&Self::NIL)
    }

    /// The alternatives `keep` holds for.
    pub(super) fn filter(&self, keep: impl Fn(&Atom<'s>) -> bool) -> Self {
        let atoms = match self {
            Self::One(atom) if keep(atom) => return self.clone(),
            Self::Never | Self::One(_) => return Self::Never,
            Self::Pair(_) | Self::Many(_) => self.atoms(),
        };
        let mut kept = atoms.iter().filter(|atom| keep(atom));
        match atoms.iter().filter(|atom| keep(atom)).count() {
            count if count == atoms.len() => self.clone(),
            0 => Self::Never,
            1 => kept.next().cloned().map_or(Self::Never, Self::One),
            _ => Self::Many(kept.cloned().collect()),
        }
    }

    /// Whether a table of this call is among the alternatives.
    pub(super) fn has_table(&self, id: usize) -> bool {
        self.atoms().iter().any(|atom| matches!(atom, Atom::Table(known) if *known == id))
    }

    pub(super) fn truthy(&self) -> Self {
        self.filter(|atom| atom.truth() != Some(false))
    }

    pub(super) fn falsy(&self) -> Self {
        let falsy = self.filter(|atom| atom.truth() != Some(true));
        if falsy.why().is_none() {
            return falsy;
        }
        falsy.atoms().iter().flat_map(nothing).collect()
    }

    pub(super) fn not_nil(&self) -> Self {
        self.filter(|atom| !atom.is_nil())
    }

    pub(super) fn may_be_nil(&self) -> bool {
        self.atoms().iter().any(|atom| atom.is_nil() || matches!(atom, Atom::Any(_)))
    }

    /// The one constant it is.
    pub(super) fn constant(&self) -> Option<&[u8]> {
        match self {
            Self::One(Atom::Constant(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::One(Atom::Number(number)) => *number,
            _ => None,
        }
    }

    /// The one key or argument it comes from, if it is nothing else but constants.
    pub(super) fn origin(&self) -> Option<(Side, usize)> {
        let mut found = None;
        for atom in self.atoms() {
            let origin = match atom {
                Atom::Item(side, index)
                | Atom::NumberOf(side, index)
                | Atom::Absent(side, index) => (*side, *index),
                Atom::Nil | Atom::Boolean(_) | Atom::Constant(_) | Atom::Number(Some(_)) => {
                    continue;
                }
                _ => return None,
            };
            if found.is_some_and(|known| known != origin) {
                return None;
            }
            found = Some(origin);
        }
        found
    }

    pub(super) fn why(&self) -> Option<Why> {
        self.atoms().iter().find_map(|atom| match atom {
            Atom::Any(why) => Some(*why),
            _ => None,
        })
    }
}

/// The falsy things an atom that may be falsy may be.
fn nothing<'s>(atom: &Atom<'s>) -> Vec<Atom<'s>> {
    match atom {
        Atom::Any(_) => vec![Atom::Nil, Atom::Boolean(false)],
        atom => vec![atom.clone()],
    }
}

pub(super) fn general<'s>(atom: &Atom<'s>, strings: bool) -> Atom<'s> {
    match atom {
        Atom::Number(_) => Atom::Number(None),
        Atom::Constant(text) if strings => text_atom(text),
        Atom::Begun(begun) if strings && begun.is_text => Atom::Text,
        Atom::Begun(_) if strings => Atom::Bytes,
        Atom::Json(json) if strings => {
            Atom::Json(Rc::new(Json { is_text: json.is_text, content: Content::Any }))
        }
        other => other.clone(),
    }
}

fn text_atom<'s>(text: &[u8]) -> Atom<'s> {
    if std::str::from_utf8(text).is_ok() { Atom::Text } else { Atom::Bytes }
}

impl Atom<'_> {
    /// Whether all the other may be, this may be.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any(why), Self::Any(other)) => why.is_opaque || !other.is_opaque,
            (Self::Text, Self::Constant(text)) => std::str::from_utf8(text).is_ok(),
            (Self::Text, Self::Json(json)) => json.is_text,
            (Self::Text, Self::Begun(begun)) => begun.is_text,
            (Self::Json(one), Self::Json(other)) => {
                let is_all = one.content == Content::Any || one.content == other.content;
                is_all && (!one.is_text || other.is_text)
            }
            (Self::Number(None), Self::Number(_) | Self::NumberOf(..) | Self::Count(_))
            | (Self::Text, Self::Text)
            | (Self::Status(None), Self::Status(_))
            | (Self::Error(None), Self::Error(_))
            | (
                Self::Bytes | Self::Item(_, 0),
                Self::Constant(_) | Self::Text | Self::Json(_) | Self::Begun(_),
            )
            | (Self::NumberOf(_, 0), Self::Number(Some(_)))
            | (Self::Bytes, Self::Bytes)
            | (
                Self::Any(_),
                Self::Nil
                | Self::Boolean(_)
                | Self::Number(_)
                | Self::NumberOf(..)
                | Self::Count(_)
                | Self::Constant(_)
                | Self::Text
                | Self::Bytes
                | Self::Begun(_)
                | Self::Json(_)
                | Self::Status(_)
                | Self::Error(_),
            )
            | (Self::Nil, Self::Nil) => true,
            (this, other) => this == other,
        }
    }

    pub(super) fn truth(&self) -> Option<bool> {
        match self {
            Self::Nil | Self::Absent(..) | Self::Boolean(false) => Some(false),
            Self::Any(_) => None,
            _ => Some(true),
        }
    }

    pub(super) fn is_nil(&self) -> bool {
        matches!(self, Self::Nil | Self::Absent(..))
    }

    pub(super) fn is_string(&self) -> bool {
        self.type_name() == Some("string")
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_) | Self::NumberOf(..) | Self::Count(_))
    }

    /// Whether it is a string of UTF-8, or a number, which is text where a string is wanted.
    pub(super) fn is_text(&self) -> bool {
        match self {
            Self::Text => true,
            Self::Json(json) => json.is_text,
            Self::Begun(begun) => begun.is_text,
            number if number.is_number() => true,
            Self::Constant(text) => std::str::from_utf8(text).is_ok(),
            _ => false,
        }
    }

    /// What `type` says; `None` where that is not known.
    pub(super) fn type_name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Nil | Self::Absent(..) => "nil",
            Self::Boolean(_) => "boolean",
            Self::Number(_) | Self::NumberOf(..) | Self::Count(_) => "number",
            Self::Native(_) | Self::Function(_) => "function",
            Self::Status(_)
            | Self::Error(_)
            | Self::Table(_)
            | Self::Items(_)
            | Self::Loaded(_)
            | Self::Module(_) => "table",
            Self::Any(_) => return None,
            _ => "string",
        })
    }
}
