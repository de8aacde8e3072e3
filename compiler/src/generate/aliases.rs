//! Other aliases into type aliases, and into structs where a tuple of Rust does not do.

use proc_macro2::{Literal as Number, TokenStream};
use quote::{format_ident, quote};

use super::definitions::{Head, decoded};
use super::types::Types;
use crate::model::{Literal, Type};

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
    is_open(item) || matches!(item, Type::Counted(_) | Type::OrEmpty(_) | Type::Literal(_))
}

/// Whether it takes all that is left.
fn is_open(item: &Type) -> bool {
    matches!(item, Type::Rest(_) | Type::Spread(_))
}

/// A tuple with an open end, with items that may be empty, or with literals, which are looked at and
/// not kept.
fn tuple(head: &Head<'_>, items: &[Type], types: &Types<'_>) -> TokenStream {
    let kept: Vec<Type> = items.iter().filter(|item| !is_literal(item)).cloned().collect();
    let (steps, values) =
        if kept.len() < items.len() { stepwise(items, types) } else { at_once(items, types) };
    let value = if kept.is_empty() { quote!(Self) } else { quote!(Self(#(#values),*)) };
    let body = if items.last().is_some_and(is_open) {
        quote! {
            let mut items = ::fcall::Fields::tuple(reply)?;
            #(#steps)*
            Ok(#value)
        }
    } else {
        quote! {
            let mut items = ::fcall::Fields::tuple(reply)?;
            #(#steps)*
            let decoded = #value;
            items.end().map(|()| decoded)
        }
    };
    structure(head, &kept, &body, types)
}

fn is_literal(item: &Type) -> bool {
    matches!(item, Type::Literal(_))
}

/// What is done before the value is made, and what it is made of.
pub(super) type Decoding = (Vec<TokenStream>, Vec<TokenStream>);

fn at_once(items: &[Type], types: &Types<'_>) -> Decoding {
    (Vec::new(), items.iter().map(|item| next(item, types)).collect())
}

/// The values in the order they come, the literals between them.
pub(super) fn stepwise(items: &[Type], types: &Types<'_>) -> Decoding {
    let mut names = Vec::new();
    let steps = items.iter().enumerate().map(|(index, item)| match item {
        Type::Literal(Literal::Integer(integer)) => {
            let integer = Number::i64_unsuffixed(*integer);
            quote!(items.literal(#integer)?;)
        }
        Type::Literal(Literal::String(text)) => quote!(items.literal(#text)?;),
        Type::Nil => {
            names.push(quote!(()));
            quote!(items.next::<()>()?;)
        }
        item => {
            let name = format_ident!("item{}", index + 1);
            let value = next(item, types);
            names.push(quote!(#name));
            quote!(let #name = #value;)
        }
    });
    let steps = steps.collect();
    (steps, names)
}

fn next(item: &Type, types: &Types<'_>) -> TokenStream {
    match item {
        Type::Rest(item) => rest(item, types),
        Type::Spread(_) => quote!(items.all()?),
        Type::Counted(item) => counted(item, types),
        item => decoded(item, types, |ty| quote!(items.next #ty ())),
    }
}

fn rest(item: &Type, types: &Types<'_>) -> TokenStream {
    let Type::Group(values) = item else { return quote!(items.rest()?) };
    let values = values.iter().map(|(_, ty)| next(ty, types));
    quote!(items.groups(|items| Ok((#(#values,)*)))?)
}

fn counted(item: &Type, types: &Types<'_>) -> TokenStream {
    let Type::Group(values) = item else { return quote!(items.counted(::fcall::Tuple::next)?) };
    let values = values.iter().map(|(_, ty)| next(ty, types));
    quote!(items.counted(|items| Ok((#(#values,)*)))?)
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
    let items: Vec<TokenStream> = items.iter().map(|item| types.reply(item)).collect();
    let items = (!items.is_empty()).then(|| quote!((#(pub #items),*)));
    let from_reply = head.decoding(body);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name #items;
        #from_reply
    }
}
