//! What a limiter decided becomes the headers of an answer.

use http::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// What a limiter decided about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    limit: u32,
    remaining: i64,
    reset_ms: i64,
    /// None for a request that may proceed.
    retry_after_ms: Option<i64>,
}

impl Verdict {
    /// The request may proceed.
    pub(super) fn new(limit: u32, remaining: i64, reset_ms: i64) -> Self {
        Self { limit, remaining, reset_ms, retry_after_ms: None }
    }

    /// The same, or a refusal.
    pub(super) fn refused_unless(self, is_allowed: bool, retry_after_ms: i64) -> Self {
        if is_allowed {
            return self;
        }
        Self { reset_ms: retry_after_ms, retry_after_ms: Some(retry_after_ms), ..self }
    }

    pub(super) fn is_allowed(&self) -> bool {
        self.retry_after_ms.is_none()
    }

    /// Adds the headers that are not there yet.
    pub(super) fn write(&self, headers: &mut HeaderMap) {
        headers.entry(LIMIT).or_insert(HeaderValue::from(self.limit));
        headers.entry(REMAINING).or_insert(HeaderValue::from(self.remaining.max(0)));
        headers.entry(RESET).or_insert(HeaderValue::from(seconds(self.reset_ms)));
        if let Some(retry_after_ms) = self.retry_after_ms {
            headers.entry(RETRY_AFTER).or_insert(HeaderValue::from(seconds(retry_after_ms)));
        }
    }
}

/// Rounded up: a client that comes back a moment too early is refused again.
fn seconds(milliseconds: i64) -> i64 {
    milliseconds.max(0).saturating_add(999) / 1000
}

#[cfg(test)]
mod tests {
    use http::header::{HeaderMap, HeaderValue};

    use super::{Verdict, seconds};

    #[test]
    fn seconds_are_rounded_up() {
        let cases = [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2), (-5, 0)];
        for (milliseconds, wanted) in cases {
            assert_eq!(seconds(milliseconds), wanted, "{milliseconds}");
        }
        assert!(seconds(i64::MAX) > 0);
    }

    #[test]
    fn headers_that_are_there_stay() {
        let verdict = Verdict::new(5, 0, 60_000).refused_unless(false, 1500);
        let mut headers = HeaderMap::new();
        headers.insert("ratelimit-remaining", HeaderValue::from(3));
        verdict.write(&mut headers);
        let shown = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert_eq!(shown("ratelimit-limit"), "5");
        assert_eq!(shown("ratelimit-remaining"), "3");
        assert_eq!(shown("ratelimit-reset"), "2");
        assert_eq!(shown("retry-after"), "2");
    }
}
