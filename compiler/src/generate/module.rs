//! A library into its module: the parts in reading order, and the lints they may trip.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{self, Docs};
use super::{
    Module, definitions, errors, functions, identifier, named, statics, traits, types::Types,
};
use crate::model::{ErrorCode, Function, Library, TypeDefinition};

pub(super) fn of(library: &Library, code: &TokenStream) -> Module {
    let contents = Contents {
        name: &library.name,
        docs: docs::library(library),
        statics: statics::all(library, code),
        functions: library.functions.iter().collect(),
        types: &library.types,
        errors: library.error_type.as_deref().map(|name| (name, library.errors.as_slice())),
    };
    around(&contents, quote!(pub), &library.rust_name)
}

/// What stands in a module, whether a library or a folder of scripts is called there.
pub(super) struct Contents<'m> {
    /// What its methods are said to be those of.
    pub(super) name: &'m str,
    pub(super) docs: Docs,
    pub(super) statics: TokenStream,
    pub(super) functions: Vec<&'m Function>,
    pub(super) types: &'m [TypeDefinition],
    /// The codes of all functions together, under the name of their enum.
    pub(super) errors: Option<(&'m str, &'m [ErrorCode])>,
}

/// A module of this name.
pub(super) fn around(contents: &Contents<'_>, visibility: TokenStream, name: &str) -> Module {
    let types = Types::of(contents.types);
    let docs = contents.docs.inner();
    let lints = lints();
    let marker = marker();
    let statics = &contents.statics;
    let definitions = definitions::all(contents, &types);
    let errors = errors::all(contents);
    let named = named::all(contents, &types);
    let functions = functions::all(contents, &types);
    let commands = traits::commands(contents, &types);
    Module {
        visibility,
        name: identifier(name),
        items: quote! { #docs #lints #marker #statics #definitions #errors #named #functions #commands },
        asynchronous: traits::async_commands(contents, &types),
    }
}

/// Names a constant only the runtime of this very version has, so that a runtime of another one is
/// one readable error and not a hundred.
fn marker() -> TokenStream {
    let (major, minor) = (env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
    let version = format_ident!("COMPILER_{major}_{minor}");
    quote!(const _: () = ::fcall::generated::#version;)
}

/// What the author of a library decides, not the generator, and what the user of its module can do
/// nothing about. Everything else generated code is held to.
fn lints() -> TokenStream {
    quote! {
        #![allow(dead_code, unreachable_pub, reason = "an app need not call every function")]
        #![allow(deprecated, reason = "the methods of a deprecated function call it")]
        #![allow(
            clippy::enum_variant_names,
            clippy::fn_params_excessive_bools,
            clippy::large_enum_variant,
            clippy::many_single_char_names,
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::pub_underscore_fields,
            clippy::similar_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_arguments,
            clippy::type_complexity,
            clippy::unreadable_literal,
            clippy::used_underscore_items,
            clippy::wrong_self_convention,
            reason = "names, parameters, fields and literals are the library's"
        )]
        #![allow(
            unknown_lints,
            clippy::doc_broken_link,
            clippy::doc_lazy_continuation,
            clippy::doc_link_with_quotes,
            clippy::doc_markdown,
            clippy::doc_nested_refdefs,
            clippy::doc_overindented_list_items,
            clippy::doc_suspicious_footnotes,
            rustdoc::all,
            reason = "the documentation is written in Lua"
        )]
        #![allow(
            clippy::missing_errors_doc,
            reason = "what a call can answer stands at the function, not again at each method"
        )]
    }
}
