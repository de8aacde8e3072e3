//! The error codes of a function, and those of the whole library, into enums, which an error of the call can become.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{self, Docs};
use super::identifier;
use super::module::Contents;
use crate::model::ErrorCode;

pub(super) fn all(contents: &Contents<'_>) -> TokenStream {
    let of_functions = contents.functions.iter().filter_map(|function| {
        let name = function.error_type.as_deref()?;
        Some(one(name, &docs::error_type(function), &function.errors))
    });
    let of_all = contents.errors.iter();
    let of_all = of_all.map(|(name, errors)| one(name, &docs::library_error_type(), errors));
    of_functions.chain(of_all).collect()
}

fn one(name: &str, docs: &Docs, errors: &[ErrorCode]) -> TokenStream {
    let name = identifier(name);
    let docs = docs.outer();
    let declarations = errors.iter().map(|error| {
        let docs = docs::error_code(error).outer();
        let name = identifier(&error.rust_name);
        quote!(#docs #name)
    });
    let codes: Vec<_> = errors.iter().map(|error| &error.code).collect();
    let names: Vec<_> = errors.iter().map(|error| identifier(&error.rust_name)).collect();
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name { #(#declarations),* }

        impl ::fcall::ErrorCode for #name {
            fn from_code(code: &str) -> ::core::option::Option<Self> {
                match code {
                    #(#codes => Some(Self::#names),)*
                    _ => None,
                }
            }

            fn code(&self) -> &'static str {
                match self { #(Self::#names => #codes,)* }
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(::fcall::ErrorCode::code(self))
            }
        }

        impl ::core::error::Error for #name {}
    }
}
