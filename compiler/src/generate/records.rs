//! Classes into structs that decode from a reply.

use proc_macro2::TokenStream;
use quote::quote;

use super::{alias, docs, identifier, types::Types};
use crate::model::{Field, Library, TypeDefinition, TypeKind};

pub(super) fn all(library: &Library, types: &Types<'_>) -> TokenStream {
    let definitions = library.types.iter();
    definitions
        .map(|definition| match &definition.kind {
            TypeKind::Record(fields) => record(definition, fields, types),
        })
        .collect()
}

fn record(definition: &TypeDefinition, fields: &[Field], types: &Types<'_>) -> TokenStream {
    let docs = docs::record(definition).outer();
    let alias = alias(&definition.name, &definition.rust_name);
    let name = identifier(&definition.rust_name);
    let declarations = fields.iter().map(|field| declaration(field, types));
    let decoding = decoding(&definition.name, fields);
    quote! {
        #docs
        #alias
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#declarations),* }

        impl ::fcall::FromReply for #name {
            fn from_reply(
                reply: ::fcall::redis::Value,
            ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
                #decoding
            }
        }
    }
}

fn declaration(field: &Field, types: &Types<'_>) -> TokenStream {
    let docs = docs::field(field).outer();
    let alias = alias(&field.name, &field.rust_name);
    let name = identifier(&field.rust_name);
    let ty = if field.is_optional { types.optional(&field.ty) } else { types.reply(&field.ty) };
    quote!(#docs #alias pub #name: #ty)
}

fn decoding(class: &str, fields: &[Field]) -> TokenStream {
    if fields.is_empty() {
        return quote!(::fcall::Fields::new(#class, reply).map(|_| Self {}));
    }
    let values = fields.iter().map(|field| {
        let name = identifier(&field.rust_name);
        let lua_name = &field.name;
        if field.is_optional {
            quote!(#name: fields.optional(#lua_name)?)
        } else {
            quote!(#name: fields.required(#lua_name)?)
        }
    });
    quote! {
        let mut fields = ::fcall::Fields::new(#class, reply)?;
        Ok(Self { #(#values),* })
    }
}
