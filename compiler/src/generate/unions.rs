//! Tuples told apart by their first literals into enums with data.

use proc_macro2::{Ident, Literal as Number, TokenStream};
use quote::quote;

use super::definitions::{Head, decoded};
use super::{aliases, docs, identifier, types::Types};
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
    let takes = |it: &UnionVariant| !is_counted(it) && it.items.iter().any(is_data);
    let mutable = variants.iter().any(takes).then(|| quote!(mut));
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

fn is_counted(variant: &UnionVariant) -> bool {
    variant.items.iter().any(|item| matches!(item, Type::Counted(_)))
}

fn declaration(variant: &UnionVariant, types: &Types<'_>) -> TokenStream {
    let docs = docs::union_variant(variant).outer();
    let name = identifier(&variant.rust_name);
    // Read one after another, nil is a value as others are.
    let is_kept = |item: &&Type| is_data(item) || is_counted(variant) && **item == Type::Nil;
    let data: Vec<_> = variant.items.iter().filter(is_kept).map(|item| types.reply(item)).collect();
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
    if is_counted(variant) {
        return stepwise(variant, &name, tests, types);
    }
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

/// Behind what is counted nothing has a place of its own: the values are read one after another.
fn stepwise(
    variant: &UnionVariant,
    name: &Ident,
    tests: impl Iterator<Item = TokenStream>,
    types: &Types<'_>,
) -> TokenStream {
    let length = variant.tag().count();
    let (steps, values) = aliases::stepwise(&variant.items[length..], types);
    let length = Number::usize_unsuffixed(length);
    quote! {
        if #(#tests)&&* {
            let mut items = reply.behind(#length);
            #(#steps)*
            return Ok(Self::#name(#(#values),*));
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
