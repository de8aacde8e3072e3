//! Checked libraries and scripts into the manifest: their interface as machines read it.

mod shape;

use fcall_compiler::compat::code_digest;
use fcall_compiler::model::{self, Library, Origin, Presence, Supply, Type, TypeKind};
use fcall_compiler::source::{Source, Sources};
use serde::Serialize;

pub(crate) use self::shape::SHAPE;
use crate::project::Project;
use crate::scripts::Scripts;

/// The interface of the libraries and scripts of a project.
#[derive(Serialize)]
pub(crate) struct Manifest<'l> {
    fcall: u32,
    libraries: Vec<LibraryEntry<'l>>,
    /// One for each folder.
    scripts: Vec<ScriptFolder<'l>>,
}

#[derive(Serialize)]
struct ScriptFolder<'l> {
    folder: String,
    functions: Vec<ScriptEntry<'l>>,
    types: Vec<Definition<'l>>,
}

#[derive(Serialize)]
struct ScriptEntry<'l> {
    #[serde(flatten)]
    function: Function<'l>,
    /// What EVALSHA names it by.
    sha1: &'l str,
}

#[derive(Serialize)]
struct LibraryEntry<'l> {
    name: &'l str,
    file: String,
    release: Option<&'l str>,
    owner: Option<&'l str>,
    digest: String,
    code_digest: String,
    functions: Vec<Function<'l>>,
    types: Vec<Definition<'l>>,
}

#[derive(Serialize)]
struct Function<'l> {
    name: &'l str,
    rust_name: &'l str,
    file: String,
    line: u32,
    flags: Vec<&'static str>,
    description: Option<&'l str>,
    docs: Option<&'l str>,
    deprecated: Option<&'l str>,
    keys: Vec<Key<'l>>,
    args: Vec<Arg<'l>>,
    reply: Reply<'l>,
    errors: Vec<ErrorCode<'l>>,
    error_replies: Vec<ErrorReply>,
    cluster: Cluster<'l>,
    writes: Writes,
    acl: Acl<'l>,
}

#[derive(Serialize)]
struct Key<'l> {
    name: &'l str,
    optional: bool,
    variadic: bool,
    /// The names of what repeats; none where one key does.
    group: &'l [String],
    /// How many there are at least, where they repeat.
    least: usize,
    source: &'static str,
    reason: &'l str,
}

#[derive(Serialize)]
struct Arg<'l> {
    name: &'l str,
    r#type: Option<String>,
    optional: bool,
    variadic: bool,
    least: usize,
    /// The repeating key with each of which one goes out.
    with: Option<&'l str>,
    /// The repeating key or arg whose number it is; the call says it by itself.
    count_of: Option<&'l str>,
    default: Option<&'l str>,
    source: &'static str,
    reason: &'l str,
}

#[derive(Serialize)]
struct Reply<'l> {
    r#type: Option<String>,
    source: &'static str,
    reason: &'l str,
}

#[derive(Serialize)]
struct ErrorCode<'l> {
    code: &'l str,
    docs: Option<&'l str>,
}

/// A reply that is an error.
#[derive(Serialize)]
struct ErrorReply {
    items: Vec<String>,
}

impl ErrorReply {
    fn of(reply: &model::ErrorReply) -> Self {
        Self { items: reply.items.iter().map(ToString::to_string).collect() }
    }
}

#[derive(Serialize)]
struct Definition<'l> {
    name: &'l str,
    kind: &'static str,
    fields: Vec<Field<'l>>,
    variants: Vec<Variant<'l>>,
    target: Option<String>,
    /// The type in Rust that `fcall.toml` gives an alias.
    rust_type: Option<&'l str>,
}

#[derive(Serialize)]
struct Field<'l> {
    name: &'l str,
    r#type: String,
    optional: bool,
}

#[derive(Serialize)]
struct Variant<'l> {
    name: &'l str,
    literal: Option<String>,
    items: Option<Vec<String>>,
}

impl<'l> Manifest<'l> {
    /// The manifest of what a project has without errors.
    pub(crate) fn of(project: &'l Project) -> Self {
        let entry = |library: &'l Library| LibraryEntry::of(library, &project.sources);
        Self {
            fcall: 1,
            libraries: project.checked.libraries().map(entry).collect(),
            scripts: project.scripts.iter().map(ScriptFolder::of).collect(),
        }
    }
}

impl<'l> ScriptFolder<'l> {
    fn of(scripts: &'l Scripts) -> Self {
        let model = scripts.model();
        let entry = |script: &'l model::Script| ScriptEntry {
            function: Function::of(&script.function, &scripts.sources),
            sha1: &script.sha1,
        };
        Self {
            folder: scripts.path.to_string_lossy().into_owned(),
            functions: model.scripts.iter().map(entry).collect(),
            types: model.types.iter().map(Definition::of).collect(),
        }
    }
}

impl<'l> LibraryEntry<'l> {
    fn of(library: &'l Library, sources: &Sources) -> Self {
        Self {
            name: &library.name,
            file: path(sources.file(library.source)),
            release: library.release.as_deref(),
            owner: library.owner.as_deref(),
            digest: crate::digest::whole(&library.digest),
            code_digest: crate::digest::whole(&code_digest(&library.code)),
            functions: library
                .functions
                .iter()
                .map(|function| Function::of(function, sources))
                .collect(),
            types: library.types.iter().map(Definition::of).collect(),
        }
    }
}

impl<'l> Function<'l> {
    fn of(function: &'l model::Function, sources: &Sources) -> Self {
        let file = sources.file(function.location.source);
        Self {
            name: &function.name,
            rust_name: &function.rust_name,
            file: path(file),
            line: file.position(function.location.span.start).line,
            flags: function.flags.iter().map(|flag| flag.word()).collect(),
            description: function.description.as_deref(),
            docs: known(&function.docs),
            deprecated: function.deprecated.as_deref(),
            keys: function.keys.iter().map(Key::of).collect(),
            args: function.args.iter().map(Arg::of).collect(),
            reply: Reply {
                r#type: annotation(function.reply.ty.as_ref()),
                source: source(function.reply.origin),
                reason: &function.reply.reason,
            },
            errors: function.errors.iter().map(ErrorCode::of).collect(),
            error_replies: function.error_replies.iter().map(ErrorReply::of).collect(),
            cluster: Cluster {
                safe: function.effects.is_cluster_safe,
                reason: &function.effects.cluster_reason,
            },
            writes: Writes::of(function),
            acl: Acl::of(function),
        }
    }
}

/// Whether a cluster runs it.
#[derive(Serialize)]
struct Cluster<'l> {
    safe: Option<bool>,
    reason: &'l str,
}

/// The commands with which it changes data.
#[derive(Serialize)]
struct Writes {
    commands: Vec<String>,
    complete: bool,
}

impl Writes {
    fn of(function: &model::Function) -> Self {
        let commands = function.effects.writes().map(model::Command::shown).collect();
        Self { commands, complete: function.effects.unknown.is_none() }
    }
}

/// What its callers must be permitted: the call itself is among the commands. In a key, `{name}` stands for
/// the keys that the parameter of that name is given.
#[derive(Serialize)]
struct Acl<'l> {
    commands: Vec<&'l str>,
    keys: &'l [String],
    complete: bool,
    reason: Option<&'l str>,
}

impl<'l> Acl<'l> {
    fn of(function: &'l model::Function) -> Self {
        // A script that a server does not hold comes along with its call.
        let calls: &[&str] = match (function.is_script, function.is_read_only()) {
            (false, false) => &["fcall"],
            (false, true) => &["fcall_ro"],
            (true, false) => &["evalsha", "eval"],
            (true, true) => &["evalsha_ro", "eval_ro"],
        };
        let effects = &function.effects;
        let others = effects.commands.iter().map(|command| command.name.as_str());
        Self {
            commands: calls.iter().copied().chain(others).collect(),
            keys: &effects.keys,
            complete: effects.unknown.is_none(),
            reason: effects.unknown.as_deref(),
        }
    }
}

impl<'l> Key<'l> {
    fn of(key: &'l model::Key) -> Self {
        Self {
            name: &key.name,
            optional: key.presence == Presence::Optional,
            variadic: key.presence == Presence::Variadic,
            group: &key.group,
            least: key.least,
            source: source(key.origin),
            reason: &key.reason,
        }
    }
}

impl<'l> Arg<'l> {
    fn of(arg: &'l model::Arg) -> Self {
        let (with, count_of) = match &arg.supply {
            Supply::Caller => (None, None),
            Supply::With(of) => (Some(of.as_str()), None),
            Supply::Count(of) => (None, Some(of.as_str())),
        };
        Self {
            name: &arg.name,
            r#type: annotation(arg.ty.as_ref()),
            optional: arg.presence == Presence::Optional,
            variadic: arg.presence == Presence::Variadic,
            least: arg.least,
            with,
            count_of,
            default: arg.default.as_deref(),
            source: source(arg.origin),
            reason: &arg.reason,
        }
    }
}

impl<'l> ErrorCode<'l> {
    fn of(error: &'l model::ErrorCode) -> Self {
        Self { code: &error.code, docs: known(&error.docs) }
    }
}

impl<'l> Definition<'l> {
    fn of(definition: &'l model::TypeDefinition) -> Self {
        let mut entry = Self {
            name: &definition.name,
            kind: "record",
            fields: Vec::new(),
            variants: Vec::new(),
            target: None,
            rust_type: None,
        };
        match &definition.kind {
            TypeKind::Record(fields) => entry.fields = fields.iter().map(Field::of).collect(),
            TypeKind::Enum(variants) => {
                entry.kind = "enum";
                entry.variants = variants.iter().map(Variant::of_literal).collect();
            }
            TypeKind::Union(variants) => {
                entry.kind = "union";
                entry.variants = variants.iter().map(Variant::of_tuple).collect();
            }
            TypeKind::Alias { ty, target } => {
                entry.kind = "alias";
                entry.target = Some(ty.to_string());
                entry.rust_type = target.as_deref();
            }
        }
        entry
    }
}

impl<'l> Field<'l> {
    fn of(field: &'l model::Field) -> Self {
        Self { name: &field.name, r#type: field.ty.to_string(), optional: field.is_optional }
    }
}

impl<'l> Variant<'l> {
    fn of_literal(variant: &'l model::EnumVariant) -> Self {
        let literal = Some(variant.literal.to_string());
        Self { name: &variant.rust_name, literal, items: None }
    }

    fn of_tuple(variant: &'l model::UnionVariant) -> Self {
        if variant.is_alone {
            let literal = Some(variant.to_string());
            return Self { name: &variant.rust_name, literal, items: None };
        }
        let items = variant.items.iter().map(ToString::to_string).collect();
        Self { name: &variant.rust_name, literal: None, items: Some(items) }
    }
}

fn path(file: &Source) -> String {
    file.path.to_string_lossy().into_owned()
}

fn annotation(ty: Option<&Type>) -> Option<String> {
    ty.map(ToString::to_string)
}

fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The manifest's word for how a thing is known.
fn source(origin: Origin) -> &'static str {
    match origin {
        Origin::Declared => "declared",
        Origin::Inferred => "inferred",
        Origin::Unknown => "unknown",
    }
}
