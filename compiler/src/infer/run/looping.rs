//! Loops: turned until nothing new happens.

use super::super::trace::Origin;
use super::machine::Machine;
use super::state::State;
use super::table::Key;
use super::value::{Atom, Value, Values};
use crate::source::Span;
use crate::syntax::ast::{Block, Expression, ExpressionKind, Name};

/// Turns until a loop is given up; it settles in three or four.
const MOST_TURNS: usize = 12;

impl<'s> Machine<'_, 's> {
    /// Runs turns from one state until the state before a turn covers the one behind it. A turn
    /// leaves the state behind it and gives back those with which the loop ends before or in it.
    pub(super) fn turns(&mut self, body: &'s Block<'s>, turn: impl FnMut(&mut Self) -> State<'s>) {
        self.record_loop(true);
        self.turn_until_settled(body, turn);
        self.record_loop(false);
    }

    fn turn_until_settled(
        &mut self,
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
            let is_settled = next == head;
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
