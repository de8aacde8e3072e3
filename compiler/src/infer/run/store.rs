//! Many small values that are copied with every branch: all of them are shared until one is changed,
//! and then all but its neighbours.

use std::rc::Rc;

/// How many values share a piece.
const PIECE: usize = 8;

type Piece<T> = Rc<[T; PIECE]>;

/// The pieces; `None` where there are none.
#[derive(Debug, Clone)]
pub(super) struct Store<T>(Option<Rc<[Piece<T>]>>);

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// Shared pieces need no looking into.
impl<T: PartialEq> PartialEq for Store<T> {
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.pieces(), other.pieces());
        let mut pairs = ours.iter().zip(theirs);
        self.is_shared_with(other)
            || ours.len() == theirs.len()
                && pairs.all(|(one, two)| Rc::ptr_eq(one, two) || one == two)
    }
}

impl<T> Store<T> {
    fn pieces(&self) -> &[Piece<T>] {
        self.0.as_deref().unwrap_or_default()
    }

    fn is_shared_with(&self, other: &Self) -> bool {
        matches!((&self.0, &other.0), (Some(ours), Some(theirs)) if Rc::ptr_eq(ours, theirs))
    }

    pub(super) fn at(&self, index: usize) -> Option<&T> {
        self.pieces().get(index / PIECE)?.get(index % PIECE)
    }
}

impl<T: Clone + Default + PartialEq> Store<T> {
    pub(super) fn set(&mut self, index: usize, value: T) {
        if self.pieces().len() <= index / PIECE {
            let mut pieces = self.pieces().to_vec();
            pieces.resize_with(index / PIECE + 1, Rc::default);
            self.0 = Some(pieces.into());
        }
        if let Some(known) = self.at_mut(index) {
            *known = value;
        }
    }

    /// One that is there, to be changed.
    pub(super) fn at_mut(&mut self, index: usize) -> Option<&mut T> {
        let piece = Rc::make_mut(self.0.as_mut()?).get_mut(index / PIECE)?;
        Some(&mut Rc::make_mut(piece)[index % PIECE])
    }

    /// Both, one by one; what both share is as it is.
    pub(super) fn merge(&mut self, other: &Self, mut merge: impl FnMut(&T, &T) -> T) {
        if self.is_shared_with(other) {
            return;
        }
        for (index, theirs) in other.pieces().iter().enumerate() {
            if self.pieces().get(index).is_some_and(|ours| Rc::ptr_eq(ours, theirs)) {
                continue;
            }
            if index >= self.pieces().len() {
                let more = &other.pieces()[index..];
                self.0 = Some([self.pieces(), more].concat().into());
                return;
            }
            for (place, theirs) in theirs.iter().enumerate() {
                let ours = &self.pieces()[index][place];
                if ours == theirs {
                    continue;
                }
                let merged = merge(ours, theirs);
                if merged != *ours {
                    self.set(index * PIECE + place, merged);
                }
            }
        }
    }

    /// Changes every value for which `change` has another.
    pub(super) fn change(&mut self, mut change: impl FnMut(&T) -> Option<T>) {
        let mut changes = Vec::new();
        for (index, value) in self.pieces().iter().flat_map(|piece| piece.iter()).enumerate() {
            changes.extend(change(value).map(|changed| (index, changed)));
        }
        for (index, changed) in changes {
            self.set(index, changed);
        }
    }

    /// The places at which both differ.
    pub(super) fn different(&self, other: &Self) -> Vec<usize> {
        let mut places = Vec::new();
        for (index, theirs) in other.pieces().iter().enumerate() {
            if self.pieces().get(index).is_some_and(|ours| Rc::ptr_eq(ours, theirs)) {
                continue;
            }
            let all = index * PIECE..(index + 1) * PIECE;
            places.extend(all.filter(|place| self.at(*place) != Some(&theirs[place % PIECE])));
        }
        places
    }
}
