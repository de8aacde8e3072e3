//! Functions of Lua into free functions that return the call as a value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::module::Contents;
use super::named::Named;
use super::{alias, docs, identifier, parameters, statics, steps, types::Types};
use crate::model::Function;

pub(super) fn all(contents: &Contents<'_>, types: &Types<'_>) -> TokenStream {
    contents.functions.iter().map(|function| one(function, types)).collect()
}

fn one(function: &Function, types: &Types<'_>) -> TokenStream {
    let docs = docs::function(function).outer();
    let alias = alias(&function.name, &function.rust_name);
    let attributes = attributes(function);
    let Signature { name, generics, reply } = Signature::of(function, types);
    let parameters = parameters::of(function, types);
    let named = Named::of(function, &parameters);
    let declarations = parameters::declarations(&parameters, named.as_ref());
    let opening = named.as_ref().map(|named| &named.opening);
    let lint = named.as_ref().map(|named| &named.lint);
    let number_of_keys = parameters::number_of_keys(&parameters);
    let steps = steps::all(function, &parameters, types);
    let constant = statics::name(function);
    let (call, route) = if goes_to_any_primary(function) {
        (quote!(::fcall::Call<#reply, ::fcall::AnyPrimary>), Some(quote!(.on_any_primary())))
    } else {
        (quote!(::fcall::Call<#reply>), None)
    };
    quote! {
        #docs
        #alias
        #attributes
        #lint
        pub fn #name #generics(#(#declarations),*) -> #call {
            #opening
            ::fcall::Call::new(&#constant, #number_of_keys) #(#steps)* #route
        }
    }
}

/// Whether no key says to which node of a cluster the call goes. redis-rs would send it to any node,
/// replicas too, which refuse what may write; what may not write may go anywhere.
pub(super) fn goes_to_any_primary(function: &Function) -> bool {
    function.keys.is_empty() && !function.is_read_only()
}

/// What the free function and the methods of a Lua function have in common.
pub(super) struct Signature {
    /// The free function's name.
    pub(super) name: Ident,
    /// `<R: FromReply>` where the caller says what to decode into.
    pub(super) generics: Option<TokenStream>,
    /// The type of the reply.
    pub(super) reply: TokenStream,
}

impl Signature {
    pub(super) fn of(function: &Function, types: &Types<'_>) -> Self {
        let name = identifier(&function.rust_name);
        if let Some(ty) = &function.reply.ty {
            return Self { name, generics: None, reply: types.reply(ty) };
        }
        let reply = types.unused_name();
        let generics = Some(quote!(<#reply: ::fcall::FromReply>));
        Self { name, generics, reply: quote!(#reply) }
    }
}

/// `#[deprecated]` and `#[must_use]`, as the annotations say.
pub(super) fn attributes(function: &Function) -> TokenStream {
    let deprecated = function.deprecated.as_deref().map(|reason| {
        let reason = reason.trim();
        if reason.is_empty() { quote!(#[deprecated]) } else { quote!(#[deprecated = #reason]) }
    });
    let must_use = function.is_must_use.then(|| must_use(function));
    quote!(#deprecated #must_use)
}

fn must_use(function: &Function) -> TokenStream {
    if function.is_script {
        quote!(#[must_use = "the script wants its reply looked at"])
    } else {
        quote!(#[must_use = "the library wants its reply looked at"])
    }
}
