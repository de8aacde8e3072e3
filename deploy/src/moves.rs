//! Changes into the functions that go from one library to another.

use crate::{Change, Library, Move};

/// Functions that one library gives up and another takes, in the order of the libraries.
pub(crate) fn moves(changes: &[Change]) -> Vec<Move> {
    let mut moves = Vec::new();
    for to in changes.iter().filter(|to| to.renamed_from.is_none()) {
        for function in gained(to) {
            if let Some(from) = changes.iter().find(|from| gives_up(from, function)) {
                moves.push(Move {
                    function: function.clone(),
                    from: from.library.clone(),
                    to: to.library.clone(),
                });
            }
        }
    }
    moves
}

/// The functions a change would register that its library does not have yet.
fn gained(change: &Change) -> impl Iterator<Item = &String> {
    let after = change.after.iter().flat_map(|library| &library.functions);
    after.filter(|function| !change.before.as_ref().is_some_and(|before| has(before, function)))
}

fn gives_up(change: &Change, function: &str) -> bool {
    let had = change.before.as_ref().is_some_and(|before| has(before, function));
    let keeps = change.after.as_ref().is_some_and(|after| has(after, function));
    had && !keeps && change.action.is_write()
}

fn has(library: &Library, function: &str) -> bool {
    library.functions.iter().any(|name| name.eq_ignore_ascii_case(function))
}
