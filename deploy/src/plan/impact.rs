//! What a node's plan replaces into what the callers of it would notice.

use std::collections::HashMap;

use fcall_compiler::check::check_whole;
use fcall_compiler::compat::{self, Class, Interface};
use fcall_compiler::config::Config;
use fcall_compiler::source::{Source, Sources};

use super::Change;
use crate::{Library, tombstone};

/// Something that callers which were built for the libraries on a node may notice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Impact {
    /// The library on the node whose callers they are.
    pub library: String,
    /// The function, if it is one's.
    pub function: Option<String>,
    /// The kind of change, which `cargo fcall compat --explain KIND` explains.
    pub kind: &'static str,
    /// Whether it breaks them; what is compatible is not told.
    pub class: Class,
    /// What changed and what follows.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Compares what nodes hold with what they would hold. Most nodes of a cluster hold the same, which is
/// looked at once.
#[derive(Default)]
pub(crate) struct Impacts {
    known: HashMap<Vec<[Option<String>; 2]>, Vec<Impact>>,
}

impl Impacts {
    /// What callers of the libraries that are replaced or go would notice.
    pub(crate) fn of(&mut self, changes: &[Change]) -> Vec<Impact> {
        let writes: Vec<&Change> = changes.iter().filter(|it| it.action.is_write()).collect();
        let digest = |library: &Option<Library>| library.as_ref().map(|it| it.digest.clone());
        let key = writes.iter().map(|it| [digest(&it.before), digest(&it.after)]).collect();
        self.known.entry(key).or_insert_with(|| impacts(&writes)).clone()
    }
}

fn impacts(writes: &[&Change]) -> Vec<Impact> {
    let held = |change: &&Change| change.before.as_ref().is_some_and(|it| !tombstone::is_one(it));
    if !writes.iter().any(held) {
        return Vec::new();
    }
    let befores = writes.iter().filter(|change| held(change)).filter_map(|it| it.before.as_ref());
    let befores: Vec<&Library> = befores.collect();
    let afters: Vec<&Library> = writes.iter().filter_map(|it| it.after.as_ref()).collect();
    let (old, new) = (interfaces(&befores), interfaces(&afters));
    let unread = |libraries: &[&Library], read: &[Interface]| -> Vec<Impact> {
        let is_read = |library: &Library| read.iter().any(|it| it.name == library.name);
        libraries.iter().filter(|it| !is_read(it)).map(|it| unreadable(it)).collect()
    };
    let new_unread = unread(&afters, &new);
    // Where it is not known what comes, it is not known what is gone.
    if !new_unread.is_empty() {
        return new_unread;
    }
    let mut impacts: Vec<Impact> = compat::compare(&old, &new)
        .into_iter()
        .filter(|change| change.class > Class::Compatible)
        .map(|change| noticed(change, &befores))
        .collect();
    impacts.extend(unread(&befores, &old));
    impacts
}

fn noticed(change: compat::Change, befores: &[&Library]) -> Impact {
    let has = |library: &&&Library, name: &String| {
        library.functions.iter().any(|held| held.eq_ignore_ascii_case(name))
    };
    let holder = change.function.as_ref().and_then(|name| befores.iter().find(|it| has(it, name)));
    let library = holder.map_or(change.library, |holder| holder.name.clone());
    let compat::Change { function, kind, class, message, help, .. } = change;
    Impact { library, function, kind, class, message, help }
}

fn unreadable(library: &Library) -> Impact {
    Impact {
        library: library.name.clone(),
        function: None,
        kind: "unreadable",
        class: Class::Unknown,
        message: format!("`{}` has errors, so its calls cannot be compared", library.name),
        help: None,
    }
}

/// What callers see of the libraries that the compiler takes.
fn interfaces(libraries: &[&Library]) -> Vec<Interface> {
    let mut sources = Sources::new();
    for library in libraries {
        sources.add(Source::new("library.lua", library.code.to_vec()));
    }
    check_whole(&sources, &Config::default()).libraries().map(Interface::of).collect()
}

#[cfg(test)]
mod tests;
