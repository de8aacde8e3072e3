//! Types that bodies show into definitions of the library, named as written ones are.

use super::resolve::needs_struct;
use super::{Types, alias, resolve, union};
use crate::model::{EnumVariant, Field, Literal, Type, TypeKind, UnionVariant};
use crate::names;
use crate::source::Span;

/// Where a type stands that a body shows, and what it is named after.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Named<'a> {
    pub(in crate::check) hint: &'a str,
    pub(in crate::check) span: Span,
    /// Whether it stands inside JSON.
    pub(in crate::check) is_json: bool,
}

impl Types<'_> {
    /// An enum of literals.
    pub(in crate::check) fn shown_enum(&mut self, at: Named<'_>, literals: Vec<Literal>) -> Type {
        let variant = |literal: Literal| {
            let rust_name = names::variant(&[union::literal_word(&literal)], "");
            EnumVariant { rust_name, literal, docs: String::new() }
        };
        let mut variants: Vec<EnumVariant> = literals.into_iter().map(variant).collect();
        let mut rust_names: Vec<&mut String> =
            variants.iter_mut().map(|variant| &mut variant.rust_name).collect();
        names::distinct(&mut rust_names);
        self.shown(at, TypeKind::Enum(variants))
    }

    /// Tuples told apart by their first literals.
    pub(in crate::check) fn shown_union(&mut self, at: Named<'_>, tuples: Vec<Vec<Type>>) -> Type {
        let variant = |items| UnionVariant {
            rust_name: String::new(),
            items,
            is_alone: false,
            docs: String::new(),
        };
        let mut variants: Vec<UnionVariant> = tuples.into_iter().map(variant).collect();
        union::name(&mut variants);
        self.shown(at, TypeKind::Union(variants))
    }

    /// A tuple, which is a struct where Rust's tuples do not do.
    pub(in crate::check) fn shown_tuple(&mut self, at: Named<'_>, items: Vec<Type>) -> Type {
        if items.iter().any(needs_struct) {
            self.shown_alias(at, Type::Tuple(items))
        } else {
            Type::Tuple(items)
        }
    }

    /// A type that needs a name of its own.
    pub(in crate::check) fn shown_alias(&mut self, at: Named<'_>, ty: Type) -> Type {
        self.shown(at, alias(resolve::Shape::Type(ty), None))
    }

    /// A record.
    pub(in crate::check) fn shown_record(&mut self, at: Named<'_>, fields: Vec<Field>) -> Type {
        self.shown(at, TypeKind::Record(fields))
    }

    /// A record that arrives as names and values.
    pub(in crate::check) fn shown_pairs(&mut self, at: Named<'_>, fields: Vec<Field>) -> Type {
        let name = self.add(at.hint, at.span, TypeKind::Record(fields));
        self.uses.pairs(&name, at.span);
        Type::Pairs(name)
    }

    fn shown(&mut self, at: Named<'_>, kind: TypeKind) -> Type {
        let name = self.add(at.hint, at.span, kind);
        if at.is_json {
            self.uses.json(&name);
        } else {
            self.uses.plain(&name);
        }
        Type::Class(name)
    }
}
