//! Models no Lua file makes, into the goldens of `tests/golden`. Blessed by `FCALL_BLESS=1` alone.

use std::path::Path;

use quote::quote;

use super::{Module, failed, library, text};
use crate::model::*;
use crate::names;
use crate::source::{Location, SourceId, Span};

#[test]
fn names_that_rust_has_for_itself() {
    golden(&awkward_names());
}

#[test]
fn a_library_without_functions() {
    golden(&a_library("empty", Vec::new()));
}

#[test]
fn an_error_is_a_module_that_does_not_compile() {
    let text = text(&[failed("r#type", "error: \"no\"\n --> a.lua:1:1")]);
    assert_eq!(
        text,
        "pub mod r#type {\n    ::core::compile_error! {\n        \
         \"error: \\\"no\\\"\\n --> a.lua:1:1\"\n    }\n}\n"
    );
}

#[test]
fn tokens_and_text_are_the_same_program() {
    let module = generated(&awkward_names());
    let from_text: proc_macro2::TokenStream = text(std::slice::from_ref(&module)).parse().unwrap();
    let squeezed = |text: String| text.replace([' ', ','], "");
    // `/// text` and `#[doc = " text"]` are one token stream, so only commas can differ.
    assert_eq!(squeezed(from_text.to_string()), squeezed(module.tokens().to_string()));
}

/// Compares with the golden named like the library.
#[track_caller]
fn golden(library: &Library) {
    let file = format!("{}.rs", names::plain(&library.rust_name));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/src").join(file);
    let actual = text(&[generated(library)]);
    if std::env::var_os("FCALL_BLESS").is_some_and(|it| it == "1") {
        std::fs::write(&path, &actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{} is not what is generated:\n{actual}", path.display());
}

fn generated(model: &Library) -> Module {
    library(model, &quote!(b"the code"))
}

fn a_library(name: &str, mut functions: Vec<Function>) -> Library {
    let lua: Vec<String> = functions.iter().map(|it| it.name.clone()).collect();
    let lua: Vec<&str> = lua.iter().map(String::as_str).collect();
    for (function, rust_name) in functions.iter_mut().zip(names::functions(name, &lua)) {
        function.rust_name = rust_name;
        function.method_name = names::method(&function.name);
    }
    Library {
        name: name.to_owned(),
        rust_name: names::module(name),
        source: SourceId(0),
        release: None,
        owner: None,
        docs: String::new(),
        digest: "0".repeat(64),
        code: Vec::new(),
        parts: vec![Part { file: "functions/a.lua".into(), source: SourceId(0), first_line: 1 }],
        functions,
        errors: Vec::new(),
        error_type: None,
        types: Vec::new(),
    }
}

fn function(name: &str, keys: Vec<Key>, args: Vec<Arg>, reply: Option<Type>) -> Function {
    let key_names: Vec<&str> = keys.iter().map(|it| it.name.as_str()).collect();
    let arg_names: Vec<&str> = args.iter().map(|it| it.name.as_str()).collect();
    let mut rust_names = names::parameters(&key_names, &arg_names).into_iter();
    let keys =
        keys.into_iter().map(|key| Key { rust_name: rust_names.next().unwrap(), ..key }).collect();
    let args =
        args.into_iter().map(|arg| Arg { rust_name: rust_names.next().unwrap(), ..arg }).collect();
    Function {
        name: name.to_owned(),
        rust_name: String::new(),
        method_name: None,
        span: Span::default(),
        location: Location { source: SourceId(0), span: Span::default() },
        flags: Vec::new(),
        description: None,
        docs: String::new(),
        deprecated: None,
        is_must_use: false,
        keys,
        args,
        reply: Reply {
            ty: reply,
            docs: String::new(),
            origin: Origin::Declared,
            reason: String::new(),
        },
        errors: Vec::new(),
        error_type: None,
        args_type: None,
        error_replies: Vec::new(),
        effects: Effects::default(),
        is_script: false,
    }
}

fn key(name: &str) -> Key {
    Key {
        name: name.to_owned(),
        rust_name: String::new(),
        presence: Presence::Required,
        group: Vec::new(),
        least: 0,
        is_bytes: false,
        docs: String::new(),
        origin: Origin::Declared,
        reason: String::new(),
    }
}

fn arg(name: &str, ty: Option<Type>) -> Arg {
    Arg {
        name: name.to_owned(),
        rust_name: String::new(),
        ty,
        presence: Presence::Required,
        least: 0,
        supply: Supply::Caller,
        default: None,
        docs: String::new(),
        origin: Origin::Declared,
        reason: String::new(),
    }
}

fn class(name: &str, fields: Vec<Field>) -> TypeDefinition {
    TypeDefinition {
        name: name.to_owned(),
        rust_name: names::type_name(name),
        docs: String::new(),
        kind: TypeKind::Record(fields),
        is_pairs: false,
        is_json: false,
        is_reply: true,
    }
}

fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.to_owned(),
        rust_name: names::field(name),
        ty,
        is_optional: false,
        docs: String::new(),
    }
}

fn optional(ty: Type) -> Type {
    Type::Optional(Box::new(ty))
}

fn array(ty: Type) -> Type {
    Type::Array(Box::new(ty))
}

/// Lua names that are keywords, prelude names, names of what we generate, and names that clippy
/// has an opinion on.
fn awkward_names() -> Library {
    let words = [
        "type", "self", "library", "2", "some", "ok", "drop", "vec", "bool", "str", "commands",
        "function", "env", "HTTPGet", "box",
    ];
    let whole = ["new", "len", "is_text", "to_text", "into_text", "from_text", "as_text", "add"];
    let prefixed = words.iter().map(|word| (format!("awkward_{word}"), word));
    let mut functions: Vec<Function> = prefixed
        .chain(whole.iter().map(|word| ((*word).to_owned(), word)))
        .map(|(name, word)| {
            let reply = Type::Class("Result".to_owned());
            let args = vec![arg(word, Some(Type::Integer)), arg("reply", Some(Type::Boolean))];
            function(&name, vec![key(word), key("fields")], args, Some(reply))
        })
        .collect();
    functions.push(function("get", vec![key("key")], Vec::new(), None));
    functions.push(function("awkward_any", Vec::new(), Vec::new(), Some(Type::Any)));
    functions.push(function("type", vec![key("R"), key("_"), key("2x")], Vec::new(), None));
    let own =
        ["Result", "Option", "Vec", "String", "Some", "Ok", "Self", "Send", "Future", "R", "C"];
    let mut types: Vec<TypeDefinition> = own
        .iter()
        .map(|name| {
            class(
                name,
                vec![field("type", optional(array(Type::Bytes))), field("2fa", Type::String)],
            )
        })
        .collect();
    types.push(class("Nothing", Vec::new()));
    let switches = ["switch_on", "switch_off", "switch_left", "switch_right"];
    types.push(class("Switch", switches.iter().map(|it| field(it, Type::Boolean)).collect()));
    let letters = ["a", "b", "c", "d", "e"].iter().map(|it| arg(it, Some(Type::Boolean))).collect();
    functions.push(function("awkward_letters", Vec::new(), letters, None));
    Library { types, ..a_library("awkward", functions) }
}
