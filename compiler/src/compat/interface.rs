//! A checked library into what its callers see of it: what a manifest can hold, too.

use crate::model::{self, Flag, Literal, Origin, Presence, Supply, Type, TypeKind};
use crate::source::Location;

/// One library as its callers see it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interface {
    /// The name on the server.
    pub name: String,
    /// `---@release`.
    pub release: Option<String>,
    /// `---@owner`.
    pub owner: Option<String>,
    /// Markdown of its first block.
    pub docs: String,
    /// SHA-256 of the code without comments and blanks between its words: two libraries with the same one do the same.
    /// `None` where it is not known.
    pub digest: Option<String>,
    /// Its functions, in the order they are registered.
    pub functions: Vec<Function>,
    /// Its types, by their names in Lua.
    pub types: Vec<Definition>,
}

/// One function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// The name, which the server finds in any case.
    pub name: String,
    /// Its flags.
    pub flags: Vec<Flag>,
    /// Its keys, in order.
    pub keys: Vec<Parameter>,
    /// Its arguments, in order.
    pub args: Vec<Parameter>,
    /// What it replies.
    pub reply: Reply,
    /// The codes of its errors.
    pub errors: Vec<String>,
    /// Replies that are errors; `None` where that is not known.
    pub error_replies: Option<Vec<ErrorReply>>,
    /// The description given to the server.
    pub description: Option<String>,
    /// Markdown of its block.
    pub docs: String,
    /// `---@deprecated`, with its reason; `None` where it is not, or where that is not known.
    pub deprecated: Option<String>,
    /// Whether a cluster runs it; `None` where nobody can tell.
    pub is_cluster_safe: Option<bool>,
    /// Where it is registered.
    pub location: Option<Location>,
}

/// A key or an argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// The type of an argument; `None` for a key, and where the call takes anything.
    pub ty: Option<Type>,
    /// How many.
    pub presence: Presence,
    /// How many there are at least, where they repeat.
    pub least: usize,
    /// How many keys repeat as one: 1 where one does.
    pub keys: usize,
    /// Who says what the value of an argument is.
    pub supply: Supply,
    /// What the body takes when it is absent, as Lua writes it.
    pub default: Option<String>,
    /// How it is known.
    pub origin: Origin,
}

/// What a function replies.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Its type; `None` where the caller says what to decode into.
    pub ty: Option<Type>,
    /// How it is known.
    pub origin: Origin,
}

/// A reply that is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorReply {
    /// Its values, those at the end optional ones or a rest.
    pub items: Vec<Type>,
}

/// A named type.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its name in Lua.
    pub name: String,
    /// What it is.
    pub shape: Shape,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A class.
    Record(Vec<Field>),
    /// Literals.
    Enum(Vec<Literal>),
    /// Tuples told apart by their first literals; one that is no tuple stands alone.
    Union(Vec<(Vec<Type>, bool)>),
    /// Another name for a type.
    Alias {
        /// The type.
        ty: Type,
        /// The Rust type that takes its place, as `fcall.toml` says.
        target: Option<String>,
    },
}

/// A field of a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Whether it may be missing.
    pub is_optional: bool,
}

impl Interface {
    /// What callers see of a library.
    #[must_use]
    pub fn of(library: &model::Library) -> Self {
        Self {
            name: library.name.clone(),
            release: library.release.clone(),
            owner: library.owner.clone(),
            docs: library.docs.clone(),
            digest: Some(super::code::digest(&library.code)),
            functions: library.functions.iter().map(Function::of).collect(),
            types: library.types.iter().map(Definition::of).collect(),
        }
    }

    /// What the type of this name is.
    #[must_use]
    pub fn shape(&self, name: &str) -> Option<&Shape> {
        self.types.iter().find(|it| it.name == name).map(|it| &it.shape)
    }
}

impl Interface {
    /// The definitions that a type names, and those that they name, each once.
    pub(super) fn named_in(&self, ty: &Type) -> Vec<&Definition> {
        let mut found: Vec<&Definition> = Vec::new();
        let mut left = vec![ty];
        while let Some(ty) = left.pop() {
            left.extend(ty.parts());
            let (Type::Class(name) | Type::Pairs(name)) = ty else { continue };
            let definition = self.types.iter().find(|it| it.name == *name);
            let is_new = |it: &&Definition| found.iter().all(|known| known.name != it.name);
            if let Some(definition) = definition.filter(is_new) {
                found.push(definition);
                left.extend(definition.shape.types());
            }
        }
        found
    }
}

impl Shape {
    fn types(&self) -> Vec<&Type> {
        match self {
            Self::Record(fields) => fields.iter().map(|field| &field.ty).collect(),
            Self::Enum(_) => Vec::new(),
            Self::Union(variants) => variants.iter().flat_map(|(items, _)| items).collect(),
            Self::Alias { ty, .. } => vec![ty],
        }
    }
}

impl Function {
    fn of(function: &model::Function) -> Self {
        let error_replies = function.error_replies.iter();
        Self {
            name: function.name.clone(),
            flags: function.flags.clone(),
            keys: function.keys.iter().map(Parameter::of_key).collect(),
            args: function.args.iter().map(Parameter::of_arg).collect(),
            reply: Reply { ty: function.reply.ty.clone(), origin: function.reply.origin },
            errors: function.errors.iter().map(|error| error.code.clone()).collect(),
            error_replies: Some(
                error_replies.map(|it| ErrorReply { items: it.items.clone() }).collect(),
            ),
            description: function.description.clone(),
            docs: function.docs.clone(),
            deprecated: function.deprecated.clone(),
            is_cluster_safe: function.effects.is_cluster_safe,
            location: Some(function.location),
        }
    }

    /// Whether it has this flag.
    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }
}

impl Parameter {
    fn of_key(key: &model::Key) -> Self {
        Self {
            name: key.name.clone(),
            ty: None,
            presence: key.presence,
            least: key.least,
            keys: key.group.len().max(1),
            supply: Supply::Caller,
            default: None,
            origin: key.origin,
        }
    }

    fn of_arg(arg: &model::Arg) -> Self {
        Self {
            name: arg.name.clone(),
            ty: arg.ty.clone(),
            presence: arg.presence,
            least: arg.least,
            keys: 1,
            supply: arg.supply.clone(),
            default: arg.default.clone(),
            origin: arg.origin,
        }
    }
}

impl Definition {
    fn of(definition: &model::TypeDefinition) -> Self {
        let shape = match &definition.kind {
            TypeKind::Record(fields) => Shape::Record(fields.iter().map(Field::of).collect()),
            TypeKind::Enum(variants) => {
                Shape::Enum(variants.iter().map(|it| it.literal.clone()).collect())
            }
            TypeKind::Union(variants) => {
                Shape::Union(variants.iter().map(|it| (it.items.clone(), it.is_alone)).collect())
            }
            TypeKind::Alias { ty, target } => {
                Shape::Alias { ty: ty.clone(), target: target.clone() }
            }
        };
        Self { name: definition.name.clone(), shape }
    }
}

impl Field {
    fn of(field: &model::Field) -> Self {
        Self { name: field.name.clone(), ty: field.ty.clone(), is_optional: field.is_optional }
    }
}
