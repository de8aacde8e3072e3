//! Calls: functions of the file are followed with what they get.

use std::rc::Rc;

use super::machine::{Frame, Machine};
use super::state::State;
use super::table::Key;
use super::value::{Atom, Closure, Value, Values};
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
        let function = self.value(callee);
        let values = self.list(arguments);
        if self.state.is_dead {
            return Vec::new();
        }
        self.record_passed(arguments);
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
        let callable = function.filter(|atom| {
            matches!(atom, Atom::Function(_) | Atom::Native(_) | Atom::Any(_) | Atom::Table(_))
        });
        let before = (callable.atoms().len() > 1).then(|| self.state.clone());
        let mut end = State::dead();
        let mut all = Vec::new();
        for atom in callable.atoms() {
            if let Some(before) = &before {
                self.state = before.clone();
            }
            let lists = match atom {
                Atom::Function(closure) => {
                    let site = std::ptr::from_ref(expression) as u64;
                    self.follow(closure, values, site)
                }
                Atom::Native(name) => self.native(name, expression, values, arguments),
                Atom::Any(why) if !why.is_opaque => Vec::new(),
                Atom::Any(_) => {
                    self.give_up(expression.span, "a call of a function nobody knows");
                    Vec::new()
                }
                // A table can be called only with a metatable, and those are not followed.
                _ => Vec::new(),
            };
            if lists.is_empty() {
                self.state.is_dead = true;
            }
            all.extend(lists);
            end = end.join(std::mem::replace(&mut self.state, State::dead()));
        }
        self.state = end;
        if self.open.is_some() {
            self.state.is_dead = true;
        }
        all
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
        let path = self.path_of_call(site);
        let first_name = self.names.len();
        self.names.extend(closure.scope.iter().copied());
        let parameters = &closure.function.parameters;
        self.frames.push(Frame {
            closure: closure.clone(),
            first_name,
            path,
            varargs: values.from(parameters.len()),
            returns: Vec::new(),
            end: State::dead(),
        });
        let each = parameters.iter().enumerate();
        let ids: Vec<usize> =
            each.map(|(place, name)| self.declare(name.text, values.at(place))).collect();
        self.record_parameters(span, &ids);
        let breaks = std::mem::take(&mut self.breaks);
        self.statements(&closure.function.body);
        self.breaks = breaks;
        self.names.truncate(first_name);
        self.record_return(span, &[], &[Values::default()], true);
        let state = std::mem::replace(&mut self.state, State::dead());
        if !state.is_dead {
            if self.frames.len() == 1 {
                self.replies.push((Value::NIL, state.clone(), span));
            }
            self.leave(vec![Values::default()], state);
        }
        let Some(frame) = self.frames.pop() else { return Vec::new() };
        self.state = frame.end;
        frame.returns
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
        if !closure.scope.is_empty() {
            self.give_up(span, "a function that calls itself");
            return Vec::new();
        }
        let why = super::value::Why { span, text: "a function that calls itself", is_opaque: true };
        for value in values.fixed.iter().chain(&values.rest) {
            self.escape(value, why);
        }
        vec![Values { fixed: Vec::new(), rest: Some(Atom::Any(why).into()) }]
    }
}
