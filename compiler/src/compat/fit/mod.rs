//! A type that is written and a type that is read into what does not fit: a new library's reply into an
//! old caller's decoder, an old caller's argument into what a new library takes.

mod argument;
mod json;
mod literal;
mod reply;
mod scalar;
mod sequence;
mod union;
mod view;

use super::{Interface, comparison::Pair};
use crate::model::Type;

/// How many of the written values do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Nobody can tell.
    Unsure,
    /// Some of them.
    Some,
    /// Every one, or every one of some length.
    All,
}

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mismatch {
    /// Where, from the outside: `[2].remaining`.
    pub(super) at: String,
    /// What is written there and what is read: a sentence without its place.
    pub(super) text: String,
    pub(super) weight: Weight,
}

type Found = Vec<Mismatch>;

/// What an old caller's decoder makes of a new library's reply.
pub(super) fn reply(pair: &Pair<'_>, written: &Type, read: &Type) -> Vec<Mismatch> {
    let (writer, reader) = (pair.new.library, pair.old.library);
    Fit { writer, reader, is_argument: false, assumed: Vec::new() }.reply(written, read)
}

/// What a new library makes of an old caller's argument.
pub(super) fn argument(pair: &Pair<'_>, written: &Type, read: &Type) -> Vec<Mismatch> {
    let (writer, reader) = (pair.old.library, pair.new.library);
    Fit { writer, reader, is_argument: true, assumed: Vec::new() }.argument(written, read)
}

/// One comparison. Classes may hold each other, so a pair that is being compared is taken to fit.
struct Fit<'i> {
    writer: &'i Interface,
    reader: &'i Interface,
    /// Whether it is the old interface that writes.
    is_argument: bool,
    assumed: Vec<(Type, Type)>,
}

impl Fit<'_> {
    /// Compares two types that have names, unless that is being done.
    fn once(&mut self, written: &Type, read: &Type, fit: impl FnOnce(&mut Self) -> Found) -> Found {
        let pair = (written.clone(), read.clone());
        if self.assumed.contains(&pair) {
            return fits();
        }
        self.assumed.push(pair);
        let found = fit(self);
        self.assumed.pop();
        found
    }

    /// Another type is expected.
    fn other(&self, weight: Weight, written: &Type, read: &Type) -> Found {
        let (now, then) = if self.is_argument { (read, written) } else { (written, read) };
        mismatch(weight, format!("is `{now}` and was `{then}`"))
    }

    /// A value is expected that may be left out.
    fn absent(&self) -> Found {
        let argument = "may no longer be absent";
        let reply = "may be absent, which it never was";
        mismatch(Weight::Some, if self.is_argument { argument } else { reply })
    }

    /// A value is expected that is never there.
    fn missing(&self) -> Found {
        let argument = "is new, and not optional";
        let reply = "is no longer there";
        mismatch(Weight::All, if self.is_argument { argument } else { reply })
    }
}

fn fits() -> Found {
    Vec::new()
}

fn mismatch(weight: Weight, text: impl Into<String>) -> Found {
    vec![Mismatch { at: String::new(), text: text.into(), weight }]
}

fn unless(does_fit: bool, found: impl FnOnce() -> Found) -> Found {
    if does_fit { fits() } else { found() }
}

/// The same, met at this place.
fn at(place: &str, mut found: Found) -> Found {
    found.iter_mut().for_each(|it| it.at = format!("{place}{}", it.at));
    found
}

/// The same, of some values only.
fn some(mut found: Found) -> Found {
    found.iter_mut().for_each(|it| it.weight = it.weight.min(Weight::Some));
    found
}

/// What is found of each of several forms: where one of them fits, it is some values only.
fn each(forms: Vec<Found>) -> Found {
    let does_one_fit = forms.iter().any(Vec::is_empty);
    let all = forms.into_iter().flatten().collect();
    if does_one_fit { some(all) } else { all }
}
