//! Runs of a callback into the keys and arguments it takes: one with any number of them, and one
//! with one fewer for each that might be left out.

use std::cell::Cell;
use std::ops::RangeInclusive;
use std::rc::Rc;

use super::super::Signature;
use super::super::facts::Facts;
use super::super::observe::{Extent, Position, Seen, Side};
use super::super::parameter::{Needs, Parameter, Parameters};
use super::known::bit;
use super::machine::Machine;
use super::outcome::{self, Outcome, Refusal};
use super::places::Places;
use super::state::{Count, place};
use super::tried::Tried;
use super::value::Why;
use super::words;
use crate::load::Closure;
use crate::source::Span;

/// What a callback shows of the keys and arguments it takes, and the run with any number of them.
pub(super) fn signature<'f, 's>(
    callback: &Rc<Closure<'s>>,
    facts: &'f Facts<'s>,
) -> (Signature, Machine<'f, 's>) {
    let body = Body { callback, facts, places: Cell::default() };
    let (mut machine, outcomes) = body.run(None);
    let [keys, args] = [Side::Keys, Side::Args].map(|side| {
        let seen = &machine.seen[place(side)];
        Reading { body: &body, side, seen, outcomes: &outcomes, stopped: machine.open }.parameters()
    });
    machine.places = body.places.take();
    (Signature { keys, args }, machine)
}

/// A callback that is run.
pub(super) struct Body<'a, 'f, 's> {
    callback: &'a Rc<Closure<'s>>,
    facts: &'f Facts<'s>,
    places: Cell<Places<'s>>,
}

/// What a run is to find out.
pub(super) enum Attempt {
    /// Whether it goes well without these, which are the last, and with all before them.
    Without(Side, RangeInclusive<usize>),
    /// Whether it goes well with an argument that is this.
    As(Tried),
}

impl<'f, 's> Body<'_, 'f, 's> {
    /// Runs it, with any number of keys and arguments or with those that are tried.
    pub(super) fn run(&self, attempt: Option<Attempt>) -> (Machine<'f, 's>, Vec<Outcome>) {
        let mut machine = Machine::new(self.facts, self.places.take());
        machine.is_lenient = true;
        machine.is_watching = attempt.is_none();
        machine.recorder.is_off = attempt.is_some();
        match attempt {
            Some(Attempt::Without(side, positions)) => {
                let count = positions.start() - 1;
                machine.state.counts[place(side)] = Count { least: count, most: count };
                machine.wanted = Some((side, positions));
            }
            Some(Attempt::As(tried)) => {
                machine.state.counts[place(tried.side)].least = tried.index;
                machine.tried = Some(tried);
            }
            None => {}
        }
        machine.callback(self.callback);
        self.places.set(std::mem::take(&mut machine.places));
        let outcomes = outcome::outcomes(&machine);
        (machine, outcomes)
    }
}

/// What a run with any number of keys and arguments shows of one side.
pub(super) struct Reading<'a, 'f, 's> {
    pub(super) body: &'a Body<'a, 'f, 's>,
    pub(super) side: Side,
    pub(super) seen: &'a Seen,
    pub(super) outcomes: &'a [Outcome],
    /// Where the run had to stop.
    stopped: Option<Why>,
}

impl Reading<'_, '_, '_> {
    fn parameters(&self) -> Parameters {
        let Extent { fixed, open } = self.seen.extent();
        let counts = || self.outcomes.iter().map(|outcome| outcome.counts[place(self.side)]);
        let least = counts().map(|count| count.least).min().unwrap_or(0);
        let most = counts().map(|count| count.most).max().unwrap_or(usize::MAX);
        let (count, is_open) = match (open, self.stopped) {
            (_, Some(_)) => (fixed, true),
            (Some(_), None) if most == usize::MAX => (fixed, true),
            (Some(_), None) => (most, false),
            (None, None) => (fixed.max(least).min(most), false),
        };
        let fixed = (1..=count).map(|index| self.parameter(index)).collect();
        let mut parameters = Parameters { fixed, rest: None };
        if is_open {
            parameters.rest = Some(self.rest(open));
        } else if self.stopped.is_none() {
            self.leave_out(&mut parameters.fixed);
        }
        for parameter in &mut parameters.fixed {
            if !parameter.is_optional {
                parameter.default = None;
            }
        }
        distinct(&mut parameters.fixed);
        parameters
    }

    fn parameter(&self, index: usize) -> Parameter {
        let mut parameter = Parameter::default();
        let Some(position) = self.seen.at(index).filter(|it| it.first_use.is_some()) else {
            parameter.because("never read, and others behind it are", None);
            return parameter;
        };
        parameter.first_use = position.first_use;
        if let Some((name, kind, span)) = position.name() {
            parameter.name = Some(name.to_owned());
            parameter.because(kind.text(), Some(span));
        } else {
            parameter.because("without a name: nothing in the body holds it", position.first_use);
        }
        parameter.default = position.default().map(|(text, _)| text.to_owned());
        self.needs(index, position, &mut parameter);
        parameter
    }

    fn needs(&self, index: usize, position: &Position, parameter: &mut Parameter) {
        let Some(shown) = self.shown(index) else { return };
        let Shown { is_refused, is_converted, is_integer, is_json } = shown;
        if let Some(span) = position.converted
            && (is_refused || is_converted)
        {
            if let Some(span) = position.integer.filter(|_| is_integer) {
                parameter.needs = Some(Needs::Integer);
                parameter.because("a whole number", Some(span));
            } else {
                parameter.needs = Some(Needs::Number);
                let text = if is_refused {
                    "a number: anything else is refused"
                } else {
                    "a number: it is always turned into one"
                };
                parameter.because(text, Some(span));
            }
        } else if let Some(span) = position.json.filter(|_| is_json) {
            parameter.needs = Some(Needs::Json);
            parameter.because("JSON", Some(span));
        } else if let Some(span) = position.held_against_several()
            && self.stopped.is_none()
            && let Some(words) = words::of(self.body, self.side, index)
        {
            parameter.needs = Some(Needs::Words(words));
            parameter.because("one of a few words: any other is refused", Some(span));
        } else {
            parameter.because("any string: nothing shows what has to be in it", None);
        }
    }

    /// What the ends that read an argument show of it: those that take it, if there are any.
    fn shown(&self, index: usize) -> Option<Shown> {
        let (bit, at) = (bit(index), place(self.side));
        if self.side == Side::Keys {
            return None;
        }
        // A refusal that does nothing with it says nothing of what has to be in it.
        let refuses = |outcome: &Outcome| {
            let used = outcome.known[at].raw | outcome.known[at].compared;
            match outcome.refusal {
                Some(Refusal::Coded) => true,
                Some(Refusal::Negative) => used & bit == 0,
                _ => false,
            }
        };
        let (mut others, mut refusals) = (None, None);
        for outcome in self.outcomes.iter().filter(|it| it.known[at].read & bit != 0) {
            let group = if refuses(outcome) { &mut refusals } else { &mut others };
            let known = &outcome.known[at];
            let shown: &mut Shown = group.get_or_insert(Shown::ALL);
            shown.is_refused &= known.numeric.wherever_read & bit != 0;
            shown.is_converted &= known.raw & bit == 0;
            shown.is_integer &= known.integer.wherever_read & bit != 0;
            shown.is_json &= known.json.wherever_read & bit != 0;
        }
        others.or(refusals)
    }

    fn rest(&self, open: Option<Span>) -> Parameter {
        let mut rest = Parameter::default();
        if let Some((name, kind, span)) = self.seen.rest_name() {
            rest.name = Some(name.to_owned());
            rest.because(kind.text(), Some(span));
        }
        match (self.stopped, open.filter(|span| *span != Span::default())) {
            (Some(why), _) => rest.because(why.text, Some(why.span)),
            (None, open) => rest.because("any number: they are read at computed indexes", open),
        }
        rest
    }
}

/// What is so wherever an argument is read.
#[expect(clippy::struct_excessive_bools, reason = "four answers that do not depend on each other")]
struct Shown {
    /// What is no number is refused.
    is_refused: bool,
    /// It is not used but as a number.
    is_converted: bool,
    is_integer: bool,
    is_json: bool,
}

impl Shown {
    const ALL: Self =
        Self { is_refused: true, is_converted: true, is_integer: true, is_json: true };
}

/// Two positions held by locals of one name keep it only for the first.
fn distinct(parameters: &mut [Parameter]) {
    for index in 1..parameters.len() {
        let (before, rest) = parameters.split_at_mut(index);
        if before.iter().any(|other| other.name.is_some() && other.name == rest[0].name) {
            rest[0].name = None;
        }
    }
}
