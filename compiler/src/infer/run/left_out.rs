//! The keys and arguments at the end into those that may be left out: the body is run without them.

use std::ops::RangeInclusive;

use super::super::parameter::{Parameter, Reason};
use super::known::bit;
use super::outcome::{Outcome, Refusal};
use super::signature::{Attempt, Reading};
use super::state::place;
use crate::source::Span;

impl Reading<'_, '_, '_> {
    /// Finds those at the end without which the body still returns normally.
    pub(super) fn leave_out(&self, fixed: &mut [Parameter]) {
        let mut last = fixed.len();
        while last > 0 && self.might_go(last) {
            let first = self.first_of_row(last);
            let whole = self.without_row(first..=last).map(|span| (first, span));
            let Some((first, span)) = whole.or_else(|| Some((last, self.without(last)?))) else {
                break;
            };
            for parameter in &mut fixed[first - 1..last] {
                parameter.is_optional = true;
                let text = "may be left out, as the body then still returns";
                parameter.reasons.push(Reason { text, span: Some(span) });
            }
            last = first - 1;
        }
    }

    /// The first of the positions up to this one that one run can speak for: leaving one of those out is the same as
    /// sending a text, so what goes well without all of them goes well with some of them.
    fn first_of_row(&self, last: usize) -> usize {
        let is_in_row = |index: &usize| self.seen.is_replaced(*index) && self.might_go(*index);
        (1..last).rev().take_while(is_in_row).last().unwrap_or(last)
    }

    /// Where the body returns without a row of several, after it looked for all of them.
    fn without_row(&self, row: RangeInclusive<usize>) -> Option<Span> {
        if row.start() == row.end() {
            return None;
        }
        let (machine, _) = self.body.run(Some(Attempt::Without(self.side, row)));
        machine.found
    }

    /// Whether it is worth a run to find out if this one may be left out.
    fn might_go(&self, index: usize) -> bool {
        let at = place(self.side);
        let mut might = self.reading(index).filter(|outcome| outcome.counts[at].least < index);
        let is_tested = |outcome: &Outcome| {
            let looked = outcome.known[at].tested | outcome.known[at].compared;
            self.seen.is_guarded(index) || looked & bit(index) != 0
        };
        if !might.any(is_tested) {
            return false;
        }
        // A call without it meets some of what any call meets: if those all refuse it, so does the body.
        let is_met = |outcome: &&Outcome| outcome.counts[at].has(index - 1);
        let met: Vec<&Outcome> = self.reading(index).filter(is_met).collect();
        self.accepting(&met, index).is_some()
    }

    /// The ways the body ends on which it looked for this one.
    fn reading(&self, index: usize) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(move |outcome| self.reads(outcome, index))
    }

    fn reads(&self, outcome: &Outcome, index: usize) -> bool {
        let read = outcome.known[place(self.side)].read;
        self.seen.is_guarded(index) || read & bit(index) != 0
    }

    /// Where the body returns without this one, after it looked for it.
    fn without(&self, index: usize) -> Option<Span> {
        let attempt = Attempt::Without(self.side, index..=index);
        let (machine, outcomes) = self.body.run(Some(attempt));
        if let Some(end) = machine.found {
            return Some(end);
        }
        if machine.open.is_some() {
            return None;
        }
        let left: Vec<&Outcome> = outcomes.iter().filter(|it| self.reads(it, index)).collect();
        self.accepting(&left, index)
    }

    /// The first of these ends that does not refuse a call without this position.
    fn accepting(&self, ends: &[&Outcome], index: usize) -> Option<Span> {
        let at = place(self.side);
        let is_more =
            self.outcomes.iter().any(|outcome| ends.iter().all(|other| other.span != outcome.span));
        let refuses = |outcome: &&&Outcome| {
            let was_acted = outcome.known[at].acted & bit(index) != 0;
            let is_compared = outcome.known[at].compared & bit(index) != 0;
            match outcome.refusal {
                Some(Refusal::Coded | Refusal::Negative) => !(was_acted && is_compared),
                Some(Refusal::Constant) => !was_acted,
                None => false,
            }
        };
        let others = ends.iter().find(|outcome| !(is_more && refuses(outcome)));
        others.map(|outcome| outcome.span)
    }
}
