//! A random token becomes the name under which a lock may be held, and which gives it back when dropped.

use std::fmt;
use std::time::Duration;

use tokio::runtime::Handle;

use crate::functions::lock;
use crate::patterns::{Connection, milliseconds};
use crate::{Call, Error, Result};

/// A token that may hold a lock.
pub(super) struct Claim<C: Connection> {
    connection: C,
    lock: Vec<u8>,
    token: String,
    /// Where the lock is given back when this is dropped.
    runtime: Handle,
    /// Whether the server may have granted the lock to the token.
    may_hold: bool,
}

impl<C: Connection> Claim<C> {
    pub(super) fn new(connection: C, lock: &[u8]) -> std::result::Result<Self, getrandom::Error> {
        let token = random_token()?;
        let runtime = Handle::current();
        Ok(Self { connection, lock: lock.to_owned(), token, runtime, may_hold: false })
    }

    /// Asks for the lock once, and gives its fencing token.
    pub(super) async fn acquire(&mut self, fence: &[u8], ttl: Duration) -> Result<Option<i64>> {
        let call = lock::acquire(&*self.lock, fence, &self.token, milliseconds(ttl));
        // From here on: this future may be dropped before the answer comes.
        self.may_hold = true;
        let answer = call.query_async(&mut self.connection).await;
        self.may_hold = match &answer {
            Ok(number) => number.is_some(),
            Err(error) => may_have_happened(error),
        };
        answer
    }

    /// The call that prolongs the lock.
    pub(super) fn extend(&self, ttl: Duration) -> Call<bool> {
        lock::extend(&*self.lock, &self.token, milliseconds(ttl))
    }

    pub(super) fn connection(&self) -> &C {
        &self.connection
    }

    /// Gives the lock back. A release that fails is tried once more when this is dropped.
    pub(super) async fn release(mut self) -> Result<bool> {
        let call = lock::release(&*self.lock, &self.token);
        let was_held = call.query_async(&mut self.connection).await?;
        self.may_hold = false;
        Ok(was_held)
    }
}

impl<C: Connection> Drop for Claim<C> {
    fn drop(&mut self) {
        if self.may_hold {
            let call = lock::release(&*self.lock, &self.token);
            let mut connection = self.connection.clone();
            // Over the same connection, so that the server hears it after what was sent before. Nobody is left to hear
            // of a failure: the lock then expires.
            drop(self.runtime.spawn(async move { call.query_async(&mut connection).await }));
        }
    }
}

/// Leaves the token out: it is what proves to be the holder.
impl<C: Connection> fmt::Debug for Claim<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Claim")
            .field("lock", &String::from_utf8_lossy(&self.lock))
            .finish_non_exhaustive()
    }
}

fn may_have_happened(error: &Error) -> bool {
    !matches!(error, Error::Argument(_) | Error::NotLoaded(_) | Error::Function(_))
}

/// 128 random bits of the operating system, in hexadecimal digits.
fn random_token() -> std::result::Result<String, getrandom::Error> {
    let halves = (getrandom::u64()?, getrandom::u64()?);
    Ok(format!("{:016x}{:016x}", halves.0, halves.1))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::random_token;

    #[test]
    fn tokens_are_long_and_all_different() {
        let tokens: HashSet<String> = (0..1000).map(|_| random_token().unwrap()).collect();
        assert_eq!(tokens.len(), 1000);
        assert!(tokens.iter().all(|token| token.len() == 32));
    }
}
