//! Tuples told apart by their first literals into enums with data.

use proc_macro2::{Literal as Number, TokenStream};
use quote::quote;

use super::definitions::{Head, decoded};
use super::{docs, identifier, types::Types};
use crate::model::{Literal, Type, UnionVariant};

pub(super) fn one(head: &Head<'_>, variants: &[UnionVariant], types: &Types<'_>) -> TokenStream {
    let Head { definition, docs, name } = head;
    let declarations = variants.iter().map(|variant| declaration(variant, types));
    let item = quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#declarations),* }
    };
    let has_data = variants.iter().any(|variant| variant.items.iter().any(is_data));
    let mutable = has_data.then(|| quote!(mut));
    let label = &definition.name;
    let (alone, tuples): (Vec<&UnionVariant>, Vec<&UnionVariant>) =
        variants.iter().partition(|variant| variant.is_alone);
    let alone = alone.into_iter().map(self::alone);
    let branches = tuples.into_iter().map(|variant| branch(variant, types));
    let shapes: Vec<String> = variants.iter().map(ToString::to_string).collect();
    let shapes = shapes.join(" | ");
    let from_reply = head.decoding(&quote! {
        #(#alone)*
        let #mutable reply = ::fcall::Tagged::new(#label, reply)?;
        #(#branches)*
        Err(reply.unknown(#shapes))
    });
    quote!(#item #from_reply)
}

/// Whether a variant keeps this item: a literal says nothing more than the variant does.
fn is_data(item: &Type) -> bool {
    !matches!(item, Type::Literal(_) | Type::Nil)
}

fn declaration(variant: &UnionVariant, types: &Types<'_>) -> TokenStream {
    let docs = docs::union_variant(variant).outer();
    let name = identifier(&variant.rust_name);
    let data: Vec<_> =
        variant.items.iter().filter(|item| is_data(item)).map(|item| types.reply(item)).collect();
    if data.is_empty() { quote!(#docs #name) } else { quote!(#docs #name(#(#data),*)) }
}

/// A literal that is no array.
fn alone(variant: &UnionVariant) -> TokenStream {
    let name = identifier(&variant.rust_name);
    let tests = variant.tag().map(|literal| {
        let literal = self::literal(literal);
        quote!(::fcall::Tagged::is_alone(&reply, #literal))
    });
    quote! {
        if #(#tests)&&* {
            return Ok(Self::#name);
        }
    }
}

fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::String(text) => quote!(#text),
        Literal::Integer(integer) => {
            let integer = Number::i64_unsuffixed(*integer);
            quote!(#integer)
        }
    }
}

fn branch(variant: &UnionVariant, types: &Types<'_>) -> TokenStream {
    let name = identifier(&variant.rust_name);
    let tests = variant.tag().enumerate().map(|(index, literal)| {
        let index = Number::usize_unsuffixed(index);
        let literal = self::literal(literal);
        quote!(reply.is(#index, #literal))
    });
    let items = variant.items.iter().enumerate().filter(|(_, item)| is_data(item));
    let data: Vec<_> = items
        .map(|(index, item)| {
            let index = Number::usize_unsuffixed(index);
            match item {
                Type::Rest(rest) => self::rest(rest, &index, types),
                Type::Spread(_) => quote!(reply.all(#index)?),
                item => decoded(item, types, |ty| quote!(reply.field #ty (#index))),
            }
        })
        .collect();
    let value = if data.is_empty() { quote!(Self::#name) } else { quote!(Self::#name(#(#data),*)) };
    quote! {
        if #(#tests)&&* {
            return Ok(#value);
        }
    }
}

fn rest(item: &Type, from: &Number, types: &Types<'_>) -> TokenStream {
    let Type::Group(values) = item else { return quote!(reply.rest(#from)?) };
    let size = Number::usize_unsuffixed(values.len());
    let values = values.iter().enumerate().map(|(place, (_, ty))| {
        let further = Number::usize_unsuffixed(place);
        let place = if place == 0 { quote!(first) } else { quote!(first + #further) };
        decoded(ty, types, |ty| quote!(reply.field #ty (#place)))
    });
    quote!(reply.groups(#from, #size, |reply, first| Ok((#(#values,)*)))?)
}
