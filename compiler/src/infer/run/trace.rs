//! Writes down what the machine sees, for rules: [`super::super::trace`] is what it makes.

use std::collections::BTreeMap;

use super::super::observe::Side;
use super::super::reply::Reply;
use super::super::trace::{Argument, Call, Comparison, Origin, Return, Trace, What};
use super::freeze;
use super::machine::Machine;
use super::value::{Atom, Value, Values};
use super::what::{DEEPEST, what};
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind};

/// Where to write, and what is needed to say where values come from.
#[derive(Debug, Default)]
pub(super) struct Recorder {
    trace: Trace,
    /// Whether nothing is written down, as nobody will read it.
    pub(super) is_off: bool,
    calls: BTreeMap<(Span, &'static str), usize>,
    comparisons: BTreeMap<Span, usize>,
    returns: BTreeMap<Span, usize>,
    /// Where the values of locals come from.
    variables: Vec<Origin>,
    /// Where the results of a followed call come from, by its path.
    results: BTreeMap<u64, Origin>,
    /// Where the arguments of the call that is about to be followed come from.
    passed: Vec<Origin>,
    pub(super) protected: usize,
    loops: usize,
}

impl<'s> Machine<'_, 's> {
    /// What was seen, when everything is.
    pub(super) fn finish_trace(self, span: Span) -> Trace {
        let mut recorder = self.recorder;
        recorder.trace.span = span;
        recorder.trace.calls.iter_mut().for_each(Call::look_up);
        recorder.trace.codes = self.codes;
        recorder.trace.stopped = self.open.map(|why| (why.span, why.text));
        recorder.trace
    }

    /// Whether somebody will read it: behind something special another run writes down what is sure.
    fn is_recording(&self) -> bool {
        !(self.recorder.is_off || self.is_special && self.is_lenient)
    }

    /// Whether the code does not get here, or nothing is sure any more.
    fn is_over(&self) -> bool {
        !self.is_recording() || self.state.is_dead || self.open.is_some()
    }

    /// A function of the server is called.
    pub(super) fn record_call(
        &mut self,
        name: &'static str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) {
        self.recorder.passed.clear();
        if self.is_over() {
            return;
        }
        let last = arguments.last().map_or(expression.span, |argument| argument.span);
        let mut passed = Vec::with_capacity(values.fixed.len());
        for (index, value) in values.fixed.iter().enumerate() {
            let argument = arguments.get(index);
            let span = argument.map_or(last, |argument| argument.span);
            let origin = of_value(value).unwrap_or_else(|| {
                argument.map_or(Origin::UNKNOWN, |argument| self.origin(argument))
            });
            passed.push(Argument { span, what: what(value, &self.state, 0), origin });
        }
        let recorder = &mut self.recorder;
        recorder.call(Call {
            name,
            span: expression.span,
            arguments: passed,
            command: None,
            is_open: values.rest.is_some(),
            is_protected: recorder.protected > 0,
            is_in_loop: recorder.loops > 0,
        });
    }

    /// Two values are compared.
    pub(super) fn record_comparison(
        &mut self,
        operator: BinaryOperator,
        sides: [&'s Expression<'s>; 2],
        values: [&Value<'s>; 2],
    ) {
        if self.is_over() {
            return;
        }
        let span = Span::new(sides[0].span.start, sides[1].span.end);
        let sides = [0, 1].map(|index| Argument {
            span: sides[index].span,
            what: what(values[index], &self.state, DEEPEST),
            origin: of_value(values[index]).unwrap_or_else(|| self.origin(sides[index])),
        });
        let recorder = &mut self.recorder;
        if let Some(place) = recorder.comparisons.get(&span) {
            let known = &mut recorder.trace.comparisons[*place].sides;
            known.iter_mut().zip(sides).for_each(|(known, side)| known.join(side));
        } else {
            recorder.comparisons.insert(span, recorder.trace.comparisons.len());
            recorder.trace.comparisons.push(Comparison { span, operator, sides });
        }
    }

    /// A function ends; the callback's own ends are its replies.
    pub(super) fn record_return(
        &mut self,
        span: Span,
        values: &'s [Expression<'s>],
        lists: &[Values<'s>],
        is_end: bool,
    ) {
        if self.is_over() {
            return;
        }
        let first = lists.iter().fold(Value::Never, |all, list| all.join(&list.at(0)));
        let origin = of_value(&first)
            .unwrap_or_else(|| values.first().map_or(Origin::CONSTANT, |value| self.origin(value)));
        let Some(frame) = self.frames.last() else { return };
        let (path, is_callback) = (frame.path, frame.is_last);
        // What a helper gives back for the callback is a return of the callback's.
        let (span, is_end, count) = match frame.given_back_at {
            Some(span) => (span, false, 1),
            None => (span, is_end, values.len()),
        };
        let what = if is_callback { what(&first, &self.state, 0) } else { What::default() };
        let mut reply = Reply::default();
        for list in lists.iter().filter(|_| is_callback) {
            reply.join(&freeze::freeze(&list.at(0), &self.state, span));
        }
        let recorder = &mut self.recorder;
        if !is_callback {
            let known = recorder.results.entry(path).or_default();
            *known = known.or(origin);
            return;
        }
        if let Some(place) = recorder.returns.get(&span) {
            let known = &mut recorder.trace.returns[*place];
            known.what.join(what);
            known.reply.join(&reply);
            known.origin = known.origin.or(origin);
        } else {
            recorder.returns.insert(span, recorder.trace.returns.len());
            let values = count;
            recorder.trace.returns.push(Return { span, is_end, what, reply, origin, values });
        }
    }

    /// A global that no server has is read.
    pub(super) fn record_missing(&mut self, span: Span) {
        let missing = &mut self.recorder.trace.missing_globals;
        if self.open.is_none() && !missing.contains(&span) {
            missing.push(span);
        }
    }

    /// A local gets what an expression gives.
    pub(super) fn record_local(&mut self, id: usize, value: Option<&'s Expression<'s>>) {
        if self.is_recording() {
            let origin = value.map_or(Origin::CONSTANT, |value| self.origin(value));
            self.add_origin(id, origin);
        }
    }

    /// Where what stands in a table comes from.
    pub(super) fn origin_of_items(&mut self, table: &'s Expression<'s>) -> Origin {
        match self.peek(table) {
            Some(Value::One(Atom::Items(side))) => of_side(side),
            _ if self.origin(table) == Origin::REPLY => Origin::REPLY,
            _ => Origin::UNKNOWN,
        }
    }

    /// A `pcall` begins or ends.
    pub(super) fn record_protection(&mut self, begins: bool) {
        let protected = &mut self.recorder.protected;
        *protected = if begins { *protected + 1 } else { *protected - 1 };
    }

    /// A loop begins or ends.
    pub(super) fn record_loop(&mut self, begins: bool) {
        let loops = &mut self.recorder.loops;
        *loops = if begins { *loops + 1 } else { *loops - 1 };
    }

    /// The arguments of the call that is followed next.
    pub(super) fn record_passed(&mut self, arguments: &'s [Expression<'s>]) {
        if !self.is_recording() {
            return;
        }
        self.recorder.passed = arguments.iter().map(|argument| self.origin(argument)).collect();
    }

    /// A function is entered: the parameters get them.
    pub(super) fn record_parameters(&mut self, function: Span, ids: &[usize]) {
        if !self.is_recording() {
            return;
        }
        let recorder = &mut self.recorder;
        if !recorder.trace.functions.contains(&function) {
            recorder.trace.functions.push(function);
        }
        if recorder.protected == 0 && !recorder.trace.unprotected.contains(&function) {
            recorder.trace.unprotected.push(function);
        }
        let passed = std::mem::take(&mut recorder.passed);
        for (place, id) in ids.iter().enumerate() {
            self.add_origin(*id, passed.get(place).copied().unwrap_or(Origin::UNKNOWN));
        }
    }

    pub(super) fn add_origin(&mut self, id: usize, origin: Origin) {
        let recorder = &mut self.recorder;
        if recorder.variables.len() <= id {
            recorder.variables.resize(id + 1, Origin::NOWHERE);
        }
        recorder.variables[id] = recorder.variables[id].or(origin);
    }

    /// Where the value of an expression comes from.
    fn origin(&mut self, expression: &'s Expression<'s>) -> Origin {
        match &expression.kind {
            ExpressionKind::String(_)
            | ExpressionKind::Number(_)
            | ExpressionKind::Nil
            | ExpressionKind::True
            | ExpressionKind::False => Origin::CONSTANT,
            ExpressionKind::Parenthesized(inner) => self.origin(inner),
            ExpressionKind::Name(name) => match self.variable(name) {
                Some(id) => self.origin_of_variable(id),
                None => match self.name(name, expression.span) {
                    Some(Value::One(Atom::Constant(_) | Atom::Number(Some(_)))) => Origin::CONSTANT,
                    _ => Origin::UNKNOWN,
                },
            },
            ExpressionKind::Field { table, .. } | ExpressionKind::Index { table, .. } => {
                self.origin_inside(expression, table)
            }
            ExpressionKind::Binary { operator, left, right } => {
                let both = self.origin(left).or(self.origin(right));
                match operator {
                    BinaryOperator::And | BinaryOperator::Or => both,
                    _ => both.or(Origin::BUILT),
                }
            }
            ExpressionKind::Call { callee, arguments } => {
                self.origin_of_call(expression, callee, arguments)
            }
            ExpressionKind::MethodCall { receiver, arguments, .. } => {
                let first = self.origin(receiver).or(Origin::BUILT);
                arguments.iter().fold(first, |all, argument| all.or(self.origin(argument)))
            }
            _ => Origin::UNKNOWN,
        }
    }

    fn origin_of_variable(&self, id: usize) -> Origin {
        match self.recorder.variables.get(id) {
            Some(origin) if *origin != Origin::NOWHERE => *origin,
            _ => Origin::UNKNOWN,
        }
    }

    fn origin_inside(
        &mut self,
        expression: &'s Expression<'s>,
        table: &'s Expression<'s>,
    ) -> Origin {
        if let Some(origin) = self.peek(expression).and_then(|value| of_value(&value)) {
            return origin;
        }
        self.origin_of_items(table)
    }

    fn origin_of_call(
        &mut self,
        expression: &'s Expression<'s>,
        callee: &'s Expression<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Origin {
        let all = |this: &mut Self| {
            arguments.iter().fold(Origin::NOWHERE, |all, argument| all.or(this.origin(argument)))
        };
        match self.peek(callee) {
            Some(Value::One(Atom::Native("redis.call" | "redis.pcall"))) => Origin::REPLY,
            Some(Value::One(Atom::Native("tostring" | "tonumber" | "assert"))) => {
                arguments.first().map_or(Origin::UNKNOWN, |first| self.origin(first))
            }
            Some(Value::One(Atom::Native("unpack"))) => {
                arguments.first().map_or(Origin::UNKNOWN, |table| self.origin_of_items(table))
            }
            Some(Value::One(Atom::Native(name))) if name.starts_with("string.") => {
                all(self).or(Origin::BUILT)
            }
            Some(Value::One(Atom::Function(_))) => {
                let path = self.path_of_call(std::ptr::from_ref(expression) as u64);
                self.recorder.results.get(&path).copied().unwrap_or(Origin::UNKNOWN)
            }
            _ => Origin::UNKNOWN,
        }
    }
}

impl Recorder {
    fn call(&mut self, call: Call) {
        let Some(place) = self.calls.get(&(call.span, call.name)) else {
            self.calls.insert((call.span, call.name), self.trace.calls.len());
            self.trace.calls.push(call);
            return;
        };
        let known = &mut self.trace.calls[*place];
        // Of calls with more and with fewer arguments, what is common is certain.
        known.is_open |= call.is_open || known.arguments.len() != call.arguments.len();
        known.arguments.truncate(call.arguments.len());
        known.arguments.iter_mut().zip(call.arguments).for_each(|(known, other)| known.join(other));
        known.is_protected &= call.is_protected;
        known.is_in_loop |= call.is_in_loop;
    }
}

fn of_side(side: Side) -> Origin {
    if side == Side::Keys { Origin::KEY } else { Origin::ARG }
}

/// Where a value comes from, if that is plain from itself.
fn of_value(value: &Value<'_>) -> Option<Origin> {
    let mut origin = Origin::NOWHERE;
    // Beside one of any number, nil is one that was not sent.
    let is_any = value.atoms().iter().any(|atom| matches!(atom, Atom::Item(_, 0)));
    for atom in value.atoms() {
        match atom {
            Atom::Nil if is_any => {}
            Atom::Item(side, _) | Atom::Absent(side, _) => origin = origin.or(of_side(*side)),
            Atom::Constant(_) | Atom::Nil | Atom::Boolean(_) | Atom::Number(Some(_)) => {
                origin = origin.or(Origin::CONSTANT);
            }
            _ => return None,
        }
    }
    let is_item = origin.has(Origin::KEY.or(Origin::ARG));
    (is_item || matches!(value, Value::One(Atom::Constant(_)))).then_some(origin)
}
