//! Calls: functions of the file are followed with what they get.

use std::rc::Rc;

use super::super::observe::{NameKind, Side};
use super::machine::{Frame, Machine};
use super::state::State;
use super::table::Key;
use super::value::{Atom, Closure, Value, Values};
use crate::source::Span;
use crate::syntax::ast::Expression;

/// Calls inside calls that are followed.
const DEEPEST_CALL: usize = 24;

/// Ways a call ends that are told apart.
const MOST_ENDS: usize = 8;

impl<'s> Machine<'_, 's> {
    pub(super) fn call(
        &mut self,
        expression: &'s Expression<'s>,
        callee: &'s Expression<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let tail = self.tail.take();
        let function = self.value(callee);
        let values = self.list(arguments);
        self.tail = tail;
        if self.state.is_dead {
            return Vec::new();
        }
        if !matches!(function, Value::One(Atom::Native(_))) {
            self.record_passed(arguments);
        }
        self.apply(expression, &function, &values, arguments)
    }

    pub(super) fn method(
        &mut self,
        expression: &'s Expression<'s>,
        receiver: &'s Expression<'s>,
        method: &'s crate::syntax::ast::Name<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let object = self.value(receiver);
        let is_object =
            |atom: &Atom<'s>| atom.is_string() || matches!(atom.type_name(), None | Some("table"));
        self.learn(receiver, &|value| value.filter(is_object));
        let object = object.filter(is_object);
        let function = self.look_up(&object, &Key::Name(method.text.as_bytes().into()));
        let mut values = self.list(arguments);
        if self.state.is_dead {
            return Vec::new();
        }
        // Data has no methods, unless it is a string.
        let function = match (&function, object.why()) {
            (Value::One(Atom::Any(_)), Some(why)) if !why.is_opaque => {
                super::native::member("string", &Key::Name(method.text.as_bytes().into()))
            }
            _ => function,
        };
        values.fixed.insert(0, object);
        self.apply(expression, &function, &values, &[])
    }

    /// Calls all a value may be.
    pub(super) fn apply(
        &mut self,
        expression: &'s Expression<'s>,
        function: &Value<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let is_callable = |atom: &&Atom<'s>| {
            matches!(atom, Atom::Function(_) | Atom::Native(_) | Atom::Any(_) | Atom::Table(_))
        };
        let mut all = Vec::new();
        if let Value::One(atom @ (Atom::Function(_) | Atom::Native(_))) = function {
            all = self.apply_one(expression, atom, values, arguments);
        } else {
            let before = self.state.clone();
            let mut end = State::dead();
            for atom in function.atoms().iter().filter(is_callable) {
                self.state = before.clone();
                all.extend(self.apply_one(expression, atom, values, arguments));
                end = end.join(std::mem::replace(&mut self.state, State::dead()));
            }
            self.state = end;
        }
        if self.open.is_some() {
            self.state.is_dead = true;
        }
        all
    }

    /// Calls one thing a value may be. Without a list of values the code does not go on.
    fn apply_one(
        &mut self,
        expression: &'s Expression<'s>,
        function: &Atom<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let lists = match function {
            Atom::Function(closure) => {
                let site = std::ptr::from_ref(expression) as u64;
                self.follow(closure, values, site)
            }
            Atom::Native(name) => {
                self.note_call(name, values, expression.span);
                self.native(name, expression, values, arguments)
            }
            Atom::Any(why) if !why.is_opaque => Vec::new(),
            Atom::Any(_) => {
                self.unknown(expression.span, "a call of a function nobody knows", values)
            }
            // A table can be called only with a metatable, and those are not followed.
            _ => Vec::new(),
        };
        if lists.is_empty() {
            self.state.is_dead = true;
        }
        lists
    }

    /// The calls that lead into a call made here, as one number.
    pub(super) fn path_of_call(&self, site: u64) -> u64 {
        (self.path() ^ site).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    }

    /// Follows a function of the file.
    pub(super) fn follow(
        &mut self,
        closure: &Rc<Closure<'s>>,
        values: &Values<'s>,
        site: u64,
    ) -> Vec<Values<'s>> {
        let span = closure.function.span;
        let is_recursive =
            self.frames.iter().any(|frame| std::ptr::eq(frame.closure.function, closure.function));
        if is_recursive || self.frames.len() >= DEEPEST_CALL {
            return self.recursion(closure, values);
        }
        if !self.step(span) {
            return Vec::new();
        }
        let first_name = self.names.len();
        self.enter(closure, values, site);
        let breaks = std::mem::take(&mut self.breaks);
        self.statements(&closure.function.body);
        self.breaks = breaks;
        self.names.truncate(first_name);
        if !self.state.is_dead {
            self.fall_off(span);
        }
        let Some(frame) = self.frames.pop() else { return Vec::new() };
        self.state = frame.end;
        frame.returns
    }

    /// Declares the parameters of a function that is about to be followed.
    fn enter(&mut self, closure: &Rc<Closure<'s>>, values: &Values<'s>, site: u64) {
        let span = closure.function.span;
        let path = self.path_of_call(site);
        let first_name = self.names.len();
        self.names.extend(closure.scope.iter().copied());
        let parameters: Vec<&'s str> = if std::ptr::eq(closure.outer.function, closure.function) {
            closure.outer.parameters().collect()
        } else {
            closure.function.parameters.iter().map(|name| name.text).collect()
        };
        let gets = |side| values.fixed.contains(&Atom::Items(side).into());
        let is_owner = (gets(Side::Keys) && gets(Side::Args)) || !closure.scope.is_empty();
        let tail = self.tail.take().filter(|(expected, _)| *expected == site);
        let is_last = tail.is_some() || self.frames.is_empty();
        let given_back_at = tail.map(|(_, span)| span);
        self.frames.push(Frame {
            closure: closure.clone(),
            first_name,
            path,
            is_owner,
            is_last,
            given_back_at,
            varargs: values.from(parameters.len()),
            returns: Vec::new(),
            end: State::dead(),
        });
        let mut ids = Vec::with_capacity(parameters.len());
        for (place, parameter) in parameters.into_iter().enumerate() {
            let kind = NameKind::HelperParameter;
            self.note_name(kind, parameter, None, &values.at(place), span);
            ids.push(self.declare(parameter, values.at(place)));
        }
        self.record_parameters(span, &ids);
    }

    /// The end of the innermost function is reached without a `return`.
    fn fall_off(&mut self, span: Span) {
        self.record_return(span, &[], &[Values::default()], true);
        let Some(frame) = self.frames.last() else { return };
        if frame.is_last {
            self.reply(vec![Values::default()], frame.given_back_at.unwrap_or(span), span);
        } else {
            let state = std::mem::replace(&mut self.state, State::dead());
            self.leave(vec![Values::default()], state);
        }
    }

    /// A way the innermost function ends.
    pub(super) fn leave(&mut self, lists: Vec<Values<'s>>, state: State<'s>) {
        let Some(frame) = self.frames.last_mut() else { return };
        let end = std::mem::replace(&mut frame.end, State::dead());
        frame.end = end.join(state);
        for list in lists {
            if frame.returns.contains(&list) {
                continue;
            }
            if frame.returns.len() < MOST_ENDS {
                frame.returns.push(list);
            } else if let Some(last) = frame.returns.last_mut() {
                *last = last.join(&list);
            }
        }
    }

    /// A function that calls itself may give back anything, and do anything to what it gets.
    fn recursion(&mut self, closure: &Rc<Closure<'s>>, values: &Values<'s>) -> Vec<Values<'s>> {
        let span = closure.function.span;
        if !closure.scope.is_empty() && !self.is_lenient {
            self.give_up(span, "a function that calls itself");
            return Vec::new();
        }
        if !closure.scope.is_empty() {
            self.step_over(span, "a function that calls itself");
        }
        let why = super::value::Why { span, text: "a function that calls itself", is_opaque: true };
        for (_, id) in &closure.scope {
            for atom in self.state.variable(*id).atoms() {
                if let Atom::Items(side) = atom {
                    self.note_all(*side, None, span);
                }
            }
        }
        for value in values.fixed.iter().chain(&values.rest) {
            self.escape(value, why);
        }
        vec![Values { fixed: Vec::new(), rest: Some(Atom::Any(why).into()) }]
    }
}
