//! Types of the annotation grammar into types of Rust.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::identifier;
use crate::model::{Type, TypeDefinition};

/// The Rust names of a module's own types.
pub(super) struct Types<'a>(BTreeMap<&'a str, &'a TypeDefinition>);

impl<'a> Types<'a> {
    pub(super) fn of(types: &'a [TypeDefinition]) -> Self {
        Self(types.iter().map(|it| (it.name.as_str(), it)).collect())
    }

    /// What a reply of this type decodes into.
    pub(super) fn reply(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::String => quote!(::std::string::String),
            Type::Bytes => quote!(::std::vec::Vec<u8>),
            Type::Integer => quote!(i64),
            Type::Number => quote!(f64),
            Type::Boolean | Type::Words { .. } => quote!(bool),
            Type::Nil | Type::Literal(_) => quote!(()),
            Type::Any => quote!(::fcall::redis::Value),
            Type::Optional(inner) | Type::OrEmpty(inner) => self.optional(inner),
            Type::Spread(inner) => self.reply(inner),
            Type::Array(item) | Type::Rest(item) | Type::Counted(item) => {
                let item = self.reply(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Tuple(items) => {
                let items = items.iter().map(|item| self.reply(item));
                quote!((#(#items,)*))
            }
            Type::Group(values) => {
                let values = values.iter().map(|(_, ty)| self.reply(ty));
                quote!((#(#values,)*))
            }
            Type::Map(key, value) => {
                let [key, value] = [self.reply(key), self.reply(value)];
                quote!(::std::collections::HashMap<#key, #value>)
            }
            Type::Json(inner) => {
                let inner = self.reply(inner);
                quote!(::fcall::Json<#inner>)
            }
            Type::Class(name) | Type::Pairs(name) => self.class(name),
        }
    }

    /// The type of this name.
    pub(super) fn definition(&self, name: &str) -> Option<&'a TypeDefinition> {
        self.0.get(name).copied()
    }

    /// A name for a generic type that no type of the library has.
    pub(super) fn unused_name(&self) -> Ident {
        let is_taken = |name: &str| self.0.values().any(|it| it.rust_name == name);
        let mut name = String::from("R");
        while is_taken(&name) {
            name.push('R');
        }
        identifier(&name)
    }

    fn class(&self, name: &str) -> TokenStream {
        let rust_name = self.definition(name).map(|it| identifier(&it.rust_name));
        let known = rust_name.map(|rust_name| quote!(#rust_name));
        known.unwrap_or_else(|| quote!(::fcall::redis::Value))
    }

    /// `Option` of a type, and of an optional type the same: nil in nil is nil.
    pub(super) fn optional(&self, ty: &Type) -> TokenStream {
        let mut inner = ty;
        while let Type::Optional(innermost) = inner {
            inner = innermost;
        }
        let inner = self.reply(inner);
        quote!(::core::option::Option<#inner>)
    }
}
