//! The values load-time code handles.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::scope::Scope;
use crate::source::Span;
use crate::syntax::ast;

/// A Lua value, or the fact that it is not known.
#[derive(Debug, Clone)]
pub enum Value<'s> {
    /// `nil`
    Nil,
    /// `true`, `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(Rc<[u8]>),
    /// A table, shared as in Lua.
    Table(Rc<RefCell<Table<'s>>>),
    /// A function of this file.
    Function(Rc<Closure<'s>>),
    /// A function of the server.
    Native(Native),
    /// The `redis` or `server` table of load time.
    Api,
    /// Not known before the server runs it.
    Unknown,
}

/// A function of the server that exists at load time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Native {
    /// `redis.register_function`
    Register,
    /// `redis.log`
    Log,
    /// A function of the string library, reached through a string.
    String(&'static str),
}

/// A function value: its code and the variables it sees.
#[derive(Debug)]
pub struct Closure<'s> {
    /// Parameters and body.
    pub function: &'s ast::Function<'s>,
    /// The bytes of the statement that makes it, where comments above it speak of it.
    pub statement_span: Span,
    pub(super) scope: Scope<'s>,
}

impl<'s> Closure<'s> {
    /// What a name outside the function's own body means once the library is loaded.
    #[must_use]
    pub fn outer(&self, name: &str) -> Option<Value<'s>> {
        self.scope.find(name).map(|variable| variable.borrow().value.clone())
    }
}

/// A table.
#[derive(Debug, Default)]
pub struct Table<'s> {
    entries: HashMap<Key, Value<'s>>,
    /// Keys in the order they were first set, so that walks are the same every time.
    order: Vec<Key>,
    /// Set where something was stored under a key that is not known.
    pub is_uncertain: bool,
}

/// A table key that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Boolean(bool),
    Number(u64),
    String(Rc<[u8]>),
}

impl Key {
    /// The key a value makes; `None` for nil, NaN, tables, functions and what is not known.
    pub(super) fn of(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Boolean(boolean) => Some(Self::Boolean(*boolean)),
            Value::Number(number) if number.is_nan() => None,
            // Zero and minus zero are one key.
            Value::Number(number) => Some(Self::Number((number + 0.0).to_bits())),
            Value::String(string) => Some(Self::String(string.clone())),
            _ => None,
        }
    }

    /// The key as text, where the server would take it as a string.
    pub(super) fn text(&self) -> Option<Rc<[u8]>> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(bits) => Some(number_text(f64::from_bits(*bits)).into_bytes().into()),
            Self::Boolean(_) => None,
        }
    }
}

impl<'s> Table<'s> {
    pub(super) fn set(&mut self, key: Key, value: Value<'s>) {
        if self.entries.insert(key.clone(), value).is_none() {
            self.order.push(key);
        }
    }

    pub(super) fn field(&self, key: &Key) -> Value<'s> {
        match self.entries.get(key) {
            Some(value) => value.clone(),
            None if self.is_uncertain => Value::Unknown,
            None => Value::Nil,
        }
    }

    /// The entries that are not nil, in the order they were first set.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Key, &Value<'s>)> {
        let entries = self.order.iter().map(|key| (key, &self.entries[key]));
        entries.filter(|(_, value)| !matches!(value, Value::Nil))
    }

    /// What `#` answers for a table without holes.
    pub(super) fn length(&self) -> usize {
        let mut length = 0;
        while !matches!(self.at(length + 1), Value::Nil) {
            length += 1;
        }
        length
    }

    /// The value at an index from 1, unknown where that is not certain.
    #[must_use]
    pub fn item(&self, index: usize) -> Value<'s> {
        if self.is_uncertain { Value::Unknown } else { self.at(index) }
    }

    /// The value under a string.
    #[must_use]
    pub fn named(&self, name: &[u8]) -> Value<'s> {
        if self.is_uncertain { Value::Unknown } else { self.field(&Key::String(name.into())) }
    }

    /// Every value in it, and an unknown one if there may be more.
    pub fn values(&self) -> impl Iterator<Item = Value<'s>> {
        let more = self.is_uncertain.then_some(Value::Unknown);
        self.entries().map(|(_, value)| value.clone()).chain(more)
    }

    /// The value at an index from 1.
    pub(super) fn at(&self, index: usize) -> Value<'s> {
        #[expect(clippy::cast_precision_loss, reason = "no table has 2^53 entries")]
        let key = Key::Number((index as f64).to_bits());
        self.entries.get(&key).cloned().unwrap_or(Value::Nil)
    }
}

impl<'s> Value<'s> {
    pub(super) fn string(text: impl Into<Rc<[u8]>>) -> Self {
        Self::String(text.into())
    }

    pub(super) fn table(table: Table<'s>) -> Self {
        Self::Table(Rc::new(RefCell::new(table)))
    }

    /// Whether a condition holds; `None` where nobody knows.
    pub(super) fn truth(&self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::Nil | Self::Boolean(false) => Some(false),
            _ => Some(true),
        }
    }

    /// The string a string or number is where Lua wants a string.
    pub(super) fn text(&self) -> Option<Rc<[u8]>> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => Some(number_text(*number).into_bytes().into()),
            _ => None,
        }
    }

    /// The number a number or numeric string is where Lua wants a number.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::String(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
            _ => None,
        }
    }

    /// Lua's name for what it is.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Table(_) | Self::Api => "a table",
            Self::Function(_) | Self::Native(_) => "a function",
            Self::Unknown => "something not known before loading",
        }
    }
}

/// Lua 5.1 shows numbers with `%.14g`. Whole numbers below 10^14 are exact so, which is all that
/// names are made of; others get Rust's shortest form.
fn number_text(number: f64) -> String {
    format!("{number}")
}
