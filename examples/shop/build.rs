//! Generates the typed calls for the libraries in `functions/` and the plain scripts in `scripts/`.

fn main() {
    fcall_compiler::build("functions");
    fcall_compiler::build_scripts("scripts");
}
