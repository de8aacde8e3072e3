//! What the old caller of each case calls.

mod arguments;
mod keys;
mod others;
mod replies;

use super::Caller;

/// The calls of one case.
pub(super) type Calls = fn(&mut Caller<'_>);

type Case = (&'static str, Calls);

pub(super) fn all() -> impl Iterator<Item = Case> {
    let all = [keys::CASES, arguments::CASES, replies::CASES, others::CASES];
    all.into_iter().flatten().copied()
}
