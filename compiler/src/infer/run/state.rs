//! What is known at one place of the code: the locals, the tables, how many arguments there are.

use std::rc::Rc;

use super::super::observe::Side;
use super::known::{self, Known};
use super::resp::Resp;
use super::table::Table;
use super::value::{Atom, Value};

/// Alternatives kept for locals that got their values from one call.
const MOST_ALTERNATIVES: usize = 8;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State<'s> {
    pub(super) variables: super::store::Store<Value<'s>>,
    pub(super) heap: super::store::Store<Option<Rc<Table<'s>>>>,
    /// `None` where there are none.
    groups: Option<Rc<Vec<Group<'s>>>>,
    /// How many keys and arguments there are.
    pub(super) counts: [Count; 2],
    /// What was found out about them.
    pub(super) known: [Known; 2],
    /// How many were taken off the front by `table.remove`.
    pub(super) shifts: [usize; 2],
    /// Whether `keys` or `args` itself was changed.
    pub(super) is_scrambled: [bool; 2],
    /// What commands reply with.
    pub(super) resp: Resp,
    /// Whether the code does not get here.
    pub(super) is_dead: bool,
}

/// At least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) least: usize,
    pub(super) most: usize,
}

impl Count {
    /// Whether a position may be there, and whether it may not.
    pub(super) fn may_have(self, index: usize) -> (bool, bool) {
        (index <= self.most, index > self.least)
    }

    /// Whether there may be just so many.
    pub(super) fn has(self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }
}

impl Default for Count {
    fn default() -> Self {
        Self { least: 0, most: usize::MAX }
    }
}

/// Locals that got their values from one call: which values go together.
#[derive(Debug, Clone, PartialEq)]
struct Group<'s> {
    variables: Vec<usize>,
    alternatives: Vec<Vec<Value<'s>>>,
}

pub(super) fn place(side: Side) -> usize {
    usize::from(side == Side::Args)
}

impl<'s> State<'s> {
    pub(super) fn dead() -> Self {
        Self { is_dead: true, ..Self::default() }
    }

    /// Both ways to get here.
    pub(super) fn join(self, other: Self) -> Self {
        self.merge(other, None)
    }

    /// The same with constants given up, in the given turn of a loop.
    pub(super) fn widen(self, other: Self, turn: usize) -> Self {
        self.merge(other, Some(turn))
    }

    fn merge(mut self, other: Self, turn: Option<usize>) -> Self {
        if self.is_dead {
            return other;
        }
        if other.is_dead {
            return self;
        }
        let strings = turn.is_some_and(|turn| turn > 2);
        self.variables.merge(&other.variables, |one, two| match turn {
            Some(_) if !one.is_never() => one.widen(two, strings),
            _ => one.join(two),
        });
        self.heap.merge(&other.heap, |one, two| match (one, two) {
            (Some(one), Some(two)) => Some(Rc::new(one.join(two, turn.is_some(), strings))),
            (one, two) => one.clone().or_else(|| two.clone()),
        });
        self.groups = match (self.groups, &other.groups) {
            (Some(ours), Some(theirs)) if !Rc::ptr_eq(&ours, theirs) => common(&ours, theirs),
            (ours, Some(_)) => ours,
            (_, None) => None,
        };
        for place in 0..2 {
            self.known[place] = self.known_with(&other, place);
            self.is_scrambled[place] |= self.shifts[place] != other.shifts[place];
        }
        for (count, other) in self.counts.iter_mut().zip(other.counts) {
            count.least = count.least.min(other.least);
            count.most = count.most.max(other.most);
        }
        self.resp = self.resp.join(other.resp);
        for (is_scrambled, other) in self.is_scrambled.iter_mut().zip(other.is_scrambled) {
            *is_scrambled |= other;
        }
        self
    }

    fn known_with(&self, other: &Self, place: usize) -> Known {
        let absent = [self, other].map(|it| known::behind(it.counts[place].most));
        self.known[place].join(absent[0], other.known[place], absent[1])
    }

    /// Two ways to get here on which the same is known meet.
    pub(super) fn meet_itself(&mut self) {
        self.known = [0, 1].map(|place| self.known_with(self, place));
    }

    pub(super) fn table(&self, id: usize) -> Option<&Rc<Table<'s>>> {
        self.heap.at(id)?.as_ref()
    }

    pub(super) fn change_table(&mut self, id: usize, change: impl FnOnce(&mut Table<'s>)) {
        if self.table(id).is_some()
            && let Some(Some(table)) = self.heap.at_mut(id)
        {
            change(Rc::make_mut(table));
        }
    }

    /// What a variable may be, with what is known of the arguments by now.
    pub(super) fn variable(&self, id: usize) -> Value<'s> {
        self.variables.at(id).map_or(Value::Never, |value| self.fresh(value))
    }

    pub(super) fn fresh(&self, value: &Value<'s>) -> Value<'s> {
        value.filter(|atom| match atom {
            Atom::Absent(side, index) => *index > self.counts[place(*side)].least,
            Atom::Item(side, index) | Atom::NumberOf(side, index) => {
                *index <= self.counts[place(*side)].most
            }
            _ => true,
        })
    }

    /// Gives a variable a new value.
    pub(super) fn assign(&mut self, id: usize, value: Value<'s>) {
        self.drop_groups(|group| group.variables.contains(&id));
        self.variables.set(id, value);
    }

    fn groups(&self) -> &[Group<'s>] {
        self.groups.as_ref().map_or(&[], |groups| groups.as_slice())
    }

    fn drop_groups(&mut self, is_such: impl Fn(&Group<'s>) -> bool) {
        if self.groups().iter().any(&is_such)
            && let Some(groups) = &mut self.groups
        {
            Rc::make_mut(groups).retain(|group| !is_such(group));
            self.groups.take_if(|groups| groups.is_empty());
        }
    }

    /// Says which values of variables go together.
    pub(super) fn relate(&mut self, variables: Vec<usize>, alternatives: Vec<Vec<Value<'s>>>) {
        if alternatives.len() > 1 && alternatives.len() <= MOST_ALTERNATIVES {
            let groups = self.groups.get_or_insert_default();
            Rc::make_mut(groups).push(Group { variables, alternatives });
        }
    }

    /// Learns more of a variable's value, and of those that go with it.
    pub(super) fn learn(&mut self, id: usize, narrow: &dyn Fn(&Value<'s>) -> Value<'s>) {
        let before = self.variable(id);
        let after = narrow(&before);
        let counts = self.counts;
        self.learn_count(&before, &after);
        self.is_dead |= after.is_never();
        let is_same = before == after;
        if !is_same {
            self.variables.set(id, after);
        }
        let is_known = is_same && self.counts == counts;
        self.take_in(&if is_known { before } else { self.variable(id) });
        let is_its = |group: &Group<'s>| group.variables.contains(&id);
        let Some(place) = self.groups().iter().position(is_its) else { return };
        let mut group = self.groups()[place].clone();
        let Some(at) = group.variables.iter().position(|variable| *variable == id) else { return };
        let count = group.alternatives.len();
        group.alternatives.retain_mut(|values| {
            values[at] = narrow(&values[at]);
            !values[at].is_never()
        });
        if group.alternatives.len() < count {
            for (index, variable) in group.variables.iter().enumerate() {
                let values = group.alternatives.iter().map(|values| &values[index]);
                self.variables.set(*variable, values.fold(Value::Never, |all, v| all.join(v)));
            }
            for variable in &group.variables {
                self.take_in(&self.variable(*variable));
            }
        }
        self.is_dead |= group.alternatives.is_empty();
        if let Some(groups) = &mut self.groups {
            Rc::make_mut(groups)[place] = group;
        }
    }

    /// An argument found to be there, or not to be.
    pub(super) fn learn_count(&mut self, before: &Value<'s>, after: &Value<'s>) {
        let absent = before.atoms().iter().find_map(|atom| match atom {
            Atom::Absent(side, index) => Some((*side, *index)),
            _ => None,
        });
        let Some((side, index)) = absent else { return };
        let count = &mut self.counts[place(side)];
        if let Value::One(Atom::Absent(..)) = after {
            count.most = count.most.min(index - 1);
        }
        if before != after && after.atoms().contains(&Atom::Absent(side, index)) {
            self.known[place(side)].tested |= known::bit(index);
        }
        // Only a way that did not read it has none of it.
        let is_of_it = |atom: &Atom<'s>| match atom {
            Atom::Item(other, at) | Atom::NumberOf(other, at) | Atom::Absent(other, at) => {
                (*other, *at) == (side, index)
            }
            _ => false,
        };
        if !after.atoms().iter().any(is_of_it) {
            self.known[place(side)].read &= !known::bit(index);
        }
        self.is_dead |= self.counts[place(side)].least > self.counts[place(side)].most;
        self.take_in(after);
    }

    /// A value that can only come from an argument says that the argument is there, and what
    /// it is.
    pub(super) fn take_in(&mut self, value: &Value<'s>) {
        if let Value::One(Atom::Item(side, index) | Atom::NumberOf(side, index)) = value {
            let count = &mut self.counts[place(*side)];
            count.least = count.least.max(*index);
            self.is_dead |= count.least > count.most;
        }
        let is_its = |atom: &Atom<'s>| matches!(atom, Atom::NumberOf(..) | Atom::Absent(..));
        if value.atoms().iter().all(is_its)
            && value.atoms().iter().any(|atom| matches!(atom, Atom::NumberOf(..)))
            && let Some((side, index)) = value.origin()
        {
            self.known[place(side)].numeric.add(index);
        }
    }

    /// The table made at a place a turn ago becomes one of many.
    pub(super) fn rename(&mut self, from: usize, to: usize) {
        let other = |atom: &Atom<'s>| match atom {
            Atom::Table(id) if *id == from => Atom::Table(to),
            atom => atom.clone(),
        };
        let renamed = |value: &Value<'s>| {
            value.has_table(from).then(|| value.atoms().iter().map(other).collect::<Value<'s>>())
        };
        self.variables.change(renamed);
        self.heap.change(|table| {
            let table = table.as_ref()?;
            let has = table.values().any(|value| value.has_table(from));
            has.then(|| {
                let mut table = (**table).clone();
                for value in table.values_mut() {
                    if let Some(changed) = renamed(value) {
                        *value = changed;
                    }
                }
                Some(Rc::new(table))
            })
        });
        self.drop_groups(|group| group.alternatives.iter().flatten().any(|v| v.has_table(from)));
    }
}

/// The groups both have, with the alternatives of both.
fn common<'s>(ours: &[Group<'s>], theirs: &[Group<'s>]) -> Option<Rc<Vec<Group<'s>>>> {
    let mut groups = Vec::new();
    for group in ours {
        let Some(other) = theirs.iter().find(|other| other.variables == group.variables) else {
            continue;
        };
        let mut alternatives = group.alternatives.clone();
        for values in &other.alternatives {
            if !alternatives.contains(values) {
                alternatives.push(values.clone());
            }
        }
        if alternatives.len() <= MOST_ALTERNATIVES {
            groups.push(Group { variables: group.variables.clone(), alternatives });
        }
    }
    (!groups.is_empty()).then(|| Rc::new(groups))
}
