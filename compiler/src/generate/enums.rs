//! Aliases of literals into enums that decode from a reply and go out as an argument.

use proc_macro2::{Ident, Literal as Number, TokenStream};
use quote::{format_ident, quote};

use super::definitions::Head;
use super::{docs, identifier};
use crate::model::{EnumVariant, Literal};
use crate::names;

pub(super) fn one(head: &Head<'_>, variants: &[EnumVariant]) -> TokenStream {
    let is_integer = is_integer(variants);
    let rust_names = variants.iter().map(|variant| variant.rust_name.as_str());
    let other = format_ident!("{}", names::catch_all(rust_names));
    let declaration = declaration(head, variants, &other, is_integer);
    let (access, from_reply, write) = if is_integer {
        (value(variants, &other), from_integer(variants, &other), quote!(&self.value()))
    } else {
        (as_str(variants, &other), from_text(variants, &other), quote!(&self.as_str()))
    };
    let from_reply = head.decoding(&from_reply);
    let name = &head.name;
    let into_integer = is_integer.then(|| {
        quote! {
            impl ::core::convert::From<#name> for i64 {
                fn from(it: #name) -> Self {
                    it.value()
                }
            }
        }
    });
    quote! {
        #declaration
        impl #name { #access }
        #into_integer
        #from_reply
        impl ::fcall::redis::ToRedisArgs for #name {
            fn write_redis_args<W: ?::core::marker::Sized + ::fcall::redis::RedisWrite>(
                &self,
                out: &mut W,
            ) {
                ::fcall::redis::ToRedisArgs::write_redis_args(#write, out);
            }
        }
        impl ::fcall::ToSingleRedisArg for #name {}
    }
}

/// Whether its values are integers, and not text.
pub(super) fn is_integer(variants: &[EnumVariant]) -> bool {
    variants.iter().all(|it| matches!(it.literal, Literal::Integer(_)))
}

fn declaration(
    head: &Head<'_>,
    variants: &[EnumVariant],
    other: &Ident,
    is_integer: bool,
) -> TokenStream {
    let Head { definition, docs, name } = head;
    let is_json = definition.is_json;
    let variants = variants.iter().map(|variant| {
        let docs = docs::enum_variant(variant).outer();
        let word = word(&variant.literal);
        let rename = is_json.then(|| quote!(#[serde(rename = #word)]));
        let name = identifier(&variant.rust_name);
        quote!(#docs #rename #name)
    });
    let docs_of_other = docs::catch_all().outer();
    let untagged = is_json.then(|| quote!(#[serde(untagged)]));
    let any = if is_integer { quote!(i64) } else { quote!(::std::string::String) };
    head.item(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #docs_of_other
            #untagged
            #other(#any)
        }
    })
}

fn word(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        Literal::Integer(integer) => integer.to_string(),
    }
}

fn number(literal: &Literal) -> Option<Number> {
    match literal {
        Literal::Integer(integer) => Some(Number::i64_unsuffixed(*integer)),
        Literal::String(_) => None,
    }
}

fn as_str(variants: &[EnumVariant], other: &Ident) -> TokenStream {
    let names = variants.iter().map(|variant| identifier(&variant.rust_name));
    let words = variants.iter().map(|variant| word(&variant.literal));
    quote! {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                #(Self::#names => #words,)*
                Self::#other(other) => other,
            }
        }
    }
}

fn from_text(variants: &[EnumVariant], other: &Ident) -> TokenStream {
    let names = variants.iter().map(|variant| identifier(&variant.rust_name));
    let words = variants.iter().map(|variant| word(&variant.literal));
    let is_mixed = variants.iter().any(|it| matches!(it.literal, Literal::Integer(_)));
    let text = if is_mixed {
        quote!(match reply {
            ::fcall::redis::Value::Int(integer) => integer.to_string(),
            reply => ::fcall::FromReply::from_reply(reply)?,
        })
    } else {
        quote!(::fcall::FromReply::from_reply(reply)?)
    };
    quote! {
        let text: ::std::string::String = #text;
        Ok(match text.as_str() {
            #(#words => Self::#names,)*
            _ => Self::#other(text),
        })
    }
}

fn value(variants: &[EnumVariant], other: &Ident) -> TokenStream {
    let names = variants.iter().map(|variant| identifier(&variant.rust_name));
    let numbers = variants.iter().filter_map(|variant| number(&variant.literal));
    quote! {
        /// The value as it goes over the wire.
        #[must_use]
        pub fn value(&self) -> i64 {
            match self {
                #(Self::#names => #numbers,)*
                Self::#other(other) => *other,
            }
        }
    }
}

fn from_integer(variants: &[EnumVariant], other: &Ident) -> TokenStream {
    let names = variants.iter().map(|variant| identifier(&variant.rust_name));
    let numbers = variants.iter().filter_map(|variant| number(&variant.literal));
    quote! {
        let integer: i64 = ::fcall::FromReply::from_reply(reply)?;
        Ok(match integer {
            #(#numbers => Self::#names,)*
            other => Self::#other(other),
        })
    }
}
