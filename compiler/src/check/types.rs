//! Written types into types of the model: classes are found, and what cannot go over the wire is
//! refused.

use std::collections::HashMap;

use crate::annotation::{Block, Tag, TagKind, TypeExpression, TypeKind};
use crate::diagnostic::Diagnostic;
use crate::model::{self, Field, Type, TypeDefinition};
use crate::names;
use crate::rules::annotation;
use crate::rules::name_clash;
use crate::source::Span;
use crate::unit::Unit;

/// The classes of one file.
pub(super) struct Types {
    definitions: Vec<TypeDefinition>,
}

/// What the grammar has and replies and arguments do not take yet.
const NOT_YET: [&str; 2] = ["table", "json"];

impl Types {
    /// Reads every class of a file.
    pub(super) fn collect(unit: &Unit<'_>, found: &mut Vec<Diagnostic>) -> Self {
        let classes = classes(unit, found);
        let mut types = Self { definitions: classes.iter().map(Class::definition).collect() };
        for (index, class) in classes.iter().enumerate() {
            let fields =
                class.fields.iter().filter_map(|tag| types.field(unit, tag, found)).collect();
            types.definitions[index].kind = model::TypeKind::Record(fields);
        }
        types.clashes(unit, &classes, found);
        types.circles(unit, &classes, found);
        types
    }

    pub(super) fn definitions(self) -> Vec<TypeDefinition> {
        self.definitions
    }

    fn field(&self, unit: &Unit<'_>, tag: &Tag, found: &mut Vec<Diagnostic>) -> Option<Field> {
        let TagKind::Field { name, is_optional, ty: written } = &tag.kind else { return None };
        let (ty, is_optional) = match self.reply(unit, written, found)? {
            Type::Optional(inner) => (*inner, true),
            ty => (ty, *is_optional),
        };
        if is_optional && ty == Type::Boolean {
            found.push(optional_boolean(unit, written.span));
        }
        let docs = tag.docs.clone();
        Some(Field { name: name.clone(), rust_name: names::field(name), ty, is_optional, docs })
    }

    /// The type of a reply.
    pub(super) fn reply(
        &self,
        unit: &Unit<'_>,
        written: &TypeExpression,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        let inner = |written: &TypeExpression, found: &mut Vec<Diagnostic>| {
            self.reply(unit, written, found)
        };
        match &written.kind {
            TypeKind::Name { name, parameters } => {
                self.named(unit, written.span, name, parameters, found)
            }
            TypeKind::Array(item) => inner(item, found).map(|item| Type::Array(Box::new(item))),
            TypeKind::Optional(item) => {
                let item = inner(item, found)?;
                if item == Type::Boolean {
                    found.push(optional_boolean(unit, written.span));
                }
                Some(Type::Optional(Box::new(item)))
            }
            TypeKind::Tuple(items) if (1..=12).contains(&items.len()) => {
                items.iter().map(|item| inner(item, found)).collect::<Option<_>>().map(Type::Tuple)
            }
            TypeKind::Tuple(_) => {
                let message = "a tuple has one to twelve items";
                found.push(
                    error(unit, written.span, message).help("name more of them in a `---@class`"),
                );
                None
            }
            TypeKind::Union(_) | TypeKind::StringLiteral(_) | TypeKind::IntegerLiteral(_) => {
                let message =
                    "unions and literals are read by editors and not by this version of fcall";
                found.push(
                    error(unit, written.span, message)
                        .help("write `any`, and decode the reply yourself"),
                );
                None
            }
        }
    }

    /// The type of an argument: one value.
    pub(super) fn argument(
        &self,
        unit: &Unit<'_>,
        written: &TypeExpression,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        let help = match &written.kind {
            TypeKind::Optional(_) => {
                "an argument that may be left out is written `---@arg name? type`"
            }
            TypeKind::Array(_) => {
                "any number of arguments is written `---@arg ...name type`, at the end"
            }
            _ => match self.reply(unit, written, found)? {
                ty @ (Type::String
                | Type::Bytes
                | Type::Integer
                | Type::Number
                | Type::Boolean
                | Type::Any) => {
                    return Some(ty);
                }
                _ => "arguments are string, bytes, integer, number, boolean or any",
            },
        };
        found.push(error(unit, written.span, "an argument is one value").help(help));
        None
    }

    fn named(
        &self,
        unit: &Unit<'_>,
        span: Span,
        name: &str,
        parameters: &[TypeExpression],
        found: &mut Vec<Diagnostic>,
    ) -> Option<Type> {
        let ty = match name {
            "string" => Type::String,
            "bytes" => Type::Bytes,
            "integer" => Type::Integer,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "nil" => Type::Nil,
            "any" => Type::Any,
            _ if self.definitions.iter().any(|definition| definition.name == name) => {
                Type::Class(name.to_owned())
            }
            _ => {
                found.push(unknown(unit, span, name));
                return None;
            }
        };
        if parameters.is_empty() {
            return Some(ty);
        }
        found.push(
            error(unit, span, format!("`{name}` takes no parameters"))
                .help(format!("write `{name}`")),
        );
        None
    }

    /// Two classes, or two fields of one class, that are one name in Rust.
    fn clashes(&self, unit: &Unit<'_>, classes: &[Class<'_>], found: &mut Vec<Diagnostic>) {
        let rust_names = self.definitions.iter().map(|definition| definition.rust_name.as_str());
        for (first, second) in names::duplicates(rust_names) {
            found.push(clash(unit, classes[second].span, classes[first].span, "class"));
        }
        for (definition, class) in self.definitions.iter().zip(classes) {
            if names::is_generated_type(&definition.rust_name) {
                let message =
                    format!("every generated module has a `{}` of its own", definition.rust_name);
                let finding = Diagnostic::error(name_clash::ID, unit.at(class.span), message);
                found.push(finding.help("give the class another name"));
            }
            let model::TypeKind::Record(fields) = &definition.kind;
            for (first, second) in
                names::duplicates(fields.iter().map(|field| field.rust_name.as_str()))
            {
                found.push(clash(
                    unit,
                    class.fields[second].span,
                    class.fields[first].span,
                    "field",
                ));
            }
        }
    }

    /// A class that holds itself, other than through an array, has no size.
    fn circles(&self, unit: &Unit<'_>, classes: &[Class<'_>], found: &mut Vec<Diagnostic>) {
        for (definition, class) in self.definitions.iter().zip(classes) {
            if self.holds(&definition.name, &definition.name, &mut Vec::new()) {
                let message =
                    format!("`{}` holds itself, so no reply could ever end", definition.name);
                found.push(error(unit, class.span, message).help("hold an array of it: `T[]`"));
            }
        }
    }

    fn holds(&self, name: &str, wanted: &str, path: &mut Vec<String>) -> bool {
        if path.iter().any(|known| known == name) {
            return false;
        }
        path.push(name.to_owned());
        let definition = self.definitions.iter().find(|definition| definition.name == name);
        definition.is_some_and(|definition| {
            let model::TypeKind::Record(fields) = &definition.kind;
            let mut inner = Vec::new();
            fields.iter().for_each(|field| direct(&field.ty, &mut inner));
            inner.into_iter().any(|name| name == wanted || self.holds(name, wanted, path))
        })
    }
}

/// The classes a value of this type holds in itself.
fn direct<'t>(ty: &'t Type, names: &mut Vec<&'t str>) {
    match ty {
        Type::Class(name) => names.push(name),
        Type::Optional(inner) => direct(inner, names),
        Type::Tuple(items) => items.iter().for_each(|item| direct(item, names)),
        _ => {}
    }
}

struct Class<'a> {
    name: &'a str,
    span: Span,
    docs: String,
    fields: Vec<&'a Tag>,
}

impl Class<'_> {
    fn definition(&self) -> TypeDefinition {
        TypeDefinition {
            name: self.name.to_owned(),
            rust_name: names::type_name(self.name),
            docs: self.docs.clone(),
            kind: model::TypeKind::Record(Vec::new()),
        }
    }
}

fn classes<'a>(unit: &'a Unit<'_>, found: &mut Vec<Diagnostic>) -> Vec<Class<'a>> {
    let mut classes: Vec<Class<'a>> = Vec::new();
    let mut first: HashMap<&str, Span> = HashMap::new();
    for block in &unit.blocks {
        for class in classes_of(unit, block, found) {
            if let Some(span) = first.get(class.name) {
                found.push(twice(unit, &class, *span));
            } else {
                first.insert(class.name, class.span);
                classes.push(class);
            }
        }
    }
    classes
}

fn classes_of<'a>(
    unit: &Unit<'_>,
    block: &'a Block,
    found: &mut Vec<Diagnostic>,
) -> Vec<Class<'a>> {
    let mut classes: Vec<Class<'a>> = Vec::new();
    for tag in &block.tags {
        match (&tag.kind, classes.last_mut()) {
            (TagKind::Class { name }, last) => {
                // Text above the first class of a block belongs to it, behind the tag to its own.
                let above = if last.is_none() { block.text.as_str() } else { "" };
                let docs = [above, tag.docs.as_str()].join("\n\n").trim().to_owned();
                classes.push(Class { name, span: tag.span, docs, fields: Vec::new() });
            }
            (TagKind::Field { .. }, Some(class)) => class.fields.push(tag),
            (TagKind::Field { .. }, None) => {
                let finding = error(unit, tag.span, "this field belongs to no class");
                found.push(
                    finding.help("write `---@class Name` above it, without a blank line between"),
                );
            }
            _ => {}
        }
    }
    for class in classes.iter().filter(|class| class.fields.is_empty()) {
        let message = format!("the class `{}` has no fields", class.name);
        found.push(error(unit, class.span, message).help("write `---@field name type` below it"));
    }
    classes
}

fn unknown(unit: &Unit<'_>, span: Span, name: &str) -> Diagnostic {
    if NOT_YET.contains(&name) {
        let message = format!("`{name}<...>` is not read by this version of fcall");
        return error(unit, span, message).help("write `any`, and decode the reply yourself");
    }
    let meant = match name {
        "int" | "i64" | "long" => Some("integer"),
        "float" | "double" | "f64" => Some("number"),
        "bool" => Some("boolean"),
        "str" | "text" => Some("string"),
        "void" | "null" => Some("nil"),
        _ => None,
    };
    let help = match meant {
        Some(meant) => format!("write `{meant}`"),
        None => format!("define it in this file with `---@class {name}`"),
    };
    error(unit, span, format!("there is no type `{name}`")).help(help)
}

fn twice(unit: &Unit<'_>, class: &Class<'_>, first: Span) -> Diagnostic {
    let finding = error(unit, class.span, format!("the class `{}` is defined twice", class.name));
    finding.related(unit.at(first), "first defined here").help("keep one of them")
}

fn clash(unit: &Unit<'_>, second: Span, first: Span, what: &str) -> Diagnostic {
    let message = format!("this {what} and an earlier one have one name in Rust");
    let finding = Diagnostic::error(name_clash::ID, unit.at(second), message);
    finding.related(unit.at(first), "the earlier one").help(format!("give one {what} another name"))
}

fn optional_boolean(unit: &Unit<'_>, span: Span) -> Diagnostic {
    let message =
        "an optional boolean cannot be told apart: false and nil are the same on the wire";
    error(unit, span, message).help("use `boolean`, or an integer for three states")
}

fn error(unit: &Unit<'_>, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(annotation::ID, unit.at(span), message)
}
