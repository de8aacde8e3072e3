//! What people build around the shipped libraries, over any redis-rs asynchronous connection that
//! can be cloned.

use std::time::Duration;

use redis::aio::ConnectionLike;

use crate::redis;

pub mod lock;
#[cfg(feature = "tower")]
pub mod rate_limit;

/// A connection that can be cloned and sent to another task: redis-rs' `MultiplexedConnection`,
/// `ConnectionManager` and `ClusterConnection`.
pub trait Connection: ConnectionLike + Clone + Send + Sync + 'static {}

impl<C: ConnectionLike + Clone + Send + Sync + 'static> Connection for C {}

/// Rounded up. What is too long is refused by the call.
pub(crate) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos().div_ceil(1_000_000)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::milliseconds;

    #[test]
    fn durations_are_rounded_up_to_milliseconds() {
        let cases = [(0, 0), (1, 1), (1_000_000, 1), (1_000_001, 2), (2_500_000, 3)];
        for (nanoseconds, wanted) in cases {
            assert_eq!(milliseconds(Duration::from_nanos(nanoseconds)), wanted);
        }
        assert_eq!(milliseconds(Duration::MAX), i64::MAX);
    }
}
