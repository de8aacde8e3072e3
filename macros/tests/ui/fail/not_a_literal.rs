const PATH: &str = "lua/counter.lua";

fcall::library!(PATH);
fcall::library!();
fcall::library!("lua/counter.lua", "lua/broken.lua");

fn main() {}
