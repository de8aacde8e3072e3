//! Keys and arguments of a function into the parameters of its call, and into the builder steps
//! that pack them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::identifier;
use super::kinds::Kind;
use super::types::Types;
use crate::model::{Arg, Function, Key, Presence};

/// One parameter of a call.
pub(super) struct Parameter {
    name: Ident,
    presence: Presence,
    kind: Kind,
    is_key: bool,
}

pub(super) fn of(function: &Function, types: &Types<'_>) -> Vec<Parameter> {
    let keys = function.keys.iter().map(Parameter::of_key);
    keys.chain(function.args.iter().map(|arg| Parameter::of_arg(arg, types))).collect()
}

/// `name: Type`, for a signature.
pub(super) fn declarations(parameters: &[Parameter]) -> impl Iterator<Item = TokenStream> {
    parameters.iter().map(|Parameter { name, presence, kind, .. }| match presence {
        Presence::Required => {
            let ty = kind.required();
            quote!(#name: #ty)
        }
        Presence::Optional => {
            let ty = kind.optional();
            quote!(#name: ::core::option::Option<#ty>)
        }
        Presence::Variadic => {
            let ty = kind.repeated();
            quote!(#name: &[#ty])
        }
    })
}

/// The names, to hand the parameters on.
pub(super) fn names(parameters: &[Parameter]) -> impl Iterator<Item = &Ident> {
    parameters.iter().map(|parameter| &parameter.name)
}

/// `.key(name)` and so on, in the order they go over the wire.
pub(super) fn steps(parameters: &[Parameter]) -> impl Iterator<Item = TokenStream> {
    parameters.iter().map(|Parameter { name, presence, kind, .. }| kind.step(name, *presence))
}

/// How many keys the call has: an expression.
pub(super) fn number_of_keys(parameters: &[Parameter]) -> TokenStream {
    let keys = || parameters.iter().filter(|parameter| parameter.is_key);
    let fixed = keys().filter(|key| key.presence == Presence::Required).count();
    let open = keys().filter_map(|Parameter { name, presence, kind, .. }| match (presence, kind) {
        (Presence::Required, _) => None,
        (Presence::Optional, _) => Some(quote!(usize::from(#name.is_some()))),
        (Presence::Variadic, Kind::Group(kinds)) => {
            let count = proc_macro2::Literal::usize_unsuffixed(kinds.len());
            Some(quote!(#count * #name.len()))
        }
        (Presence::Variadic, _) => Some(quote!(#name.len())),
    });
    let fixed_literal = proc_macro2::Literal::usize_unsuffixed(fixed);
    let mut terms: Vec<TokenStream> = open.collect();
    if fixed > 0 || terms.is_empty() {
        terms.insert(0, quote!(#fixed_literal));
    }
    quote!(#(#terms)+*)
}

impl Parameter {
    fn of_key(key: &Key) -> Self {
        let kind = match key.group.len() {
            0 => Kind::Key,
            count => Kind::Group((0..count).map(|_| Kind::Key).collect()),
        };
        Self { name: identifier(&key.rust_name), presence: key.presence, kind, is_key: true }
    }

    fn of_arg(arg: &Arg, types: &Types<'_>) -> Self {
        let kind = arg.ty.as_ref().map_or(Kind::Any, |ty| Kind::of(ty, types));
        Self { name: identifier(&arg.rust_name), presence: arg.presence, kind, is_key: false }
    }
}
