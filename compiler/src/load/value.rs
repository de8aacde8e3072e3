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
    /// Whether it is written `function table:name(...)` and so has a parameter `self`.
    pub(super) is_method: bool,
    pub(super) scope: Scope<'s>,
}

impl<'s> Closure<'s> {
    /// The names of its parameters, with the `self` that a method does not write.
    pub fn parameters(&self) -> impl Iterator<Item = &'s str> {
        let written = self.function.parameters.iter().map(|name| name.text);
        self.is_method.then_some("self").into_iter().chain(written)
    }

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
    /// How many of the indexes from 1 are there without a hole.
    length: usize,
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

    /// The key as an index from 1.
    pub(super) fn index(&self) -> Option<usize> {
        let Self::Number(bits) = self else { return None };
        let number = f64::from_bits(*bits);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
        (number >= 1.0 && number.fract() == 0.0).then_some(number as usize)
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
        let (becomes_nil, index) = (matches!(value, Value::Nil), key.index());
        if self.entries.insert(key.clone(), value).is_none() {
            self.order.push(key);
        }
        let Some(index) = index else { return };
        if becomes_nil {
            self.length = self.length.min(index - 1);
        }
        while !matches!(self.at(self.length + 1), Value::Nil) {
            self.length += 1;
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
        self.length
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

    /// The strings among its keys; nothing where there may be others.
    #[must_use]
    pub fn names(&self) -> Option<Vec<Vec<u8>>> {
        let names = self.entries().filter_map(|(key, _)| match key {
            Key::String(name) => Some(name.to_vec()),
            Key::Boolean(_) | Key::Number(_) => None,
        });
        (!self.is_uncertain).then(|| names.collect())
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

/// A number as Lua 5.1 shows it, with `%.14g`: 14 digits, an exponent where there would be more, no
/// zeros at the end.
fn number_text(number: f64) -> String {
    const DIGITS: i32 = 14;
    let scientific = format!("{number:.13e}");
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return scientific.to_ascii_lowercase();
    };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if (-4..DIGITS).contains(&exponent) {
        let decimals = usize::try_from(DIGITS - 1 - exponent).unwrap_or_default();
        return without_zeros(&format!("{number:.decimals$}")).to_owned();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", without_zeros(digits), exponent.abs())
}

fn without_zeros(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

#[cfg(test)]
mod tests {
    use super::number_text;

    #[test]
    fn numbers_are_shown_as_lua_shows_them() {
        for (number, shown) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (12.0, "12"),
            (1000.0, "1000"),
            (3.25, "3.25"),
            (1.0 / 3.0, "0.33333333333333"),
            (99_999_999_999_999.0, "99999999999999"),
            (1e14, "1e+14"),
            (123_456_789_012_345_678.0, "1.2345678901235e+17"),
            (-1e100, "-1e+100"),
            (0.0001, "0.0001"),
            (0.000_01, "1e-05"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(number_text(number), shown);
        }
    }
}
