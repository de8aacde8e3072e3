//! `pcall` into what it gives back and what it may have done before it failed.

use super::machine::Machine;
use super::resp::Resp;
use super::state::State;
use super::table::Key;
use super::value::{Atom, Value, Values, Why};
use crate::source::Span;
use crate::syntax::ast::Expression;

impl<'s> Machine<'_, 's> {
    /// `pcall`: what the function gives back behind true, or false and the error.
    pub(super) fn protected(
        &mut self,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
    ) -> Vec<Values<'s>> {
        let function = values.at(0);
        let passed = values.from(1);
        let is_native = matches!(function, Value::One(Atom::Native(_)));
        let before = self.state.clone();
        let switches = self.switches;
        self.record_protection(true);
        let mut lists = self.apply(expression, &function, &passed, &[]);
        self.record_protection(false);
        if self.open.is_some() {
            return Vec::new();
        }
        for list in &mut lists {
            list.fixed.insert(0, Atom::Boolean(true).into());
        }
        let span = expression.span;
        let error = match function {
            Value::One(Atom::Native("error")) => self.caught(&passed.at(0)),
            _ if is_native => Value::BYTES,
            _ => Value::any(span, "an error that `pcall` caught"),
        };
        if self.state.is_dead && !is_native {
            let text = "a function that always fails";
            if !self.is_lenient {
                self.give_up(span, text);
                return Vec::new();
            }
            self.step_over(span, text);
        }
        self.is_special |= self.state.is_dead;
        let after = std::mem::replace(&mut self.state, before);
        if !after.is_dead && !is_native {
            self.forget(&after, span);
        }
        if self.switches > switches {
            // It may have failed before the switch, or between two of them.
            self.state.resp = Resp::Either;
        }
        let failed = std::mem::replace(&mut self.state, State::dead());
        self.state = after.join(failed);
        lists.push(Values { fixed: vec![Atom::Boolean(false).into(), error], rest: None });
        lists
    }

    /// What differs between now and then may be anything in between.
    fn forget(&mut self, then: &State<'s>, span: Span) {
        let why = "changed inside `pcall`";
        for place in self.state.variables.different(&then.variables) {
            if self.state.variables.at(place).is_some_and(|value| !value.is_never()) {
                self.state.assign(place, Value::any(span, why));
            }
        }
        let why = Why { span, text: why, is_opaque: false };
        for place in self.state.heap.different(&then.heap) {
            if self.state.table(place).is_some() {
                self.escape(&Atom::Table(place).into(), why);
            }
        }
    }

    /// What `pcall` gives back of a value that `error` was called with: a table with an `err` becomes that, and a
    /// number a string.
    fn caught(&self, value: &Value<'s>) -> Value<'s> {
        let mut all = Value::Never;
        for atom in value.atoms() {
            let text = match atom {
                Atom::Table(_) => self.look_up_in(atom, &Key::Name(b"err".into())),
                Atom::Error(_) => Value::BYTES,
                atom if atom.is_string() || atom.is_number() => Value::BYTES,
                _ => Value::NIL,
            };
            let is_string = |atom: &Atom<'s>| atom.is_string() || matches!(atom, Atom::Any(_));
            if text.atoms().iter().any(is_string) {
                all = all.join(&Value::BYTES);
            }
            if !text.atoms().iter().all(Atom::is_string) {
                all = all.join(&atom.clone().into());
            }
        }
        all
    }
}
