//! One written type into one of the model.

use super::problem::{error, optional_boolean, unknown};
use super::{Types, json, union, uses};
use crate::annotation::{FieldExpression, TypeExpression, TypeKind as Written};
use crate::diagnostic::Diagnostic;
use crate::model::{EnumVariant, Field, Literal, Type, TypeKind, UnionVariant};
use crate::names;
use crate::source::Span;
use crate::unit::Unit;

/// What a written type is, before what needs a name has one.
pub(super) enum Shape {
    Type(Type),
    Enum(Vec<EnumVariant>),
    Union(Vec<UnionVariant>),
}

impl Shape {
    /// The nearest type that is no enum of Rust.
    pub(super) fn without_variants(self) -> Type {
        match self {
            Self::Type(ty) => ty,
            Self::Enum(variants) => {
                let is_integer = |it: &EnumVariant| matches!(it.literal, Literal::Integer(_));
                if variants.iter().all(is_integer) { Type::Integer } else { Type::String }
            }
            Self::Union(_) => Type::Any,
        }
    }
}

/// Reads the types of one declaration or function.
pub(super) struct Resolver<'r, 'c, 's> {
    pub(super) types: &'r mut Types<'c>,
    pub(super) unit: &'r Unit<'s>,
    found: &'r mut Vec<Diagnostic>,
    place: Place,
    /// Whether this is read for an argument.
    pub(super) is_argument: bool,
}

/// Where a type stands: that decides how its values travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a reply, or an argument.
    Wire,
    /// In a class, which may stand anywhere.
    Class,
    /// Inside `json<T>`.
    Json,
}

impl<'r, 'c, 's> Resolver<'r, 'c, 's> {
    pub(super) fn new(
        types: &'r mut Types<'c>,
        unit: &'r Unit<'s>,
        found: &'r mut Vec<Diagnostic>,
    ) -> Self {
        Self { types, unit, found, place: Place::Wire, is_argument: false }
    }

    /// A type that stands anywhere.
    pub(super) fn ty(&mut self, written: &TypeExpression, hint: &str) -> Option<Type> {
        let ty = self.item(written, hint)?;
        Some(match ty {
            Type::OrEmpty(_) => self.named_for(hint, written.span, Shape::Type(ty)),
            ty => ty,
        })
    }

    /// A type that stands where the empty string can be told from a value: in a record, a tuple.
    pub(super) fn item(&mut self, written: &TypeExpression, hint: &str) -> Option<Type> {
        let shape = self.shape(written, hint)?;
        Some(self.hoist(hint, written.span, shape))
    }

    /// Gives a name to what cannot be without one.
    pub(super) fn hoist(&mut self, hint: &str, span: Span, shape: Shape) -> Type {
        match shape {
            Shape::Type(Type::Tuple(items)) if items.iter().any(needs_struct) => {
                self.named_for(hint, span, Shape::Type(Type::Tuple(items)))
            }
            Shape::Type(ty) => ty,
            shape => self.named_for(hint, span, shape),
        }
    }

    /// A type that stands behind the name of an alias.
    pub(super) fn shape(&mut self, written: &TypeExpression, hint: &str) -> Option<Shape> {
        let ty = match &written.kind {
            Written::Name { name, parameters } => {
                self.named(written.span, name, parameters, hint)?
            }
            Written::Array(item) => Type::Array(Box::new(self.ty(item, &format!("{hint}_item"))?)),
            Written::Optional(inner) => {
                let inner = self.item(inner, hint)?;
                self.optional(inner, written.span)
            }
            Written::Tuple { items, rest } => {
                self.tuple(written.span, items, rest.as_deref(), hint)?
            }
            Written::Union(_) => return union::of(self, written, hint),
            Written::StringLiteral(text) => Type::Literal(Literal::String(text.clone())),
            Written::IntegerLiteral(integer) => Type::Literal(Literal::Integer(*integer)),
            Written::Record(fields) => self.record(written.span, fields, hint)?,
            Written::Spread(_) | Written::Counted(_) => {
                let message = "only an item of a tuple is counted, or spread out";
                return self.refuse(written.span, message, "write a tuple, `[A, #B, C...]`");
            }
            Written::Group(_) => {
                let message = "only a repeating argument or the rest of a tuple is a group";
                return self.refuse(written.span, message, "write a tuple, `[A, B]`");
            }
            Written::Words { .. } => {
                let help = "write `boolean`, or `\"true\"|\"false\"`";
                return self.refuse(
                    written.span,
                    "only an argument chooses words for true and false",
                    help,
                );
            }
        };
        Some(Shape::Type(ty))
    }

    pub(super) fn optional(&mut self, inner: Type, span: Span) -> Type {
        if inner == Type::Boolean && self.place == Place::Wire {
            self.found.push(optional_boolean(self.unit, span));
        }
        match inner {
            // What may be nil twice, or nil and empty, may be absent once.
            Type::Optional(_) | Type::OrEmpty(_) => inner,
            inner => Type::Optional(Box::new(inner)),
        }
    }

    pub(super) fn or_empty(&mut self, inner: Type, span: Span) -> Type {
        if inner == Type::Boolean && self.place == Place::Wire && !self.is_argument {
            self.found.push(optional_boolean(self.unit, span));
        }
        match inner {
            Type::OrEmpty(_) => inner,
            Type::Optional(inner) => Type::OrEmpty(inner),
            inner => Type::OrEmpty(Box::new(inner)),
        }
    }

    /// A field of a class, or of a record that is written where it stands.
    pub(super) fn field(
        &mut self,
        class: &str,
        name: &str,
        is_optional: bool,
        written: &TypeExpression,
        docs: String,
    ) -> Option<Field> {
        let ty = self.within(Place::Class, |it| it.item(written, &format!("{class}_{name}")));
        let (ty, is_optional) = match ty? {
            Type::Optional(inner) => (*inner, true),
            ty => (ty, is_optional),
        };
        let rust_name = names::field(name);
        Some(Field { name: name.to_owned(), rust_name, ty, is_optional, docs })
    }

    fn named(
        &mut self,
        span: Span,
        name: &str,
        parameters: &[TypeExpression],
        hint: &str,
    ) -> Option<Type> {
        let ty = match (name, parameters) {
            ("table", [class]) => return self.pairs(class),
            ("table", [key, value]) => return self.map(key, value, hint),
            ("json", []) => return Some(Type::Json(Box::new(Type::Any))),
            ("json", [inner]) => return self.json(inner, hint),
            ("string", _) => Type::String,
            ("bytes", _) => Type::Bytes,
            ("integer", _) => Type::Integer,
            ("number", _) => Type::Number,
            ("boolean", _) => Type::Boolean,
            ("nil", _) => Type::Nil,
            ("any", _) => Type::Any,
            _ if self.types.definition(name).is_some() => {
                self.used(name);
                Type::Class(name.to_owned())
            }
            _ => {
                self.found.push(unknown(self.unit, span, name));
                return None;
            }
        };
        if parameters.is_empty() {
            return Some(ty);
        }
        self.refuse(span, format!("`{name}` takes no parameters"), format!("write `{name}`"))
    }

    /// `table<Class>`
    fn pairs(&mut self, class: &TypeExpression) -> Option<Type> {
        if let Written::Name { name, parameters } = &class.kind
            && parameters.is_empty()
            && let Some(definition) = self.types.definition(name)
            && matches!(definition.kind, TypeKind::Record(_))
        {
            self.types.uses.pairs(name, class.span);
            return Some(Type::Pairs(name.clone()));
        }
        let help = "write `table<K, V>` for any names, or define the names with `---@class Name`";
        self.refuse(class.span, "names and values are those of a class", help)
    }

    fn map(&mut self, key: &TypeExpression, value: &TypeExpression, hint: &str) -> Option<Type> {
        let name = self.ty(key, &format!("{hint}_key"));
        let value = self.ty(value, &format!("{hint}_value"))?;
        let name = name?;
        let is_key = match &name {
            Type::String | Type::Bytes | Type::Integer => true,
            Type::Class(name) => self
                .types
                .definition(name)
                .is_some_and(|it| matches!(it.kind, TypeKind::Enum(_) | TypeKind::Alias { .. })),
            _ => false,
        };
        if is_key {
            return Some(Type::Map(Box::new(name), Box::new(value)));
        }
        let help = "the keys of a table are string, bytes, integer or an alias of those";
        self.refuse(key.span, format!("`{name}` cannot be the key of a table"), help)
    }

    fn json(&mut self, inner: &TypeExpression, hint: &str) -> Option<Type> {
        let ty = self.within(Place::Json, |it| it.ty(inner, hint))?;
        let problem = if ty == Type::Any { None } else { json::problem(&ty) };
        self.found.extend(problem.map(|help| json::refusal(self.unit, inner.span, help)));
        Some(Type::Json(Box::new(ty)))
    }

    fn tuple(
        &mut self,
        span: Span,
        items: &[TypeExpression],
        rest: Option<&TypeExpression>,
        hint: &str,
    ) -> Option<Type> {
        if !(1..=12).contains(&(items.len() + usize::from(rest.is_some()))) {
            let help = "name more of them in a `---@class`";
            return self.refuse(span, "a tuple has one to twelve items", help);
        }
        self.items(items, rest, hint).map(Type::Tuple)
    }

    pub(super) fn items(
        &mut self,
        items: &[TypeExpression],
        rest: Option<&TypeExpression>,
        hint: &str,
    ) -> Option<Vec<Type>> {
        let hint = format!("{hint}_item");
        let one = |it: &TypeExpression| match &it.kind {
            Written::Counted(inner) => {
                self.repeated(inner, &hint).map(|ty| Type::Counted(Box::new(ty)))
            }
            _ => self.item(it, &hint),
        };
        let mut types: Vec<Option<Type>> = items.iter().map(one).collect();
        types.extend(rest.map(|rest| match &rest.kind {
            Written::Spread(inner) => self.spread(inner, &hint),
            _ => self.repeated(rest, &hint).map(|ty| Type::Rest(Box::new(ty))),
        }));
        types.into_iter().collect()
    }

    /// `Class...`, `table<Class>...`, `table<K, V>...`
    fn spread(&mut self, written: &TypeExpression, hint: &str) -> Option<Type> {
        let ty = self.ty(written, hint)?;
        let is_table = match &ty {
            Type::Map(..) | Type::Pairs(_) => true,
            Type::Class(name) => {
                self.types.definition(name).is_some_and(|it| matches!(it.kind, TypeKind::Record(_)))
            }
            _ => false,
        };
        if is_table {
            return Some(Type::Spread(Box::new(ty)));
        }
        let help = format!("write `...{written}` for any number of values of this type");
        self.refuse(written.span, "only a class or a table can be spread out", help)
    }

    /// What the rest of a tuple repeats: a type, or several in turns.
    fn repeated(&mut self, written: &TypeExpression, hint: &str) -> Option<Type> {
        let Written::Group(values) = &written.kind else { return self.ty(written, hint) };
        if values.iter().any(|it| it.is_optional) {
            let help = "what repeats is always whole: leave out the `?`";
            return self.refuse(written.span, "a value of a group is optional", help);
        }
        let one = |it: &FieldExpression| {
            let hint = format!("{hint}_{}", it.name);
            self.item(&it.ty, &hint).map(|ty| (it.name.clone(), ty))
        };
        values.iter().map(one).collect::<Option<_>>().map(Type::Group)
    }

    /// A record without a name.
    fn record(&mut self, span: Span, written: &[FieldExpression], hint: &str) -> Option<Type> {
        let field = |it: &FieldExpression| {
            self.field(hint, &it.name, it.is_optional, &it.ty, String::new())
        };
        let fields: Vec<Field> = written.iter().filter_map(field).collect();
        if let Some((_, second)) =
            names::duplicates(fields.iter().map(|field| field.rust_name.as_str())).first()
        {
            let message = format!("the field `{}` is there twice", fields[*second].name);
            return self.refuse(span, message, "keep one of them");
        }
        let booleans = fields.iter().filter(|it| uses::is_optional_boolean(it));
        let written = |it: &Field| written.iter().find(|written| written.name == it.name);
        let booleans: Vec<Span> = booleans.filter_map(written).map(|it| it.ty.span).collect();
        let name = self.types.add(hint, span, TypeKind::Record(fields));
        booleans.into_iter().for_each(|span| self.types.uses.optional_boolean(&name, span));
        self.used(&name);
        Some(Type::Class(name))
    }

    fn used(&mut self, name: &str) {
        match self.place {
            Place::Wire => self.types.uses.plain(name),
            Place::Json => self.types.uses.json(name),
            // As the class is.
            Place::Class => {}
        }
    }

    fn within<T>(&mut self, place: Place, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = std::mem::replace(&mut self.place, place);
        let read = read(self);
        self.place = outside;
        read
    }

    fn named_for(&mut self, hint: &str, span: Span, shape: Shape) -> Type {
        let kind = super::alias(shape, None);
        let name = self.types.add(hint, span, kind);
        self.used(&name);
        Type::Class(name)
    }

    pub(super) fn refuse<T>(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        self.found.push(error(self.unit, span, message).help(help));
        None
    }
}

/// Whether a tuple with this item decodes in a way that Rust's tuples do not.
pub(super) fn needs_struct(item: &Type) -> bool {
    let is_open = matches!(item, Type::Rest(_) | Type::Spread(_) | Type::Counted(_));
    is_open || matches!(item, Type::OrEmpty(_) | Type::Literal(_))
}
