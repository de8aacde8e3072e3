//! Functions of Lua into methods on connections, blocking and asynchronous.

use proc_macro2::TokenStream;
use quote::quote;

use super::functions::{Signature, attributes, goes_to_any_primary};
use super::module::Contents;
use super::named::Named;
use super::{alias, docs, identifier, parameters, types::Types};
use crate::model::Function;

/// The trait over blocking connections.
pub(super) fn commands(contents: &Contents<'_>, types: &Types<'_>) -> TokenStream {
    let docs = docs::commands(contents.name).outer();
    let methods = contents.functions.iter().filter_map(|function| method(function, types));
    quote! {
        #docs
        pub trait Commands: ::fcall::redis::ConnectionLike + ::core::marker::Sized {
            #(#methods)*
        }
        impl<C: ::fcall::redis::ConnectionLike> Commands for C {}
    }
}

/// The trait over asynchronous connections.
pub(super) fn async_commands(contents: &Contents<'_>, types: &Types<'_>) -> TokenStream {
    let docs = docs::async_commands(contents.name).outer();
    let methods = contents.functions.iter().filter_map(|function| async_method(function, types));
    quote! {
        #docs
        pub trait AsyncCommands:
            ::fcall::redis::aio::ConnectionLike + ::core::marker::Send + ::core::marker::Sized
        {
            #(#methods)*
        }
        impl<C: ::fcall::redis::aio::ConnectionLike + ::core::marker::Send> AsyncCommands for C {}
    }
}

fn method(function: &Function, types: &Types<'_>) -> Option<TokenStream> {
    let (head, reply, call) = parts(function, types)?;
    let bound = bound(function);
    Some(quote! {
        #head -> ::fcall::Result<#reply> #bound {
            #call.query(self)
        }
    })
}

fn async_method(function: &Function, types: &Types<'_>) -> Option<TokenStream> {
    let (head, reply, call) = parts(function, types)?;
    let bound = bound(function);
    Some(quote! {
        #head -> impl ::core::future::Future<Output = ::fcall::Result<#reply>> + ::core::marker::Send
        #bound
        {
            #call.query_async(self)
        }
    })
}

/// A connection has to show whether it is one to a cluster, which only owned types can.
fn bound(function: &Function) -> Option<TokenStream> {
    goes_to_any_primary(function).then(|| quote!(where Self: 'static))
}

/// The method up to its parameters, its reply, and the call it makes. The call is named by
/// `self::`, because a parameter may have the name of a function.
fn parts(
    function: &Function,
    types: &Types<'_>,
) -> Option<(TokenStream, TokenStream, TokenStream)> {
    let method_name = function.method_name.as_deref()?;
    let docs = docs::method(function).outer();
    let alias = alias(&function.name, method_name);
    let attributes = attributes(function);
    let method = identifier(method_name);
    let Signature { name, generics, reply } = Signature::of(function, types);
    let parameters = parameters::of(function, types);
    let named = Named::of(function, &parameters);
    let declarations = parameters::declarations(&parameters, named.as_ref());
    let arguments = match &named {
        Some(_) => vec![identifier("args")],
        None => parameters::names(&parameters).cloned().collect(),
    };
    let head = quote! {
        #docs
        #alias
        #attributes
        fn #method #generics(&mut self, #(#declarations),*)
    };
    Some((head, reply, quote!(self::#name(#(#arguments),*))))
}
