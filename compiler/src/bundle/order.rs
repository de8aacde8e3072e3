//! Files into libraries: which belong together, and in which order.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::include::{self, Include};
use crate::source::{Location, Source, SourceId, Sources};

/// A file is included through at most so many others, which keeps the walk from the stack's end.
const LONGEST_TRAIL: usize = 100;

/// The files of one library.
#[derive(Debug)]
pub(super) struct Library {
    /// At least one, in order.
    pub(super) files: Vec<SourceId>,
    pub(super) problems: Vec<Problem>,
}

/// An include that cannot be followed.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) location: Location,
    pub(super) message: String,
    pub(super) help: String,
    /// Where it is included from, the first file first.
    pub(super) chain: Vec<(Location, String)>,
}

/// Every library, in the order of the first files. A file without a shebang that belongs to none
/// stands alone, to be told so.
pub(super) fn libraries(sources: &Sources) -> Vec<Library> {
    let files = Files::new(sources);
    let mut libraries: Vec<Library> = sources
        .iter()
        .filter(|(_, source)| is_first(source))
        .map(|(first, _)| Walk::library(first, &files))
        .collect();
    let mut is_part = vec![false; files.includes.len()];
    for file in libraries.iter().flat_map(|library| &library.files) {
        is_part[file.0 as usize] = true;
    }
    let alone = sources.iter().filter(|(id, _)| !is_part[id.0 as usize]);
    let alone = alone.map(|(id, _)| Library { files: vec![id], problems: Vec::new() });
    libraries.extend(alone);
    libraries.sort_by_key(|library| library.files[0]);
    libraries
}

/// What the files say about each other.
struct Files<'s> {
    sources: &'s Sources,
    by_path: HashMap<PathBuf, SourceId>,
    includes: Vec<Vec<Include>>,
    /// The first files by the folder they are in.
    firsts: HashMap<&'s Path, Vec<SourceId>>,
}

impl<'s> Files<'s> {
    fn new(sources: &'s Sources) -> Self {
        let mut firsts: HashMap<&Path, Vec<SourceId>> = HashMap::new();
        for (id, source) in sources.iter().filter(|(_, source)| is_first(source)) {
            firsts.entry(folder(source)).or_default().push(id);
        }
        let includes = sources.iter().map(|(_, source)| include::includes(source)).collect();
        Self { sources, by_path: include::by_path(sources), includes, firsts }
    }

    /// The library whose folder a file is in: of the nearest folder with a first file, if it has
    /// no second one.
    fn home(&self, source: &'s Source) -> Option<SourceId> {
        let root = self.sources.folder()?;
        let mut above = folder(source).ancestors().take_while(|folder| *folder != root);
        match above.find_map(|folder| self.firsts.get(folder))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

fn is_first(source: &Source) -> bool {
    source.bytes.starts_with(b"#!")
}

fn folder(source: &Source) -> &Path {
    source.path.parent().unwrap_or(Path::new(""))
}

/// From a first file along the includes.
struct Walk<'f> {
    files: &'f Files<'f>,
    library: Library,
    /// The includes that lead to where the walk is, and the files they are in.
    trail: Vec<(Location, String)>,
    is_done: Vec<bool>,
}

impl<'f> Walk<'f> {
    fn library(first: SourceId, files: &'f Files<'f>) -> Library {
        let library = Library { files: vec![first], problems: Vec::new() };
        let is_done = vec![false; files.includes.len()];
        let mut walk = Walk { files, library, trail: Vec::new(), is_done };
        walk.follow(first);
        for (id, source) in files.sources.iter() {
            if !is_first(source) && files.home(source) == Some(first) {
                walk.add(id);
            }
        }
        walk.library
    }

    /// A file stands behind all it includes.
    fn add(&mut self, file: SourceId) {
        if !self.is_done[file.0 as usize] {
            self.follow(file);
            self.is_done[file.0 as usize] = true;
            self.library.files.push(file);
        }
    }

    fn follow(&mut self, file: SourceId) {
        let files = self.files;
        let source = files.sources.file(file);
        for include in &files.includes[file.0 as usize] {
            let location = Location { source: file, span: include.span };
            match include::resolve(include, source, &files.by_path, files.sources) {
                Ok(target) => self.enter(target, location),
                Err(error) => self.report(location, error.message, error.help),
            }
        }
    }

    fn enter(&mut self, target: SourceId, location: Location) {
        let source = self.files.sources.file(target);
        let shown = source.path.display();
        let is_open = |(above, _): &(Location, String)| above.source == target;
        if target == location.source {
            self.report(location, format!("{shown} includes itself"), "leave this line out");
        } else if let Some(start) = self.trail.iter().position(is_open) {
            let around = self.trail.split_off(start);
            let before = std::mem::replace(&mut self.trail, around);
            let message = format!("{shown} includes itself through other files");
            let help = "a file stands behind all it includes: move what both need into a third";
            self.report(location, message, help);
            let around = std::mem::replace(&mut self.trail, before);
            self.trail.extend(around);
        } else if self.trail.len() == LONGEST_TRAIL {
            let message = format!("{shown} is included through {LONGEST_TRAIL} other files");
            self.report(location, message, "include it from a file nearer to the first");
        } else if is_first(source) {
            let message = format!("{shown} is a library of its own: it begins with `#!`");
            let help = "move what both libraries need into a file without a shebang";
            self.report(location, message, help);
        } else {
            self.trail.push((location, format!("{shown} is included here")));
            self.add(target);
            self.trail.pop();
        }
    }

    fn report(&mut self, location: Location, message: String, help: impl Into<String>) {
        let (chain, help) = (self.trail.clone(), help.into());
        self.library.problems.push(Problem { location, message, help, chain });
    }
}
