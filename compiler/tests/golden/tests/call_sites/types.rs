//! An argument of another type than the annotation says. (Within a literal, `&["1"]`, rustc points at the element alone.)

use fcall::redis::Connection;

include!("../../src/aliases.rs");
include!("../../src/groups.rs");
include!("../../src/ratelimit.rs");
include!("../../src/shapes.rs");

fn main() {
    let _ = ratelimit::sliding_window("bucket", "60000", 10); //~ window_ms
    let _ = ratelimit::sliding_window("bucket", 60_000, 10_u64); //~ limit
    let _ = shapes::required("a", "b", "c", "d", "e", 6, "7.5", true); //~ ratio
    let _ = shapes::required("a", "b", "c", "d", "e", 6, 7.5, 1); //~ flag
    let _ = shapes::integers(&["a"], "b", 1); //~ rest
    let texts = ["1", "2"];
    let _ = shapes::integers(&["a"], "b", &texts); //~ rest
    let _ = aliases::modes("a", &texts); //~ flags
    let _ = groups::move_all(&texts, &["owner"]); //~ pairs
    let pairs = [("name", 1.5)];
    let _ = groups::set("hash", 60, &pairs); //~ fields
}

fn methods(connection: &mut Connection) {
    use ratelimit::Commands as _;
    let _ = connection.ratelimit_sliding_window("bucket", 60_000, 10.0); //~ limit
}
