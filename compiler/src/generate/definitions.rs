//! Classes and aliases into types of Rust, in the order they are written.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::module::Contents;
use super::{alias, aliases, docs, enums, identifier, records, types::Types, unions};
use crate::model::{Type, TypeDefinition, TypeKind};

pub(super) fn all(contents: &Contents<'_>, types: &Types<'_>) -> TokenStream {
    contents.types.iter().map(|definition| one(definition, types)).collect()
}

fn one(definition: &TypeDefinition, types: &Types<'_>) -> TokenStream {
    let head = Head::of(definition);
    match &definition.kind {
        TypeKind::Record(fields) => records::record(&head, fields, types),
        TypeKind::Enum(variants) => enums::one(&head, variants),
        TypeKind::Union(variants) => unions::one(&head, variants, types),
        TypeKind::Alias { ty, target } => aliases::one(&head, ty, target.as_deref(), types),
    }
}

/// What all kinds of types have in common.
pub(super) struct Head<'a> {
    pub(super) definition: &'a TypeDefinition,
    /// The documentation, and the name in Lua for those who search for it.
    pub(super) docs: TokenStream,
    /// The name in Rust.
    pub(super) name: Ident,
}

impl<'a> Head<'a> {
    fn of(definition: &'a TypeDefinition) -> Self {
        let docs = docs::definition(definition).outer();
        let alias = alias(&definition.name, &definition.rust_name);
        let name = identifier(&definition.rust_name);
        Self { definition, docs: quote!(#docs #alias), name }
    }

    /// The type itself: what stands inside JSON learns that from a macro of the facade.
    pub(super) fn item(&self, item: TokenStream) -> TokenStream {
        if self.definition.is_json { quote!(::fcall::json_type! { #item }) } else { item }
    }

    /// `FromReply`, unless it stands inside JSON alone.
    pub(super) fn decoding(&self, body: &TokenStream) -> TokenStream {
        if !self.definition.is_reply {
            return TokenStream::new();
        }
        let name = &self.name;
        quote! {
            impl ::fcall::FromReply for #name {
                fn from_reply(
                    reply: ::fcall::redis::Value,
                ) -> ::core::result::Result<Self, ::fcall::ReplyError> {
                    #body
                }
            }
        }
    }
}

/// A value that a method of a decoder gives: what may be empty goes through a type of the runtime.
pub(super) fn decoded(
    ty: &Type,
    types: &Types<'_>,
    call: impl FnOnce(Option<TokenStream>) -> TokenStream,
) -> TokenStream {
    let Type::OrEmpty(inner) = ty else {
        let call = call(None);
        return quote!(#call?);
    };
    let inner = types.reply(inner);
    let call = call(Some(quote!(::<::fcall::OrEmpty<#inner>>)));
    quote!(#call?.0)
}
