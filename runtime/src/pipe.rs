//! `pipe`: several calls become one round trip, or one transaction, and a result for each.

mod calls;
mod send;

use std::fmt;
use std::marker::PhantomData;

use redis::Pipeline;

use self::calls::{Answers, Part};
pub use self::calls::{AnyCall, Calls};
use crate::call::{AnyPrimary, ByKeys};
use crate::observe::Watch;
use crate::{Error, Function, Result, Script};

/// Puts calls together, to be sent at once: a tuple of 2 to 12 calls, or a `Vec` of calls of one reply.
///
/// ```no_run
/// # fn calls(a: fcall_runtime::Call<i64>, b: fcall_runtime::Call<String>, con: &mut redis::Connection) -> fcall_runtime::Result<()> {
/// let (count, name) = fcall_runtime::pipe((a, b)).query(con)?;
/// let (count, name) = (count?, name?);
/// # Ok(())
/// # }
/// ```
///
/// Each call has a result of its own: one that fails does not hide the others. The outer error is for what befell them
/// all: a refused argument in any of them (nothing was sent), a lost connection, no answer in time, a transaction that
/// the server did not begin.
///
/// # Scripts
///
/// The scripts that are called go out before the calls, in the same write (SCRIPT LOAD, each once), and within the
/// transaction if it is one: no call finds its script missing after others have run, and none is sent twice. The text of
/// a script is thus on the wire once a pipe.
///
/// # On a cluster
///
/// Calls that go out together must have their keys in one slot, so give the keys one hash tag. redis-rs' asynchronous
/// connection refuses others before they are sent (`CROSSSLOT`). Its blocking connection has no pipelines: there the
/// calls go out one after another, each where its keys are, in any slots.
///
/// An asynchronous cluster connection repeats the *whole* pipe if one of its calls was redirected because a slot moves
/// or a primary changed. Calls that had run then run again. Where that must not be, make it [`atomic`](Pipe::atomic):
/// a redirected transaction has not run.
///
/// Calls without keys go where those with keys go. If all are calls without keys that may write, they go to a primary,
/// and the connection must be one that [`AnyPrimary`] tells of. Where the types do not tell, as when a call that only
/// reads is among them, say [`on_any_primary`](Pipe::on_any_primary): redis-rs sends a transaction without keys to any
/// node, and a replica refuses it (`READONLY`).
pub fn pipe<T: Calls>(calls: T) -> Pipe<T, T::Route> {
    Pipe { calls, atomic: false, route: PhantomData }
}

/// Calls that are sent together; see [`pipe`].
#[must_use = "a pipe does nothing until it is sent: `.query(&mut con)` or `.query_async(&mut con).await`"]
pub struct Pipe<T, Route = ByKeys> {
    calls: T,
    atomic: bool,
    route: PhantomData<fn() -> Route>,
}

impl<T, Route> Pipe<T, Route> {
    /// Makes it a transaction (MULTI, EXEC): no other client's command comes between the calls.
    ///
    /// As always in Redis, nothing is undone if a call fails; the others run. On a cluster all keys must be in one slot.
    /// Over redis-rs' blocking cluster connection this is refused before anything is sent: it would hide the results of
    /// all calls behind the first error.
    pub fn atomic(mut self) -> Self {
        self.atomic = true;
        self
    }
}

impl<T, Route> Pipe<T, Route> {
    /// Declares that none of the calls has a key, so that a cluster connection must send them to a primary; see
    /// [`AnyPrimary`] for the connections this can be asked of. A pipe of nothing but calls marked so needs no telling.
    pub fn on_any_primary(self) -> Pipe<T, AnyPrimary> {
        Pipe { calls: self.calls, atomic: self.atomic, route: PhantomData }
    }
}

impl<T> Pipe<T, AnyPrimary> {
    /// The pipe as any other: over connections that borrow, and over a cluster connection to any node.
    pub fn by_keys(self) -> Pipe<T> {
        Pipe { calls: self.calls, atomic: self.atomic, route: PhantomData }
    }
}

impl<T: Calls, Route> Pipe<T, Route> {
    /// What to send; the first argument that was refused in any call is told instead.
    fn open(self) -> Result<Open> {
        let parts = self.calls.into_parts();
        let scripts = scripts(&parts);
        let mut open = Open {
            pipeline: Pipeline::with_capacity(scripts.len() + parts.len()),
            scripts,
            calls: parts.iter().map(|part| (part.function, part.keys)).collect(),
            watch: Watch::pipe(parts.len()),
        };
        if self.atomic {
            open.pipeline.atomic();
        }
        for script in &open.scripts {
            open.pipeline.add_command(script.load_command());
        }
        for (index, part) in parts.into_iter().enumerate() {
            match part.command {
                Ok(command) => open.pipeline.add_command(command),
                Err(Error::Argument(refused)) => {
                    return Err(open.told(Error::Argument(refused.in_call(index))));
                }
                Err(other) => return Err(open.told(other)),
            };
        }
        Ok(open)
    }
}

/// The scripts that are called, each once. They go out first and in the same write, so that none of the calls can find
/// its script missing after others have run.
fn scripts(parts: &[Part]) -> Vec<&'static Script> {
    let mut scripts = Vec::new();
    for script in parts.iter().filter_map(|part| part.function.script()) {
        if !scripts.contains(&script) {
            scripts.push(script);
        }
    }
    scripts
}

/// A pipe that nothing was refused of.
struct Open {
    /// The scripts, and then the calls.
    pipeline: Pipeline,
    /// The scripts that come before the calls.
    scripts: Vec<&'static Script>,
    /// The function of each call, and how many keys it has.
    calls: Vec<(&'static Function, usize)>,
    /// What is told of them.
    watch: Watch,
}

impl Open {
    /// Whether any of the calls has keys.
    #[cfg(any(test, feature = "cluster", feature = "cluster-async"))]
    fn has_keys(&self) -> bool {
        self.calls.iter().any(|(_, keys)| *keys > 0)
    }

    /// What befell all calls, once it is told of each.
    fn told(&self, error: Error) -> Error {
        let result = Err(error.clone());
        for &(function, keys) in &self.calls {
            self.watch.tell_of::<()>(function, keys, &result);
        }
        error
    }
}

/// Leaves the values out: they may be secrets.
impl<T, Route> fmt::Debug for Pipe<T, Route> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pipe").field("atomic", &self.atomic).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
