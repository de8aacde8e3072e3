//! A name becomes a lock that one holder at a time has, anywhere on the network.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use fcall::patterns::lock::Lock;
//!
//! # async fn work(connection: fcall::redis::aio::MultiplexedConnection) -> Result<(), Box<dyn std::error::Error>> {
//! let lock = Lock::new("order:7").ttl(Duration::from_secs(10)).keep_alive();
//! let guard = lock.acquire(&connection, Duration::from_secs(5)).await?;
//! // Hand the number along: what this lock protects refuses one that is lower than it has seen.
//! let fence = guard.fence();
//! guard.release().await?;
//! # Ok(())
//! # }
//! ```
//!
//! **A lock that expires is no proof.** A holder that sleeps through its time to live goes on as if
//! nothing had happened while the next one works. [`Guard::fence`] is for that: every acquisition
//! gets a larger number than any before it.
//!
//! # Losing it
//!
//! [`Guard::is_held`] and [`Guard::lost`] tell the holder, from its own clock and the server's
//! answers: a lock counts as lost from its time to live after the moment when the last call that
//! prolonged it was *sent*, so that the holder gives up before the server does.
//!
//! # Giving it back
//!
//! [`Guard::release`] waits for the server's answer. A guard that is dropped gives the lock back in
//! a task of the tokio runtime that acquired it, without anybody hearing of a failure; where that
//! runtime has ended, the lock stays until it expires. The same happens when [`Lock::acquire`] is
//! cancelled, or fails with a timeout, while the server may already have granted the lock.
//!
//! # The library
//!
//! The server needs the library `lock`: `shipped = ["lock"]` in `functions/fcall.toml` deploys it. The
//! first `acquire` says [`NotLoaded`](crate::Error::NotLoaded) if it is missing, and how to load it,
//! and [`AcquireError::Library`] if a server's copy is not one that suits
//! ([`verify`](crate::Library::verify)), where the user may look (`+function|list`). An
//! [`AutoLoad`](crate::AutoLoad) around the connection loads it.

mod backoff;
mod claim;
mod error;
mod extension;
mod guard;
mod lease;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use self::backoff::Backoff;
use self::claim::Claim;
pub use self::error::AcquireError;
pub use self::guard::Guard;
use self::lease::after;
use crate::LibraryProblem;
use crate::functions::lock::LIBRARY;
use crate::patterns::Connection;

/// A lock on a server or a cluster: its two keys, and how it is taken.
#[derive(Debug, Clone)]
pub struct Lock {
    key: Vec<u8>,
    fence: Vec<u8>,
    ttl: Duration,
    /// The ceiling of the first pause between two attempts, and that of all.
    pauses: (Duration, Duration),
    is_kept_alive: bool,
    /// Whether the server's library was found to be ours; clones share what one has found.
    is_verified: Arc<AtomicBool>,
}

impl Lock {
    /// The lock `lock:{name}`, whose fencing tokens are counted in `lock:{name}:fence`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::with_keys(format!("lock:{{{name}}}"), format!("lock:{{{name}}}:fence"))
    }

    /// The lock of these two keys, which share a hash tag.
    #[must_use]
    pub fn with_keys(lock: impl Into<Vec<u8>>, fence: impl Into<Vec<u8>>) -> Self {
        Self {
            key: lock.into(),
            fence: fence.into(),
            ttl: Duration::from_secs(10),
            pauses: (Duration::from_millis(10), Duration::from_millis(250)),
            is_kept_alive: false,
            is_verified: Arc::default(),
        }
    }

    /// How long a holder has the lock without prolonging it: 10 seconds unless set, in milliseconds,
    /// rounded up.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// How long to pause between attempts: a random time of at most `first`, then of at most twice
    /// as much each time, but never of more than `most`. 10 and 250 milliseconds unless set.
    #[must_use]
    pub fn retry(mut self, first: Duration, most: Duration) -> Self {
        self.pauses = (first, most);
        self
    }

    /// Prolongs the lock in a task, three times in each time to live, for as long as the guard is
    /// there.
    ///
    /// The lock is then held for as long as the process runs, however long the work takes, and
    /// still expires after its time to live when the process dies or cannot reach the server.
    #[must_use]
    pub fn keep_alive(mut self) -> Self {
        self.is_kept_alive = true;
        self
    }

    /// Takes the lock, trying again for as long as `wait`; with [`Duration::ZERO`] it asks once.
    ///
    /// # Errors
    ///
    /// [`AcquireError::Held`] if somebody else has it all the time, [`AcquireError::Library`] if a
    /// server's library is not the one this was built for, and [`AcquireError::Call`] at the first call that
    /// gives an error. A call that is under way is not cut short by `wait`: it takes
    /// at most the connection's response timeout.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime, or in one without a timer, as redis-rs' connections do.
    pub async fn acquire<C: Connection>(
        &self,
        connection: &C,
        wait: Duration,
    ) -> Result<Guard<C>, AcquireError> {
        let begun = Instant::now();
        if !self.is_verified.load(Ordering::Relaxed) {
            let is_verified = verify(connection).await?;
            self.is_verified.store(is_verified, Ordering::Relaxed);
        }
        let mut claim = Claim::new(connection.clone(), &self.key)?;
        let mut backoff = Backoff::new(self.pauses);
        loop {
            let sent = Instant::now();
            if let Some(fence) = claim.acquire(&self.fence, self.ttl).await? {
                return Ok(Guard::new(claim, fence, after(sent, self.ttl), self));
            }
            let left = wait.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return Err(AcquireError::held(&self.key, begun.elapsed()));
            }
            sleep(backoff.pause()?.min(left)).await;
        }
    }
}

/// Whether the servers hold the library. False if there is none: the call's own error says how to load it. A user who
/// may not look is taken at the operator's word.
async fn verify<C: Connection>(connection: &C) -> Result<bool, AcquireError> {
    let Err(error) = LIBRARY.verify(&mut connection.clone()).await else { return Ok(true) };
    let has =
        |is_it: fn(&LibraryProblem) -> bool| error.nodes().iter().any(|node| is_it(node.problem()));
    if has(|problem| !matches!(problem, LibraryProblem::Missing | LibraryProblem::Redis(_))) {
        return Err(AcquireError::Library(error));
    }
    Ok(!has(|problem| matches!(problem, LibraryProblem::Missing)))
}
