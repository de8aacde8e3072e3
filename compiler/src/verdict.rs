//! What servers answer to a checked library, told by somebody who can load it, into findings.
//!
//! The compiler runs no Lua. The command line and build scripts that want the servers' own word bring
//! it along.

use std::fmt::Write as _;

use crate::check::Checked;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::model::Library;
use crate::profile::Profile;
use crate::rules::sandbox;
use crate::source::{Location, Sources, Span};

/// Says whether the servers of a profile (its name) take a library's code, and what they answer if they
/// do not: `fcall_sandbox::accepts`, or another of its shape.
pub type Accepts<'a> = dyn Fn(&[u8], &str) -> Result<(), String> + 'a;

/// What servers say of a library.
#[derive(Debug, Clone)]
pub struct Said {
    /// One sentence. Where it is the server's own, it may name a line of the code.
    pub message: String,
    /// The line of the code it is about.
    pub line: Option<u32>,
    /// What to do.
    pub help: Option<String>,
    /// The profiles that say so.
    pub profiles: Vec<&'static str>,
}

/// Asks about every library that is free of errors, for each profile of the project or for all. One that is
/// refused is none any more.
pub fn ask(accepts: &Accepts<'_>, checked: &mut Checked, sources: &Sources, config: &Config) {
    let is_asked = !config.profiles.is_empty();
    let profiles: Vec<Profile> =
        if is_asked { config.profiles.clone() } else { Profile::all().collect() };
    for file in &mut checked.files {
        let Some(library) = &file.library else { continue };
        let Some(said) = refusal(accepts, library, &profiles) else { continue };
        let finding = finding(library, said, (profiles.len(), is_asked), sources);
        if finding.level == Level::Error {
            file.library = None;
        }
        file.diagnostics.push(finding);
    }
}

fn refusal(accepts: &Accepts<'_>, library: &Library, profiles: &[Profile]) -> Option<Said> {
    let answers = profiles.iter().map(|profile| profile.name());
    let refused = answers.filter_map(|name| Some((name, accepts(&library.code, name).err()?)));
    let refused: Vec<(&'static str, String)> = refused.collect();
    let (_, answer) = refused.first()?;
    Some(Said {
        message: format!("a server refuses the library: \"{}\"", one_line(answer)),
        line: line(answer),
        help: None,
        profiles: refused.iter().map(|(name, _)| *name).collect(),
    })
}

/// What `said` finds in the library. It holds for all that were asked, so many, or names its profiles: then it
/// is an error only if the project named those it asks about.
#[must_use]
pub fn finding(
    library: &Library,
    said: Said,
    (asked, is_asked): (usize, bool),
    sources: &Sources,
) -> Diagnostic {
    let location = locate(library, said.line.unwrap_or(1), sources);
    let mut finding = Diagnostic::error(sandbox::ID, location, said.message);
    finding.help = said.help.filter(|help| !finding.message.contains(help.as_str()));
    if said.profiles.len() < asked {
        finding.profiles = said.profiles;
        finding.level = if is_asked { Level::Error } else { Level::Warn };
    }
    finding
}

/// An answer as it can stand in a sentence.
#[must_use]
pub fn one_line(answer: &str) -> String {
    let mut text = String::new();
    for letter in answer.chars() {
        // Writing to a string cannot fail.
        let _ = if letter.is_control() {
            write!(text, "{}", letter.escape_default())
        } else {
            write!(text, "{letter}")
        };
    }
    text
}

/// The line that an error of Lua names.
#[must_use]
pub fn line(answer: &str) -> Option<u32> {
    let (_, behind) = answer.split_once("user_function:")?;
    behind.split(':').next()?.parse().ok()
}

/// A line of the library's text in the file it is in, without the blanks around it.
fn locate(library: &Library, line: u32, sources: &Sources) -> Location {
    let mut parts = library.parts.iter().rev();
    let part = parts.find(|part| part.first_line <= line).or(library.parts.first());
    let (source, line) = match part {
        Some(part) => (part.source, line.saturating_sub(part.first_line) + 1),
        None => (library.source, line),
    };
    let file = sources.file(source);
    let whole = file.line(line);
    let text = file.slice(whole);
    let blanks = u32::try_from(text.len() - text.trim_ascii_start().len()).unwrap_or(0);
    let length = u32::try_from(text.trim_ascii().len()).unwrap_or(0);
    let start = whole.start + blanks;
    Location { source, span: Span::new(start, start + length) }
}
