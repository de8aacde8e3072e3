fcall::library!("lua/broken.lua");

fn main() {}
