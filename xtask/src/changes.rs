//! Changes of an interface into what is shown: lines for people, JSON for machines, annotations for GitHub.

use std::fmt::Write as _;

use fcall_compiler::compat::{Change, Class, Interface, compare};
use fcall_compiler::diagnostic::{Diagnostic, Level};
use fcall_compiler::render;
use fcall_compiler::source::Sources;
use serde::Serialize;

use crate::against::Earlier;

/// The shape of the changes. Tests compare the output with it.
pub(crate) const SHAPE: &str = r#"The changes (--format json). "fcall" is the version of the shape: within one version, members are only
added. "class" of all is the worst of them, null where nothing changed. "kind" names a page that --explain
shows. The place is that of the function in the libraries, null where it is gone. "nodes" are the
servers whose callers meet the change, none where it is no server that is compared with.

{
  "fcall": 1,
  "against": string,
  "class": "breaking" | "unknown" | "compatible" | null,
  "changes": [{
    "kind": string,
    "class": "breaking" | "unknown" | "compatible",
    "library": string,
    "function": string | null,
    "message": string,
    "help": string | null,
    "file": string | null,
    "line": integer | null,
    "column": integer | null,
    "nodes": [string]
  }],
  "summary": {
    "breaking": integer,
    "unknown": integer,
    "compatible": integer
  }
}"#;

/// What was found.
pub(crate) struct Found {
    against: String,
    /// How many nodes were compared with.
    nodes: usize,
    /// Each change with the nodes that it is one of.
    changes: Vec<(Change, Vec<String>)>,
}

impl Found {
    /// The changes from every earlier interface, each once.
    pub(crate) fn of(against: &str, earlier: &[Earlier], new: &[Interface]) -> Self {
        let mut changes: Vec<(Change, Vec<String>)> = Vec::new();
        for node in earlier {
            for change in compare(&node.libraries, new) {
                let address = node.address.clone();
                match changes.iter_mut().find(|(known, _)| *known == change) {
                    Some((_, nodes)) => nodes.extend(address),
                    None => changes.push((change, address.into_iter().collect())),
                }
            }
        }
        changes.sort_by_key(|(change, _)| std::cmp::Reverse(change.class));
        let nodes = earlier.iter().filter(|it| it.address.is_some()).count();
        Self { against: against.to_owned(), nodes, changes }
    }

    /// The worst class; `None` where nothing changed.
    pub(crate) fn worst(&self) -> Option<Class> {
        self.changes.iter().map(|(change, _)| change.class).max()
    }

    fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|(change, _)| change.class == class).count()
    }

    /// For people: one paragraph a change, a line at the end.
    pub(crate) fn text(&self, sources: &Sources) -> String {
        let mut text = String::new();
        for (change, nodes) in &self.changes {
            let _ = writeln!(text, "{}[{}]: {}", change.class.word(), change.kind, change.message);
            if let Some(place) = Place::of(change, sources) {
                let _ = writeln!(text, "  --> {}:{}:{}", place.file, place.line, place.column);
            }
            if nodes.len() < self.nodes {
                let _ = writeln!(text, "  on {} alone", nodes.join(", "));
            }
            if let Some(help) = &change.help {
                let _ = writeln!(text, "  help: {help}");
            }
            text.push('\n');
        }
        let against = &self.against;
        if self.changes.is_empty() {
            return format!("nothing changed against {against}\n");
        }
        let [breaking, unknown, compatible] =
            [Class::Breaking, Class::Unknown, Class::Compatible].map(|class| self.count(class));
        let _ = writeln!(
            text,
            "against {against}: {breaking} breaking, {unknown} unknown, {compatible} compatible"
        );
        text
    }

    /// For GitHub: a change that has no place in the new text stands beside no line.
    pub(crate) fn github(&self, sources: &Sources) -> String {
        let line = |(change, _): &(Change, Vec<String>)| {
            let level = match change.class {
                Class::Breaking => Level::Error,
                Class::Unknown => Level::Warn,
                Class::Compatible => Level::Allow,
            };
            let message = format!("{}: {}", change.class.word(), change.message);
            match change.location {
                Some(location) => {
                    let mut finding = Diagnostic::error(change.kind, location, message);
                    finding.level = level;
                    finding.help.clone_from(&change.help);
                    render::github(&finding, sources) + "\n"
                }
                None => render::github_of_no_file(level, change.kind, &message) + "\n",
            }
        };
        self.changes.iter().map(line).collect()
    }

    /// For machines.
    pub(crate) fn json(&self, sources: &Sources) -> impl Serialize {
        Changes {
            fcall: 1,
            against: &self.against,
            class: self.worst().map(Class::word),
            changes: self.changes.iter().map(|(it, nodes)| Entry::of(it, nodes, sources)).collect(),
            summary: Summary {
                breaking: self.count(Class::Breaking),
                unknown: self.count(Class::Unknown),
                compatible: self.count(Class::Compatible),
            },
        }
    }
}

#[derive(Serialize)]
struct Changes<'c> {
    fcall: u32,
    against: &'c str,
    class: Option<&'static str>,
    changes: Vec<Entry<'c>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'c> {
    kind: &'static str,
    class: &'static str,
    library: &'c str,
    function: Option<&'c str>,
    message: &'c str,
    help: Option<&'c str>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    nodes: &'c [String],
}

#[derive(Serialize)]
struct Summary {
    breaking: usize,
    unknown: usize,
    compatible: usize,
}

impl<'c> Entry<'c> {
    fn of(change: &'c Change, nodes: &'c [String], sources: &Sources) -> Self {
        let place = Place::of(change, sources);
        let (line, column) = (place.as_ref().map(|it| it.line), place.as_ref().map(|it| it.column));
        Self {
            kind: change.kind,
            class: change.class.word(),
            library: &change.library,
            function: change.function.as_deref(),
            message: &change.message,
            help: change.help.as_deref(),
            file: place.map(|it| it.file),
            line,
            column,
            nodes,
        }
    }
}

/// Where a function stands in the new text.
struct Place {
    file: String,
    line: u32,
    column: u32,
}

impl Place {
    fn of(change: &Change, sources: &Sources) -> Option<Self> {
        let location = change.location?;
        let file = sources.file(location.source);
        let position = file.position(location.span.start);
        let path = file.path.to_string_lossy().into_owned();
        Some(Self { file: path, line: position.line, column: position.column })
    }
}
