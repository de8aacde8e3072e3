//! The module is named like the library, holds the file's exact bytes, and calls its functions.

fcall::library!("lua/counter.lua");

mod elsewhere {
    fcall::library!("lua/counter.lua");
}

fn main() {
    let command = fcall::redis::Cmd::from(counter::add("visits", 2));
    let packed = String::from_utf8(command.get_packed_command()).unwrap();
    assert!(packed.ends_with("$11\r\ncounter_add\r\n$1\r\n1\r\n$6\r\nvisits\r\n$1\r\n2\r\n"), "{packed}");
    assert_eq!(elsewhere::counter::LIBRARY.code(), include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/lua/counter.lua")));
}
