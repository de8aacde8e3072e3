//! Comments of Lua into the documentation of what is generated. Nothing is left without a
//! sentence, whatever the library says about itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::{markdown, parameters};
use crate::model::{
    Arg, EnumVariant, ErrorCode, Field, Function, Key, Library, Presence, Supply, Type,
    TypeDefinition, TypeKind, UnionVariant,
};
use crate::names;

/// The lines of one item's documentation.
pub(super) struct Docs(Vec<String>);

impl Docs {
    /// The author's Markdown, or the sentence if there is none.
    fn of(markdown: &str, otherwise: impl FnOnce() -> String) -> Self {
        let lines = markdown::lines(markdown);
        Self(if lines.is_empty() { vec![otherwise()] } else { lines })
    }

    fn sentence(text: String) -> Self {
        Self(vec![text])
    }

    fn paragraph(&mut self, text: String) {
        self.0.extend([String::new(), text]);
    }

    /// A heading with a list under it; nothing without items.
    fn section(&mut self, heading: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.paragraph(format!("# {heading}"));
            self.0.push(String::new());
            self.0.extend(items.into_iter().map(|item| format!("- {item}")));
        }
    }

    /// As `///` on the item.
    pub(super) fn outer(&self) -> TokenStream {
        self.spaced().map(|line| quote!(#[doc = #line])).collect()
    }

    /// As `//!` in the module.
    pub(super) fn inner(&self) -> TokenStream {
        self.spaced().map(|line| quote!(#![doc = #line])).collect()
    }

    /// The lines as they stand behind `///`.
    fn spaced(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") })
    }
}

pub(super) fn library(library: &Library) -> Docs {
    Docs::of(&library.docs, || format!("The functions of the library `{}`.", library.name))
}

pub(super) fn library_static(library: &Library) -> Docs {
    let release = library.release.as_ref().map(|release| format!(", release {release},"));
    Docs::sentence(format!(
        "The library `{}`{} as these calls were generated from it.",
        library.name,
        release.unwrap_or_default()
    ))
}

pub(super) fn scripts() -> Docs {
    let text = "The scripts of a folder, each called by the digest of its bytes.";
    Docs::sentence(text.to_owned())
}

pub(super) fn scripts_static() -> Docs {
    Docs::sentence("The scripts, as these calls were generated from them.".to_owned())
}

pub(super) fn commands(module: &str) -> Docs {
    Docs::sentence(format!("[`{module}`](self) as methods on a connection."))
}

pub(super) fn async_commands(module: &str) -> Docs {
    Docs::sentence(format!("[`{module}`](self) as methods on an asynchronous connection."))
}

pub(super) fn method(function: &Function) -> Docs {
    Docs::sentence(format!("Calls [`{}()`].", names::plain(&function.rust_name)))
}

pub(super) fn definition(definition: &TypeDefinition) -> Docs {
    let name = &definition.name;
    Docs::of(&definition.docs, || match &definition.kind {
        TypeKind::Record(_) => format!("The class `{name}`."),
        TypeKind::Enum(_) => format!("One of the values of `{name}`."),
        TypeKind::Union(_) => format!("One of the shapes of `{name}`."),
        TypeKind::Alias { ty, .. } => format!("`{name}` stands for `{ty}`."),
    })
}

pub(super) fn error_type(function: &Function) -> Docs {
    let function = names::plain(&function.rust_name);
    Docs::sentence(format!("The codes of the errors that [`{function}()`] answers with."))
}

pub(super) fn args_type(function: &Function) -> Docs {
    Docs::sentence(format!("What [`{}()`] takes.", names::plain(&function.rust_name)))
}

/// Of each parameter of a call, in its order.
pub(super) fn parameters(function: &Function) -> impl Iterator<Item = Docs> {
    let keys = function.keys.iter().map(|it| (key(function, it).1, "key", &it.name));
    let args = function.args.iter().filter(|arg| arg.supply == Supply::Caller);
    let args = args.map(|it| (arg(function, it).1, "argument", &it.name));
    let each = keys.chain(args);
    each.map(|(text, noun, name)| Docs::of(&text, || format!("The {noun} `{name}`.")))
}

pub(super) fn library_error_type() -> Docs {
    Docs::sentence("The codes of the errors that functions of this library answer with.".to_owned())
}

pub(super) fn error_code(error: &ErrorCode) -> Docs {
    Docs::of(&error.docs, || format!("The code `{}`.", error.code))
}

pub(super) fn enum_variant(variant: &EnumVariant) -> Docs {
    Docs::of(&variant.docs, || format!("The value `{}`.", variant.literal))
}

pub(super) fn catch_all() -> Docs {
    Docs::sentence("Any other value, as another release of the library may have.".to_owned())
}

pub(super) fn union_variant(variant: &UnionVariant) -> Docs {
    Docs::of(&variant.docs, || format!("`{variant}`"))
}

pub(super) fn field(field: &Field) -> Docs {
    Docs::of(&field.docs, || format!("The field `{}`.", field.name))
}

pub(super) fn function(function: &Function) -> Docs {
    let description = function.description.as_deref().unwrap_or_default();
    let mut docs = if function.docs.trim().is_empty() {
        Docs::of(description, || {
            let noun = if function.is_script { "script" } else { "function" };
            format!("Calls the {noun} `{}`.", function.name)
        })
    } else {
        let mut docs = Docs::of(&function.docs, String::new);
        let description = markdown::one_line(description);
        if !description.is_empty() {
            docs.paragraph(format!("Described on the server as: {description}"));
        }
        docs
    };
    if !function.reply.docs.trim().is_empty() {
        docs.paragraph(format!("Returns {}", markdown::one_line(&function.reply.docs)));
    }
    // A struct says of each field what it is.
    if function.args_type.is_none() {
        docs.section("Keys", documented(function.keys.iter().map(|it| key(function, it))));
        let args = function.args.iter().filter(|arg| !matches!(arg.supply, Supply::Count(_)));
        docs.section("Arguments", documented(args.map(|it| arg(function, it))));
    }
    docs.section("Errors", errors(function));
    if let Some(error_type) = &function.error_type {
        docs.paragraph(format!("`error.as_code::<{error_type}>()` tells them apart."));
    }
    if !function.flags.is_empty() {
        let flags: Vec<_> = function.flags.iter().map(|it| format!("`{}`", it.word())).collect();
        docs.paragraph(format!("Flags: {}.", flags.join(", ")));
    }
    if !function.effects.cluster_reason.is_empty() {
        docs.paragraph(effects(function));
    }
    docs
}

/// What calling it does, in a line.
fn effects(function: &Function) -> String {
    let effects = &function.effects;
    let writes: Vec<String> = effects.writes().map(|it| format!("`{}`", it.shown())).collect();
    let writes = match (effects.is_writing(), effects.unknown.is_some()) {
        (Some(false), _) => "Writes nothing.".to_owned(),
        (Some(true), false) => format!("Writes with {}.", writes.join(", ")),
        (Some(true), true) => format!("Writes with {}, and may with others.", writes.join(", ")),
        (None, _) => "What it writes is not known.".to_owned(),
    };
    let cluster = match effects.is_cluster_safe {
        Some(true) => "Safe in a cluster.".to_owned(),
        Some(false) => format!("Not safe in a cluster: {}.", effects.cluster_reason),
        None => format!("Maybe not safe in a cluster: {}.", effects.cluster_reason),
    };
    format!("{writes} {cluster}")
}

fn key(function: &Function, key: &Key) -> (String, String) {
    let text = markdown::one_line(&key.docs);
    let own = if key.group.is_empty() { std::slice::from_ref(&key.name) } else { &key.group };
    let places = places(function, &key.name, own.iter().map(String::as_str).collect());
    (key.rust_name.clone(), joined(places, &text))
}

/// The names of what each of a parameter holds, which its type does not tell.
fn places<'f>(function: &'f Function, name: &'f str, own: Vec<&'f str>) -> Option<String> {
    let with = parameters::with(function, name).flat_map(values);
    let all: Vec<&str> = own.into_iter().chain(with).collect();
    (all.len() > 1).then(|| format!("`({})`", all.join(", ")))
}

fn values(arg: &Arg) -> Vec<&str> {
    match &arg.ty {
        Some(Type::Group(values)) => values.iter().map(|(name, _)| name.as_str()).collect(),
        _ => vec![arg.name.as_str()],
    }
}

fn joined(first: Option<String>, text: &str) -> String {
    match first {
        Some(first) if text.is_empty() => first,
        Some(first) => format!("{first}; {text}"),
        None => text.to_owned(),
    }
}

fn arg(function: &Function, arg: &Arg) -> (String, String) {
    let mut text = markdown::one_line(&arg.docs);
    if arg.presence == Presence::Variadic {
        text = joined(places(function, &arg.name, values(arg)), &text);
    }
    if let Supply::With(of) = &arg.supply {
        let separator = if text.is_empty() { "" } else { "; " };
        text = format!("beside each `{of}`{separator}{text}");
    }
    if let Some(default) = &arg.default {
        let separator = if text.is_empty() { "" } else { "; " };
        text = format!("{text}{separator}`{default}` if absent");
    }
    (arg.rust_name.clone(), text)
}

/// The items of a list of parameters; none if the signature says as much as the list would.
fn documented(parameters: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let parameters: Vec<_> = parameters.collect();
    if parameters.iter().all(|(_, text)| text.is_empty()) {
        return Vec::new();
    }
    parameters.into_iter().map(|(name, text)| item(names::plain(&name), &text)).collect()
}

fn errors(function: &Function) -> Vec<String> {
    let errors = function.errors.iter();
    let codes = errors.map(|error| item(&error.code, &markdown::one_line(&error.docs)));
    let open = function.error_replies.iter().filter(|reply| reply.constant_code().is_none());
    let replies = open.map(|reply| {
        let shape = Type::Tuple(reply.items.clone()).to_string();
        item(&shape, &markdown::one_line(&reply.docs))
    });
    codes.chain(replies).collect()
}

fn item(name: &str, text: &str) -> String {
    if text.is_empty() { format!("`{name}`") } else { format!("`{name}`: {text}") }
}
