//! Places of the code into the numbers of the variables and tables that stand there, the same in all
//! runs of a callback, and names outside it into what they are worth.

use std::collections::BTreeMap;

use super::value::Value;

#[derive(Debug, Default)]
pub(super) struct Places<'s> {
    variables: BTreeMap<Place, usize>,
    tables: BTreeMap<Place, usize>,
    /// By the function that sees the name, and the place of the name.
    pub(super) outers: BTreeMap<(usize, usize), Option<Value<'s>>>,
}

/// The calls that lead there, and an address in the tree or the text.
type Place = (u64, usize);

impl Places<'_> {
    pub(super) fn variable(&mut self, place: Place) -> usize {
        let next = self.variables.len();
        *self.variables.entry(place).or_insert(next)
    }

    pub(super) fn table(&mut self, place: Place) -> usize {
        let next = self.tables.len();
        *self.tables.entry(place).or_insert(next)
    }
}
