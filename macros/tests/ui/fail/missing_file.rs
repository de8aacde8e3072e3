fcall::library!("lua/nowhere.lua");

fn main() {}
