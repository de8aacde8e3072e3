//! Things a value may be into one value, in which none covers another.

use std::rc::Rc;

use super::value::{Atom, Value, general};

/// Alternatives of one value until they are one of a kind.
const MOST_ALTERNATIVES: usize = 24;

impl<'s> FromIterator<Atom<'s>> for Value<'s> {
    fn from_iter<I: IntoIterator<Item = Atom<'s>>>(atoms: I) -> Self {
        let mut atoms = atoms.into_iter();
        let Some(mut one) = atoms.next() else { return Self::Never };
        // Most values are one or two alternatives: those need no list that grows.
        let two = loop {
            match atoms.next() {
                None => return Self::One(one),
                Some(atom) if one.covers(&atom) => {}
                Some(atom) if atom.covers(&one) => one = atom,
                Some(atom) => break atom,
            }
        };
        let is_new = |atom: &Atom<'s>| !one.covers(atom) && !two.covers(atom);
        let Some(three) = atoms.find(is_new) else { return pair(one, two) };
        let mut all = Vec::with_capacity(4);
        all.extend([one, two]);
        add(&mut all, three);
        atoms.for_each(|atom| add(&mut all, atom));
        if all.len() > MOST_ALTERNATIVES {
            let widened: Vec<Atom<'s>> = all.iter().map(|atom| general(atom, true)).collect();
            all.clear();
            widened.into_iter().for_each(|atom| add(&mut all, atom));
        }
        match all.len() {
            0 => Self::Never,
            1 => all.pop().map_or(Self::Never, Self::One),
            _ => Self::Many(all.into()),
        }
    }
}

/// Two things of which none covers the other. Those that are met everywhere are made once.
pub(super) fn pair<'s>(one: Atom<'s>, two: Atom<'s>) -> Value<'s> {
    Value::Pair(match (&one, &two) {
        (Atom::Boolean(true), Atom::Boolean(false)) => &[Atom::Boolean(true), Atom::Boolean(false)],
        (Atom::Bytes, Atom::Nil) => &[Atom::Bytes, Atom::Nil],
        (Atom::Bytes, Atom::Boolean(false)) => &[Atom::Bytes, Atom::Boolean(false)],
        (Atom::Text, Atom::Nil) => &[Atom::Text, Atom::Nil],
        (Atom::Number(None), Atom::Nil) => &[Atom::Number(None), Atom::Nil],
        _ => return Value::Many(Rc::new([one, two])),
    })
}

pub(super) fn is_covered<'s>(all: &[Atom<'s>], atom: &Atom<'s>) -> bool {
    all.iter().any(|known| known.covers(atom))
}

fn add<'s>(all: &mut Vec<Atom<'s>>, atom: Atom<'s>) {
    if is_covered(all, &atom) {
        return;
    }
    all.retain(|known| !atom.covers(known));
    all.push(atom);
}
