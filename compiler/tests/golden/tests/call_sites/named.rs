//! Structs of arguments that lack a field, or have one of another name or type.

use fcall::redis::Connection;
use named::{FoundArgs2, Mode, PlainArgs};

include!("../../src/named.rs");

fn main() {
    let _ = named::found(FoundArgs2 { name: "n", order: None }); //~ limit
    let _ = named::found(FoundArgs2 { name: "n", limit: "5", order: None }); //~ limit
    let _ = named::found(FoundArgs2 { name: "n", limit: 5.0, order: "asc" }); //~ order
    let _ = named::found(FoundArgs2 { name: String::new(), limit: 5.0, order: None }); //~ name
    let _ = named::found(FoundArgs2 { nam: "n", limit: 5.0, order: None }); //~ name
    let _ = named::read(named::ReadArgs { pattern: b"*" }); //~ pattern
    let _ = named::plain::<()>(PlainArgs { args: 1, r#type: 2, mode: Mode::Fast }); //~ mode
}

fn methods(connection: &mut Connection) {
    use named::Commands as _;
    let _ = connection.named_found("n", 5.0, None); //~ args
    let _ = connection.named_found(FoundArgs2 { limit: 5.0, order: None }); //~ name
}
