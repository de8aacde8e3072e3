//! Generates the typed calls for the libraries in `functions/`.

fn main() {}
