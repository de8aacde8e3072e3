//! Nodes into nodes that nobody else deploys to meanwhile.
//!
//! A server's WATCH does not see functions, so deploys keep each other away by a key: one on a single
//! server, one on every primary of a cluster that holds slots. It is renewed while a deploy is at
//! work, and ends by itself some time after one that died.

mod ask;
mod keep;

use std::sync::OnceLock;
use std::time::Duration;

use crate::{Error, Node, Target, Timeouts, moment, parallel, slots};

/// The key where nobody names another. In a cluster a hash tag is appended.
pub const KEY: &str = "fcall:deploy";

/// How long the key outlives a deploy that died, where nobody says otherwise.
pub const LASTS: Duration = Duration::from_secs(600);

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
    lasts: Duration,
    keys: Vec<Key>,
    lost: OnceLock<Error>,
    /// What a person should know.
    pub(crate) notes: Vec<String>,
}

/// The key of one node, and the way there.
#[derive(Debug)]
struct Key {
    name: String,
    target: Target,
    timeouts: Timeouts,
    /// Whether the server said that it was taken.
    is_sure: bool,
}

impl Held {
    fn nothing(lasts: Duration) -> Self {
        let value = format!(
            "{} {} {} {}",
            moment::token(),
            moment::who(),
            std::process::id(),
            moment::now()
        );
        Self { value, lasts, keys: Vec::new(), lost: OnceLock::new(), notes: Vec::new() }
    }

    fn key_of(&self, node: &Node) -> Option<&Key> {
        self.keys.iter().find(|key| key.target.address() == node.address())
    }
}

/// Does `work` on the nodes while nobody else deploys there, and returns what a person should know.
/// `work` is told if somebody else does, or if there is no lock that was demanded.
pub(crate) fn hold<T>(
    lock: Lock<'_>,
    nodes: &mut [Node],
    work: impl FnOnce(&mut [Node], &Held, Result<(), Error>) -> T,
) -> (T, Vec<String>) {
    match take(lock, LASTS, nodes) {
        Ok(mut held) => {
            let done = held.during(|| work(nodes, &held, Ok(())));
            release(&mut held, nodes);
            (done, held.notes)
        }
        Err(error) => (work(nodes, &Held::nothing(LASTS), Err(error)), Vec::new()),
    }
}

/// Takes the lock on all nodes. Who has it on the first has it: the others follow, all at once.
pub(crate) fn take(lock: Lock<'_>, lasts: Duration, nodes: &mut [Node]) -> Result<Held, Error> {
    let mut held = Held::nothing(lasts);
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
        for (taken, key) in take_each(group, &held) {
            match taken.answer {
                Ok(true) => {}
                Ok(false) if is_required => {
                    let address = key.target.address();
                    failed = failed.or(Some(ask::not_allowed(&address, &key.name)));
                }
                Ok(false) => held.notes.push(not_locked(&key)),
                Err(error) => failed = failed.or(Some(error)),
            }
            held.keys.extend(taken.is_ours.then_some(key));
        }
        if failed.is_some() {
            break;
        }
    }
    match failed {
        None => Ok(held),
        Some(error) => Err(give_up(held, nodes, error)),
    }
}

fn take_each(group: Vec<(&mut Node, String)>, held: &Held) -> Vec<(ask::Taken, Key)> {
    parallel::map(group, parallel::AT_ONCE, |(node, name)| {
        let taken = ask::take(node, &name, &held.value, held.lasts);
        let is_sure = taken.answer.is_ok();
        let (target, timeouts) = (node.target().clone(), *node.timeouts());
        (taken, Key { name, target, timeouts, is_sure })
    })
}

/// What was taken is given back, and the error says where that failed, too.
fn give_up(mut held: Held, nodes: &mut [Node], mut error: Error) -> Error {
    held.notes.clear();
    release(&mut held, nodes);
    for note in &held.notes {
        error.message = format!("{}; {note}", error.message);
    }
    error
}

/// The key for a node; a primary of a cluster without slots cannot hold one.
fn key(name: &str, node: &Node) -> Option<String> {
    match node.slots() {
        None => Some(name.to_owned()),
        Some(slots) => slots::key_in(name, slots),
    }
}

fn not_locked(key: &Key) -> String {
    format!(
        "{}: no lock was taken, since the user may not write the key `{}`: make sure that nobody else \
         deploys now",
        key.target.address(),
        key.name
    )
}

/// Gives the lock back. What cannot be given back ends by itself, and is said.
pub(crate) fn release(held: &mut Held, nodes: &mut [Node]) {
    let asked: Vec<(&mut Node, &Key)> =
        nodes.iter_mut().filter_map(|node| held.key_of(node).map(|key| (node, key))).collect();
    let (value, lasts) = (&held.value, moment::words(held.lasts));
    let left = parallel::map(asked, parallel::AT_ONCE, |(node, key)| {
        let released = ask::release(node, &key.name, value);
        let what = match released {
            Ok(false) if key.is_sure => {
                "was lost: somebody else may have written here meanwhile, see `status`".to_owned()
            }
            Ok(_) if !node.has_loose_end() => return None,
            Ok(_) => format!(
                "may be taken once more by a request that was lost; it ends by itself in {lasts}"
            ),
            Err(_) => format!("could not be given back; it ends by itself in {lasts}"),
        };
        Some(format!("{}: the lock `{}` {what}", node.address(), key.name))
    });
    held.notes.extend(left.into_iter().flatten());
    held.keys.clear();
}
