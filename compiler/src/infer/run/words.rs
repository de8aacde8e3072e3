//! An argument that is refused unless it is one of a few words, into these words.

use super::super::observe::Side;
use super::signature::{Attempt, Body};
use super::tried::Tried;

/// Words that are tried, each in a run of its own.
const MOST_WORDS: usize = 24;

/// The words that the body does not always refuse, where it refuses every other string: with an error, so
/// that no caller has any use for another one.
pub(super) fn of(body: &Body<'_, '_, '_>, side: Side, index: usize) -> Option<Vec<String>> {
    let attempt = |word| Attempt::As(Tried { side, index, word, words: Vec::new() });
    let (machine, _) = body.run(Some(attempt(None)));
    if machine.found.is_some() || machine.open.is_some() {
        return None;
    }
    let known = machine.tried.map(|tried| tried.words).filter(|words| words.len() <= MOST_WORDS)?;
    let mut words = Vec::new();
    for word in known {
        let (machine, _) = body.run(Some(attempt(Some(word.clone()))));
        if machine.open.is_some() {
            return None;
        }
        if machine.found.is_some() {
            words.push(String::from_utf8(word).ok()?);
        }
    }
    let is_sayable = |word: &String| !word.is_empty() && !word.contains(char::is_control);
    (words.len() > 1 && words.iter().all(is_sayable)).then_some(words)
}
