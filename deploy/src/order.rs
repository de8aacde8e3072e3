//! Changes into the functions that move and an order in which the server takes the changes.
//!
//! A server refuses a library that registers a name which another library has, so the one that
//! gives a function up is loaded before the one that takes it.

use crate::{Change, Library, Move};

/// Functions that one library gives up and another takes, in the order of the libraries.
pub(crate) fn moves(changes: &[Change]) -> Vec<Move> {
    let mut moves = Vec::new();
    for to in changes {
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

/// The writes in a good order, or the libraries for which there is none.
pub(crate) fn steps(changes: &[Change]) -> Result<Vec<&Change>, Vec<String>> {
    let mut waiting: Vec<&Change> =
        changes.iter().filter(|change| change.action.is_write()).collect();
    let mut steps = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_free = |change: &&Change| !waiting.iter().any(|other| takes_from(change, other));
        let Some(next) = waiting.iter().position(is_free) else {
            return Err(waiting.iter().map(|change| change.library.clone()).collect());
        };
        steps.push(waiting.remove(next));
    }
    Ok(steps)
}

fn takes_from(change: &Change, other: &Change) -> bool {
    change.library != other.library && gained(change).any(|function| gives_up(other, function))
}

/// The functions a change would register that its library does not have yet.
fn gained(change: &Change) -> impl Iterator<Item = &String> {
    let after = change.after.iter().flat_map(|library| &library.functions);
    after.filter(|function| !change.before.as_ref().is_some_and(|before| has(before, function)))
}

fn gives_up(change: &Change, function: &str) -> bool {
    let Some(after) = &change.after else { return false };
    change.before.as_ref().is_some_and(|before| has(before, function)) && !has(after, function)
}

fn has(library: &Library, function: &str) -> bool {
    library.functions.iter().any(|name| name.eq_ignore_ascii_case(function))
}
