//! A manifest that `list --format json` wrote into the interface that it tells. What an older one leaves out is
//! not known.

use std::fs;
use std::path::Path;

use fcall_compiler::compat::{self, Definition, ErrorReply, Interface, Parameter, Shape, text};
use fcall_compiler::model::{Flag, Literal, Origin, Presence, Supply, Type};
use serde::Deserialize;

use crate::outcome::Failure;

pub(super) fn read(path: &Path) -> Result<Vec<Interface>, Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new(format_args!(
            "{} is no manifest that `list --format json` wrote: {reason}",
            path.display()
        ))
    };
    let bytes = fs::read(path)
        .map_err(|error| Failure::new(format_args!("cannot read {}: {error}", path.display())))?;
    let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| failed(&error))?;
    if manifest.fcall != 1 {
        return Err(failed(&format_args!("its shape is {}, and this is 1", manifest.fcall)));
    }
    let libraries = manifest.libraries.into_iter().map(Library::interface);
    libraries.collect::<Result<_, String>>().map_err(|error| failed(&error))
}

#[derive(Deserialize)]
struct Manifest {
    fcall: u32,
    libraries: Vec<Library>,
}

#[derive(Deserialize)]
struct Library {
    name: String,
    release: Option<String>,
    owner: Option<String>,
    code_digest: Option<String>,
    functions: Vec<Function>,
    types: Vec<Named>,
}

#[derive(Deserialize)]
struct Function {
    name: String,
    flags: Vec<String>,
    description: Option<String>,
    docs: Option<String>,
    deprecated: Option<String>,
    keys: Vec<Key>,
    args: Vec<Arg>,
    reply: Reply,
    errors: Vec<ErrorCode>,
    error_replies: Option<Vec<Items>>,
    cluster: Option<Cluster>,
}

#[derive(Deserialize)]
struct Cluster {
    safe: Option<bool>,
}

#[derive(Deserialize)]
struct Key {
    name: String,
    optional: bool,
    variadic: bool,
    #[serde(default)]
    group: Vec<String>,
    #[serde(default)]
    least: usize,
    source: String,
}

#[derive(Deserialize)]
struct Arg {
    name: String,
    r#type: Option<String>,
    optional: bool,
    variadic: bool,
    #[serde(default)]
    least: usize,
    with: Option<String>,
    count_of: Option<String>,
    default: Option<String>,
    source: String,
}

#[derive(Deserialize)]
struct Reply {
    r#type: Option<String>,
    source: String,
}

#[derive(Deserialize)]
struct ErrorCode {
    code: String,
}

#[derive(Deserialize)]
struct Items {
    items: Vec<String>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
    kind: String,
    #[serde(default)]
    fields: Vec<Field>,
    #[serde(default)]
    variants: Vec<Variant>,
    target: Option<String>,
    rust_type: Option<String>,
}

#[derive(Deserialize)]
struct Field {
    name: String,
    r#type: String,
    optional: bool,
}

#[derive(Deserialize)]
struct Variant {
    literal: Option<String>,
    items: Option<Vec<String>>,
}

impl Library {
    fn interface(self) -> Result<Interface, String> {
        Ok(Interface {
            name: self.name,
            release: self.release,
            owner: self.owner,
            digest: self.code_digest.map(|it| it.trim_start_matches("sha256:").to_owned()),
            functions: self.functions.into_iter().map(Function::read).collect::<Result<_, _>>()?,
            types: self.types.into_iter().map(Named::read).collect::<Result<_, _>>()?,
            ..Interface::default()
        })
    }
}

impl Function {
    fn read(self) -> Result<compat::Function, String> {
        let one = |it: Items| Ok(ErrorReply { items: types(&it.items)? });
        let error_replies =
            self.error_replies.map(|all| all.into_iter().map(one).collect::<Result<_, String>>());
        Ok(compat::Function {
            flags: self.flags.iter().map(|word| flag(word)).collect::<Result<_, _>>()?,
            keys: self.keys.into_iter().map(Key::read).collect(),
            args: self.args.into_iter().map(Arg::read).collect::<Result<_, _>>()?,
            reply: compat::Reply { ty: of(self.reply.r#type)?, origin: origin(&self.reply.source) },
            errors: self.errors.into_iter().map(|error| error.code).collect(),
            error_replies: error_replies.transpose()?,
            description: self.description,
            docs: self.docs.unwrap_or_default(),
            deprecated: self.deprecated,
            is_cluster_safe: self.cluster.and_then(|it| it.safe),
            location: None,
            name: self.name,
        })
    }
}

impl Key {
    fn read(self) -> Parameter {
        Parameter {
            ty: None,
            presence: presence(self.optional, self.variadic),
            least: self.least,
            keys: self.group.len().max(1),
            supply: Supply::Caller,
            default: None,
            origin: origin(&self.source),
            name: self.name,
        }
    }
}

impl Arg {
    fn read(self) -> Result<Parameter, String> {
        let supply = match (self.with, self.count_of) {
            (Some(of), _) => Supply::With(of),
            (None, Some(of)) => Supply::Count(of),
            (None, None) => Supply::Caller,
        };
        Ok(Parameter {
            ty: of(self.r#type)?,
            presence: presence(self.optional, self.variadic),
            least: self.least,
            keys: 1,
            supply,
            default: self.default,
            origin: origin(&self.source),
            name: self.name,
        })
    }
}

impl Named {
    fn read(self) -> Result<Definition, String> {
        let shape = match (self.kind.as_str(), self.target) {
            ("record", _) => {
                Shape::Record(self.fields.into_iter().map(Field::read).collect::<Result<_, _>>()?)
            }
            ("enum", _) => Shape::Enum(
                self.variants.into_iter().map(Variant::literal).collect::<Result<_, _>>()?,
            ),
            ("union", _) => Shape::Union(
                self.variants.into_iter().map(Variant::items).collect::<Result<_, _>>()?,
            ),
            ("alias", Some(target)) => {
                Shape::Alias { ty: text::read(&target)?, target: self.rust_type }
            }
            (kind, _) => return Err(format!("the type `{}` is a {kind}", self.name)),
        };
        Ok(Definition { name: self.name, shape })
    }
}

impl Field {
    fn read(self) -> Result<compat::Field, String> {
        let ty = text::read(&self.r#type)?;
        Ok(compat::Field { name: self.name, ty, is_optional: self.optional })
    }
}

impl Variant {
    fn literal(self) -> Result<Literal, String> {
        match text::read(&self.literal.unwrap_or_default())? {
            Type::Literal(literal) => Ok(literal),
            other => Err(format!("`{other}` is no literal")),
        }
    }

    fn items(self) -> Result<(Vec<Type>, bool), String> {
        match (self.items, self.literal) {
            (Some(items), _) => Ok((types(&items)?, false)),
            (None, literal) => Ok((vec![text::read(&literal.unwrap_or_default())?], true)),
        }
    }
}

fn types(texts: &[String]) -> Result<Vec<Type>, String> {
    texts.iter().map(|it| text::read(it)).collect()
}

fn of(written: Option<String>) -> Result<Option<Type>, String> {
    written.map(|it| text::read(&it)).transpose()
}

fn flag(word: &str) -> Result<Flag, String> {
    Flag::named(word).ok_or_else(|| format!("`{word}` is no flag"))
}

fn presence(is_optional: bool, is_variadic: bool) -> Presence {
    match (is_optional, is_variadic) {
        (_, true) => Presence::Variadic,
        (true, false) => Presence::Optional,
        (false, false) => Presence::Required,
    }
}

fn origin(word: &str) -> Origin {
    match word {
        "declared" => Origin::Declared,
        "inferred" => Origin::Inferred,
        _ => Origin::Unknown,
    }
}
