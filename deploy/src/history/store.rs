//! Where the history is: a file, or a key of the servers.

use std::path::{Path, PathBuf};

use redis::{Cmd, FromRedisValue, cmd};
use serde::{Deserialize, Serialize};

use super::Entry;
use crate::{Error, Kind, Node, again, slots, stored};

/// The version of the file's shape.
const SHAPE: u32 = 1;

/// Where the history is.
pub enum Store<'n> {
    /// A file, which is replaced as a whole.
    File(PathBuf),
    /// A hash of one of these nodes: the one that holds the key's slot, in a cluster.
    Key(String, &'n mut [Node]),
}

#[derive(Serialize, Deserialize)]
struct Contents {
    fcall: u32,
    deploys: Vec<Entry>,
}

impl Store<'_> {
    /// All entries, oldest first.
    pub(super) fn read(&mut self) -> Result<Vec<Entry>, Error> {
        let mut entries = match self {
            Self::File(path) => read_file(path)?,
            Self::Key(key, nodes) => {
                let values = cmd("HVALS").arg(&*key).to_owned();
                // The connection may have been idle too long, while somebody read the plan.
                let values: Vec<String> = ask(nodes, key, (&values, true))?;
                let entry = |text: &String| serde_json::from_str(text);
                let entries: Result<Vec<Entry>, _> = values.iter().map(entry).collect();
                entries.map_err(|error| damaged(&format!("key `{key}`"), &error))?
            }
        };
        entries.sort_by_key(|entry| entry.id);
        Ok(entries)
    }

    /// Adds an entry under its number, or where somebody else has just taken that, under the next free
    /// one, which it returns.
    pub(super) fn add(&mut self, mut entry: Entry) -> Result<u64, Error> {
        let Self::Key(key, nodes) = self else {
            self.put(&entry)?;
            return Ok(entry.id);
        };
        loop {
            let value = text(&entry)?;
            let add = cmd("HSETNX").arg(&*key).arg(entry.id).arg(value).to_owned();
            let is_free = ask(nodes, key, (&add, false))?;
            if is_free {
                return Ok(entry.id);
            }
            entry.id += 1;
        }
    }

    /// Replaces the entry of the same number.
    pub(super) fn put(&mut self, entry: &Entry) -> Result<(), Error> {
        match self {
            Self::File(path) => {
                let mut entries = read_file(path)?;
                entries.retain(|old| old.id != entry.id);
                entries.push(entry.clone());
                write_file(path, entries)
            }
            Self::Key(key, nodes) => {
                ask(nodes, key, (cmd("HSET").arg(&*key).arg(entry.id).arg(text(entry)?), true))
            }
        }
    }

    pub(super) fn remove(&mut self, id: u64) -> Result<(), Error> {
        match self {
            Self::File(path) => {
                let mut entries = read_file(path)?;
                entries.retain(|entry| entry.id != id);
                write_file(path, entries)
            }
            Self::Key(key, nodes) => ask(nodes, key, (cmd("HDEL").arg(&*key).arg(id), true)),
        }
    }
}

fn text(entry: &Entry) -> Result<String, Error> {
    serde_json::to_string(entry).map_err(|error| Error::new(Kind::File, error.to_string()))
}

fn read_file(path: &Path) -> Result<Vec<Entry>, Error> {
    let Some(text) = stored::read(path)? else { return Ok(Vec::new()) };
    let contents: Result<Contents, _> = serde_json::from_str(&text);
    let contents = contents.map_err(|error| damaged(&path.display().to_string(), &error))?;
    if contents.fcall != SHAPE {
        let message = format!("{}: another version of fcall wrote this history", path.display());
        return Err(Error::new(Kind::File, message));
    }
    Ok(contents.deploys)
}

fn write_file(path: &Path, mut deploys: Vec<Entry>) -> Result<(), Error> {
    deploys.sort_by_key(|entry| entry.id);
    let text = serde_json::to_string_pretty(&Contents { fcall: SHAPE, deploys })
        .map_err(|error| Error::new(Kind::File, error.to_string()))?;
    stored::write(path, &(text + "\n"))
}

fn damaged(place: &str, error: &serde_json::Error) -> Error {
    let message = format!(
        "{place}: this is no history of deploys ({error}); name another place with --history, or none"
    );
    Error::new(Kind::File, message)
}

/// Asks the node that holds the key. What may be done twice is asked again where the answer was lost.
fn ask<T: FromRedisValue>(
    nodes: &mut [Node],
    key: &str,
    (command, may_be_twice): (&Cmd, bool),
) -> Result<T, Error> {
    let slot = slots::slot(key);
    let has = |node: &&mut Node| node.slots().is_none_or(|slots| slots::has(slots, slot));
    let Some(node) = nodes.iter_mut().find(has) else {
        let message = format!("no node holds the slot of the history's key `{key}`");
        return Err(Error::new(Kind::Unsupported, message));
    };
    let action = format!("use the history at key `{key}` (--history)");
    again::ask(may_be_twice, || node.ask_connected(&action, command))
}
