//! Functions and types of a model into lines of a golden.

use std::fmt::Write as _;

use fcall_compiler::model::{Arg, Function, Key, Origin, Presence, Type, TypeDefinition};

/// A type.
pub(crate) fn definition(ty: &TypeDefinition) -> String {
    format!("  type {} {:?} {:?}\n", ty.rust_name, ty.docs, ty.kind)
}

/// A function, a line for each thing there is to say of it.
pub(crate) fn signature(function: &Function) -> String {
    let keys: Vec<String> = function.keys.iter().map(key).collect();
    let args: Vec<String> = function.args.iter().map(arg).collect();
    let reply = match &function.reply.ty {
        Some(ty) => format!("{ty:?}"),
        None => "open".to_owned(),
    };
    let mut text = format!(
        "  fn {} = {} ({}; {}) -> {reply}\n",
        function.rust_name,
        function.name,
        keys.join(", "),
        args.join(", ")
    );
    for (label, value) in [
        ("method", function.method_name.clone().unwrap_or("none".into())),
        ("flags", function.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(" ")),
        ("description", function.description.clone().unwrap_or_default()),
        ("docs", function.docs.clone()),
        ("reply docs", function.reply.docs.clone()),
        ("deprecated", function.deprecated.clone().unwrap_or_default()),
        ("named", function.args_type.clone().unwrap_or_default()),
        ("must use", if function.is_must_use { "yes".into() } else { String::new() }),
        (
            "error replies",
            function
                .error_replies
                .iter()
                .map(|reply| Type::Tuple(reply.items.clone()).to_string())
                .collect::<Vec<_>>()
                .join(" "),
        ),
        (
            "errors",
            function.errors.iter().map(|error| error.code.as_str()).collect::<Vec<_>>().join(" "),
        ),
    ] {
        if !value.is_empty() && value != function.name {
            writeln!(text, "    {label} {value:?}").unwrap();
        }
    }
    text
}

fn key(key: &Key) -> String {
    shown(&key.name, key.presence, None, None, key.origin)
}

fn arg(arg: &Arg) -> String {
    let ty = arg.ty.as_ref().map(|ty| format!("{ty:?}").to_lowercase());
    shown(&arg.name, arg.presence, ty, arg.default.as_ref(), arg.origin)
}

/// `name?: number = 10`, with `'` behind what is inferred and `~` behind what is open.
fn shown(
    name: &str,
    presence: Presence,
    ty: Option<String>,
    default: Option<&String>,
    origin: Origin,
) -> String {
    let mark = match origin {
        Origin::Declared => "",
        Origin::Inferred => "'",
        Origin::Unknown => "~",
    };
    let name = match presence {
        Presence::Required => format!("{name}{mark}"),
        Presence::Optional => format!("{name}{mark}?"),
        Presence::Variadic => format!("...{name}{mark}"),
    };
    let ty = ty.map(|ty| format!(": {ty}")).unwrap_or_default();
    let default = default.map(|default| format!(" = {default}")).unwrap_or_default();
    format!("{name}{ty}{default}")
}
