//! Other aliases into type aliases, and into structs where a tuple of Rust does not do.

use proc_macro2::TokenStream;
use quote::quote;

use super::definitions::{Head, decoded};
use super::types::Types;
use crate::model::Type;

pub(super) fn one(
    head: &Head<'_>,
    ty: &Type,
    target: Option<&str>,
    types: &Types<'_>,
) -> TokenStream {
    let Head { docs, name, .. } = head;
    if let Some(target) = target.and_then(|target| syn::parse_str::<syn::Type>(target).ok()) {
        return quote!(#docs pub type #name = #target;);
    }
    match ty {
        Type::Tuple(items) if items.iter().any(is_special) => tuple(head, items, types),
        Type::OrEmpty(inner) => or_empty(head, inner, types),
        ty => {
            let ty = types.reply(ty);
            quote!(#docs pub type #name = #ty;)
        }
    }
}

fn is_special(item: &Type) -> bool {
    matches!(item, Type::Rest(_) | Type::OrEmpty(_))
}

/// A tuple with an open end, or with items that may be empty.
fn tuple(head: &Head<'_>, items: &[Type], types: &Types<'_>) -> TokenStream {
    let values = items.iter().map(|item| match item {
        Type::Rest(_) => quote!(items.rest()?),
        item => decoded(item, types, |ty| quote!(items.next #ty ())),
    });
    let body = if matches!(items.last(), Some(Type::Rest(_))) {
        quote! {
            let mut items = ::fcall::Fields::tuple(reply)?;
            Ok(Self(#(#values),*))
        }
    } else {
        quote! {
            let mut items = ::fcall::Fields::tuple(reply)?;
            let decoded = Self(#(#values),*);
            items.end().map(|()| decoded)
        }
    };
    structure(head, items, &body, types)
}

/// A value of its own that may be empty.
fn or_empty(head: &Head<'_>, inner: &Type, types: &Types<'_>) -> TokenStream {
    let item = types.reply(inner);
    let body = quote! {
        <::fcall::OrEmpty<#item> as ::fcall::FromReply>::from_reply(reply).map(|it| Self(it.0))
    };
    structure(head, &[Type::OrEmpty(Box::new(inner.clone()))], &body, types)
}

fn structure(
    head: &Head<'_>,
    items: &[Type],
    body: &TokenStream,
    types: &Types<'_>,
) -> TokenStream {
    let Head { docs, name, .. } = head;
    let items = items.iter().map(|item| types.reply(item));
    let from_reply = head.decoding(body);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name(#(pub #items),*);
        #from_reply
    }
}
