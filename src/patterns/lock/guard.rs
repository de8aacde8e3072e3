//! A lock that was taken: what its holder knows of it, and how it is given back.

use std::fmt;
use std::future::Future;

use tokio::time::Instant;

use super::Lock;
use super::claim::Claim;
use super::extension::{Extension, Keeper};
use super::lease::Lease;
use crate::Result;
use crate::patterns::Connection;

/// A lock that is held, until it is [released](Self::release), dropped, or lost.
#[must_use = "a guard that is dropped gives the lock back"]
pub struct Guard<C: Connection> {
    claim: Claim<C>,
    fence: i64,
    lease: Lease,
    extension: Extension<C>,
    keeper: Keeper,
}

impl<C: Connection> Guard<C> {
    pub(super) fn new(claim: Claim<C>, fence: i64, until: Instant, settings: &Lock) -> Self {
        let lease = Lease::until(until);
        let extension = Extension::new(&claim, lease.clone(), settings.ttl);
        let kept_alive = settings.is_kept_alive.then(|| extension.clone());
        let keeper = Keeper::start(kept_alive, lease.clone());
        Self { claim, fence, lease, extension, keeper }
    }

    /// The fencing token: larger than that of any acquisition before this one.
    ///
    /// Whoever works under the lock hands it along with each change, and the store behind it refuses
    /// one that is lower than the highest it has seen. That keeps out a holder that has lost the
    /// lock and does not know it yet, which no lock can do by itself.
    #[must_use]
    pub fn fence(&self) -> i64 {
        self.fence
    }

    /// Whether the lock is held, as far as can be told without asking the server.
    ///
    /// Once this is false it stays so.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.lease.is_running()
    }

    /// Waits until the lock is lost or given back. It borrows nothing, so that it can go into another
    /// task, or beside the work:
    ///
    /// ```no_run
    /// # async fn work() {}
    /// # async fn beside<C: fcall::patterns::Connection>(guard: fcall::patterns::lock::Guard<C>) {
    /// tokio::select! {
    ///     () = work() => {}
    ///     () = guard.lost() => eprintln!("stopped: somebody else may hold the lock"),
    /// }
    /// # }
    /// ```
    pub fn lost(&self) -> impl Future<Output = ()> + Send + 'static + use<C> {
        self.lease.clone().ended()
    }

    /// Lets the lock expire its whole time to live from now. False if it is lost.
    ///
    /// # Errors
    ///
    /// See [`Error`](crate::Error). The lock is then held for as long as it was before.
    pub async fn extend(&self) -> Result<bool> {
        self.extension.send().await
    }

    /// Gives the lock back. False if the caller no longer held it: somebody else may have worked
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// See [`Error`](crate::Error). The lock is then given back in the background as when the guard is dropped, and at
    /// the latest it expires.
    pub async fn release(self) -> Result<bool> {
        let Self { claim, keeper, .. } = self;
        // First, so that nothing prolongs what is being given back.
        drop(keeper);
        claim.release().await
    }
}

impl<C: Connection> fmt::Debug for Guard<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Guard")
            .field("claim", &self.claim)
            .field("fence", &self.fence)
            .field("is_held", &self.is_held())
            .finish_non_exhaustive()
    }
}
