//! Many small values that are copied with every branch: all of them are shared until one is changed,
//! and then all but its neighbours.

use std::rc::Rc;

/// How many values share a piece.
const PIECE: usize = 8;

type Piece<T> = Rc<[T; PIECE]>;

/// The pieces; `None` where there are none.
#[derive(Debug, Clone)]
pub(super) struct Store<T>(Option<Rc<Vec<Piece<T>>>>);

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
        self.0.as_ref().map_or(&[], |pieces| pieces.as_slice())
    }

    fn is_shared_with(&self, other: &Self) -> bool {
        matches!((&self.0, &other.0), (Some(ours), Some(theirs)) if Rc::ptr_eq(ours, theirs))
    }

    pub(super) fn at(&self, index: usize) -> Option<&T> {
        self.pieces().get(index / PIECE)?.get(index % PIECE)
    }
}

impl<T: Clone + Default + PartialEq> Store<T> {
    fn pieces_mut(&mut self) -> &mut Vec<Piece<T>> {
        Rc::make_mut(self.0.get_or_insert_default())
    }

    pub(super) fn set(&mut self, index: usize, value: T) {
        let pieces = self.pieces_mut();
        while pieces.len() <= index / PIECE {
            pieces.push(Rc::default());
        }
        Rc::make_mut(&mut pieces[index / PIECE])[index % PIECE] = value;
    }

    /// One that is there, to be changed.
    pub(super) fn at_mut(&mut self, index: usize) -> Option<&mut T> {
        let piece = self.pieces_mut().get_mut(index / PIECE)?;
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
                self.pieces_mut().push(theirs.clone());
                continue;
            }
            for (place, theirs) in theirs.iter().enumerate() {
                let ours = &self.pieces()[index][place];
                if ours == theirs {
                    continue;
                }
                let merged = merge(ours, theirs);
                if merged != *ours {
                    Rc::make_mut(&mut self.pieces_mut()[index])[place] = merged;
                }
            }
        }
    }

    /// Changes every value for which `change` has another.
    pub(super) fn change(&mut self, mut change: impl FnMut(&T) -> Option<T>) {
        for index in 0..self.pieces().len() {
            for place in 0..PIECE {
                if let Some(changed) = change(&self.pieces()[index][place]) {
                    Rc::make_mut(&mut self.pieces_mut()[index])[place] = changed;
                }
            }
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
