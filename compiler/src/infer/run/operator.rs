//! Operators: what they give, and what they prove of their operands.

use super::super::observe::Side;
use super::machine::Machine;
use super::state::place;
use super::table::Key;
use super::value::{Atom, Value};
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, UnaryOperator};

/// Constant strings joined to one constant, at most so long.
const LONGEST_CONSTANT: usize = 200;

impl<'s> Machine<'_, 's> {
    pub(super) fn unary(
        &mut self,
        operator: UnaryOperator,
        operand: &'s Expression<'s>,
    ) -> Value<'s> {
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
                // The length of an argument is that of its text.
                self.note_raw(&value, operand.span);
                match &value {
                    Value::One(Atom::Items(side)) => self.item_count(*side),
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

    pub(super) fn binary(
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
        if is_comparison(operator) {
            self.record_comparison(operator, [left, right], [&one, &two]);
        }
        match operator {
            BinaryOperator::Concatenate => {
                self.learn(left, &|value| value.filter(is_concatenable));
                self.learn(right, &|value| value.filter(is_concatenable));
                self.note_raw(&one, left.span);
                self.note_raw(&two, right.span);
                concatenated(&one, &two)
            }
            BinaryOperator::Equal | BinaryOperator::NotEqual => {
                self.note_equality(&one, &two, left.span);
                self.note_equality(&two, &one, right.span);
                if self.are_others(&one, &two) {
                    return Atom::Boolean(operator == BinaryOperator::NotEqual).into();
                }
                equality(&one, &two, operator == BinaryOperator::Equal)
            }
            BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual => {
                self.learn(left, &|value| value.filter(is_comparable));
                self.learn(right, &|value| value.filter(is_comparable));
                self.note_order(&one, left.span);
                self.note_order(&two, right.span);
                match (one.number(), two.number()) {
                    (Some(one), Some(two)) => Atom::Boolean(ordered(operator, one, two)).into(),
                    _ => Value::boolean(),
                }
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

    /// `#args`, or what is left of it.
    fn item_count(&mut self, side: Side) -> Value<'s> {
        self.seen[place(side)].is_counted = true;
        match self.exact_count(side) {
            Some(count) => length(count.saturating_sub(self.state.shifts[place(side)])),
            None if self.state.shifts[place(side)] > 0 => Value::NUMBER,
            None if self.state.is_scrambled[place(side)] => Value::NUMBER,
            None => Atom::Count(side).into(),
        }
    }

    /// How many keys or arguments there are, where that is known.
    pub(super) fn exact_count(&self, side: Side) -> Option<usize> {
        let count = self.state.counts[place(side)];
        let is_exact = count.least == count.most && !self.state.is_scrambled[place(side)];
        is_exact.then_some(count.least)
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
        self.note_number(value, false, operand.span);
        for atom in value.atoms() {
            if let Atom::Count(side) = atom {
                self.note_all(*side, None, operand.span);
            }
        }
    }

    fn logic(
        &mut self,
        is_and: bool,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
    ) -> Value<'s> {
        let one = self.value(left);
        if !is_and {
            self.note_default(&one, left, right);
        }
        let kept = if is_and { one.falsy() } else { one.truthy() };
        let goes_on = if is_and { one.truthy() } else { one.falsy() };
        if goes_on.is_never() {
            return kept;
        }
        if !kept.is_never() && self.is_split([left, right], [&kept, &goes_on]) {
            return kept.join(&self.value(right));
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

    /// `core.name or ''`, the most common of all: nothing happens on the right, so all that is learned is
    /// which field the table may have, and that is written into it without going both ways.
    fn is_split(
        &mut self,
        [left, right]: [&'s Expression<'s>; 2],
        [kept, goes_on]: [&Value<'s>; 2],
    ) -> bool {
        let ExpressionKind::Field { table, name } = &left.kind else { return false };
        if super::expression::literal(right).is_none() {
            return false;
        }
        let Some(Value::One(atom @ Atom::Table(id))) = self.peek(table) else { return false };
        let key = Key::Name(name.text.as_bytes().into());
        let is_plain = self.state.table(id).is_some_and(|it| !it.is_many && it.whole.is_none());
        // Both ways have to say something of it, and together what is said of it now.
        let field = self.look_up_in(&atom, &key);
        let is_said = field != *kept && field != *goes_on && field.why().is_none();
        if !is_plain || !is_said || field != kept.join(goes_on) && field != goes_on.join(kept) {
            return false;
        }
        let both = kept.join(goes_on);
        self.state.change_table(id, |table| table.set(&key, &both));
        self.state.meet_itself();
        true
    }
}

#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 items")]
fn length<'s>(length: usize) -> Value<'s> {
    Atom::Number(Some(length as f64)).into()
}

pub(super) fn is_indexable(atom: &Atom<'_>) -> bool {
    atom.is_string() || matches!(atom.type_name(), None | Some("table"))
}

fn is_comparison(operator: BinaryOperator) -> bool {
    use BinaryOperator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    matches!(operator, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual)
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
    let is_text = is_text(one) && is_text(two);
    let begun = super::begun::joined(one, two, is_text);
    begun.unwrap_or(if is_text { Value::TEXT } else { Value::BYTES })
}

fn ordered(operator: BinaryOperator, one: f64, two: f64) -> bool {
    match operator {
        BinaryOperator::Less => one < two,
        BinaryOperator::LessOrEqual => one <= two,
        BinaryOperator::Greater => one > two,
        _ => one >= two,
    }
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
