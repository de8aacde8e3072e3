//! What a function takes into a struct with a field for each key and argument, where `---@named` asks for one.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Lifetime;

use super::module::Contents;
use super::parameters::{self, Parameter};
use super::{docs, identifier, types::Types};
use crate::model::Function;

/// The structs of a module.
pub(super) fn all(contents: &Contents<'_>, types: &Types<'_>) -> TokenStream {
    contents.functions.iter().filter_map(|function| one(function, types)).collect()
}

fn one(function: &Function, types: &Types<'_>) -> Option<TokenStream> {
    let name = name(function)?;
    let docs = docs::args_type(function).outer();
    let parameters = parameters::of(function, types);
    let lifetime = Lifetime::new("'a", Span::call_site());
    let generics = is_borrowed(&parameters).then(|| quote!(<#lifetime>));
    let fields = parameters.iter().zip(docs::parameters(function)).map(|(parameter, docs)| {
        let Parameter { name, presence, kind, .. } = parameter;
        let docs = docs.outer();
        let ty = kind.field(*presence, &lifetime);
        quote!(#docs pub #name: #ty)
    });
    Some(quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name #generics { #(#fields),* }
    })
}

/// What a call of the function takes, where it takes a struct.
pub(super) struct Named {
    /// `args: NameArgs<'_>`
    pub(super) declaration: TokenStream,
    /// Takes the struct apart, into variables of the parameters' names.
    pub(super) opening: TokenStream,
    /// What the function trips that does so: a field may be borrowed already, or nothing that is moved.
    pub(super) lint: TokenStream,
}

impl Named {
    pub(super) fn of(function: &Function, parameters: &[Parameter]) -> Option<Self> {
        let name = name(function)?;
        let generics = is_borrowed(parameters).then(|| quote!(<'_>));
        let names = parameters::names(parameters);
        Some(Self {
            declaration: quote!(args: #name #generics),
            opening: quote!(let #name { #(#names),* } = args;),
            lint: quote! {
                #[allow(clippy::needless_borrows_for_generic_args, reason = "any type")]
                #[allow(clippy::needless_pass_by_value, reason = "any type")]
            },
        })
    }
}

fn name(function: &Function) -> Option<Ident> {
    function.args_type.as_deref().map(identifier)
}

fn is_borrowed(parameters: &[Parameter]) -> bool {
    parameters.iter().any(|it| it.kind.is_borrowed(it.presence))
}
