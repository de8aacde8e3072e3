//! The type of an argument into the type of a parameter, and into the builder step that packs it.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Index, Lifetime};

use super::enums;
use super::types::Types;
use crate::model::{Presence, Type, TypeKind};

/// What a parameter takes.
pub(super) enum Kind {
    Key,
    /// A key that may be any bytes, and not text alone, where that makes a difference.
    BinaryKey,
    Any,
    String,
    Bytes,
    Integer,
    Number,
    Boolean,
    /// A boolean that goes out as one of two words.
    Words {
        yes: String,
        no: String,
    },
    /// An enum of the library's own, by value.
    Own(TokenStream),
    /// An enum of integers, which may be one of a newer library, too large for Lua.
    Code(TokenStream),
    /// JSON of whatever type the caller has.
    Json,
    /// A type that may be dear to copy, by reference.
    Borrowed(TokenStream),
    /// `None` goes out as the empty string.
    OrEmpty(Box<Kind>),
    /// What repeats as one.
    Group(Vec<Kind>),
}

impl Kind {
    pub(super) fn of(ty: &Type, types: &Types<'_>) -> Self {
        match ty {
            Type::String => Self::String,
            Type::Bytes => Self::Bytes,
            Type::Integer => Self::Integer,
            Type::Number => Self::Number,
            Type::Boolean => Self::Boolean,
            Type::Words { yes, no } => Self::Words { yes: yes.clone(), no: no.clone() },
            Type::OrEmpty(inner) => Self::OrEmpty(Box::new(Self::of(inner, types))),
            Type::Group(values) => {
                Self::Group(values.iter().map(|(_, ty)| Self::of(ty, types)).collect())
            }
            Type::Json(inner) if **inner == Type::Any => Self::Json,
            Type::Json(_) => Self::Borrowed(types.reply(ty)),
            Type::Class(name) => match types.definition(name).map(|it| &it.kind) {
                Some(TypeKind::Alias { target: Some(_), .. }) => Self::Borrowed(types.reply(ty)),
                Some(TypeKind::Alias { ty, .. }) => Self::of(ty, types),
                Some(TypeKind::Enum(variants)) if enums::is_integer(variants) => {
                    Self::Code(types.reply(ty))
                }
                _ => Self::Own(types.reply(ty)),
            },
            _ => Self::Any,
        }
    }

    pub(super) fn required(&self) -> TokenStream {
        match self {
            Self::Number => quote!(impl ::fcall::Number),
            Self::Json => quote!(&::fcall::Json<impl ::core::marker::Sized>),
            Self::Borrowed(ty) => quote!(&#ty),
            Self::OrEmpty(inner) => {
                let inner = inner.optional();
                quote!(::core::option::Option<#inner>)
            }
            _ => self.repeated(),
        }
    }

    /// A type that `None` alone is enough for wherever one is known: `None` of something generic
    /// would have to be written `None::<&str>`.
    pub(super) fn optional(&self) -> TokenStream {
        self.known(None)
    }

    /// The type of a field of this presence, the same for every caller.
    pub(super) fn field(&self, presence: Presence, lifetime: &Lifetime) -> TokenStream {
        match presence {
            Presence::Required => self.known(Some(lifetime)),
            Presence::Optional => {
                let ty = self.known(Some(lifetime));
                quote!(::core::option::Option<#ty>)
            }
            Presence::Variadic => {
                let ty = self.known_item(lifetime);
                quote!(&#lifetime [#ty])
            }
        }
    }

    /// Whether the field of this presence borrows what it holds.
    pub(super) fn is_borrowed(&self, presence: Presence) -> bool {
        let Self::OrEmpty(inner) = self else {
            let is_plain = matches!(self, Self::Integer | Self::Number | Self::Boolean);
            let is_word = matches!(self, Self::Words { .. } | Self::Own(_) | Self::Code(_));
            return presence == Presence::Variadic || !is_plain && !is_word;
        };
        inner.is_borrowed(presence)
    }

    fn known(&self, lifetime: Option<&Lifetime>) -> TokenStream {
        match self {
            Self::Key | Self::Any | Self::String => quote!(&#lifetime str),
            Self::Json => quote!(&#lifetime ::fcall::Json<::fcall::redis::Value>),
            Self::BinaryKey | Self::Bytes => quote!(&#lifetime [u8]),
            Self::Borrowed(ty) => quote!(&#lifetime #ty),
            Self::OrEmpty(inner) if lifetime.is_some() => {
                let inner = inner.known(lifetime);
                quote!(::core::option::Option<#inner>)
            }
            _ => self.repeated(),
        }
    }

    /// One of several in a field.
    fn known_item(&self, lifetime: &Lifetime) -> TokenStream {
        match self {
            Self::Json => quote!(::fcall::Json<::fcall::redis::Value>),
            Self::Borrowed(ty) => ty.clone(),
            Self::OrEmpty(inner) => {
                let inner = inner.known_item(lifetime);
                quote!(::core::option::Option<#inner>)
            }
            Self::Group(kinds) => {
                let kinds = kinds.iter().map(|kind| kind.known_item(lifetime));
                quote!((#(#kinds,)*))
            }
            _ => self.known(Some(lifetime)),
        }
    }

    pub(super) fn repeated(&self) -> TokenStream {
        match self {
            Self::Key | Self::BinaryKey | Self::Any | Self::String | Self::Bytes => {
                quote!(impl ::fcall::ToSingleRedisArg)
            }
            Self::Integer => quote!(i64),
            Self::Number => quote!(f64),
            Self::Boolean | Self::Words { .. } => quote!(bool),
            Self::Json => quote!(::fcall::Json<impl ::core::marker::Sized>),
            Self::Own(ty) | Self::Code(ty) | Self::Borrowed(ty) => ty.clone(),
            Self::OrEmpty(inner) => {
                let inner = inner.repeated();
                quote!(::core::option::Option<#inner>)
            }
            Self::Group(kinds) => {
                let kinds = kinds.iter().map(Self::repeated);
                quote!((#(#kinds,)*))
            }
        }
    }

    /// The call of a method of `Call` that packs it.
    pub(super) fn step(&self, name: &Ident, presence: Presence) -> TokenStream {
        match (self, presence) {
            (Self::Words { yes, no }, Presence::Required) => {
                quote!(.arg(if #name { #yes } else { #no }))
            }
            (Self::Words { yes, no }, Presence::Optional) => {
                quote!(.optional(#name.map(|it| if it { #yes } else { #no })))
            }
            (Self::Words { yes, no }, Presence::Variadic) => {
                let words = quote!(#name.iter().map(|it| if *it { #yes } else { #no }));
                quote!(.args(&#words.collect::<::std::vec::Vec<_>>()))
            }
            (Self::Code(_), Presence::Required) => quote!(.integer(i64::from(#name))),
            (Self::Code(_), Presence::Optional) => {
                quote!(.optional_integer(#name.map(i64::from)))
            }
            (Self::Code(ty), Presence::Variadic) => {
                let integers = quote!(#name.iter().map(#ty::value));
                quote!(.integers(&#integers.collect::<::std::vec::Vec<_>>()))
            }
            (Self::OrEmpty(inner), _) => {
                let method = format_ident!("{}_or_empty", inner.word());
                let is_code = matches!(**inner, Self::Code(_));
                let value = if is_code { quote!(#name.map(i64::from)) } else { quote!(#name) };
                quote!(.#method(#value))
            }
            (Self::Group(kinds), _) => Self::each(name, kinds, 0..kinds.len()),
            _ => {
                let method = self.method(presence);
                quote!(.#method(#name))
            }
        }
    }

    /// The step that packs some values of each group.
    pub(super) fn each(name: &Ident, kinds: &[Self], some: Range<usize>) -> TokenStream {
        let some = kinds.iter().enumerate().skip(some.start).take(some.len());
        let steps = some.map(|(index, kind)| kind.step_of(index));
        quote!(.each(#name, |call, it| call #(#steps)*))
    }

    /// The step that packs one value of a group, `it`.
    fn step_of(&self, index: usize) -> TokenStream {
        let index = Index::from(index);
        let method = format_ident!("{}", self.word());
        match self {
            Self::Integer | Self::Number | Self::Boolean => quote!(.#method(it.#index)),
            Self::Code(_) => quote!(.integer(it.#index.value())),
            Self::Words { yes, no } => quote!(.arg(if it.#index { #yes } else { #no })),
            Self::OrEmpty(inner) => {
                let method = format_ident!("{}_or_empty", inner.word());
                let value = match &**inner {
                    Self::Integer | Self::Number | Self::Boolean => quote!(it.#index),
                    Self::Code(ty) => quote!(it.#index.as_ref().map(#ty::value)),
                    _ => quote!(it.#index.as_ref()),
                };
                quote!(.#method(#value))
            }
            _ => quote!(.#method(&it.#index)),
        }
    }

    fn method(&self, presence: Presence) -> Ident {
        match (self.word(), presence) {
            (word, Presence::Required) => format_ident!("{word}"),
            ("arg", Presence::Optional) => format_ident!("optional"),
            (word, Presence::Optional) => format_ident!("optional_{word}"),
            (word, Presence::Variadic) => format_ident!("{word}s"),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Key | Self::BinaryKey => "key",
            Self::Integer | Self::Code(_) => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            _ => "arg",
        }
    }
}
