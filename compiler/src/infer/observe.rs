//! What a walk sees of `keys` or `args`, and what follows from it.

use std::collections::BTreeMap;

use crate::source::Span;

/// Which of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Keys,
    Args,
}

/// The parameters of one side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// Positions that are read one by one, from the first.
    pub fixed: Vec<Parameter>,
    /// What follows them in any number.
    pub rest: Option<Parameter>,
}

/// One position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameter {
    /// The name the body gives it.
    pub name: Option<String>,
    /// Whether the body does without it.
    pub is_optional: bool,
    /// What the body takes then, as Lua writes it.
    pub default: Option<String>,
    /// Whether every use of it turns it into a number.
    pub is_number: bool,
    /// Where it is first read; `None` for one that is never read.
    pub first_use: Option<Span>,
}

impl Parameters {
    /// Anything, in any number.
    pub(super) fn open() -> Self {
        Self { fixed: Vec::new(), rest: Some(Parameter::default()) }
    }
}

/// Where a name comes from; the first kind that is there wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameKind {
    Local,
    Field,
    HelperParameter,
    HelperLocal,
}

/// How a value is used.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Use {
    pub(super) kind: UseKind,
    /// The constant that is taken instead if it is nil.
    pub(super) default: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UseKind {
    /// As it is.
    Raw,
    /// Through `tonumber`.
    Number,
    /// Only looked at: is it there?
    Test,
}

/// All that is seen of one side.
#[derive(Debug, Default)]
pub(super) struct Observed {
    positions: BTreeMap<usize, Position>,
    /// Indexes from which computed ones are known to begin.
    open_from: Vec<usize>,
    is_open: bool,
    /// Set where the table itself is changed: then positions mean nothing.
    is_scrambled: bool,
    /// Positions up to here are demanded by a guard on the length.
    demanded: usize,
    /// The names values at computed indexes get; `None` for one that stands at no loop's place.
    rest_names: Vec<Option<String>>,
}

#[derive(Debug, Default)]
struct Position {
    names: Vec<(NameKind, String)>,
    first_use: Option<Span>,
    raw: u32,
    numbers: u32,
    defaulted: u32,
    plain: u32,
    default: Option<String>,
}

impl Observed {
    pub(super) fn see(&mut self, index: usize, span: Span) {
        self.position(index, span);
    }

    pub(super) fn used(&mut self, index: usize, span: Span, usage: &Use) {
        let position = self.position(index, span);
        match usage.kind {
            UseKind::Raw => position.raw += 1,
            UseKind::Number => position.numbers += 1,
            UseKind::Test => return,
        }
        match &usage.default {
            Some(default) => {
                position.defaulted += 1;
                position.default.get_or_insert_with(|| default.clone());
            }
            None => position.plain += 1,
        }
    }

    pub(super) fn named(&mut self, index: usize, span: Span, kind: NameKind, name: &str) {
        if name != "_" {
            self.position(index, span).names.push((kind, name.to_owned()));
        }
    }

    pub(super) fn rest_named(&mut self, name: Option<&str>) {
        self.rest_names.push(name.map(str::to_owned));
    }

    pub(super) fn open(&mut self, from: Option<usize>) {
        self.is_open = true;
        self.open_from.extend(from.map(|from| from.max(1)));
    }

    pub(super) fn scramble(&mut self) {
        self.is_scrambled = true;
    }

    pub(super) fn demand(&mut self, count: usize) {
        self.demanded = self.demanded.max(count);
    }

    fn position(&mut self, index: usize, span: Span) -> &mut Position {
        let position = self.positions.entry(index).or_default();
        position.first_use.get_or_insert(span);
        position
    }

    pub(super) fn finish(self) -> Parameters {
        if self.is_scrambled {
            return Parameters::open();
        }
        let highest = self.positions.keys().next_back().copied().unwrap_or(0);
        let count = match self.open_from.iter().min() {
            Some(from) if self.is_open => from - 1,
            _ => highest,
        };
        let mut fixed: Vec<Parameter> = (1..=count)
            .map(|index| self.positions.get(&index).map_or_else(Parameter::default, parameter))
            .collect();
        let mut may_be_absent = !self.is_open;
        for (index, parameter) in fixed.iter_mut().enumerate().rev() {
            may_be_absent = may_be_absent && parameter.is_optional && index + 1 > self.demanded;
            parameter.is_optional = may_be_absent;
            if !may_be_absent {
                parameter.default = None;
            }
        }
        distinct(&mut fixed);
        let name = rest_name(&self.rest_names);
        let rest = self.is_open.then(|| Parameter { name, ..Parameter::default() });
        Parameters { fixed, rest }
    }
}

fn parameter(position: &Position) -> Parameter {
    let mut names: Vec<&(NameKind, String)> = position.names.iter().collect();
    names.sort_by_key(|(kind, _)| *kind);
    Parameter {
        name: names.first().map(|(_, name)| name.clone()),
        is_optional: position.defaulted > 0 && position.plain == 0,
        default: position.default.clone(),
        is_number: position.numbers > 0 && position.raw == 0,
        first_use: position.first_use,
    }
}

/// The one name all that follows has; a letter is a name for a turn of a loop, not for a parameter.
fn rest_name(names: &[Option<String>]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let is_one = others.iter().all(|other| other == first);
    first.clone().filter(|name| is_one && name.len() > 1)
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
