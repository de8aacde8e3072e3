//! Conditions: what is known where they hold, and where they do not.

use super::super::observe::Side;
use super::machine::Machine;
use super::state::place;
use super::table::Key;
use super::value::{Atom, Value};
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, UnaryOperator};

impl<'s> Machine<'_, 's> {
    /// Takes a condition for true or for false. It has been run before; this only learns from it.
    pub(super) fn assume(&mut self, condition: &'s Expression<'s>, truth: bool) {
        if self.state.is_dead {
            return;
        }
        match &condition.kind {
            ExpressionKind::Parenthesized(inner) => self.assume(inner, truth),
            ExpressionKind::Unary { operator: UnaryOperator::Not, operand } => {
                self.assume(operand, !truth);
            }
            ExpressionKind::Binary { operator, left, right } => match operator {
                BinaryOperator::And | BinaryOperator::Or => {
                    self.assume_both(*operator == BinaryOperator::And, left, right, truth);
                }
                BinaryOperator::Equal => self.assume_equal(left, right, truth),
                BinaryOperator::NotEqual => self.assume_equal(left, right, !truth),
                _ => self.assume_count(*operator, left, right, truth),
            },
            ExpressionKind::True => self.state.is_dead |= !truth,
            ExpressionKind::False | ExpressionKind::Nil => self.state.is_dead |= truth,
            _ => self.learn(condition, &|value| {
                if truth { value.truthy() } else { value.falsy() }
            }),
        }
    }

    fn assume_both(
        &mut self,
        is_and: bool,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
        truth: bool,
    ) {
        if is_and == truth {
            self.assume(left, truth);
            self.assume(right, truth);
            return;
        }
        let mut one = self.state.clone();
        self.assume(left, truth);
        std::mem::swap(&mut one, &mut self.state);
        self.assume(left, !truth);
        self.assume(right, truth);
        let two = std::mem::take(&mut self.state);
        self.state = one.join(two);
    }

    fn assume_equal(
        &mut self,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
        is_equal: bool,
    ) {
        for (one, other) in [(left, right), (right, left)] {
            // There is nothing to learn of a constant.
            if super::expression::literal(one).is_some() {
                continue;
            }
            if let Some((callee, operand)) = type_of(one)
                && self.peek(callee) == Some(Atom::Native("type").into())
                && let Some(name) = self.peek(other)
                && let Some(name) = name.constant().map(<[u8]>::to_vec)
            {
                let fits = |atom: &Atom<'s>| {
                    atom.type_name().is_none_or(|ty| (ty.as_bytes() == name) == is_equal)
                };
                return self.learn(operand, &|value| value.filter(fits));
            }
            if let Some(value) = self.peek(other)
                && let Value::One(constant) = &value
                && is_constant(constant)
            {
                let tried = self.other().filter(|_| is_equal && constant.is_string());
                self.learn(one, &|value| {
                    let equal = equal(value, constant, is_equal);
                    equal.filter(|atom| tried.as_ref() != Some(atom))
                });
                if matches!(constant, Atom::Number(_)) {
                    self.assume_size(one, other, is_equal);
                }
            }
        }
    }

    /// `#args == 2`
    fn assume_size(&mut self, one: &'s Expression<'s>, other: &'s Expression<'s>, is_equal: bool) {
        let Some((side, number)) = self.size(one, other) else { return };
        self.note_guard(side, number);
        self.note_guard(side, number + 1);
        let count = &mut self.state.counts[place(side)];
        if is_equal {
            count.least = count.least.max(number);
            count.most = count.most.min(number);
        } else if count.least == number {
            count.least += 1;
        } else if count.most == number {
            count.most = count.most.saturating_sub(1);
        }
        self.state.is_dead |= count.least > count.most;
    }

    /// `#args < 2`
    fn assume_count(
        &mut self,
        operator: BinaryOperator,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
        truth: bool,
    ) {
        use BinaryOperator::{Greater, GreaterOrEqual, Less, LessOrEqual};
        let (side, number, is_flipped) = match (self.size(left, right), self.size(right, left)) {
            (Some((side, number)), _) => (side, number, false),
            (_, Some((side, number))) => (side, number, true),
            _ => return,
        };
        let operator = match (operator, is_flipped) {
            (Less, true) => Greater,
            (LessOrEqual, true) => GreaterOrEqual,
            (Greater, true) => Less,
            (GreaterOrEqual, true) => LessOrEqual,
            (operator, _) => operator,
        };
        let is_above = matches!(operator, Greater | LessOrEqual);
        self.note_guard(side, number + usize::from(is_above));
        let count = &mut self.state.counts[place(side)];
        match (operator, truth) {
            (Less, true) | (GreaterOrEqual, false) => match number.checked_sub(1) {
                Some(most) => count.most = count.most.min(most),
                None => self.state.is_dead = true,
            },
            (LessOrEqual, true) | (Greater, false) => count.most = count.most.min(number),
            (Greater, true) | (LessOrEqual, false) => count.least = count.least.max(number + 1),
            (GreaterOrEqual, true) | (Less, false) => count.least = count.least.max(number),
            _ => {}
        }
        let count = &self.state.counts[place(side)];
        self.state.is_dead |= count.least > count.most;
    }

    /// `#args` beside a constant.
    fn size(
        &mut self,
        one: &'s Expression<'s>,
        other: &'s Expression<'s>,
    ) -> Option<(Side, usize)> {
        let (counted, is_length) = match &one.kind {
            ExpressionKind::Unary { operator, operand } => {
                (self.peek(operand)?, *operator == UnaryOperator::Length)
            }
            _ => (self.peek(one)?, false),
        };
        let side = match counted {
            Value::One(Atom::Items(side)) if is_length => side,
            Value::One(Atom::Count(side)) if !is_length => side,
            _ => return None,
        };
        if self.state.is_scrambled[place(side)] {
            return None;
        }
        let shift = self.state.shifts[place(side)];
        match Key::of(&self.peek(other)?) {
            Key::Index(number) => Some((side, number + shift)),
            _ => self.peek(other)?.number().filter(|number| *number == 0.0).map(|_| (side, shift)),
        }
    }

    /// Learns more of the value of a local, a field or an item.
    pub(super) fn learn(
        &mut self,
        expression: &'s Expression<'s>,
        narrow: &dyn Fn(&Value<'s>) -> Value<'s>,
    ) {
        if self.state.is_dead {
            return;
        }
        match &expression.kind {
            ExpressionKind::Parenthesized(inner) => self.learn(inner, narrow),
            ExpressionKind::Name(name) => {
                if let Some(id) = self.variable(name) {
                    self.state.learn(id, narrow);
                }
            }
            ExpressionKind::Field { table, name } => {
                self.learn_field(table, &Key::Name(name.text.as_bytes().into()), narrow);
            }
            ExpressionKind::Index { table, key } => {
                let Some(key) = self.peek(key) else { return };
                let key = Key::of(&key);
                if matches!(key, Key::Index(_) | Key::Name(_)) {
                    self.learn_field(table, &key, narrow);
                }
            }
            _ => {}
        }
    }

    fn learn_field(
        &mut self,
        table: &'s Expression<'s>,
        key: &Key<'s>,
        narrow: &dyn Fn(&Value<'s>) -> Value<'s>,
    ) {
        let Some(base) = self.peek(table) else { return };
        if let Value::One(atom) = &base {
            let before = self.look_up_in(atom, key);
            let after = narrow(&before);
            if before != after {
                self.learn_in(atom, key, &before, &after);
            }
            self.state.is_dead |= after.is_never();
            return;
        }
        let mut left: Vec<Atom<'s>> = Vec::new();
        for atom in base.atoms() {
            if !narrow(&self.look_up_in(atom, key)).is_never() {
                left.push(atom.clone());
            }
        }
        if left.len() < base.atoms().len() {
            if left.is_empty() {
                self.state.is_dead = true;
            }
            self.learn(table, &|value| value.filter(|atom| left.contains(atom)));
        }
    }

    fn learn_in(&mut self, atom: &Atom<'s>, key: &Key<'s>, before: &Value<'s>, after: &Value<'s>) {
        match atom {
            Atom::Table(id) if self.state.table(*id).is_some_and(|table| !table.is_many) => {
                // An index past the known items is one of the rest: it stays there.
                let is_known = self.state.table(*id).is_some_and(|table| match key {
                    Key::Index(index) => *index <= table.items.len(),
                    _ => true,
                });
                if is_known {
                    self.state.change_table(*id, |table| table.set(key, after));
                }
            }
            Atom::Items(_) => self.state.learn_count(before, after),
            _ => {}
        }
    }
}

/// `type(x)`, if `type` is what it usually is.
fn type_of<'s>(expression: &'s Expression<'s>) -> Option<(&'s Expression<'s>, &'s Expression<'s>)> {
    match &expression.kind {
        ExpressionKind::Call { callee, arguments } => match arguments.as_slice() {
            [operand] => Some((callee, operand)),
            _ => None,
        },
        ExpressionKind::Parenthesized(inner) => type_of(inner),
        _ => None,
    }
}

fn is_constant(atom: &Atom<'_>) -> bool {
    matches!(atom, Atom::Nil | Atom::Boolean(_) | Atom::Number(Some(_)) | Atom::Constant(_))
}

/// The alternatives of a value that equal a constant, or do not.
fn equal<'s>(value: &Value<'s>, constant: &Atom<'s>, is_equal: bool) -> Value<'s> {
    if !is_equal {
        // A constant of one value can be left out, a wider alternative cannot.
        return value.filter(|atom| atom != constant && !(atom.is_nil() && constant.is_nil()));
    }
    let equal = value.atoms().iter().filter_map(|atom| match (atom, constant) {
        (Atom::Any(_), constant) => Some(constant.clone()),
        (Atom::Number(None), Atom::Number(_)) => Some(constant.clone()),
        (Atom::NumberOf(..) | Atom::Count(_), Atom::Number(_)) => Some(atom.clone()),
        (atom, Atom::Constant(_)) if atom.is_string() => match atom {
            Atom::Constant(_) if atom != constant => None,
            // An item keeps being one: what it is called hangs on it.
            Atom::Item(_, index) if *index > 0 => Some(atom.clone()),
            _ => Some(constant.clone()),
        },
        (atom, Atom::Nil) if atom.is_nil() => Some(atom.clone()),
        (atom, constant) => (atom == constant).then(|| atom.clone()),
    });
    equal.collect()
}
