//! Written types into types of the model: classes and aliases are found, unions are told apart, and
//! what cannot go over the wire is refused.

mod argument;
mod declared;
mod error_reply;
mod json;
mod overlap;
mod problem;
mod resolve;
mod shown;
mod union;
mod uses;
mod whole;

use std::collections::{BTreeMap, HashMap, HashSet};

use self::declared::{Body, Declaration};
use self::resolve::{Resolver, Shape};
pub(super) use self::shown::Named;
use self::uses::Uses;
use crate::annotation::{Tag, TagKind, TypeExpression};
use crate::diagnostic::Diagnostic;
use crate::model::{ErrorReply, Field, Reply, Type, TypeDefinition, TypeKind};
use crate::names;
use crate::source::Span;
use crate::unit::Unit;

/// The named types of one file: those it declares, and those that are named for it.
pub(super) struct Types<'c> {
    definitions: Vec<TypeDefinition>,
    /// The first of them with each name, an index into them.
    places: HashMap<String, usize>,
    /// Where each of them is written.
    spans: Vec<Span>,
    uses: Uses,
    /// The names that no other type may have: theirs in Lua and in Rust, and those of types that are none of the
    /// grammar's.
    taken: HashSet<String>,
    /// `[types]` of `fcall.toml`.
    targets: &'c BTreeMap<String, String>,
}

impl<'c> Types<'c> {
    /// Reads every class and alias of a file.
    pub(super) fn collect(
        unit: &Unit<'_>,
        targets: &'c BTreeMap<String, String>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let declarations = declared::all(unit, found);
        let mut types = Self {
            definitions: Vec::new(),
            places: HashMap::new(),
            spans: Vec::new(),
            uses: Uses::default(),
            taken: HashSet::new(),
            targets,
        };
        declarations.iter().for_each(|it| types.push(placeholder(it), it.span));
        for (index, declaration) in declarations.iter().enumerate() {
            if let Some(kind) = types.kind(unit, declaration, found) {
                types.definitions[index].kind = kind;
            }
        }
        whole::clashes(&types, unit, &declarations, found);
        whole::circles(&types, unit, found);
        types
    }

    /// The type of a reply; `hint` names what has no name.
    pub(super) fn reply(
        &mut self,
        unit: &Unit<'_>,
        written: &TypeExpression,
        hint: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        Resolver::new(self, unit, found).ty(written, hint)
    }

    /// The type of an argument: one value; `hint` names what has no name.
    pub(super) fn argument(
        &mut self,
        unit: &Unit<'_>,
        written: &TypeExpression,
        hint: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        argument::of(&mut Resolver::new(self, unit, found), written, hint)
    }

    /// The replies of a function that are errors; `returned` is what it returns otherwise, as that is written.
    pub(super) fn error_replies(
        &self,
        unit: &Unit<'_>,
        tags: &[&Tag],
        returned: Option<&TypeExpression>,
        reply: &Reply,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<ErrorReply> {
        error_reply::all(self, unit, tags, returned, reply, found)
    }

    /// All of them, once every function has been read.
    pub(super) fn finish(
        mut self,
        unit: &Unit<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<TypeDefinition> {
        uses::mark(&mut self, unit, found);
        self.definitions
    }

    /// The type of this name.
    pub(super) fn definition(&self, name: &str) -> Option<&TypeDefinition> {
        self.places.get(name).map(|place| &self.definitions[*place])
    }

    fn kind(
        &mut self,
        unit: &Unit<'_>,
        declaration: &Declaration<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<TypeKind> {
        let name = declaration.name;
        match &declaration.body {
            Body::Class(tags) => {
                let mut field = |tag| self.field(unit, name, tag, found);
                Some(TypeKind::Record(tags.iter().filter_map(|tag| field(tag)).collect()))
            }
            Body::Alias(written) => {
                let target = self.targets.get(name).cloned();
                let shape = Resolver::new(self, unit, found).shape((*written)?, name)?;
                found.extend(
                    target.as_deref().and_then(|it| whole::not_rust(unit, declaration, it)),
                );
                Some(alias(shape, target))
            }
        }
    }

    fn field(
        &mut self,
        unit: &Unit<'_>,
        class: &str,
        tag: &Tag,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Field> {
        let TagKind::Field { name, is_optional, ty: written } = &tag.kind else { return None };
        let docs = tag.docs.clone();
        let mut resolver = Resolver::new(self, unit, found);
        let field = resolver.field(class, name, *is_optional, written, docs)?;
        if uses::is_optional_boolean(&field) {
            self.uses.optional_boolean(class, written.span);
        }
        Some(field)
    }

    /// Adds a type that has no name of its own.
    fn add(&mut self, hint: &str, span: Span, kind: TypeKind) -> String {
        let name = self.unused(hint);
        self.push(definition(&name, String::new(), kind), span);
        name
    }

    fn push(&mut self, definition: TypeDefinition, span: Span) {
        self.places.entry(definition.name.clone()).or_insert(self.definitions.len());
        self.taken.extend([definition.name.clone(), definition.rust_name.clone()]);
        self.definitions.push(definition);
        self.spans.push(span);
    }

    /// Takes a name for a type that is no type of the grammar.
    pub(super) fn reserve(&mut self, hint: &str) -> String {
        let name = self.unused(hint);
        self.taken.insert(name.clone());
        name
    }

    fn unused(&self, hint: &str) -> String {
        let rust_name = names::type_name(hint);
        let is_taken = |name: &str| names::is_generated_type(name) || self.taken.contains(name);
        let mut unique = rust_name.clone();
        let mut count = 1;
        while is_taken(&unique) {
            count += 1;
            unique = format!("{rust_name}{count}");
        }
        unique
    }
}

fn placeholder(declaration: &Declaration<'_>) -> TypeDefinition {
    let kind = match declaration.body {
        Body::Class(_) => TypeKind::Record(Vec::new()),
        Body::Alias(_) => TypeKind::Alias { ty: Type::Any, target: None },
    };
    definition(declaration.name, declaration.docs.clone(), kind)
}

fn definition(name: &str, docs: String, kind: TypeKind) -> TypeDefinition {
    let rust_name = names::type_name(name);
    TypeDefinition {
        name: name.to_owned(),
        rust_name,
        docs,
        kind,
        is_pairs: false,
        is_json: false,
        is_reply: true,
    }
}

/// An alias that has a type in Rust is that type, whatever it would be without.
fn alias(shape: Shape, target: Option<String>) -> TypeKind {
    match (shape, target) {
        (Shape::Type(ty), target) => TypeKind::Alias { ty, target },
        (shape, Some(target)) => {
            TypeKind::Alias { ty: shape.without_variants(), target: Some(target) }
        }
        (Shape::Enum(variants), None) => TypeKind::Enum(variants),
        (Shape::Union(variants), None) => TypeKind::Union(variants),
    }
}
