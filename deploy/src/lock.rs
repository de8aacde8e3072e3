//! Nodes into nodes that nobody else deploys to meanwhile.
//!
//! A server's WATCH does not see functions, so deploys keep each other away by a key: one on a single
//! server, one on every primary of a cluster that holds slots. It ends by itself some time after a
//! deploy that died.

use std::time::{Duration, Instant};

use redis::cmd;

use crate::{Error, Kind, Node, explain, moment, parallel, slots};

/// The key where nobody names another. In a cluster a hash tag is appended.
pub const KEY: &str = "fcall:deploy";

/// How long the key outlives a deploy that died. Longer than any deploy takes.
const LASTS: Duration = Duration::from_secs(600);

/// Answers that it was taken, that the user may not, or who has it and for how many milliseconds.
const TAKE: &str = "\
    local may = redis.acl_check_cmd
    if not (may('set', KEYS[1], ARGV[1]) and may('get', KEYS[1]) and may('del', KEYS[1])) then
        return {'denied', ''}
    end
    if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return {'taken', ''} end
    local holder = redis.call('get', KEYS[1])
    if holder == ARGV[1] then return {'taken', ''} end
    return {'held', holder}";

const RELEASE: &str = "\
    if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
    return 0";

/// Which key keeps deploys apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock<'o> {
    /// None.
    Off,
    /// This one, where the user may write it.
    Preferred(&'o str),
    /// This one, or nothing is written.
    Required(&'o str),
}

/// The nodes' keys, until they are released.
#[derive(Debug)]
pub(crate) struct Held {
    value: String,
    keys: Vec<(String, String)>,
    since: Instant,
    /// What a person should know.
    pub(crate) notes: Vec<String>,
}

impl Held {
    /// Whether nobody else can have taken it by now.
    pub(crate) fn is_fresh(&self) -> bool {
        self.keys.is_empty() || self.since.elapsed() < LASTS
    }
}

/// Does `work` on the nodes while nobody else deploys there, where the user may write the key, and
/// returns what a person should know. `work` is told if somebody else does.
pub(crate) fn hold<T>(
    nodes: &mut [Node],
    work: impl FnOnce(&mut [Node], Result<(), Error>) -> T,
) -> (T, Vec<String>) {
    match take(Lock::Preferred(KEY), nodes) {
        Ok(mut held) => {
            let done = work(nodes, Ok(()));
            release(&mut held, nodes);
            (done, held.notes)
        }
        Err(error) => (work(nodes, Err(error)), Vec::new()),
    }
}

/// Takes the lock on all nodes. Who has it on the first has it: the others follow, all at once.
pub(crate) fn take(lock: Lock<'_>, nodes: &mut [Node]) -> Result<Held, Error> {
    let token = moment::token();
    let value = format!("{token} {} {} {}", moment::who(), std::process::id(), moment::now());
    let mut held = Held { value, keys: Vec::new(), since: Instant::now(), notes: Vec::new() };
    let (name, is_required) = match lock {
        Lock::Off => return Ok(held),
        Lock::Preferred(name) => (name, false),
        Lock::Required(name) => (name, true),
    };
    let asked: Vec<(&mut Node, String)> =
        nodes.iter_mut().filter_map(|node| key(name, node).map(|key| (node, key))).collect();
    let mut asked = asked.into_iter();
    let first: Vec<_> = asked.next().into_iter().collect();
    let mut failed = None;
    for group in [first, asked.collect()] {
        let answers = parallel::map(group, parallel::AT_ONCE, |(node, key)| {
            (node.address(), take_one(node, &key, &held.value), key)
        });
        for (address, answer, key) in answers {
            match answer {
                Ok(true) => held.keys.push((address, key)),
                Ok(false) if is_required => failed = failed.or(Some(not_allowed(&address, &key))),
                Ok(false) => held.notes.push(format!(
                    "{address}: no lock was taken, since the user may not write the key `{key}`: make sure \
                     that nobody else deploys now"
                )),
                Err(error) => {
                    // Where no answer came, it may have been taken all the same.
                    held.keys.push((address, key));
                    failed = failed.or(Some(error));
                }
            }
        }
        if failed.is_some() {
            break;
        }
    }
    match failed {
        None => Ok(held),
        Some(mut error) => {
            held.notes.clear();
            release(&mut held, nodes);
            for note in &held.notes {
                error.message = format!("{}; {note}", error.message);
            }
            Err(error)
        }
    }
}

/// The key for a node; a primary of a cluster without slots cannot hold one.
fn key(name: &str, node: &Node) -> Option<String> {
    match node.slots() {
        None => Some(name.to_owned()),
        Some(slots) => slots::key_in(name, slots),
    }
}

/// Whether it was taken; `false` if the user may not.
fn take_one(node: &mut Node, key: &str, value: &str) -> Result<bool, Error> {
    let mut take = cmd("EVAL");
    take.arg(TAKE).arg(1).arg(key).arg(value).arg(u64::try_from(LASTS.as_millis()).unwrap_or(0));
    let mut answer = node.send::<(String, String)>(&take);
    let was_lost = node.is_broken();
    if was_lost {
        // The value is ours alone: taking it twice is taking it once.
        node.reconnect()?;
        answer = node.send(&take);
    }
    match answer {
        Ok((word, _)) if word == "taken" => Ok(true),
        Ok((word, holder)) if word == "held" => Err(locked(&node.address(), key, &holder)),
        // Whether it was taken before is not known: it must be tried to give it back.
        Ok(_) if was_lost => Err(not_allowed(&node.address(), key)),
        Ok(_) => Ok(false),
        // A replica, or a server that is full, does not take the libraries either, and says so.
        Err(error) if !was_lost && matches!(error.code(), Some("NOPERM" | "OOM" | "READONLY")) => {
            Ok(false)
        }
        Err(error) => {
            let action = format!("take the lock `{key}` (--lock-key names another, or none)");
            Err(explain::answered(&node.address(), &action, &error))
        }
    }
}

fn not_allowed(address: &str, key: &str) -> Error {
    let message = format!(
        "the user may not write the lock `{key}`; give it +eval +set +get +del and ~{KEY}*, or say \
         --lock-key none"
    );
    Error::at(Kind::Permission, address, message)
}

/// What another deploy wrote there says who it is.
fn locked(address: &str, key: &str, holder: &str) -> Error {
    let words: Vec<&str> = holder.split(' ').collect();
    let who = match words.as_slice() {
        [_, who, process, since] => {
            format!("{who} (process {process}) has been deploying here since {since}")
        }
        _ => "somebody else is deploying here".to_owned(),
    };
    let message = format!(
        "{who}; wait until it is done, and if that deploy has died, until its lock ends by itself, \
         {} minutes after it was taken (key `{key}`)",
        LASTS.as_secs() / 60
    );
    Error::at(Kind::Locked, address, message)
}

/// Gives the lock back. What cannot be given back ends by itself, and is said.
pub(crate) fn release(held: &mut Held, nodes: &mut [Node]) {
    let key_of = |node: &Node| {
        let is_it = |(address, _): &&(String, String)| *address == node.address();
        held.keys.iter().find(is_it).map(|(_, key)| key.clone())
    };
    let asked: Vec<(&mut Node, String)> =
        nodes.iter_mut().filter_map(|node| key_of(node).map(|key| (node, key))).collect();
    let value = &held.value;
    let left = parallel::map(asked, parallel::AT_ONCE, |(node, key)| {
        let mut release = cmd("EVAL");
        release.arg(RELEASE).arg(1).arg(&key).arg(value);
        let mut answer = if node.is_broken() { None } else { Some(node.send::<i64>(&release)) };
        if node.is_broken() && node.reconnect().is_ok() {
            answer = Some(node.send(&release));
        }
        let is_released = answer.is_some_and(|answer| answer.is_ok());
        (!is_released).then(|| {
            format!(
                "{}: the lock `{key}` could not be given back; it ends by itself in {} minutes",
                node.address(),
                LASTS.as_secs() / 60
            )
        })
    });
    held.notes.extend(left.into_iter().flatten());
    held.keys.clear();
}
