//! A checked library into Rust: tokens for the macro, formatted text for the build script and
//! people. A [`Library`] can have nothing wrong with it, so nothing here can fail.

mod aliases;
mod definitions;
mod docs;
mod enums;
mod errors;
mod file;
mod functions;
mod kinds;
mod markdown;
mod module;
mod named;
mod parameters;
mod records;
mod scripts;
mod statics;
mod steps;
mod text;
mod traits;
mod types;
mod unions;

#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Library, Script, Scripts};
use crate::names;

pub use file::{Generated, LuaFile, all, all_scripts, nothing, report};
pub use text::text;

/// One generated Rust module. What needs asynchronous connections is kept apart, because it goes
/// into a macro of the facade that swallows it where the feature is off.
#[derive(Debug, Clone)]
pub struct Module {
    visibility: TokenStream,
    name: Ident,
    items: TokenStream,
    asynchronous: TokenStream,
}

impl Module {
    /// The module as an item.
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
        let asynchronous = &self.asynchronous;
        if asynchronous.is_empty() {
            return self.around(&TokenStream::new());
        }
        self.around(&quote!(::fcall::aio! { #asynchronous }))
    }

    fn around(&self, asynchronous: &TokenStream) -> TokenStream {
        let Self { visibility, name, items, .. } = self;
        quote!(#visibility mod #name { #items #asynchronous })
    }
}

/// The module of a library. `code` is an expression of type `&'static [u8]`: the bytes of
/// [`Library::code`], wherever the caller keeps them.
#[must_use]
pub fn library(library: &Library, code: &TokenStream) -> Module {
    module::of(library, code)
}

/// The module of a folder of scripts. `code` gives an expression of type `&'static [u8]` for the bytes of each.
#[must_use]
pub fn scripts(scripts: &Scripts, code: impl Fn(&Script) -> TokenStream) -> Module {
    scripts::of(scripts, code)
}

/// The module of a library that has an error: compiling it shows the report.
#[must_use]
pub fn failed(module: &str, report: &str) -> Module {
    Module {
        visibility: quote!(pub),
        name: identifier(module),
        items: quote!(::core::compile_error! { #report }),
        asynchronous: TokenStream::new(),
    }
}

/// The identifier a name of [`names`] stands for.
fn identifier(rust_name: &str) -> Ident {
    match rust_name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => format_ident!("{rust_name}"),
    }
}

/// `#[doc(alias)]`, so that a search for the name in Lua finds the one in Rust.
fn alias(lua_name: &str, rust_name: &str) -> Option<TokenStream> {
    (lua_name != names::plain(rust_name)).then(|| quote!(#[doc(alias = #lua_name)]))
}
