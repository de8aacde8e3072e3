//! Libraries into the user who calls all of their functions.
//!
//! A server checks every command that a function runs as if the calling user had sent it, and every
//! key as if it were the command's: so the user needs what the functions need.

use std::collections::BTreeSet;

use super::User;
use super::calls::{Calls, calls};
use super::seen::seen;
use crate::Library;
use crate::dump;

/// Which user is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Its name.
    pub name: String,
    /// Patterns of the keys that it gives to functions: `shop:*`. None means any key.
    pub keys: Vec<String>,
    /// Whether it calls the primaries of a cluster, over a cluster connection.
    pub is_cluster: bool,
}

/// The user who calls every function of these libraries, as the generated calls do: `FCALL_RO` for
/// functions that do not write, FCALL for the others.
#[must_use]
pub fn app(app: &App, libraries: &[Library]) -> User {
    let mut user = User { name: app.name.clone(), rules: Vec::new(), broad: Vec::new() };
    // What the text names stands in where following the functions does not show all.
    let of = |library: &Library| seen(library).unwrap_or_else(|| calls(&library.code));
    let calls: Vec<(&Library, Calls)> =
        libraries.iter().map(|library| (library, of(library))).collect();
    let (readers, writers) = read_only(libraries);
    keys(app, writers.is_empty(), &mut user);
    channels(&calls, &mut user);
    unknown(&calls, &mut user);
    if !readers.is_empty() {
        user.allow("+fcall_ro", format!("calling {}", few(&readers)));
    }
    if !writers.is_empty() {
        user.allow("+fcall", format!("calling {}", few(&writers)));
    }
    for (library, calls) in &calls {
        for (command, line) in &calls.commands {
            user.allow(format!("+{command}"), place(library, *line));
        }
    }
    if app.is_cluster {
        user.allow("+cluster|slots", "finding the node of a key");
        user.allow("+ping", "connecting to the nodes of a cluster");
    }
    user
}

/// The functions that `FCALL_RO` takes, and the others.
fn read_only(libraries: &[Library]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut readers, mut writers) = (BTreeSet::new(), BTreeSet::new());
    for library in libraries {
        let read_only = dump::read_only(library);
        for function in &library.functions {
            let side = if read_only.contains(function) { &mut readers } else { &mut writers };
            side.insert(function.clone());
        }
    }
    (readers, writers)
}

fn keys(app: &App, only_reads: bool, user: &mut User) {
    let sign = if only_reads { "%R~" } else { "~" };
    if app.keys.is_empty() {
        user.allow(format!("{sign}*"), "the keys that functions are given");
        user.broad.push(format!(
            "{sign}* permits every key, because the app chooses them: narrow it to the patterns it uses"
        ));
    }
    for pattern in &app.keys {
        user.allow(format!("{sign}{pattern}"), "the keys that functions are given");
    }
}

fn channels(calls: &[(&Library, Calls)], user: &mut User) {
    for (library, calls) in calls {
        for command in ["publish", "spublish"] {
            let Some(line) = calls.commands.get(command) else { continue };
            user.allow("&*", place(library, *line));
            user.broad.push(format!(
                "&* permits every channel, because functions choose them ({}): narrow it to the \
                 patterns they use",
                place(library, *line)
            ));
            return;
        }
    }
}

/// Where it is not known which command is run, everything that data is read and written with.
fn unknown(calls: &[(&Library, Calls)], user: &mut User) {
    for (library, calls) in calls {
        for (line, what) in &calls.unknown {
            let place = place(library, *line);
            for rule in ["+@read", "+@write", "-@dangerous"] {
                user.allow(rule, format!("{place}: {what}"));
            }
            user.broad.push(format!(
                "+@read +@write -@dangerous stand for the commands of {place}, where {what}: name \
                 the commands instead, and add those of other categories"
            ));
        }
    }
}

fn place(library: &Library, line: u32) -> String {
    format!("library `{}`, line {line}", library.name)
}

/// A few of the names.
fn few(names: &BTreeSet<String>) -> String {
    let shown: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
