//! Generates the typed calls for the libraries in `functions/`.

fn main() {
    fcall_compiler::build("functions");
}
