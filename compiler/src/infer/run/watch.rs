//! Steps of a run into what is seen of `keys` and `args`: reads, names, uses.

use super::super::observe::{NameKind, Side};
use super::known::{MOST_POSITIONS, bit};
use super::machine::Machine;
use super::state::place;
use super::table::Key;
use super::value::{Atom, Value};
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind};

/// Names of a helper's locals that say nothing.
const GENERIC: [&str; 2] = ["n", "num"];

impl<'s> Machine<'_, 's> {
    /// `args[1]`, `args[i]`
    pub(super) fn note_read(&mut self, base: &Value<'s>, key: &Key<'s>, span: Span) {
        for atom in base.atoms() {
            let Atom::Items(side) = atom else { continue };
            let index = match key {
                Key::Name(_) | Key::SomeName => continue,
                Key::Index(index) => Some(index + self.state.shifts[place(*side)]),
                Key::SomeIndex | Key::Some => None,
            };
            let is_scrambled = self.state.is_scrambled[place(*side)];
            let index = index.filter(|index| !is_scrambled && *index <= MOST_POSITIONS);
            if let Some(index) = index {
                self.state.known[place(*side)].see(index);
            }
            if self.is_watching {
                let here = (self.path(), span.start);
                self.seen[place(*side)].read(here, index, span);
            }
        }
    }

    /// The table is read from a place on, to its end.
    pub(super) fn note_all(&mut self, side: Side, from: Option<usize>, span: Span) {
        let shift = self.state.shifts[place(side)];
        let is_scrambled = self.state.is_scrambled[place(side)];
        let from = from.filter(|_| !is_scrambled).map(|from| from + shift);
        if self.is_watching {
            self.seen[place(side)].whole(from, span);
        }
        self.state.known[place(side)].read = u64::MAX;
    }

    /// The length is compared so that this position is the last, or the first that is not there.
    pub(super) fn note_guard(&mut self, side: Side, index: usize) {
        if self.is_watching {
            self.seen[place(side)].guard(index);
        }
    }

    /// A value is given a name.
    pub(super) fn note_name(
        &mut self,
        kind: NameKind,
        name: &str,
        expression: Option<&'s Expression<'s>>,
        value: &Value<'s>,
        span: Span,
    ) {
        if !self.is_watching {
            return;
        }
        let peeled = || {
            let core = expression.map(core)?;
            if std::ptr::eq(core, expression?) { None } else { Some(core) }
        };
        // A helper gives back the number, or a table that says what is wrong with it.
        let held = value.filter(|atom| !matches!(atom, Atom::Table(_) | Atom::Error(_)));
        let origin = match held.origin() {
            Some(origin) => Some(origin),
            None => peeled().and_then(|core| self.peek(core)).and_then(|value| value.origin()),
        };
        let Some((side, index)) = origin else { return };
        let is_generic = matches!(kind, NameKind::HelperParameter | NameKind::HelperLocal)
            && (name.len() == 1 || GENERIC.contains(&name));
        if !is_generic {
            self.seen[place(side)].named(index, kind, name, span);
        }
    }

    /// What a local of the function at work names.
    pub(super) fn local_kind(&self) -> NameKind {
        let is_owner = self.frames.last().is_some_and(|frame| frame.is_owner);
        if is_owner { NameKind::Local } else { NameKind::HelperLocal }
    }

    /// A value is used as it is.
    pub(super) fn note_raw(&mut self, value: &Value<'s>, span: Span) {
        if !self.is_watching {
            return;
        }
        for atom in value.atoms() {
            match atom {
                Atom::Item(side, index) => self.state.known[place(*side)].raw |= bit(*index),
                Atom::Count(side) => self.seen[place(*side)].whole(None, span),
                _ => {}
            }
        }
    }

    /// A value is used with all that is in it.
    pub(super) fn note_whole(&mut self, value: &Value<'s>, span: Span) {
        let mut waiting = vec![value.clone()];
        let mut known = Vec::new();
        while let Some(value) = waiting.pop() {
            self.note_raw(&value, span);
            for atom in value.atoms() {
                match atom {
                    Atom::Items(side) => self.note_all(*side, Some(1), span),
                    Atom::Table(id) if !known.contains(id) => {
                        known.push(*id);
                        let table = self.state.table(*id).cloned();
                        waiting.extend(table.iter().flat_map(|table| table.values().cloned()));
                    }
                    _ => {}
                }
            }
        }
    }

    /// A value is turned into a number.
    pub(super) fn note_converted(&mut self, value: &Value<'s>, span: Span) {
        if !self.is_watching {
            return;
        }
        for atom in value.atoms() {
            if let Atom::Item(side, index) = atom
                && *index > 0
            {
                self.seen[place(*side)].position(*index).converted.get_or_insert(span);
            }
        }
    }

    /// A value is used where only a number goes on, or only a whole one.
    pub(super) fn note_number(&mut self, value: &Value<'s>, is_integer: bool, span: Span) {
        if !self.is_watching {
            return;
        }
        self.note_converted(value, span);
        let Some((side, index)) = value.filter(|atom| !atom.is_nil()).origin() else { return };
        if index == 0 {
            return;
        }
        let seen = self.seen[place(side)].position(index);
        let default = seen.default().and_then(|(text, _)| text.parse::<f64>().ok());
        let is_certain = value.atoms().iter().all(|atom| match atom {
            Atom::Number(Some(number)) => default == Some(*number),
            atom => atom.is_nil() || matches!(atom, Atom::Item(..) | Atom::NumberOf(..)),
        });
        // Inside `pcall` the code goes on where it is none.
        if !is_certain || self.recorder.protected > 0 {
            return;
        }
        let has_default = value.atoms().iter().any(|atom| matches!(atom, Atom::Number(_)));
        if is_integer {
            seen.integer.get_or_insert(span);
            self.state.known[place(side)].integer.add(index);
        }
        if !has_default {
            self.state.known[place(side)].numeric.add(index);
        }
    }

    /// `args[2] or 30`, where the left side may be absent.
    pub(super) fn note_default(
        &mut self,
        value: &Value<'s>,
        left: &Expression<'s>,
        right: &Expression<'s>,
    ) {
        if !self.is_watching {
            return;
        }
        let Some((side, index)) = value.origin() else { return };
        if index > 0 && value.atoms().contains(&Atom::Absent(side, index)) {
            let text = constant(right);
            self.state.known[place(side)].tested |= bit(index);
            let position = self.seen[place(side)].position(index);
            position.defaults.push((text, right.span));
            position.replaced.extend(replaced(left, right));
        }
    }
}

/// The read in `args[2] or '30'` and in `tonumber(args[2]) or 30`, where sending that text has the same effect as
/// sending nothing.
fn replaced(left: &Expression<'_>, right: &Expression<'_>) -> Option<u32> {
    match (&left.kind, &right.kind) {
        (ExpressionKind::Parenthesized(inner), _) => replaced(inner, right),
        (ExpressionKind::Index { .. }, ExpressionKind::String(_)) => Some(left.span.start),
        (ExpressionKind::Call { callee, arguments }, ExpressionKind::Number(number)) => {
            match (&callee.kind, arguments.as_slice()) {
                (ExpressionKind::Name("tonumber"), [read]) if number.is_finite() => {
                    matches!(read.kind, ExpressionKind::Index { .. }).then_some(read.span.start)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The part of `tonumber(x) or 10`, `(x)`, `x == 'true'`, `x:upper()` that has the value.
fn core<'e, 's>(expression: &'e Expression<'s>) -> &'e Expression<'s> {
    use BinaryOperator::{And, Equal, NotEqual, Or};
    match &expression.kind {
        ExpressionKind::Parenthesized(inner) => core(inner),
        ExpressionKind::Binary { operator: Or, left, right } if is_literal(right) => core(left),
        ExpressionKind::Binary { operator: Equal | NotEqual, left, right }
            if matches!(right.kind, ExpressionKind::String(_)) =>
        {
            core(left)
        }
        ExpressionKind::Binary { operator: And, right, .. } => core(right),
        ExpressionKind::MethodCall { receiver, method, arguments }
            if arguments.is_empty() && ["lower", "upper"].contains(&method.text) =>
        {
            core(receiver)
        }
        ExpressionKind::Call { callee, arguments } => match arguments.as_slice() {
            [argument, ..] if gives_back(callee) => core(argument),
            _ => expression,
        },
        _ => expression,
    }
}

/// Functions whose result is their first argument in another form.
fn gives_back(callee: &Expression<'_>) -> bool {
    match &callee.kind {
        ExpressionKind::Name(name) => ["tonumber", "tostring", "assert"].contains(name),
        ExpressionKind::Field { table, name } => match table.kind {
            ExpressionKind::Name("string") => ["lower", "upper"].contains(&name.text),
            ExpressionKind::Name("cjson") => name.text == "decode",
            ExpressionKind::Name("math") => ["floor", "ceil", "abs"].contains(&name.text),
            _ => false,
        },
        _ => false,
    }
}

fn is_literal(expression: &Expression<'_>) -> bool {
    use ExpressionKind::{False, Nil, Number, String, True};
    matches!(expression.kind, Nil | True | False | Number(_) | String(_))
        || constant(expression).is_some()
}

/// A default as Lua writes it. An empty string is none: it is how libraries ask for a value and
/// refuse it in the next line.
pub(super) fn constant(expression: &Expression<'_>) -> Option<String> {
    use crate::syntax::ast::UnaryOperator::Negate;
    match &expression.kind {
        ExpressionKind::Number(number) => Some(number.to_string()),
        ExpressionKind::String(text) if !text.is_empty() => {
            Some(format!("{:?}", String::from_utf8_lossy(text)))
        }
        ExpressionKind::Unary { operator: Negate, operand } => {
            constant(operand).map(|constant| format!("-{constant}"))
        }
        ExpressionKind::Parenthesized(inner) => constant(inner),
        _ => None,
    }
}
