//! The call that prolongs a lock, sent by its holder or again and again by a task.

use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::claim::Claim;
use super::lease::{Lease, after};
use crate::patterns::Connection;
use crate::{Call, Result};

/// Prolongs a lock, and notes until when.
#[derive(Debug, Clone)]
pub(super) struct Extension<C> {
    connection: C,
    call: Call<bool>,
    lease: Lease,
    ttl: Duration,
}

impl<C: Connection> Extension<C> {
    pub(super) fn new(claim: &Claim<C>, lease: Lease, ttl: Duration) -> Self {
        Self { connection: claim.connection().clone(), call: claim.extend(ttl), lease, ttl }
    }

    /// Prolongs the lock by its time to live. False if it is lost.
    pub(super) async fn send(&self) -> Result<bool> {
        if !self.lease.is_running() {
            return Ok(false);
        }
        let sent = Instant::now();
        if self.call.clone().query_async(&mut self.connection.clone()).await? {
            self.lease.renew(after(sent, self.ttl));
        } else {
            self.lease.end();
        }
        Ok(self.lease.is_running())
    }

    /// Prolongs the lock three times in each time to live, and more often after an error, until it is lost.
    async fn repeat(self) {
        let mut pause = self.ttl / 3;
        while self.lease.is_running() {
            sleep(pause.max(Duration::from_millis(1))).await;
            // The lease ends by itself if no answer comes in time.
            pause = if self.send().await.is_ok() { self.ttl / 3 } else { self.ttl / 10 };
        }
    }
}

/// Ends the lease when dropped, and the task that prolongs it, if there is one.
#[derive(Debug)]
pub(super) struct Keeper {
    task: Option<JoinHandle<()>>,
    lease: Lease,
}

impl Keeper {
    pub(super) fn start<C: Connection>(extension: Option<Extension<C>>, lease: Lease) -> Self {
        Self { task: extension.map(|extension| tokio::spawn(extension.repeat())), lease }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
        self.lease.end();
    }
}
