//! Loops: turned until nothing new happens.

use super::super::trace::Origin;
use super::machine::Machine;
use super::state::State;
use super::table::Key;
use super::value::{Atom, Value, Values};
use crate::source::Span;
use crate::syntax::ast::{Block, Expression, ExpressionKind, Name};

/// Turns of a loop with constant bounds that are taken one by one, those of loops around it
/// included.
const MOST_COUNTED: usize = 16;

/// Turns until a loop is given up; it settles in three or four.
const MOST_TURNS: usize = 12;

impl<'s> Machine<'_, 's> {
    /// Runs turns from one state until the state before a turn covers the one behind it. A turn
    /// leaves the state behind it and gives back those with which the loop ends before or in it.
    fn turns(&mut self, body: &'s Block<'s>, turn: impl FnMut(&mut Self) -> State<'s>) {
        self.at_least(1, body, turn);
    }

    /// The same, with so many turns taken in any case.
    fn at_least(
        &mut self,
        least: usize,
        body: &'s Block<'s>,
        turn: impl FnMut(&mut Self) -> State<'s>,
    ) {
        self.record_loop(true);
        self.turn_until_settled(least, body, turn);
        self.record_loop(false);
    }

    fn turn_until_settled(
        &mut self,
        least: usize,
        body: &'s Block<'s>,
        mut turn: impl FnMut(&mut Self) -> State<'s>,
    ) {
        let mut head = self.state.clone();
        for count in 0..MOST_TURNS {
            self.state = head.clone();
            self.breaks.push(State::dead());
            let names = self.names.len();
            let end = turn(self);
            self.names.truncate(names);
            let breaks = self.breaks.pop().unwrap_or_else(State::dead);
            if self.open.is_some() {
                return;
            }
            let behind = std::mem::replace(&mut self.state, State::dead());
            let next = head.clone().widen(behind, count);
            let is_settled = next == head && count + 1 >= least;
            if is_settled || (self.is_lenient && count + 1 == MOST_TURNS) {
                self.is_special |= !is_settled;
                self.state = end.join(breaks);
                return;
            }
            head = next;
        }
        self.give_up(body.span, "a loop that does not settle");
    }

    pub(super) fn while_loop(&mut self, condition: &'s Expression<'s>, body: &'s Block<'s>) {
        self.turns(body, |this| {
            let value = this.value(condition);
            let mut end = this.state.clone();
            end.is_dead |= value.falsy().is_never();
            std::mem::swap(&mut this.state, &mut end);
            this.assume(condition, false);
            std::mem::swap(&mut this.state, &mut end);
            this.state.is_dead |= value.truthy().is_never();
            this.assume(condition, true);
            this.block(body);
            end
        });
    }

    pub(super) fn repeat_loop(&mut self, body: &'s Block<'s>, condition: &'s Expression<'s>) {
        self.turns(body, |this| {
            this.statements(body);
            let value = this.value(condition);
            let mut end = this.state.clone();
            end.is_dead |= value.truthy().is_never();
            std::mem::swap(&mut this.state, &mut end);
            this.assume(condition, true);
            std::mem::swap(&mut this.state, &mut end);
            this.state.is_dead |= value.falsy().is_never();
            this.assume(condition, false);
            end
        });
    }

    pub(super) fn numeric_for(
        &mut self,
        variable: &'s Name<'s>,
        bounds: [Option<&'s Expression<'s>>; 3],
        body: &'s Block<'s>,
    ) {
        let mut values = Vec::with_capacity(3);
        for bound in bounds.into_iter().flatten() {
            let value = self.value(bound);
            self.note_number(&value, true, bound.span);
            values.push(value);
            let is_number = |atom: &Atom<'s>| {
                atom.is_string() || matches!(atom.type_name(), None | Some("number"))
            };
            self.learn(bound, &|value| value.filter(is_number));
        }
        if self.state.is_dead {
            return;
        }
        if self.is_lenient
            && let Some(each) = counted(&values, MOST_COUNTED / self.turns)
        {
            self.is_special = true;
            return self.each(each, body, |this, value| {
                this.declare(variable.text, value);
            });
        }
        // The first turn shows where a walk over `keys` or `args` begins.
        let mut first = values.first().filter(|start| start.number().is_some() && rises(&values));
        // One over the length of another table walks over that.
        let is_over_length = bounds[1]
            .is_some_and(|limit| matches!(limit.kind, ExpressionKind::Unary { .. }))
            && values.get(1) == Some(&Value::NUMBER);
        first = first.filter(|_| self.is_lenient && !is_over_length);
        self.is_special |= first.is_some();
        self.at_least(1 + usize::from(first.is_some()), body, |this| {
            let end = this.state.clone();
            this.declare(variable.text, first.take().cloned().unwrap_or(Value::NUMBER));
            this.block(body);
            end
        });
    }

    /// Turns that are known one by one.
    fn each(
        &mut self,
        values: Vec<Value<'s>>,
        body: &'s Block<'s>,
        declare: impl Fn(&mut Self, Value<'s>),
    ) {
        let around = self.turns;
        self.turns *= values.len().max(1);
        self.breaks.push(State::dead());
        for value in values {
            if self.state.is_dead {
                break;
            }
            let names = self.names.len();
            declare(self, value);
            self.block(body);
            self.names.truncate(names);
        }
        self.turns = around;
        let breaks = self.breaks.pop().unwrap_or_else(State::dead);
        let end = std::mem::replace(&mut self.state, State::dead());
        self.state = end.join(breaks);
    }

    pub(super) fn generic_for(
        &mut self,
        names: &'s [Name<'s>],
        values: &'s [Expression<'s>],
        body: &'s Block<'s>,
    ) {
        if let [Expression { kind: ExpressionKind::Call { callee, arguments }, span }] = values
            && let [table] = arguments.as_slice()
            && let Some(Value::One(Atom::Native(name @ ("ipairs" | "pairs")))) = self.peek(callee)
        {
            let base = self.value(table);
            self.learn(table, &|value| {
                value.filter(|atom| matches!(atom.type_name(), None | Some("table")))
            });
            if self.state.is_dead || !self.step(*span) {
                return;
            }
            self.note_walk(&base, *span);
            let origin = self.origin_of_items(table);
            return self.walk(&base, name == "ipairs", (names, origin), body);
        }
        let list = self.list(values);
        let unknown = Value::any(body.span, "an iterator nobody knows");
        let iterator = match list.at(0) {
            Value::One(iterator) => iterator,
            _ if self.is_lenient => {
                self.step_over(body.span, "an iterator nobody knows");
                Atom::Nil
            }
            _ => return self.give_up(body.span, "an iterator nobody knows"),
        };
        let strings: Value<'s> = [Atom::Bytes, Atom::Number(None)].into_iter().collect();
        let each = match iterator {
            Atom::Native("string.gmatch()") => Values { fixed: vec![], rest: Some(Value::BYTES) },
            Atom::Native("string.gmatch() with places") => {
                Values { fixed: vec![], rest: Some(strings) }
            }
            // What it walks over may change in a turn.
            Atom::Native("next") => {
                return self.walk(&list.at(1), false, (names, Origin::UNKNOWN), body);
            }
            _ if self.state.is_dead => return,
            _ if self.is_lenient => {
                self.step_over(body.span, "an iterator of its own");
                Values { fixed: vec![], rest: Some(unknown) }
            }
            _ => return self.give_up(body.span, "an iterator of its own"),
        };
        self.turns(body, |this| {
            let end = this.state.clone();
            for (place, name) in names.iter().enumerate() {
                let value = each.at(place);
                let value = if place == 0 { value.not_nil() } else { value };
                this.declare(name.text, value);
            }
            this.block(body);
            end
        });
    }

    /// A walk over `keys` or `args` reads them all.
    fn note_walk(&mut self, base: &Value<'s>, span: Span) {
        for atom in base.atoms() {
            if let Atom::Items(side) = atom {
                self.note_all(*side, Some(1), span);
            }
        }
    }

    /// Turns for the entries of a table.
    fn walk(
        &mut self,
        base: &Value<'s>,
        is_ipairs: bool,
        (names, origin): (&'s [Name<'s>], Origin),
        body: &'s Block<'s>,
    ) {
        self.turns(body, |this| {
            let end = this.state.clone();
            let (key, value) = this.entries(base, is_ipairs);
            if key.is_never() || value.is_never() {
                this.state.is_dead = true;
                return end;
            }
            let each = Values { fixed: vec![key, value], rest: None };
            for (place, name) in names.iter().enumerate() {
                let kind = this.local_kind();
                this.note_name(kind, name.text, None, &each.at(place), name.span);
                let id = this.declare(name.text, each.at(place));
                this.add_origin(id, if place == 0 { Origin::UNKNOWN } else { origin });
            }
            this.block(body);
            end
        });
    }

    /// The keys and values a walk over a table meets.
    fn entries(&self, base: &Value<'s>, is_ipairs: bool) -> (Value<'s>, Value<'s>) {
        let mut keys = Value::Never;
        let mut values = Value::Never;
        for atom in base.atoms() {
            let items = self.look_up_in(atom, &Key::SomeIndex).not_nil();
            if !items.is_never() {
                keys = keys.join(&Value::NUMBER);
                values = values.join(&items);
            }
            if is_ipairs {
                continue;
            }
            let named = self.look_up_in(atom, &Key::SomeName).not_nil();
            if !named.is_never() {
                values = values.join(&named);
                keys = keys.join(&match atom {
                    Atom::Any(why) => Atom::Any(*why).into(),
                    _ => Value::BYTES,
                });
            }
        }
        (keys, values)
    }
}

/// Whether a loop with these bounds counts upwards.
fn rises(bounds: &[Value<'_>]) -> bool {
    bounds.get(2).is_none_or(|step| step.number().is_some_and(|step| step > 0.0))
}

/// The values of a loop with constant bounds, if they are few.
fn counted<'s>(bounds: &[Value<'s>], most: usize) -> Option<Vec<Value<'s>>> {
    let (start, limit) = (bounds.first()?.number()?, bounds.get(1)?.number()?);
    let step = bounds.get(2).map_or(Some(1.0), Value::number)?;
    if step == 0.0 {
        return None;
    }
    let mut values = Vec::new();
    let mut at = start;
    while if step > 0.0 { at <= limit } else { at >= limit } {
        if values.len() == most {
            return None;
        }
        values.push(Atom::Number(Some(at)).into());
        at += step;
    }
    Some(values)
}
