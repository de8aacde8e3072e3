//! An optional argument that is given bare, and a required one that is given as an option.

use aliases::{ClaimThenWhat, Level, Mode};
use fcall::redis::Connection;

include!("../../src/aliases.rs");
include!("../../src/ratelimit.rs");

fn main() {
    let (fast, one, go) = (|| Mode::Fast, || Level::Value1, ClaimThenWhat::Go);
    let _ = ratelimit::sliding_window("bucket", Some(60_000), 10); //~ window_ms
    let _ = ratelimit::sliding_window("bucket", None, 10); //~ window_ms
    let _ = aliases::claim("p", fast(), one(), "u", "note", None, true, None); //~ note
    let _ = aliases::claim("p", fast(), one(), "u", None, 7, true, None); //~ limit
    let _ = aliases::claim("p", fast(), one(), "u", None, None, true, go); //~ then_what
    let _ = aliases::claim("p", fast(), one(), Some("u"), None, None, true, None); //~ user
}

fn methods(connection: &mut Connection) {
    use ratelimit::Commands as _;
    let _ = connection.ratelimit_sliding_window("bucket", 60_000, Some(10)); //~ limit
}
