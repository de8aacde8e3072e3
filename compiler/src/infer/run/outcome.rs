//! What a run returns into the ways it ends well.

use super::known::{Known, bit};
use super::machine::Machine;
use super::state::{Count, State, place};
use super::value::{Atom, Value};
use crate::source::Span;

/// One way a callback ends without an error.
pub(super) struct Outcome {
    pub(super) span: Span,
    pub(super) counts: [Count; 2],
    pub(super) known: [Known; 2],
    pub(super) refusal: Option<Refusal>,
}

/// How much a reply looks like one to a call that is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Words that are always the same.
    Constant,
    /// An array that begins with 0 or the like and goes on with a constant word: an error of the
    /// library's own.
    Coded,
    /// Nil, false, 0 or less, or an array that begins with one of those.
    Negative,
}

/// The ways a run ends without an error.
pub(super) fn outcomes(machine: &Machine<'_, '_>) -> Vec<Outcome> {
    let replies = machine.replies.iter().zip(&machine.ends);
    let ends = replies.filter_map(|((value, state, _), span)| {
        let value = state.fresh(value);
        let value = value.filter(|atom| !is_error(atom, state));
        if state.is_dead || value.is_never() {
            return None;
        }
        let refusal = if value.atoms().iter().all(|atom| is_coded(atom, state)) {
            Some(Refusal::Coded)
        } else if value.atoms().iter().all(|atom| is_negative(atom, state)) {
            Some(Refusal::Negative)
        } else {
            value.atoms().iter().all(is_constant).then_some(Refusal::Constant)
        };
        Some(Outcome { span: *span, counts: state.counts, known: state.known, refusal })
    });
    ends.collect()
}

impl<'s> Machine<'_, 's> {
    /// A run that tries a call without one argument, or with another, needs no more than one good reply.
    pub(super) fn look_for(&mut self, value: &Value<'s>, state: &State<'s>, span: Span) {
        if self.tried.is_some() {
            let is_reply = |atom: &Atom<'s>| !is_error(atom, state);
            if !state.is_dead && state.fresh(value).atoms().iter().any(is_reply) {
                self.found.get_or_insert(span);
            }
            return;
        }
        let Some((side, mut positions)) = self.wanted.clone() else { return };
        let is_read = positions.all(|index| state.known[place(side)].read & bit(index) != 0);
        let is_good = |atom: &Atom<'s>| {
            !is_error(atom, state) && !is_negative(atom, state) && !is_constant(atom)
        };
        if is_read && !state.is_dead && state.fresh(value).atoms().iter().any(is_good) {
            self.found.get_or_insert(span);
        }
    }
}

/// Whether the server takes a value for an error.
fn is_error(atom: &Atom<'_>, state: &State<'_>) -> bool {
    match atom {
        Atom::Error(_) => true,
        Atom::Table(id) => state.table(*id).is_some_and(|table| {
            let error = table.fields.iter().find(|(name, _)| **name == *b"err");
            error.is_some_and(|(_, value)| value.atoms().iter().all(Atom::is_string))
        }),
        _ => false,
    }
}

fn is_negative(atom: &Atom<'_>, state: &State<'_>) -> bool {
    match atom {
        Atom::Number(Some(number)) => *number <= 0.0,
        Atom::Constant(text) => text.is_empty(),
        Atom::Table(id) => state.table(*id).is_some_and(|table| {
            let first = table.items.first().map(Value::atoms);
            first.is_some_and(|first| first.iter().all(|atom| is_negative_first(atom)))
                || has_failed(table)
        }),
        atom => atom.truth() == Some(false),
    }
}

fn is_coded(atom: &Atom<'_>, state: &State<'_>) -> bool {
    let Atom::Table(id) = atom else { return false };
    let second = state.table(*id).and_then(|table| table.items.get(1));
    let is_word = second.is_some_and(|second| second.atoms().iter().all(is_constant));
    is_word && is_negative(atom, state)
}

fn is_negative_first(atom: &Atom<'_>) -> bool {
    match atom {
        Atom::Number(Some(number)) => *number <= 0.0,
        Atom::Constant(text) => text.to_ascii_lowercase().starts_with(b"err"),
        atom => atom.truth() == Some(false),
    }
}

/// `{ ok = false, ... }`, `{ error = ... }`
pub(super) fn has_failed(table: &super::table::Table<'_>) -> bool {
    let field = |name: &[u8]| {
        let field = table.fields.iter().find(|(known, _)| **known == *name);
        field.map(|(_, value)| value)
    };
    let is_false = |name| field(name).is_some_and(|value| value.truthy().is_never());
    let is_there = |name| field(name).is_some_and(|value| value.falsy().is_never());
    is_false(b"ok") || is_false(b"success") || is_there(b"error") || is_there(b"err")
}

fn is_constant(atom: &Atom<'_>) -> bool {
    matches!(
        atom,
        Atom::Nil
            | Atom::Absent(..)
            | Atom::Boolean(false)
            | Atom::Constant(_)
            | Atom::Status(Some(_))
    )
}
