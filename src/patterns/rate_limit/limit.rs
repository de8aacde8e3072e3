//! A limit and a key become the call of a limiter, and its reply a verdict.

use std::time::Duration;

use super::verdict::Verdict;
use crate::Result;
use crate::functions::ratelimit;
use crate::patterns::{Connection, milliseconds};

/// How many requests are admitted, and by which of the limiters in
/// [`functions::ratelimit`](crate::functions::ratelimit).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit(Kind);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    SlidingWindow { limit: u32, window: Duration },
    FixedWindow { limit: u32, window: Duration },
    TokenBucket { capacity: u32, refill_per_sec: f64 },
}

impl Limit {
    /// At most `limit` requests in any stretch of `window`: exact, and a key takes memory for each of
    /// them.
    #[must_use]
    pub const fn sliding_window(limit: u32, window: Duration) -> Self {
        Self(Kind::SlidingWindow { limit, window })
    }

    /// At most `limit` requests from one reset to the next: cheapest, and up to twice as many pass
    /// around a reset.
    #[must_use]
    pub const fn fixed_window(limit: u32, window: Duration) -> Self {
        Self(Kind::FixedWindow { limit, window })
    }

    /// A burst of `capacity` requests, then `refill_per_sec`.
    #[must_use]
    pub const fn token_bucket(capacity: u32, refill_per_sec: f64) -> Self {
        Self(Kind::TokenBucket { capacity, refill_per_sec })
    }

    /// Counts one request against `key`.
    pub(super) async fn admit(self, key: String, con: &mut impl Connection) -> Result<Verdict> {
        match self.0 {
            Kind::SlidingWindow { limit, window } => {
                let call = ratelimit::sliding_window(key, milliseconds(window), i64::from(limit));
                let decision = call.query_async(con).await?;
                // After a whole window everything admitted so far has left it.
                let verdict = Verdict::new(limit, decision.remaining, milliseconds(window));
                Ok(verdict.refused_unless(decision.allowed, decision.retry_after_ms))
            }
            Kind::FixedWindow { limit, window } => {
                let call = ratelimit::fixed_window(key, milliseconds(window), i64::from(limit));
                let decision = call.query_async(con).await?;
                let verdict = Verdict::new(limit, decision.remaining, decision.reset_ms);
                Ok(verdict.refused_unless(decision.allowed, decision.reset_ms))
            }
            Kind::TokenBucket { capacity, refill_per_sec } => {
                let call = ratelimit::token_bucket(key, i64::from(capacity), refill_per_sec, 1);
                let decision = call.query_async(con).await?;
                let missing = i64::from(capacity).saturating_sub(decision.tokens);
                let verdict =
                    Verdict::new(capacity, decision.tokens, refill_ms(missing, refill_per_sec));
                Ok(verdict.refused_unless(decision.allowed, decision.retry_after_ms))
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "what is too long for an i64 is its largest")]
#[expect(clippy::cast_precision_loss, reason = "the server counts capacities exactly up to 2^53")]
fn refill_ms(tokens: i64, per_second: f64) -> i64 {
    (tokens as f64 / per_second * 1000.0).ceil() as i64
}
