//! `ratelimit`: three limiters that never admit more than they say.

mod fixed_window;
mod sliding_window;
mod sliding_window_model;
mod token_bucket;

use std::ops::Range;
use std::time::{Duration, Instant};

/// Fails if more than `limit` requests were certainly admitted within one stretch of `window`.
///
/// Each request is known by the span in which the server ran it. Those whose spans lie within a
/// stretch were admitted in it, however busy the machine is.
fn assert_limit_held(admitted: &[Range<Instant>], limit: usize, window: Duration) {
    for first in admitted {
        let stretch = first.start..first.start + window;
        let inside =
            admitted.iter().filter(|one| one.start >= stretch.start && one.end < stretch.end);
        let count = inside.count();
        assert!(count <= limit, "{count} admitted within {window:?}, {limit} allowed");
    }
}
