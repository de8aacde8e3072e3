//! The fcall command line.

fn main() {}
