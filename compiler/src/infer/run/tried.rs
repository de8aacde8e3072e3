//! One argument tried as any string that the body does not know, and as each of the words it knows: which of them are
//! not refused?

use super::super::observe::Side;
use super::machine::Machine;
use super::state::place;
use super::value::{Atom, Value};
use crate::source::Span;
use crate::syntax::ast::Expression;

/// What a run takes an argument for.
#[derive(Debug)]
pub(super) struct Tried {
    pub(super) side: Side,
    pub(super) index: usize,
    /// The word it is; `None` for any string that is none of those the body holds it against.
    pub(super) word: Option<Vec<u8>>,
    /// The words the body was seen to hold it against.
    pub(super) words: Vec<Vec<u8>>,
}

impl<'s> Machine<'_, 's> {
    /// A value is held against a word.
    pub(super) fn hold(&mut self, value: &Value<'s>, word: &[u8], span: Span) {
        for atom in value.atoms() {
            let Atom::Item(side, index) = atom else { continue };
            if *index == 0 {
                continue;
            }
            self.seen[place(*side)].position(*index).hold(word, span);
            if let Some(tried) = &mut self.tried
                && (tried.side, tried.index) == (*side, *index)
                && !tried.words.iter().any(|known| known == word)
            {
                tried.words.push(word.to_vec());
            }
        }
    }

    /// The argument that is tried as any other string.
    pub(super) fn other(&self) -> Option<Atom<'s>> {
        let tried = self.tried.as_ref().filter(|tried| tried.word.is_none())?;
        Some(Atom::Item(tried.side, tried.index))
    }

    /// Whether two values cannot be equal, as one is tried as a string that the other is not.
    pub(super) fn are_others(&self, one: &Value<'s>, two: &Value<'s>) -> bool {
        let Some(other) = self.other() else { return false };
        let is = |value: &Value<'s>| matches!(value, Value::One(atom) if *atom == other);
        is(one) && two.constant().is_some() || is(two) && one.constant().is_some()
    }

    /// The word an argument is tried as.
    pub(super) fn tried_word(&self, side: Side, index: usize) -> Option<Atom<'s>> {
        let tried = self.tried.as_ref()?;
        let word = tried.word.as_ref().filter(|_| (tried.side, tried.index) == (side, index))?;
        Some(Atom::Constant(word.clone().into()))
    }

    /// `known[args[1]]`: the argument is held against all names of the table, and what is none of them finds nothing.
    /// Nor does nil.
    pub(super) fn found_under(
        &mut self,
        table: &'s Expression<'s>,
        key: &Value<'s>,
        span: Span,
    ) -> Option<Value<'s>> {
        let base = self.peek(table)?;
        let there = key.not_nil();
        if there.is_never() {
            return base.atoms().iter().all(|atom| self.is_plain(atom)).then_some(Value::NIL);
        }
        let Value::One(item @ Atom::Item(..)) = &there else { return None };
        let names = self.names_in(&base)?;
        names.iter().for_each(|name| self.hold(key, name, span));
        (self.other().as_ref() == Some(item)).then_some(Value::NIL)
    }

    /// Whether it is a table without a metatable.
    fn is_plain(&self, atom: &Atom<'s>) -> bool {
        match atom {
            Atom::Loaded(_) | Atom::Items(_) => true,
            Atom::Table(id) => self.state.table(*id).is_some_and(|table| table.whole.is_none()),
            _ => false,
        }
    }

    /// The names of the tables a value is one of, where all of them are known.
    fn names_in(&self, base: &Value<'s>) -> Option<Vec<Vec<u8>>> {
        let mut names = Vec::new();
        for atom in base.atoms() {
            match atom {
                Atom::Loaded(table) => names.extend(table.0.borrow().names()?),
                Atom::Table(id) => {
                    let table = self.state.table(*id)?;
                    if table.whole.is_some() || table.others.is_some() {
                        return None;
                    }
                    names.extend(table.fields.iter().map(|(name, _)| name.to_vec()));
                }
                _ => return None,
            }
        }
        Some(names)
    }
}
