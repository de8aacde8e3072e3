//! The error codes of a function into an enum, which an error of the call can become.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, identifier};
use crate::model::{Function, Library};

pub(super) fn all(library: &Library) -> TokenStream {
    library.functions.iter().filter_map(one).collect()
}

fn one(function: &Function) -> Option<TokenStream> {
    let name = identifier(function.error_type.as_deref()?);
    let docs = docs::error_type(function).outer();
    let declarations = function.errors.iter().map(|error| {
        let docs = docs::error_code(error).outer();
        let name = identifier(&error.rust_name);
        quote!(#docs #name)
    });
    let codes: Vec<_> = function.errors.iter().map(|error| &error.code).collect();
    let names: Vec<_> = function.errors.iter().map(|error| identifier(&error.rust_name)).collect();
    Some(quote! {
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
    })
}
