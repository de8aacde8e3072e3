//! Checked libraries into a page that a person reads before calling them.

use std::fmt::Write as _;

use fcall_compiler::model::{
    Arg, Field, Function, Key, Library, Origin, Presence, Type, TypeDefinition, TypeKind,
};
use fcall_compiler::source::Sources;

/// The interface of some libraries, a blank line between them.
pub(crate) fn text<'l>(libraries: impl Iterator<Item = &'l Library>, sources: &Sources) -> String {
    libraries.map(|library| page(library, sources)).collect::<Vec<_>>().join("\n")
}

fn page(library: &Library, sources: &Sources) -> String {
    let path = sources.file(library.source).path.display();
    let release = library.release.as_deref().map(|release| format!(" {release}"));
    let mut page = format!("{}{} ({path})\n", library.name, release.unwrap_or_default());
    for definition in &library.types {
        page += &indented(1, &record(definition));
    }
    for function in &library.functions {
        page += &indented(1, &signature(function));
        for remark in remarks(function) {
            page += &indented(3, &remark);
        }
    }
    page
}

fn indented(depth: usize, line: &str) -> String {
    format!("{}{line}\n", "  ".repeat(depth))
}

/// `Decision { allowed: boolean, remaining: integer }`
fn record(definition: &TypeDefinition) -> String {
    let TypeKind::Record(fields) = &definition.kind;
    let fields: Vec<String> = fields.iter().map(field).collect();
    format!("{} {{ {} }}", definition.name, fields.join(", "))
}

fn field(field: &Field) -> String {
    format!("{}{}: {}", field.name, if field.is_optional { "?" } else { "" }, field.ty)
}

/// `lock_take(name; token: string, ttl_ms?: integer = 1000) -> boolean [no-writes]`
fn signature(function: &Function) -> String {
    let keys: Vec<String> = function.keys.iter().map(key).collect();
    let args: Vec<String> = function.args.iter().map(arg).collect();
    let parameters = match (keys.is_empty(), args.is_empty()) {
        (_, true) => keys.join(", "),
        (true, false) => format!("; {}", args.join(", ")),
        (false, false) => format!("{}; {}", keys.join(", "), args.join(", ")),
    };
    let reply = function.reply.ty.as_ref().map_or_else(|| "?".to_owned(), Type::to_string);
    let mut line = format!("{}({parameters}) -> {reply}", function.name);
    if !function.flags.is_empty() {
        let flags: Vec<_> = function.flags.iter().map(|flag| flag.word()).collect();
        let _ = write!(line, " [{}]", flags.join(", "));
    }
    line
}

fn key(key: &Key) -> String {
    named(&key.name, key.presence)
}

fn arg(arg: &Arg) -> String {
    let mut text = named(&arg.name, arg.presence);
    if let Some(ty) = &arg.ty {
        let _ = write!(text, ": {ty}");
    }
    if let Some(default) = &arg.default {
        let _ = write!(text, " = {default}");
    }
    text
}

/// The name as an annotation writes it.
fn named(name: &str, presence: Presence) -> String {
    match presence {
        Presence::Required => name.to_owned(),
        Presence::Optional => format!("{name}?"),
        Presence::Variadic => format!("...{name}"),
    }
}

/// What a caller should know about how the signature came about.
fn remarks(function: &Function) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(reason) = &function.deprecated {
        remarks.push(format!("deprecated {reason}").trim_end().to_owned());
    }
    remarks.extend(inferred(function));
    remarks.extend(generic(function));
    remarks
}

/// What the body shows and no annotation says.
fn inferred(function: &Function) -> Option<String> {
    let is_inferred = |origin: Origin| origin == Origin::Inferred;
    let keys = function.keys.iter().filter(|key| is_inferred(key.origin)).map(|key| &key.name);
    let args = function.args.iter().filter(|arg| is_inferred(arg.origin)).map(|arg| &arg.name);
    let mut names: Vec<&str> = keys.chain(args).map(String::as_str).collect();
    if is_inferred(function.reply.origin) {
        names.push("the reply");
    }
    (!names.is_empty()).then(|| format!("inferred from the body: {}", names.join(", ")))
}

/// What the call takes or returns in any type, why, and what would change that.
fn generic(function: &Function) -> Vec<String> {
    let mut lines: Vec<String> = function
        .keys
        .iter()
        .filter(|key| key.origin == Origin::Unknown)
        .map(|key| {
            format!("unnamed key {0}: the body gives it no name; say `---@key NAME`", key.name)
        })
        .collect();
    lines.extend(function.args.iter().filter(|arg| arg.ty.is_none()).map(|arg| {
        let name = named(&arg.name, arg.presence);
        format!("generic {}: the body does not show its type; say `---@arg {name} TYPE`", arg.name)
    }));
    if function.reply.ty.is_none() {
        lines.push(
            "generic reply: the body does not show its type; say `---@return TYPE`".to_owned(),
        );
    }
    lines
}
