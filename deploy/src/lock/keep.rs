//! Held keys into keys that do not end while something is done.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use super::{Held, Key, ask};
use crate::{Error, Kind, Node, connect, parallel};

impl Held {
    /// Does `work`, and begins the time of all keys anew again and again meanwhile.
    pub(crate) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        if self.keys.is_empty() {
            return work();
        }
        thread::scope(|scope| {
            let (end, ended) = channel::<()>();
            scope.spawn(move || {
                while ended.recv_timeout(self.lasts / 3) == Err(RecvTimeoutError::Timeout) {
                    parallel::map(self.keys.iter().collect(), parallel::AT_ONCE, |key| {
                        self.renew(key);
                    });
                }
            });
            // Dropped when the work is done, and when it panics.
            let _end = end;
            work()
        })
    }

    /// Over a connection of its own: the others are at work. What fails is tried again the next time,
    /// and whether the key was lost until then is seen before the next node is begun.
    fn renew(&self, key: &Key) {
        let renewed = connect::connect(&key.target, &key.timeouts)
            .and_then(|mut node| ask::renew(&mut node, &key.name, &self.value, self.lasts));
        self.mind(renewed.err());
    }

    /// Whether nobody else deploys to this node now.
    pub(crate) fn check(&self, node: &mut Node) -> Result<(), Error> {
        let Some(key) = self.key_of(node) else { return Ok(()) };
        let checked = ask::check(node, &key.name, &self.value);
        self.mind(checked.as_ref().err().cloned());
        checked
    }

    /// Why no further node may be begun: a key was found to be lost.
    pub(crate) fn lost(&self) -> Option<&Error> {
        self.lost.get()
    }

    fn mind(&self, error: Option<Error>) {
        if let Some(error) = error.filter(|error| error.kind == Kind::Locked) {
            // The first one is told.
            let _ = self.lost.set(error);
        }
    }
}
