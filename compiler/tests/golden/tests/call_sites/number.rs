//! Too few arguments, and too many.

use fcall::redis::Connection;

include!("../../src/aliases.rs");
include!("../../src/ratelimit.rs");

fn main() {
    let _ = ratelimit::sliding_window("bucket", 60_000); //~ limit
    let _ = ratelimit::sliding_window("bucket"); //~ window_ms
    let _ = ratelimit::sliding_window(60_000, 10); //~ limit
    let _ = ratelimit::peek("bucket", 60_000); //~ bucket
    let _ = aliases::modes("a"); //~ flags
}

fn methods(connection: &mut Connection) {
    use ratelimit::Commands as _;
    let _ = connection.ratelimit_sliding_window("bucket", 60_000); //~ limit
    let _ = connection.ratelimit_sliding_window("bucket", 60_000, 10, 1); //~ ratelimit_sliding_window
}
