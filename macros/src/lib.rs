//! The `library!` macro: a shell over the compiler.

use std::env;
use std::path::PathBuf;

use syn::{Error, LitStr};

/// Typed calls for one Lua file, as a module named like its library:
///
/// ```ignore
/// fcall::library!("lua/ratelimit.lua");
///
/// let call = ratelimit::sliding_window("rl:{42}", 60_000, 10);
/// ```
///
/// The path begins at the folder of `Cargo.toml`. A change of the file compiles the module again. A
/// mistake in the file is an error here that shows the line in Lua. For a folder of libraries, to see
/// warnings, and to have rustc name the parameter when a call is wrong, call `fcall_compiler::build`
/// from `build.rs` instead: for what a macro makes, rustc shows the macro.
#[proc_macro]
pub fn library(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let module =
        syn::parse2(input.into()).map_err(|error| Error::new(error.span(), USAGE)).and_then(expand);
    module.unwrap_or_else(|error| error.to_compile_error()).into()
}

const USAGE: &str = "library! takes the path of one Lua file as a string literal, \
                     for example library!(\"functions/ratelimit.lua\")";

#[expect(clippy::needless_pass_by_value, reason = "the literal is parsed for this alone")]
fn expand(path: LitStr) -> Result<proc_macro2::TokenStream, Error> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    fcall_compiler::embed(&path.value(), &package).map_err(|report| Error::new(path.span(), report))
}
