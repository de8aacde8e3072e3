//! Keys and arguments of a function into the parameters of its call.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::identifier;
use super::kinds::Kind;
use super::named::Named;
use super::types::Types;
use crate::model::{Arg, Function, Key, Presence, Supply, Type};

/// One parameter of a call.
pub(super) struct Parameter {
    pub(super) name: Ident,
    pub(super) presence: Presence,
    pub(super) kind: Kind,
    /// How many keys each of it is; none for an argument.
    pub(super) keys: usize,
    /// How many values of each stand where it does; the others have places of their own, `value[name]`.
    pub(super) own: usize,
}

/// Keys first, in the order of the Lua function. What comes with each of another is one parameter with it.
pub(super) fn of(function: &Function, types: &Types<'_>) -> Vec<Parameter> {
    let keys = function.keys.iter().map(|key| Parameter::of_key(key, function, types));
    let args = function.args.iter().filter(|arg| arg.supply == Supply::Caller);
    keys.chain(args.map(|arg| Parameter::of_arg(arg, function, types))).collect()
}

/// The one that repeats and has this name in Lua, among the parameters of the function.
pub(super) fn repeated<'p>(
    function: &Function,
    parameters: &'p [Parameter],
    name: &str,
) -> Option<&'p Parameter> {
    let args = function.args.iter().filter(|arg| arg.supply == Supply::Caller);
    let names = function.keys.iter().map(|key| &key.name).chain(args.map(|arg| &arg.name));
    let is_it = |(it, parameter): &(&String, &Parameter)| {
        *it == name && parameter.presence == Presence::Variadic
    };
    names.zip(parameters).find(is_it).map(|(_, parameter)| parameter)
}

/// `name: Type`, for a signature.
pub(super) fn declarations(parameters: &[Parameter], named: Option<&Named>) -> Vec<TokenStream> {
    if let Some(named) = named {
        return vec![named.declaration.clone()];
    }
    let each = parameters.iter().map(|Parameter { name, presence, kind, .. }| match presence {
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
    });
    each.collect()
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

/// What comes with each key or argument of this name, in the order it goes over the wire.
pub(super) fn with<'f>(function: &'f Function, of: &'f str) -> impl Iterator<Item = &'f Arg> {
    let is_with = move |arg: &&Arg| matches!(&arg.supply, Supply::With(name) if name == of);
    function.args.iter().filter(is_with)
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
        let values = with(function, &key.name).flat_map(|arg| kinds(arg, types));
        let mut kinds: Vec<Kind> = (0..keys).map(|_| Kind::Key).chain(values).collect();
        let kind = match (kinds.len(), key.is_bytes) {
            (1, true) => Kind::BinaryKey,
            (1, false) => kinds.remove(0),
            _ => Kind::Group(kinds),
        };
        let name = identifier(&key.rust_name);
        Self { name, presence: key.presence, kind, keys, own: keys }
    }

    fn of_arg(arg: &Arg, function: &Function, types: &Types<'_>) -> Self {
        let own = kinds(arg, types);
        let places = own.len();
        let is_with = arg.presence == Presence::Variadic
            && !function.keys.iter().any(|key| key.name == arg.name);
        let with = with(function, &arg.name).filter(|_| is_with);
        let all: Vec<Kind> = own.into_iter().chain(with.flat_map(|it| kinds(it, types))).collect();
        let kind = match &arg.ty {
            _ if all.len() > places => Kind::Group(all),
            Some(ty) => Kind::of(ty, types),
            None => Kind::Any,
        };
        let name = identifier(&arg.rust_name);
        Self { name, presence: arg.presence, kind, keys: 0, own: places }
    }
}
