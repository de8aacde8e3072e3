//! Keys and arguments of a function into the parameters of its call.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::identifier;
use super::kinds::Kind;
use super::types::Types;
use crate::model::{Arg, Function, Key, Presence, Supply, Type};

/// One parameter of a call.
pub(super) struct Parameter {
    pub(super) name: Ident,
    pub(super) presence: Presence,
    pub(super) kind: Kind,
    /// How many keys each of it is; none for an argument.
    pub(super) keys: usize,
}

/// Keys first, in the order of the Lua function. What comes with each of a key is one parameter with it.
pub(super) fn of(function: &Function, types: &Types<'_>) -> Vec<Parameter> {
    let keys = function.keys.iter().map(|key| Parameter::of_key(key, function, types));
    let args = function.args.iter().filter(|arg| arg.supply == Supply::Caller);
    keys.chain(args.map(|arg| Parameter::of_arg(arg, types))).collect()
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

/// How many keys the call has: an expression.
pub(super) fn number_of_keys(parameters: &[Parameter]) -> TokenStream {
    let keys = || parameters.iter().filter(|parameter| parameter.keys > 0);
    let fixed = keys().filter(|key| key.presence == Presence::Required).count();
    let open = keys().filter_map(|Parameter { name, presence, keys, .. }| match (presence, keys) {
        (Presence::Required, _) => None,
        (Presence::Optional, _) => Some(quote!(usize::from(#name.is_some()))),
        (Presence::Variadic, 1) => Some(quote!(#name.len())),
        (Presence::Variadic, count) => {
            let count = Literal::usize_unsuffixed(*count);
            Some(quote!(#count * #name.len()))
        }
    });
    let fixed_literal = Literal::usize_unsuffixed(fixed);
    let mut terms: Vec<TokenStream> = open.collect();
    if fixed > 0 || terms.is_empty() {
        terms.insert(0, quote!(#fixed_literal));
    }
    quote!(#(#terms)+*)
}

/// The types of what comes with each key of this name, in the order it goes over the wire.
pub(super) fn per_key<'f>(function: &'f Function, key: &'f str) -> impl Iterator<Item = &'f Arg> {
    function
        .args
        .iter()
        .filter(move |arg| matches!(&arg.supply, Supply::PerKey(name) if name == key))
}

/// The kinds of the values of one argument: several of a group.
pub(super) fn kinds(arg: &Arg, types: &Types<'_>) -> Vec<Kind> {
    match &arg.ty {
        Some(Type::Group(values)) => values.iter().map(|(_, ty)| Kind::of(ty, types)).collect(),
        Some(ty) => vec![Kind::of(ty, types)],
        None => vec![Kind::Any],
    }
}

impl Parameter {
    fn of_key(key: &Key, function: &Function, types: &Types<'_>) -> Self {
        let keys = key.group.len().max(1);
        let values = per_key(function, &key.name).flat_map(|arg| kinds(arg, types));
        let mut kinds: Vec<Kind> = (0..keys).map(|_| Kind::Key).chain(values).collect();
        let kind = match (kinds.len(), key.is_bytes) {
            (1, true) => Kind::BinaryKey,
            (1, false) => kinds.remove(0),
            _ => Kind::Group(kinds),
        };
        Self { name: identifier(&key.rust_name), presence: key.presence, kind, keys }
    }

    fn of_arg(arg: &Arg, types: &Types<'_>) -> Self {
        let kind = arg.ty.as_ref().map_or(Kind::Any, |ty| Kind::of(ty, types));
        Self { name: identifier(&arg.rust_name), presence: arg.presence, kind, keys: 0 }
    }
}
