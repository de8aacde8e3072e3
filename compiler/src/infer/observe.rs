//! What a run of a callback sees of `keys` or `args`: which positions, under which names.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Span;

/// Which of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Keys,
    Args,
}

/// Where a name comes from; the first kind that is there wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameKind {
    Local,
    Field,
    HelperParameter,
    HelperLocal,
    HashField,
}

impl NameKind {
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Local => "named by a local",
            Self::Field => "named by a field",
            Self::HelperParameter => "named by a helper's parameter",
            Self::HelperLocal => "named by a helper's local",
            Self::HashField => "named by the field it is stored in",
        }
    }
}

/// A place in the code that indexes the table, by the calls that lead to it and its own offset.
pub(super) type Site = (u64, u32);

/// All that is seen of one side.
#[derive(Debug, Default)]
pub(super) struct Seen {
    positions: BTreeMap<usize, Position>,
    sites: BTreeMap<Site, Reads>,
    /// Uses of the table as a whole, each with the first position it takes where that is known.
    wholes: Vec<(Option<usize>, Span)>,
    /// Positions whose presence a comparison of the length decides on.
    guarded: BTreeSet<usize>,
    /// Whether its length is looked at.
    pub(super) is_counted: bool,
    rest_names: BTreeMap<String, (NameKind, Span)>,
}

/// One position.
#[derive(Debug, Default)]
pub(super) struct Position {
    names: Vec<(NameKind, String, Span)>,
    pub(super) first_use: Option<Span>,
    /// Where it is turned into a number.
    pub(super) converted: Option<Span>,
    /// Where it has to be a whole number.
    pub(super) integer: Option<Span>,
    /// Where it is read as JSON.
    pub(super) json: Option<Span>,
    /// Where it is held against a word.
    held: Option<Span>,
    /// Two of the words it is held against, or all.
    words: Vec<Vec<u8>>,
    /// What stands in for it when it is absent.
    pub(super) defaults: Vec<(Option<String>, Span)>,
    /// The reads behind each of which a text stands in for it.
    pub(super) replaced: BTreeSet<u32>,
}

/// What a site was seen to read.
#[derive(Debug, Default)]
struct Reads {
    constants: BTreeSet<usize>,
    /// Where the index is computed.
    computed: Option<Span>,
}

/// How far the positions go that are read one by one, and what follows them.
#[derive(Debug)]
pub(super) struct Extent {
    pub(super) fixed: usize,
    /// Where any number of others are read.
    pub(super) open: Option<Span>,
}

impl Seen {
    /// A read at a constant index, or at one that is computed.
    pub(super) fn read(&mut self, site: Site, index: Option<usize>, span: Span) {
        let reads = self.sites.entry(site).or_default();
        match index {
            Some(index) => {
                reads.constants.insert(index);
                self.position(index).first_use.get_or_insert(span);
            }
            None => {
                reads.computed.get_or_insert(span);
            }
        }
    }

    pub(super) fn whole(&mut self, from: Option<usize>, span: Span) {
        self.wholes.push((from, span));
    }

    /// A name for a position, or for what follows them all: that has the index 0.
    pub(super) fn named(&mut self, index: usize, kind: NameKind, name: &str, span: Span) {
        if name.starts_with('_') {
            return;
        }
        if index == 0 {
            self.rest_names.entry(name.to_owned()).or_insert((kind, span));
            return;
        }
        let names = &mut self.position(index).names;
        if !names.iter().any(|(known, other, _)| (*known, other.as_str()) == (kind, name)) {
            names.push((kind, name.to_owned(), span));
        }
    }

    pub(super) fn guard(&mut self, index: usize) {
        self.guarded.insert(index);
    }

    pub(super) fn is_guarded(&self, index: usize) -> bool {
        self.guarded.contains(&index)
    }

    /// Whether leaving it out is the same as sending some text there: that stands in for it behind each read.
    pub(super) fn is_replaced(&self, index: usize) -> bool {
        let Some(position) = self.at(index).filter(|_| !self.is_counted) else { return false };
        let mut reads = self.sites.iter().filter(|(_, reads)| reads.constants.contains(&index));
        reads.all(|((_, start), _)| position.replaced.contains(start))
    }

    pub(super) fn position(&mut self, index: usize) -> &mut Position {
        self.positions.entry(index).or_default()
    }

    pub(super) fn at(&self, index: usize) -> Option<&Position> {
        self.positions.get(&index)
    }

    pub(super) fn extent(&self) -> Extent {
        let computed = self.sites.values().filter_map(|reads| {
            let span = reads.computed?;
            Some((reads.constants.first().copied(), span))
        });
        let opens: Vec<(Option<usize>, Span)> =
            computed.chain(self.wholes.iter().copied()).collect();
        let single = self.sites.values().filter(|reads| reads.computed.is_none());
        let highest = single.filter_map(|reads| reads.constants.last()).max().copied();
        let highest = highest.unwrap_or(0);
        let open = opens.first().map(|(_, span)| *span);
        match opens.iter().filter_map(|(from, _)| *from).min() {
            Some(from) => Extent { fixed: from.max(1) - 1, open },
            None => Extent { fixed: highest, open },
        }
    }

    /// The name all that follows has; a letter names a turn of a loop, not a parameter.
    pub(super) fn rest_name(&self) -> Option<(&str, NameKind, Span)> {
        let (name, (kind, span)) = self.rest_names.first_key_value()?;
        let is_one = self.rest_names.len() == 1 && name.len() > 1;
        is_one.then_some((name.as_str(), *kind, *span))
    }
}

impl Position {
    /// It is held against a word.
    pub(super) fn hold(&mut self, word: &[u8], span: Span) {
        self.held.get_or_insert(span);
        if self.words.len() < 2 && !self.words.iter().any(|known| known == word) {
            self.words.push(word.to_vec());
        }
    }

    /// Where it is first held against a word, if it is against another one too.
    pub(super) fn held_against_several(&self) -> Option<Span> {
        self.held.filter(|_| self.words.len() > 1)
    }

    /// The best name, the first of its kind.
    pub(super) fn name(&self) -> Option<(&str, NameKind, Span)> {
        // A letter is worth less than any name of the function's own.
        let rank = |(kind, name, _): &&(NameKind, String, Span)| {
            let is_letter = name.len() == 1;
            (if is_letter { (*kind).max(NameKind::Field) } else { *kind }, is_letter)
        };
        let best = self.names.iter().min_by_key(rank)?;
        Some((best.1.as_str(), best.0, best.2))
    }

    /// The one constant that stands in for it.
    pub(super) fn default(&self) -> Option<(&str, Span)> {
        let ((first, span), others) = self.defaults.split_first()?;
        let is_one = others.iter().all(|(other, _)| other == first);
        first.as_deref().filter(|_| is_one).map(|text| (text, *span))
    }
}
