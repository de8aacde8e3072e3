//! Keys and arguments of a function into the parameters of its call, and into the builder steps
//! that pack them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::identifier;
use crate::model::{Arg, Function, Key, Presence, Type};

/// One parameter of a call.
pub(super) struct Parameter {
    name: Ident,
    presence: Presence,
    kind: Kind,
}

/// What a parameter takes.
#[derive(Clone, Copy)]
enum Kind {
    Key,
    Any,
    String,
    Bytes,
    Integer,
    Number,
    Boolean,
}

pub(super) fn of(function: &Function) -> Vec<Parameter> {
    let keys = function.keys.iter().map(Parameter::of_key);
    keys.chain(function.args.iter().map(Parameter::of_arg)).collect()
}

/// `name: Type`, for a signature.
pub(super) fn declarations(parameters: &[Parameter]) -> impl Iterator<Item = TokenStream> {
    parameters.iter().map(|Parameter { name, presence, kind }| match presence {
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
    parameters.iter().map(|Parameter { name, presence, kind }| {
        let step = kind.step(*presence);
        quote!(.#step(#name))
    })
}

/// How many keys the call has: an expression.
pub(super) fn number_of_keys(parameters: &[Parameter]) -> TokenStream {
    let keys = || parameters.iter().filter(|parameter| matches!(parameter.kind, Kind::Key));
    let fixed = keys().filter(|key| key.presence == Presence::Required).count();
    let open = keys().filter_map(|Parameter { name, presence, .. }| match presence {
        Presence::Required => None,
        Presence::Optional => Some(quote!(usize::from(#name.is_some()))),
        Presence::Variadic => Some(quote!(#name.len())),
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
        Self { name: identifier(&key.rust_name), presence: key.presence, kind: Kind::Key }
    }

    fn of_arg(arg: &Arg) -> Self {
        let kind = arg.ty.as_ref().map_or(Kind::Any, Kind::of);
        Self { name: identifier(&arg.rust_name), presence: arg.presence, kind }
    }
}

impl Kind {
    fn of(ty: &Type) -> Self {
        match ty {
            Type::String => Self::String,
            Type::Bytes => Self::Bytes,
            Type::Integer => Self::Integer,
            Type::Number => Self::Number,
            Type::Boolean => Self::Boolean,
            _ => Self::Any,
        }
    }

    fn required(self) -> TokenStream {
        match self {
            Self::Number => quote!(impl ::fcall::Number),
            _ => self.repeated(),
        }
    }

    /// A type that `None` alone is enough for wherever one is known: `None` of something generic
    /// would have to be written `None::<&str>`.
    fn optional(self) -> TokenStream {
        match self {
            Self::String => quote!(&str),
            Self::Bytes => quote!(&[u8]),
            _ => self.repeated(),
        }
    }

    fn repeated(self) -> TokenStream {
        match self {
            Self::Key | Self::Any | Self::String | Self::Bytes => {
                quote!(impl ::fcall::ToSingleRedisArg)
            }
            Self::Integer => quote!(i64),
            Self::Number => quote!(f64),
            Self::Boolean => quote!(bool),
        }
    }

    /// The method of `Call` that packs it.
    fn step(self, presence: Presence) -> Ident {
        let word = match self {
            Self::Key => "key",
            Self::Any | Self::String | Self::Bytes => "arg",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        };
        match (self, presence) {
            (_, Presence::Required) => format_ident!("{word}"),
            (Self::Any | Self::String | Self::Bytes, Presence::Optional) => {
                format_ident!("optional")
            }
            (_, Presence::Optional) => format_ident!("optional_{word}"),
            (_, Presence::Variadic) => format_ident!("{word}s"),
        }
    }
}
