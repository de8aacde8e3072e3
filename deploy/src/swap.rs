//! A node's plan into the commands that carry it out, and what a node holds into how far they came.

use redis::{Cmd, cmd};

use crate::{Library, Live, NodePlan, payload, tombstone};

/// What a node holds and what it shall hold instead, for the libraries where that differs.
#[derive(Debug, Clone)]
pub(crate) struct Swap<'p> {
    pairs: Vec<Pair<'p>>,
    /// Whether tombstones may stand where there is to be nothing yet.
    is_over_tombstones: bool,
}

#[derive(Debug, Clone, Copy)]
struct Pair<'p> {
    library: &'p str,
    from: Option<&'p Library>,
    to: Option<&'p Library>,
}

/// How far a node came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// It holds what it held.
    Old,
    /// It holds what it shall, and tombstones that are still to be deleted.
    Cleaning,
    /// It holds what it shall.
    New,
    /// It holds something else: somebody else writes there.
    Foreign,
}

impl<'p> Swap<'p> {
    /// What the plan says.
    pub(crate) fn of(plan: &'p NodePlan) -> Self {
        let writes = plan.changes.iter().filter(|change| change.action.is_write());
        let pairs = writes.map(|change| Pair {
            library: &change.library,
            from: change.before.as_ref(),
            to: change.after.as_ref(),
        });
        Self { pairs: pairs.collect(), is_over_tombstones: false }
    }

    /// The way back. What a broken deploy left behind is not brought back.
    pub(crate) fn reversed(&self) -> Self {
        let wanted = |held: &&Library| !tombstone::is_one(held);
        let pairs = self.pairs.iter().map(|pair| Pair {
            library: pair.library,
            from: pair.to,
            to: pair.from.filter(wanted),
        });
        let pairs = pairs.filter(|pair| pair.from.is_some() || pair.to.is_some());
        Self { pairs: pairs.collect(), is_over_tombstones: false }
    }

    /// The same, of a node that still has the tombstones of what went.
    pub(crate) fn over_tombstones(self) -> Self {
        Self { is_over_tombstones: true, ..self }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The libraries that come.
    pub(crate) fn comes(&self) -> impl Iterator<Item = &'p Library> {
        self.pairs.iter().filter_map(|pair| pair.to)
    }

    /// The names that go.
    pub(crate) fn goes(&self) -> impl Iterator<Item = &'p str> {
        self.pairs.iter().filter(|pair| pair.to.is_none()).map(|pair| pair.library)
    }

    /// What is done, as it completes "cannot ...".
    pub(crate) fn action(&self) -> String {
        match self.pairs.as_slice() {
            [pair] if pair.to.is_some() => format!("load library `{}`", pair.library),
            [pair] => format!("delete library `{}`", pair.library),
            pairs => {
                let names: Vec<String> =
                    pairs.iter().map(|pair| format!("`{}`", pair.library)).collect();
                format!("write libraries {}", names.join(", "))
            }
        }
    }

    /// The commands that lead on from `stage`, in order. Only the first changes what can be called.
    pub(crate) fn commands(&self, stage: Stage) -> Vec<Cmd> {
        let comes: Vec<&Library> = self.comes().collect();
        let deletes = || self.goes().map(delete);
        match (stage, comes.as_slice(), self.goes().count()) {
            (Stage::Cleaning, ..) | (_, [], 1) => deletes().collect(),
            (_, [], 0) => Vec::new(),
            (_, [library], 0) => vec![self.load(library)],
            _ => std::iter::once(self.restore(&comes)).chain(deletes()).collect(),
        }
    }

    /// What was absent when the plan was made must still be: nobody's library is replaced unseen.
    fn load(&self, library: &Library) -> Cmd {
        let mut load = cmd("FUNCTION");
        load.arg("LOAD");
        if self.replaces() {
            load.arg("REPLACE");
        }
        load.arg(&*library.code).to_owned()
    }

    fn restore(&self, comes: &[&Library]) -> Cmd {
        let tombstones: Vec<Library> = self.goes().map(tombstone::of).collect();
        let texts = comes.iter().copied().chain(&tombstones).map(|library| &library.code);
        let policy = if self.replaces() { "REPLACE" } else { "APPEND" };
        cmd("FUNCTION").arg("RESTORE").arg(payload::build(texts).bytes()).arg(policy).to_owned()
    }

    fn replaces(&self) -> bool {
        self.is_over_tombstones || self.pairs.iter().any(|pair| pair.from.is_some())
    }

    /// How far a node came that holds this.
    pub(crate) fn stage(&self, live: &Live) -> Stage {
        let all = |holds: &dyn Fn(Pair<'_>, Option<&Library>) -> bool| {
            self.pairs.iter().all(|pair| holds(*pair, live.library(pair.library)))
        };
        let is_absent = |from: Option<&Library>, held: Option<&Library>| {
            self.is_over_tombstones && from.is_none() && held.is_some_and(tombstone::is_one)
        };
        if all(&|pair, held| is_same(pair.to, held)) {
            Stage::New
        } else if all(&|pair, held| is_same(pair.from, held) || is_absent(pair.from, held)) {
            Stage::Old
        } else if all(&|pair, held| is_same(pair.to, held) || is_buried(pair, held)) {
            Stage::Cleaning
        } else {
            Stage::Foreign
        }
    }

    /// The first library that a node does not hold as it shall.
    pub(crate) fn missing(&self, live: &Live) -> Option<&'p str> {
        let is_missing = |pair: &&Pair<'_>| !is_same(pair.to, live.library(pair.library));
        self.pairs.iter().find(is_missing).map(|pair| pair.library)
    }
}

fn is_same(wanted: Option<&Library>, held: Option<&Library>) -> bool {
    wanted.map(|library| &library.code) == held.map(|library| &library.code)
}

fn is_buried(pair: Pair<'_>, held: Option<&Library>) -> bool {
    pair.to.is_none() && held.is_some_and(tombstone::is_one)
}

fn delete(name: &str) -> Cmd {
    cmd("FUNCTION").arg("DELETE").arg(name).to_owned()
}

#[cfg(test)]
mod tests;
