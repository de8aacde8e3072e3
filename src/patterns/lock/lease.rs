//! What the server answered becomes a moment on this machine's clock until which the lock is held.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

/// Until when the lock is held; once that has passed it stays lost.
#[derive(Debug, Clone)]
pub(super) struct Lease(Arc<watch::Sender<Instant>>);

impl Lease {
    pub(super) fn until(until: Instant) -> Self {
        Self(Arc::new(watch::Sender::new(until)))
    }

    pub(super) fn is_running(&self) -> bool {
        Instant::now() < *self.0.borrow()
    }

    /// Moves the end, unless it has passed: who was told that the lock is lost may have stopped.
    pub(super) fn renew(&self, until: Instant) {
        self.0.send_if_modified(|end| {
            let is_running = Instant::now() < *end;
            if is_running {
                *end = until.max(*end);
            }
            is_running
        });
    }

    /// The server says that somebody else has the lock, or nobody.
    pub(super) fn end(&self) {
        self.0.send_modify(|end| *end = Instant::now().min(*end));
    }

    /// Waits until the lock is lost.
    pub(super) async fn ended(self) {
        let mut changes = self.0.subscribe();
        loop {
            let until = *changes.borrow_and_update();
            if Instant::now() >= until {
                return;
            }
            // What comes first: the end, or word that it has moved.
            let _ = timeout_at(until, changes.changed()).await;
        }
    }
}

/// The moment `duration` after another, or a very late one where there is no such moment.
pub(super) fn after(moment: Instant, duration: Duration) -> Instant {
    const THIRTY_YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    moment.checked_add(duration).unwrap_or_else(|| moment + THIRTY_YEARS)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::{Instant, timeout};

    use super::{Lease, after};

    const SOON: Duration = Duration::from_millis(40);
    const LATER: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn it_ends_by_itself_and_stays_ended() {
        let lease = Lease::until(Instant::now() + SOON);
        assert!(lease.is_running());
        lease.clone().ended().await;
        assert!(!lease.is_running());
        lease.renew(Instant::now() + LATER);
        assert!(!lease.is_running());
    }

    #[tokio::test]
    async fn who_waits_for_the_end_hears_that_it_moved() {
        let lease = Lease::until(Instant::now() + SOON);
        lease.renew(Instant::now() + LATER);
        // An answer that comes late does not bring the end forward.
        lease.renew(Instant::now() + SOON / 2);
        assert!(timeout(2 * SOON, lease.clone().ended()).await.is_err());
        lease.end();
        assert!(timeout(LATER / 2, lease.ended()).await.is_ok());
    }

    #[test]
    fn there_is_a_moment_after_any_duration() {
        let now = Instant::now();
        assert!(after(now, Duration::MAX) > now + LATER);
        assert_eq!(after(now, LATER), now + LATER);
    }
}
