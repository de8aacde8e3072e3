//! Expressions: what they may be worth.

use std::borrow::Cow;
use std::rc::Rc;

use super::machine::Machine;
use super::table::{Key, Table};
use super::value::{Atom, Closure, Value, Values};
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, TableField, UnaryOperator};

/// Constant strings joined to one constant, at most so long.
const LONGEST_CONSTANT: usize = 200;

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
                self.indexed(table, &Key::Name(name.text.as_bytes().into()))
            }
            ExpressionKind::Index { table, key } => {
                let key = self.value(key);
                self.indexed(table, &Key::of(&key))
            }
            ExpressionKind::Parenthesized(inner) => self.value(inner),
            ExpressionKind::Unary { operator, operand } => self.unary(*operator, operand),
            ExpressionKind::Binary { operator, left, right } => self.binary(*operator, left, right),
            ExpressionKind::Table(fields) => self.table(expression, fields),
            _ => {
                let values = self.values(expression);
                values.iter().fold(Value::Never, |all, values| all.join(&values.at(0)))
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
        let mut fixed: Vec<Value<'s>> = others.iter().map(|item| self.value(item)).collect();
        let tail = self.values(tail);
        let Some(tail) = tail.into_iter().reduce(|one, other| one.join(&other)) else {
            return Values { fixed, rest: None };
        };
        fixed.extend(tail.fixed);
        Values { fixed, rest: tail.rest }
    }

    fn indexed(&mut self, table: &'s Expression<'s>, key: &Key<'s>) -> Value<'s> {
        let base = self.value(table);
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
            Atom::Module(module) => super::native::member(module, key),
            Atom::Status(text) if word(b"ok") || is_open => known(text.as_ref()),
            Atom::Error(text) if word(b"err") || is_open => known(text.as_ref()),
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
    fn item(&self, side: super::super::observe::Side, key: &Key<'s>) -> Value<'s> {
        let place = super::state::place(side);
        if self.state.is_scrambled[place] {
            let why = "`keys` or `args` itself is changed";
            return Value::any(crate::source::Span::default(), why);
        }
        match key {
            Key::Index(index) => {
                let both = [Atom::Item(side, *index), Atom::Absent(side, *index)];
                self.state.fresh(&both.into_iter().collect())
            }
            Key::Name(_) | Key::SomeName => Value::NIL,
            Key::SomeIndex | Key::Some => Value::BYTES.or_nil(),
        }
    }

    fn unary(&mut self, operator: UnaryOperator, operand: &'s Expression<'s>) -> Value<'s> {
        let value = self.value(operand);
        match operator {
            UnaryOperator::Not => {
                let results = value.atoms().iter().flat_map(|atom| match atom.truth() {
                    Some(truth) => vec![Atom::Boolean(!truth)],
                    None => vec![Atom::Boolean(true), Atom::Boolean(false)],
                });
                results.collect()
            }
            UnaryOperator::Negate => {
                self.numeric(operand, &value);
                match value.number() {
                    Some(number) => Atom::Number(Some(-number)).into(),
                    None => Self::arithmetic_result(&value, &Value::NUMBER),
                }
            }
            UnaryOperator::Length => {
                let is_sized =
                    |atom: &Atom<'s>| is_indexable(atom) && !matches!(atom, Atom::Module(_));
                self.learn(operand, &|value| value.filter(is_sized));
                match &value {
                    Value::One(Atom::Table(id)) => self
                        .state
                        .table(*id)
                        .and_then(|table| table.length())
                        .map_or(Value::NUMBER, length),
                    Value::One(Atom::Constant(text)) => length(text.len()),
                    _ => Value::NUMBER,
                }
            }
        }
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
    ) -> Value<'s> {
        if matches!(operator, BinaryOperator::And | BinaryOperator::Or) {
            return self.logic(operator == BinaryOperator::And, left, right);
        }
        let one = self.value(left);
        let two = self.value(right);
        self.record_operation(operator, [left, right], [&one, &two]);
        match operator {
            BinaryOperator::Concatenate => {
                self.learn(left, &|value| value.filter(is_concatenable));
                self.learn(right, &|value| value.filter(is_concatenable));
                concatenated(&one, &two)
            }
            BinaryOperator::Equal | BinaryOperator::NotEqual => {
                equality(&one, &two, operator == BinaryOperator::Equal)
            }
            BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual => {
                self.learn(left, &|value| value.filter(is_comparable));
                self.learn(right, &|value| value.filter(is_comparable));
                Value::boolean()
            }
            _ => {
                self.numeric(left, &one);
                self.numeric(right, &two);
                if self.state.is_dead {
                    return Value::Never;
                }
                match (one.number(), two.number()) {
                    (Some(one), Some(two)) => folded(operator, one, two),
                    _ => Self::arithmetic_result(&one, &two),
                }
            }
        }
    }

    fn arithmetic_result(one: &Value<'s>, two: &Value<'s>) -> Value<'s> {
        // A table of the library may have a metatable.
        let opaque = [one, two].into_iter().filter_map(Value::why).find(|why| why.is_opaque);
        opaque.map_or(Value::NUMBER, |why| Atom::Any(why).into())
    }

    /// Arithmetic proves an operand to be a number, or a string that reads as one.
    fn numeric(&mut self, operand: &'s Expression<'s>, value: &Value<'s>) {
        if value.atoms().iter().any(|atom| !is_comparable(atom)) {
            self.learn(operand, &|value| value.filter(is_comparable));
        }
        if value.atoms().iter().all(|atom| !is_comparable(atom)) {
            self.raise();
        }
    }

    fn logic(
        &mut self,
        is_and: bool,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
    ) -> Value<'s> {
        let one = self.value(left);
        let kept = if is_and { one.falsy() } else { one.truthy() };
        let goes_on = if is_and { one.truthy() } else { one.falsy() };
        if goes_on.is_never() {
            return kept;
        }
        let before = self.state.clone();
        self.assume(left, is_and);
        let two = self.value(right);
        if kept.is_never() {
            return two;
        }
        let after = std::mem::replace(&mut self.state, before);
        self.assume(left, !is_and);
        let short = std::mem::replace(&mut self.state, super::state::State::dead());
        let two = if after.is_dead { Value::Never } else { two };
        let kept = if short.is_dead { Value::Never } else { kept };
        self.state = short.join(after);
        kept.join(&two)
    }

    fn table(&mut self, expression: &'s Expression<'s>, fields: &'s [TableField<'s>]) -> Value<'s> {
        let mut table = Table::default();
        let (mut listed, mut rest) = (Vec::new(), None);
        for (place, field) in fields.iter().enumerate() {
            match field {
                TableField::Named { name, value } => {
                    let value = self.value(value);
                    table.set(&Key::Name(name.text.as_bytes().into()), &value);
                }
                TableField::Keyed { key, value } => {
                    let key = self.value(key);
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

fn known<'s>(text: Option<&Cow<'s, [u8]>>) -> Value<'s> {
    text.map_or(Value::BYTES, |text| Atom::Constant(text.clone()).into())
}

#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 items")]
fn length<'s>(length: usize) -> Value<'s> {
    Atom::Number(Some(length as f64)).into()
}

fn is_indexable(atom: &Atom<'_>) -> bool {
    atom.is_string() || matches!(atom.type_name(), None | Some("table"))
}

fn is_concatenable(atom: &Atom<'_>) -> bool {
    atom.is_string() || matches!(atom.type_name(), None | Some("number" | "table"))
}

/// Tables stay: with a metatable they compare and add, too.
fn is_comparable(atom: &Atom<'_>) -> bool {
    is_concatenable(atom) && !matches!(atom, Atom::Status(_) | Atom::Error(_) | Atom::Items(_))
}

fn concatenated<'s>(one: &Value<'s>, two: &Value<'s>) -> Value<'s> {
    if let (Some(one), Some(two)) = (one.constant(), two.constant())
        && one.len() + two.len() <= LONGEST_CONSTANT
    {
        return Atom::Constant([one, two].concat().into()).into();
    }
    if let Some(why) = [one, two].into_iter().filter_map(Value::why).find(|why| why.is_opaque) {
        return Atom::Any(why).into();
    }
    let is_text = |value: &Value<'s>| value.atoms().iter().all(Atom::is_text);
    if is_text(one) && is_text(two) { Value::TEXT } else { Value::BYTES }
}

fn folded<'s>(operator: BinaryOperator, one: f64, two: f64) -> Value<'s> {
    let number = match operator {
        BinaryOperator::Add => one + two,
        BinaryOperator::Subtract => one - two,
        BinaryOperator::Multiply => one * two,
        BinaryOperator::Divide => one / two,
        BinaryOperator::Modulo => one - (one / two).floor() * two,
        _ => one.powf(two),
    };
    Atom::Number(number.is_finite().then_some(number)).into()
}

/// Whether two values are equal, where constants tell.
fn equality<'s>(one: &Value<'s>, two: &Value<'s>, is_equal: bool) -> Value<'s> {
    let (Value::One(one), Value::One(two)) = (one, two) else { return Value::boolean() };
    let answer = match (one, two) {
        #[expect(clippy::float_cmp, reason = "Lua compares numbers exactly")]
        (Atom::Number(Some(one)), Atom::Number(Some(two))) => Some(one == two),
        (Atom::Constant(one), Atom::Constant(two)) => Some(one == two),
        (Atom::Boolean(one), Atom::Boolean(two)) => Some(one == two),
        (one, two) if one.is_nil() && two.is_nil() => Some(true),
        (one, two) => match (one.type_name(), two.type_name()) {
            (Some(one), Some(two)) if one != two => Some(false),
            _ => None,
        },
    };
    match answer {
        Some(answer) => Atom::Boolean(answer == is_equal).into(),
        None => Value::boolean(),
    }
}
