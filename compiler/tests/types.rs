//! Written types: reading never panics, and what is printed reads as the same type.

use fcall_compiler::annotation::types::parse;
use fcall_compiler::annotation::{FieldExpression, TypeExpression, TypeKind};
use fcall_compiler::check::{Checked, check};
use fcall_compiler::config::Config;
use fcall_compiler::generate;
use fcall_compiler::render::{Style, render_all};
use fcall_compiler::source::{Source, Sources, Span};
use proptest::collection::vec;
use proptest::prelude::*;

/// A type that someone could write.
fn written() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("integer".to_owned()),
        Just("nil".to_owned()),
        Just("Decision".to_owned()),
        Just("ns.Name".to_owned()),
        Just("boolean(\"yes\", 'no')".to_owned()),
        any::<i64>().prop_map(|it| it.to_string()),
        "[a-z \\\\|é']{0,4}".prop_map(|it| format!("\"{it}\"")),
        "[a-z\"]{0,3}".prop_map(|it| format!("'{it}'")),
    ];
    name.prop_recursive(5, 40, 4, |inner| {
        let list = || vec(inner.clone(), 1..4);
        prop_oneof![
            inner.clone().prop_map(|it| format!("({it})[]")),
            inner.clone().prop_map(|it| format!("({it} )?")),
            inner.clone().prop_map(|it| format!("json< {it}>")),
            list().prop_map(|it| it.join(" | ")),
            list().prop_map(|it| format!("[{}]", it.join(", "))),
            list().prop_map(|it| format!("table<{}>", it.join(","))),
            (list(), inner.clone()).prop_map(|(it, rest)| format!("[{}, ...{rest}]", it.join(","))),
            list().prop_map(|it| format!("[{}, ... ]", it.join(","))),
            list().prop_map(|it| format!("[{}...]", it.join(", "))),
            list().prop_map(|it| format!("[#{}]", it.join(", # "))),
            list().prop_map(|it| format!("{{ a?: {} }}", it.join(", b : "))),
        ]
    })
}

/// A line that someone could write above a function.
fn line() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("one"),
        Just("two"),
        Just("...one"),
        Just("...two"),
        Just("one?"),
        Just("#one"),
        Just("#two"),
        Just("one[two]"),
        Just("two[one]"),
        Just("...one (a, b)"),
        Just("Ok"),
    ];
    let least =
        prop_oneof![Just(""), Just(" 1+"), Just(" 2+ text"), Just(" 9999999999999999999999+")];
    let ty = prop_oneof![
        written(),
        Just("(a: integer, b: Ok)".to_owned()),
        "[01], (string|any|\"A\"|integer[?]?|Ok)(, [.]{3}(any)?)?".prop_map(|it| format!("[{it}]")),
    ];
    let tag = prop_oneof![
        Just("key"),
        Just("arg"),
        Just("arg"),
        Just("return"),
        Just("error"),
        Just("alias Ok"),
        Just("field x"),
        Just("class Ok"),
        Just("alias R"),
    ];
    (tag, name, ty, least).prop_map(|(tag, name, ty, least)| match tag {
        "key" => format!("---@key {name}{least}\n"),
        "arg" => format!("---@arg {name} {ty}{least}\n"),
        tag => format!("---@{tag} {ty}\n"),
    })
}

fn library(lines: &str) -> (Sources, Checked) {
    let body = "redis.register_function('f', function(keys, args) return args end)";
    let mut sources = Sources::new();
    let text = format!("#!lua name=prop\n\n{lines}{body}\n");
    sources.add(Source::new("prop.lua", text.as_bytes()));
    let checked = check(&sources, &Config::default());
    (sources, checked)
}

proptest! {
    #[test]
    fn what_is_checked_is_generated(lines in vec(line(), 0..6)) {
        let (sources, checked) = library(&lines.concat());
        let findings: Vec<_> = checked.diagnostics().cloned().collect();
        let shown = render_all(&findings, &sources, Style::Plain);
        prop_assert_eq!(shown.is_empty(), findings.is_empty());
        for library in checked.libraries() {
            let text = generate::text(&[generate::library(library, &"b\"\"".parse().unwrap())]);
            prop_assert!(syn::parse_file(&text).is_ok(), "{}", text);
        }
    }

    #[test]
    fn a_checked_type_prints_as_what_is_the_same_type(text in written()) {
        let (_, checked) = library(&format!("---@return {text}\n"));
        let Some(first) = checked.libraries().next().filter(|it| it.types.is_empty()) else {
            return Ok(());
        };
        let Some(ty) = &first.functions[0].reply.ty else { return Ok(()) };
        let (_, checked) = library(&format!("---@return {ty}\n"));
        let again = checked.libraries().next().expect("what is printed is a type");
        prop_assert_eq!(again.functions[0].reply.ty.as_ref(), Some(ty), "{}", text);
    }

    #[test]
    fn a_printed_type_reads_as_the_same_type(text in written()) {
        let (read, length) = parse(&text, 0).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        prop_assert_eq!(length, text.trim_end().len(), "{}", text);
        let printed = read.to_string();
        let (again, _) = parse(&printed, 0).unwrap_or_else(|error| panic!("{printed}: {error:?}"));
        prop_assert_eq!(again.to_string(), printed);
        prop_assert_eq!(bare(again), bare(read), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\](){}<>?|,.:;\"'a-z0-9 é-]{0,30}|\\PC{0,20}") {
        match parse(&text, 7) {
            Ok((read, length)) => {
                prop_assert!(text.is_char_boundary(length));
                prop_assert!(parse(&read.to_string(), 0).is_ok());
            }
            Err(error) => prop_assert!(error.span.start >= 7 && error.span.start <= error.span.end),
        }
    }
}

#[test]
fn what_is_nested_too_deeply_is_told_and_does_not_overflow() {
    for text in ["[".repeat(100_000), "(".repeat(100_000), format!("a{}", "[]".repeat(100_000))] {
        let error = parse(&text, 0).unwrap_err();
        assert!(error.message.contains("nested too deeply"), "{}", error.message);
    }
}

#[test]
fn names_that_stand_for_names_are_told_where_there_are_too_many() {
    let chain = |count: usize| {
        let of_one = |it: usize| format!("---@alias A{it} A{}\n", it + 1);
        let aliases: String = (0..count).map(of_one).collect();
        library(&format!("{aliases}---@alias A{count} string\n\n---@return A0\n")).1
    };
    assert!(!chain(50).has_errors());
    let checked = chain(20_000);
    let messages: Vec<&str> = checked.diagnostics().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["`A19900` holds 100 types inside each other"]);
}

/// The type without its place in the text, and without parentheses that change nothing.
fn bare(ty: TypeExpression) -> TypeExpression {
    let all = |types: Vec<TypeExpression>| types.into_iter().map(bare).collect::<Vec<_>>();
    let boxed = |ty: Box<TypeExpression>| Box::new(bare(*ty));
    let fields = |fields: Vec<FieldExpression>| {
        fields.into_iter().map(|it| FieldExpression { ty: bare(it.ty), ..it }).collect()
    };
    let kind = match ty.kind {
        TypeKind::Name { name, parameters } => TypeKind::Name { name, parameters: all(parameters) },
        TypeKind::Array(inner) => TypeKind::Array(boxed(inner)),
        TypeKind::Optional(inner) => TypeKind::Optional(boxed(inner)),
        TypeKind::Counted(item) => TypeKind::Counted(boxed(item)),
        TypeKind::Spread(inner) => TypeKind::Spread(boxed(inner)),
        TypeKind::Union(alternatives) => TypeKind::Union(all(alternatives)),
        TypeKind::Tuple { items, rest } => {
            TypeKind::Tuple { items: all(items), rest: rest.map(boxed) }
        }
        TypeKind::Record(it) => TypeKind::Record(fields(it)),
        TypeKind::Group(it) => TypeKind::Group(fields(it)),
        kind => kind,
    };
    TypeExpression { kind, span: Span::default(), docs: ty.docs }
}
