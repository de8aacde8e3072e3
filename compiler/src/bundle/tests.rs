//! Texts of several files, and the way back from them.

use proptest::prelude::*;

use super::{Bundle, bundles};
use crate::source::{Source, Sources, Span};

/// The files of a folder `f`, named as they are given.
fn folder(files: &[(&str, &[u8])]) -> Sources {
    let mut sources = Sources::of_folder("f");
    for (path, bytes) in files {
        sources.add(Source::new(format!("f/{path}"), *bytes));
    }
    sources
}

/// The file names of each library, joined by blanks.
fn libraries(sources: &Sources) -> Vec<String> {
    let name = |part: &super::Part| {
        let path = &sources.file(part.source).path;
        path.strip_prefix("f").unwrap().to_string_lossy().into_owned()
    };
    let names = |bundle: &Bundle<'_>| bundle.parts.iter().map(name).collect::<Vec<_>>().join(" ");
    bundles(sources).iter().map(names).collect()
}

#[test]
fn which_files_are_a_library() {
    const FIRST: &[u8] = b"#!lua name=a\n";
    for (files, expected) in [
        (&[("a.lua", FIRST), ("b.lua", b"")][..], &["a.lua", "b.lua"][..]),
        (&[("a/b.lua", b""), ("a/m.lua", FIRST), ("a/z.lua", b"")], &["a/m.lua a/b.lua a/z.lua"]),
        (
            &[("a/b.lua", FIRST), ("a/c.lua", FIRST), ("a/d.lua", b"")],
            &["a/b.lua", "a/c.lua", "a/d.lua"],
        ),
        (&[("a/m.lua", FIRST), ("a/n/o.lua", b"")], &["a/m.lua a/n/o.lua"]),
        (
            &[("a/m.lua", FIRST), ("a/n/o.lua", FIRST), ("a/n/p.lua", b"")],
            &["a/m.lua", "a/n/o.lua a/n/p.lua"],
        ),
        (&[("a/b/m.lua", FIRST), ("a/x.lua", b"")], &["a/b/m.lua", "a/x.lua"]),
        (
            &[
                ("m.lua", b"#!lua name=a\n---@include \"p/z.lua\"\n"),
                ("p/a.lua", b""),
                ("p/z.lua", b"---@include \"./../p/a.lua\"\n"),
            ],
            &["m.lua p/a.lua p/z.lua"],
        ),
        (
            &[
                ("a/b.lua", b""),
                ("a/m.lua", b"#!lua name=a\n---@include \"z.lua\"\n"),
                ("a/z.lua", b""),
            ],
            &["a/m.lua a/z.lua a/b.lua"],
        ),
        (
            &[
                ("a.lua", b"#!lua name=a\n---@include \"c.lua\"\n"),
                ("b.lua", b"#!lua name=b\n---@include \"c.lua\"\n"),
                ("c.lua", b""),
            ],
            &["a.lua c.lua", "b.lua c.lua"],
        ),
        (
            &[("a/m.lua", FIRST), ("a/z.lua", b"--[[\n---@include \"y.lua\"\n]]"), ("y.lua", b"")],
            &["a/m.lua a/z.lua", "y.lua"],
        ),
    ] {
        assert_eq!(libraries(&folder(files)), expected);
    }
}

#[test]
fn includes_of_includes_come_to_an_end() {
    let mut sources = Sources::of_folder("f");
    sources.add(Source::new("f/0.lua", "#!lua name=a\n---@include \"1.lua\"\n"));
    for file in 1..20_000 {
        let next = format!("---@include \"{}.lua\"\n", file + 1);
        sources.add(Source::new(format!("f/{file}.lua"), next));
    }
    let bundle = &bundles(&sources)[0];
    assert_eq!(bundle.errors[0].message, "f/101.lua is included through 100 other files");
}

#[test]
fn files_named_one_by_one_are_libraries_of_their_own() {
    let mut sources = Sources::new();
    sources.add(Source::new("a/m.lua", &b"#!lua name=a\n"[..]));
    sources.add(Source::new("a/n.lua", &b""[..]));
    assert_eq!(bundles(&sources).len(), 2);
}

#[test]
fn an_empty_line_stands_between_files_and_nothing_else() {
    for (first, second, text) in [
        ("#!lua name=a\nx()\n", "y()", "#!lua name=a\nx()\n\ny()"),
        ("#!lua name=a\nx()", "y()", "#!lua name=a\nx()\n\ny()"),
        ("#!lua name=a\r\nx()\r\n", "y()\r\n", "#!lua name=a\r\nx()\r\n\ny()\r\n"),
        ("#!lua name=a\nx()\n", "\ry()", "#!lua name=a\nx()\n\r\r\ry()"),
        ("#!lua name=a", "y()", "#!lua name=a\n\ny()"),
        ("#!lua name=a\n", "", "#!lua name=a\n"),
    ] {
        let sources = folder(&[("a/a.lua", first.as_bytes()), ("a/b.lua", second.as_bytes())]);
        let found = bundles(&sources).remove(0);
        assert_eq!(String::from_utf8_lossy(&found.source.bytes), text);
    }
}

#[test]
fn one_file_is_the_text_itself() {
    let sources = folder(&[("a.lua", b"#!lua name=a\n\xff no line end")]);
    let bundle = bundles(&sources).remove(0);
    assert_eq!(bundle.source.bytes, sources.iter().next().unwrap().1.bytes);
    assert_eq!(bundle.locate(Span::new(3, 99)).span, Span::new(3, 26));
}

/// Bytes that are likely to matter where files meet.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        Just(b'\n'),
        Just(b'\r'),
        Just(b'-'),
        Just(b'x'),
        Just(b' '),
        Just(0xff_u8),
        any::<u8>()
    ];
    prop::collection::vec(byte, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_span_leads_back_to_the_same_bytes_and_lines(
        line in bytes(),
        rest in bytes(),
        others in prop::collection::vec(bytes(), 0..4),
    ) {
        let first = [b"#!lua name=a", line.as_slice(), b"\n", &rest].concat();
        let names = ["b.lua", "c.lua", "d.lua", "e.lua"].map(|name| format!("a/{name}"));
        let mut files = vec![("a/a.lua", first.as_slice())];
        files.extend(names.iter().map(String::as_str).zip(others.iter().map(Vec::as_slice)));
        let sources = folder(&files);
        let bundles = bundles(&sources);
        let is_alone = others.iter().any(|other| other.starts_with(b"#!"));
        prop_assume!(!is_alone);
        prop_assert_eq!(bundles.len(), 1);
        let bundle = &bundles[0];
        for (part, (_, file)) in bundle.parts.iter().zip(sources.iter()) {
            prop_assert_eq!(bundle.source.slice(part.span), file.bytes.as_slice());
            if part.span.start == part.span.end { continue }
            for start in part.span.start..part.span.end {
                let span = Span::new(start, part.span.end);
                let location = bundle.locate(span);
                prop_assert_eq!(location.source, part.source);
                prop_assert_eq!(file.slice(location.span), bundle.source.slice(span));
                let line = bundle.source.position(start).line;
                prop_assert_eq!(line - part.first_line + 1, file.position(location.span.start).line);
            }
            let last = bundle.source.position(part.span.end).line;
            if let Some(next) = bundle.seams().find(|next| next.span.start > part.span.start) {
                prop_assert!(next.first_line > last, "{:?}", bundle.source.bytes);
            }
        }
    }
}
