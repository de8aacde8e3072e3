//! Checked libraries into a page that a person reads before calling them.

use std::fmt::Write as _;

use fcall_compiler::model::{
    Arg, Field, Function, Key, Library, Origin, Presence, Supply, Type, TypeDefinition, TypeKind,
};
use fcall_compiler::source::Sources;

use crate::project::Project;
use crate::scripts::Scripts;

/// What the words in the remarks mean, said once below the page.
const LEGEND: [(&str, &str); 3] = [
    ("inferred", "read from the body; an annotation makes it sure"),
    (
        "generic",
        "of any type, as the body shows none; say `---@arg NAME TYPE` or `---@return TYPE`",
    ),
    ("unnamed", "the body gives it no name; say `---@key NAME` or `---@arg NAME TYPE`"),
];

/// The interface of the libraries and the scripts, a blank line between them.
pub(crate) fn text(project: &Project) -> String {
    let libraries = project.checked.libraries().map(|library| page(library, &project.sources));
    let pages: Vec<String> = libraries.chain(project.scripts.iter().map(page_of_scripts)).collect();
    let mut text = pages.join("\n");
    let is_used = |word: &str| text.contains(&format!("      {word}: "));
    let legend = LEGEND.iter().filter(|(word, _)| is_used(word));
    let legend: Vec<String> =
        legend.map(|(word, meaning)| format!("\n{word}: {meaning}")).collect();
    if !legend.is_empty() {
        text += &(legend.concat() + "\n");
    }
    text
}

fn page(library: &Library, sources: &Sources) -> String {
    let path = sources.file(library.source).path.display();
    let release = library.release.as_deref().map(|release| format!(" {release}"));
    let mut page = format!("{}{} ({path})\n", library.name, release.unwrap_or_default());
    page += &body(&library.types, library.functions.iter());
    page
}

fn page_of_scripts(scripts: &Scripts) -> String {
    let page = format!("scripts ({})\n", scripts.path.display());
    let model = scripts.model();
    page + &body(&model.types, model.scripts.iter().map(|script| &script.function))
}

fn body<'f>(types: &[TypeDefinition], functions: impl Iterator<Item = &'f Function>) -> String {
    let mut body: String = types.iter().map(|it| indented(1, &definition(it))).collect();
    for function in functions {
        body += &indented(1, &signature(function));
        for remark in remarks(function) {
            body += &indented(3, &remark);
        }
    }
    body
}

fn indented(depth: usize, line: &str) -> String {
    format!("{}{line}\n", "  ".repeat(depth))
}

/// `Decision { allowed: boolean, remaining: integer }`, `Mode = "fast"|"safe"`
fn definition(definition: &TypeDefinition) -> String {
    let name = &definition.name;
    match &definition.kind {
        TypeKind::Record(fields) => {
            let fields: Vec<String> = fields.iter().map(field).collect();
            format!("{name} {{ {} }}", fields.join(", "))
        }
        TypeKind::Enum(variants) => {
            let literals = variants.iter().map(|variant| variant.literal.to_string());
            format!("{name} = {}", literals.collect::<Vec<_>>().join("|"))
        }
        TypeKind::Union(variants) => {
            let shapes = variants.iter().map(ToString::to_string);
            format!("{name} = {}", shapes.collect::<Vec<_>>().join(" | "))
        }
        TypeKind::Alias { ty, .. } => format!("{name} = {ty}"),
    }
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
    let name = named(&key.name, key.presence);
    let group =
        if key.group.is_empty() { String::new() } else { format!(" ({})", key.group.join(", ")) };
    name + &group + &least(key.least)
}

/// How many of what repeats there are at least, where that says something.
fn least(least: usize) -> String {
    if least == 0 { String::new() } else { format!(" {least}+") }
}

fn arg(arg: &Arg) -> String {
    let mut text = match &arg.supply {
        Supply::With(of) => format!("{}[{of}]", arg.name),
        Supply::Caller | Supply::Count(_) => named(&arg.name, arg.presence),
    };
    if let Some(ty) = &arg.ty {
        let _ = write!(text, ": {ty}");
    }
    text += &least(arg.least);
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
    let deprecated = function.deprecated.as_ref();
    let deprecated = deprecated.map(|reason| format!("deprecated {reason}").trim_end().to_owned());
    let named = [
        ("inferred", of_origin(function, Origin::Inferred)),
        ("generic", generic(function)),
        ("unnamed", of_origin(function, Origin::Unknown)),
    ];
    let named = named.into_iter().filter(|(_, names)| !names.is_empty());
    let named = named.map(|(word, names)| format!("{word}: {}", names.join(", ")));
    deprecated.into_iter().chain(named).collect()
}

/// The parameters that are known in this way, and the reply, unless it is not known at all: then it
/// is generic and has no name to lack.
fn of_origin(function: &Function, origin: Origin) -> Vec<String> {
    let keys = function.keys.iter().filter(|it| it.origin == origin);
    let args = function.args.iter().filter(|it| it.origin == origin);
    let keys = keys.map(|it| because(&it.name, &it.reason));
    let mut names: Vec<String> = keys.chain(args.map(|it| because(&it.name, &it.reason))).collect();
    if function.reply.origin == origin && origin != Origin::Unknown {
        names.push(because("the reply", &function.reply.reason));
    }
    names
}

/// What the call takes or returns in any type.
fn generic(function: &Function) -> Vec<String> {
    let args = function.args.iter().filter(|arg| arg.ty.is_none());
    let mut names: Vec<String> =
        args.map(|arg| format!("{} ({})", arg.name, of_type(&arg.reason))).collect();
    if function.reply.ty.is_none() {
        names.push(because("the reply", &function.reply.reason));
    }
    names
}

/// What a reason says of the type, and not of the name: `any string: nothing shows what has to be in it`.
fn of_type(reason: &str) -> &str {
    let is_of_name =
        |clause: &str| clause.starts_with("named ") || clause.starts_with("without a name");
    reason.split("; ").find(|clause| !is_of_name(clause)).unwrap_or(reason)
}

/// `limit (line 3)`, `the reply (returned in lines 3, 7)`: what it is in detail is in the manifest.
fn because(name: &str, reason: &str) -> String {
    let reason = reason.strip_prefix("without a name, ").unwrap_or(reason);
    let end = reason.find(" as ").filter(|_| reason.starts_with("returned in "));
    let end = end.or_else(|| reason.find(": ")).unwrap_or(reason.len());
    format!("{name} ({})", &reason[..end])
}
