//! A key that would go out as many values, or as none.

use fcall::redis::Connection;

include!("../../src/ratelimit.rs");
include!("../../src/shapes.rs");

fn main() {
    let _ = ratelimit::peek(vec!["a", "b"]); //~ bucket
    let _ = ratelimit::peek(["a", "b"]); //~ bucket
    let _ = ratelimit::peek(Some("a")); //~ bucket
    let _ = ratelimit::peek(()); //~ bucket
    let _ = shapes::integers("a", "b", &[1]); //~ all
    let _ = shapes::integers(&[Some("a")], "b", &[1]); //~ all
    let _ = shapes::integers(&["a"], vec!["b"], &[1]); //~ first
}

fn methods(connection: &mut Connection) {
    use ratelimit::Commands as _;
    let _ = connection.ratelimit_peek(Some("a")); //~ bucket
}
