//! Many small values that are copied with every branch: pieces are shared until one is changed.

use std::rc::Rc;

/// How many values share a piece.
const PIECE: usize = 8;

#[derive(Debug, Clone)]
pub(super) struct Store<T>(Vec<Rc<[T; PIECE]>>);

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Shared pieces need no looking into.
impl<T: PartialEq> PartialEq for Store<T> {
    fn eq(&self, other: &Self) -> bool {
        let pieces = || self.0.iter().zip(&other.0);
        self.0.len() == other.0.len()
            && pieces().all(|(one, two)| Rc::ptr_eq(one, two) || one == two)
    }
}

impl<T: Clone + Default + PartialEq> Store<T> {
    pub(super) fn at(&self, index: usize) -> Option<&T> {
        self.0.get(index / PIECE)?.get(index % PIECE)
    }

    pub(super) fn set(&mut self, index: usize, value: T) {
        while self.0.len() <= index / PIECE {
            self.0.push(Rc::default());
        }
        Rc::make_mut(&mut self.0[index / PIECE])[index % PIECE] = value;
    }

    /// One that is there, to be changed.
    pub(super) fn at_mut(&mut self, index: usize) -> Option<&mut T> {
        let piece = self.0.get_mut(index / PIECE)?;
        Some(&mut Rc::make_mut(piece)[index % PIECE])
    }

    /// Both, one by one; pieces that both share are as they are.
    pub(super) fn merge(&mut self, other: &Self, mut merge: impl FnMut(&T, &T) -> T) {
        for (index, theirs) in other.0.iter().enumerate() {
            let Some(ours) = self.0.get_mut(index) else {
                self.0.push(theirs.clone());
                continue;
            };
            if Rc::ptr_eq(ours, theirs) {
                continue;
            }
            for place in 0..PIECE {
                if ours[place] == theirs[place] {
                    continue;
                }
                let merged = merge(&ours[place], &theirs[place]);
                if merged != ours[place] {
                    Rc::make_mut(ours)[place] = merged;
                }
            }
        }
    }

    /// Changes every value for which `change` has another.
    pub(super) fn change(&mut self, mut change: impl FnMut(&T) -> Option<T>) {
        for piece in &mut self.0 {
            for place in 0..PIECE {
                if let Some(changed) = change(&piece[place]) {
                    Rc::make_mut(piece)[place] = changed;
                }
            }
        }
    }

    /// The places at which both differ.
    pub(super) fn different(&self, other: &Self) -> Vec<usize> {
        let mut places = Vec::new();
        for (index, theirs) in other.0.iter().enumerate() {
            if self.0.get(index).is_some_and(|ours| Rc::ptr_eq(ours, theirs)) {
                continue;
            }
            let all = index * PIECE..(index + 1) * PIECE;
            places.extend(all.filter(|place| self.at(*place) != Some(&theirs[place % PIECE])));
        }
        places
    }
}
