//! Two interfaces into the functions that are in both, and those that are in one.

use std::collections::HashMap;

use crate::model::Type;

use super::{Change, Class, Function, Interface};

/// What is compared, function by function. Names are one namespace on a server, whatever the library and the case.
#[derive(Debug)]
pub struct Comparison<'i> {
    /// Functions that are in both, in the order of the new ones.
    pub(super) pairs: Vec<Pair<'i>>,
    /// Functions that are gone.
    pub(super) gone: Vec<Member<'i>>,
    /// Functions that are new.
    pub(super) added: Vec<Member<'i>>,
    /// Libraries of one name.
    pub(super) libraries: Vec<(&'i Interface, &'i Interface)>,
}

/// A function of a library.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'i> {
    pub(super) library: &'i Interface,
    pub(super) function: &'i Function,
}

/// A function then and now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'i> {
    pub(super) old: Member<'i>,
    pub(super) new: Member<'i>,
}

impl<'i> Comparison<'i> {
    pub(super) fn of(old: &'i [Interface], new: &'i [Interface]) -> Self {
        let known: HashMap<String, Member<'i>> =
            members(old).map(|member| (member.name(), member)).collect();
        let mut comparison =
            Self { pairs: Vec::new(), gone: Vec::new(), added: Vec::new(), libraries: Vec::new() };
        for member in members(new) {
            match known.get(&member.name()) {
                Some(before) => comparison.pairs.push(Pair { old: *before, new: member }),
                None => comparison.added.push(member),
            }
        }
        let now: HashMap<String, Member<'i>> =
            members(new).map(|member| (member.name(), member)).collect();
        comparison.gone = members(old).filter(|it| !now.contains_key(&it.name())).collect();
        for before in old {
            let same = new.iter().find(|library| library.name == before.name);
            comparison.libraries.extend(same.map(|library| (before, library)));
        }
        comparison
    }

    /// What the annotations say has changed, but not what runs: no caller sees it.
    pub(super) fn soften(&self, change: &mut Change) {
        let Some(function) = &change.function else { return };
        let is_it = |pair: &&Pair<'_>| pair.new.function.name == *function;
        let Some(pair) = self.pairs.iter().find(is_it) else { return };
        if change.class > Class::Compatible && pair.has_same_code() {
            change.class = Class::Compatible;
            change.message += ", and the code is the same";
            change.help = None;
        }
    }
}

fn members(libraries: &[Interface]) -> impl Iterator<Item = Member<'_>> {
    libraries.iter().flat_map(|library| {
        library.functions.iter().map(move |function| Member { library, function })
    })
}

impl Member<'_> {
    fn name(&self) -> String {
        self.function.name.to_ascii_lowercase()
    }

    /// A change of this function.
    pub(super) fn change(&self, kind: &'static str, class: Class, message: String) -> Change {
        Change {
            kind,
            class,
            library: self.library.name.clone(),
            function: Some(self.function.name.clone()),
            message,
            help: None,
            location: self.function.location,
        }
    }
}

impl Pair<'_> {
    /// A change from the one to the other.
    pub(super) fn change(&self, kind: &'static str, class: Class, message: String) -> Change {
        self.new.change(kind, class, message)
    }

    /// Whether a type says the same in both interfaces, with all that it names.
    pub(super) fn is_same(&self, then: &Type, now: &Type) -> bool {
        then == now && self.old.library.named_in(then) == self.new.library.named_in(now)
    }

    /// The first of the definitions that a type names whose words are not the same.
    pub(super) fn changed_in(&self, ty: &Type) -> Option<&str> {
        let known = self.old.library.named_in(ty);
        let mut now = self.new.library.named_in(ty).into_iter();
        now.find(|it| !known.contains(it)).map(|it| it.name.as_str())
    }

    fn has_same_code(&self) -> bool {
        self.old.library.digest.is_some() && self.old.library.digest == self.new.library.digest
    }
}

impl Change {
    /// A change of a whole library.
    pub(super) fn of_library(
        kind: &'static str,
        class: Class,
        library: &Interface,
        message: String,
    ) -> Self {
        let library = library.name.clone();
        Self { kind, class, library, function: None, message, help: None, location: None }
    }

    /// The same, with what to do about it.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
