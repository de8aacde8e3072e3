//! Classes into structs that decode from a reply.

use proc_macro2::TokenStream;
use quote::quote;

use super::definitions::{Head, decoded};
use super::types::{Types, inside_json};
use super::{alias, docs, identifier};
use crate::model::{Field, Type};
use crate::names;

pub(super) fn record(head: &Head<'_>, fields: &[Field], types: &Types<'_>) -> TokenStream {
    let Head { definition, docs, name } = head;
    let declarations = fields.iter().map(|field| declaration(field, definition.is_json, types));
    let item = head.item(quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#declarations),* }
    });
    let from_reply = head.decoding(&decoding(head, fields, types));
    quote!(#item #from_reply)
}

fn declaration(field: &Field, is_json: bool, types: &Types<'_>) -> TokenStream {
    let docs = docs::field(field).outer();
    let attribute =
        if is_json { of_json(field, types) } else { alias(&field.name, &field.rust_name) };
    let name = identifier(&field.rust_name);
    let is_nil = field.is_optional && !matches!(field.ty, Type::OrEmpty(_));
    let ty = if is_json { inside_json(&field.ty) } else { field.ty.clone() };
    let ty = if is_nil { types.optional(&ty) } else { types.reply(&ty) };
    quote!(#docs #attribute pub #name: #ty)
}

/// The name in JSON where Rust has another one. What is absent is left out: `null` is true in Lua.
fn of_json(field: &Field, types: &Types<'_>) -> Option<TokenStream> {
    let lua_name = &field.name;
    let is_renamed = lua_name != names::plain(&field.rust_name);
    let rename = is_renamed.then(|| quote!(rename = #lua_name));
    let is_optional = field.is_optional || types.is_optional(&field.ty);
    let left_out =
        is_optional.then(|| quote!(skip_serializing_if = "::core::option::Option::is_none"));
    let parts: Vec<TokenStream> = rename.into_iter().chain(left_out).collect();
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}

fn decoding(head: &Head<'_>, fields: &[Field], types: &Types<'_>) -> TokenStream {
    let class = &head.definition.name;
    let open = if head.definition.is_pairs { quote!(pairs) } else { quote!(new) };
    if fields.is_empty() {
        return quote!(::fcall::Fields::#open(#class, reply).map(|_| Self {}));
    }
    let values = fields.iter().map(|field| {
        let name = identifier(&field.rust_name);
        let lua_name = &field.name;
        let is_nil = field.is_optional && !matches!(field.ty, Type::OrEmpty(_));
        let method = if is_nil { quote!(optional) } else { quote!(required) };
        let value = decoded(&field.ty, types, |ty| quote!(fields.#method #ty (#lua_name)));
        quote!(#name: #value)
    });
    quote! {
        let mut fields = ::fcall::Fields::#open(#class, reply)?;
        Ok(Self { #(#values),* })
    }
}
