//! Expressions: what they may be worth.

use std::borrow::Cow;
use std::rc::Rc;

use super::super::observe::{NameKind, Side};
use super::begun::begun;
use super::codes::Message;
use super::known::MOST_POSITIONS;
use super::machine::Machine;
use super::operator::is_indexable;
use super::table::{Key, Table};
use super::value::{Atom, Closure, Value, Values};
use crate::syntax::ast::{Expression, ExpressionKind, TableField};

/// The value of a literal.
pub(super) fn literal<'s>(expression: &'s Expression<'s>) -> Option<Value<'s>> {
    Some(match &expression.kind {
        ExpressionKind::Nil => Value::NIL,
        ExpressionKind::True => Atom::Boolean(true).into(),
        ExpressionKind::False => Atom::Boolean(false).into(),
        ExpressionKind::Number(number) if number.is_finite() => Atom::Number(Some(*number)).into(),
        ExpressionKind::Number(_) => Value::NUMBER,
        ExpressionKind::String(text) => Atom::Constant(Cow::Borrowed(text.as_ref())).into(),
        _ => return None,
    })
}

impl<'s> Machine<'_, 's> {
    /// The one value of an expression.
    pub(super) fn value(&mut self, expression: &'s Expression<'s>) -> Value<'s> {
        if !self.step(expression.span) {
            return Value::Never;
        }
        if let Some(value) = literal(expression) {
            return value;
        }
        match &expression.kind {
            ExpressionKind::Function(function) => {
                let Some(frame) = self.frames.last() else { return Value::Never };
                let scope = self.names[frame.first_name..].to_vec();
                let outer = frame.closure.outer.clone();
                self.captured.extend(scope.iter().map(|(_, id)| *id));
                Atom::Function(Rc::new(Closure { function, scope, outer })).into()
            }
            ExpressionKind::Name(name) => {
                let known = self.name(name, expression.span);
                if known.is_none() {
                    self.record_missing(expression.span);
                }
                known.unwrap_or_else(|| self.raise())
            }
            ExpressionKind::Field { table, name } => {
                let key = Key::Name(name.text.as_bytes().into());
                self.indexed(table, &key, expression.span)
            }
            ExpressionKind::Index { table, key } => {
                let key = self.value(key);
                self.note_raw(&key, expression.span);
                if let Some(nothing) = self.found_under(table, &key, expression.span) {
                    return nothing;
                }
                self.indexed(table, &Key::of(&key), expression.span)
            }
            ExpressionKind::Parenthesized(inner) => self.value(inner),
            ExpressionKind::Unary { operator, operand } => self.unary(*operator, operand),
            ExpressionKind::Binary { operator, left, right } => self.binary(*operator, left, right),
            ExpressionKind::Table(fields) => self.table(expression, fields),
            _ => {
                let values = self.values(expression);
                match values.as_slice() {
                    [one] => one.at(0),
                    values => values.iter().fold(Value::Never, |all, list| all.join(&list.at(0))),
                }
            }
        }
    }

    /// All values of an expression, one list for each way a call may end.
    pub(super) fn values(&mut self, expression: &'s Expression<'s>) -> Vec<Values<'s>> {
        match &expression.kind {
            ExpressionKind::VarArgs => {
                vec![self.frames.last().map(|frame| frame.varargs.clone()).unwrap_or_default()]
            }
            ExpressionKind::Call { callee, arguments } => self.call(expression, callee, arguments),
            ExpressionKind::MethodCall { receiver, method, arguments } => {
                self.method(expression, receiver, method, arguments)
            }
            ExpressionKind::Chain(_) => {
                self.give_up(expression.span, "the chain of operators or calls is too long");
                Vec::new()
            }
            ExpressionKind::Invalid => {
                self.give_up(expression.span, "it is not Lua");
                Vec::new()
            }
            _ => vec![Values::one(self.value(expression))],
        }
    }

    /// The values of a list: only the last may give more or fewer than one.
    pub(super) fn list(&mut self, list: &'s [Expression<'s>]) -> Values<'s> {
        let Some((tail, others)) = list.split_last() else { return Values::default() };
        let mut fixed = Vec::with_capacity(list.len());
        fixed.extend(others.iter().map(|item| self.value(item)));
        if !is_several(tail) {
            fixed.push(self.value(tail));
            return Values { fixed, rest: None };
        }
        let tail = self.values(tail);
        let Some(tail) = tail.into_iter().reduce(|one, other| one.join(&other)) else {
            return Values { fixed, rest: None };
        };
        fixed.extend(tail.fixed);
        Values { fixed, rest: tail.rest }
    }

    fn indexed(
        &mut self,
        table: &'s Expression<'s>,
        key: &Key<'s>,
        span: crate::source::Span,
    ) -> Value<'s> {
        let base = self.value(table);
        self.note_read(&base, key, span);
        let found = self.look_up(&base, key);
        if base.atoms().iter().any(|atom| !is_indexable(atom)) {
            self.learn(table, &|value| value.filter(is_indexable));
        }
        if found.is_never() { self.raise() } else { found }
    }

    /// What stands under a key, in all a table may be.
    pub(super) fn look_up(&self, base: &Value<'s>, key: &Key<'s>) -> Value<'s> {
        match base {
            Value::One(atom) => self.look_up_in(atom, key),
            base => {
                let atoms = base.atoms().iter();
                atoms.fold(Value::Never, |all, atom| all.join(&self.look_up_in(atom, key)))
            }
        }
    }

    pub(super) fn look_up_in(&self, atom: &Atom<'s>, key: &Key<'s>) -> Value<'s> {
        let word = |name: &[u8]| matches!(key, Key::Name(key) if **key == *name);
        let is_open = matches!(key, Key::Some | Key::SomeName);
        match atom {
            Atom::Table(id) => self.state.table(*id).map_or(Value::Never, |table| table.field(key)),
            Atom::Items(side) => self.item(*side, key),
            Atom::Loaded(table) => super::native::loaded_field(table, key),
            Atom::Module("redis") if self.facts.is_script() => {
                super::native::member_for_script(key)
            }
            Atom::Module(module) => super::native::member(module, key),
            Atom::Status(text) if word(b"ok") || is_open => known(text.as_ref()),
            Atom::Error(text) if word(b"err") || is_open => match text {
                Some(Message::Whole(text)) => Atom::Constant(text.clone()).into(),
                Some(Message::Begun(start)) => {
                    begun(start, false).map_or(Value::BYTES, Value::from)
                }
                None => Value::BYTES,
            },
            Atom::Error(_) if word(b"ignore_error_stats_update") => {
                Value::from(Atom::Boolean(true)).or_nil()
            }
            Atom::Status(_) | Atom::Error(_) => Value::NIL,
            Atom::Any(why) => Atom::Any(*why).into(),
            atom if atom.is_string() => match key {
                Key::Index(_) | Key::SomeIndex => Value::NIL,
                key => super::native::member("string", key),
            },
            _ => Value::Never,
        }
    }

    /// One of `keys` or `args`.
    fn item(&self, side: Side, key: &Key<'s>) -> Value<'s> {
        let place = super::state::place(side);
        if self.state.is_scrambled[place] {
            let why = "`keys` or `args` itself is changed";
            return Value::any(crate::source::Span::default(), why);
        }
        match key {
            Key::Index(index) if *index <= MOST_POSITIONS => {
                let index = index + self.state.shifts[place];
                if let Some(word) = self.tried_word(side, index) {
                    return word.into();
                }
                let (is_there, is_absent) = self.state.counts[place].may_have(index);
                match (is_there, is_absent) {
                    (true, false) => Atom::Item(side, index).into(),
                    (false, true) => Atom::Absent(side, index).into(),
                    (false, false) => Value::Never,
                    _ => [Atom::Item(side, index), Atom::Absent(side, index)].into_iter().collect(),
                }
            }
            Key::Name(_) | Key::SomeName => Value::NIL,
            _ => Value::from(Atom::Item(side, 0)).or_nil(),
        }
    }

    fn table(&mut self, expression: &'s Expression<'s>, fields: &'s [TableField<'s>]) -> Value<'s> {
        let mut table = Table::default();
        let (mut listed, mut rest) = (Vec::new(), None);
        for (place, field) in fields.iter().enumerate() {
            match field {
                TableField::Named { name, value } => {
                    let part = Some(value);
                    let value = self.value(value);
                    self.note_name(NameKind::Field, name.text, part, &value, name.span);
                    table.set(&Key::Name(name.text.as_bytes().into()), &value);
                }
                TableField::Keyed { key, value } => {
                    let key = self.value(key);
                    self.note_raw(&key, expression.span);
                    let value = self.value(value);
                    table.set(&Key::of(&key), &value);
                }
                TableField::Positional(value) if place + 1 == fields.len() => {
                    let values = self.list(std::slice::from_ref(value));
                    listed.extend(values.fixed);
                    rest = values.rest;
                }
                TableField::Positional(value) => {
                    let value = self.value(value);
                    listed.push(value);
                }
            }
        }
        if self.state.is_dead {
            return Value::Never;
        }
        table.list(listed, rest.as_ref());
        self.allocate(std::ptr::from_ref(expression) as usize, table).into()
    }
}

/// Whether there may be more or fewer values than one.
fn is_several(expression: &Expression<'_>) -> bool {
    use ExpressionKind::{Call, Invalid, MethodCall, VarArgs};
    matches!(expression.kind, VarArgs | Call { .. } | MethodCall { .. } | Invalid)
}

fn known<'s>(text: Option<&Cow<'s, [u8]>>) -> Value<'s> {
    text.map_or(Value::BYTES, |text| Atom::Constant(text.clone()).into())
}
