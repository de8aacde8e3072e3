//! The free function takes no connection, and the method wants one.

use fcall::redis::Connection;

include!("../../src/ratelimit.rs");

fn main() {}

fn calls(connection: &mut Connection) {
    let _ = ratelimit::peek(connection, "bucket"); //~ bucket
    let _ = ratelimit::sliding_window(connection, "bucket", 60_000, 10); //~ bucket
    let _ = ratelimit::peek(connection); //~ bucket
}
