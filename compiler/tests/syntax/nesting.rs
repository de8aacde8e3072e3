//! Depth and size: no stack overflow while parsing, walking or dropping, in a debug build on a
//! test thread's 2 MiB, and time that grows with the input only.

use fcall_compiler::syntax::ast::Expression;
use fcall_compiler::syntax::visit::{Visit, walk_expression};
use fcall_compiler::syntax::{self, Kind};

use super::spans;

const MANY: usize = 1_000_000;

/// The one error of a program that is too deep.
fn limit_of(source: &str) -> String {
    let (file, errors) = syntax::parse(source.as_bytes());
    spans::check(source.as_bytes(), &file, &errors);
    let [error] = errors.as_slice() else {
        panic!("{} errors: {:?}", errors.len(), errors.first())
    };
    assert_eq!(error.kind, Kind::Limit);
    error.message.clone()
}

#[test]
fn nesting_ends_at_two_hundred_levels() {
    for open in [
        "do ",
        "(",
        "not ",
        "- ",
        "1 .. ",
        "1 ^ ",
        "{",
        "f(",
        "f{",
        "function() return ",
        "if a then ",
        "while a do ",
        "repeat ",
        "for i = 1, 2 do ",
        "local f = function() ",
        "a[",
        "{ a = ",
        "{ [",
        "else if a then ",
        "x = function() return ",
        "f(function() g(function() ",
        "local function f() ",
    ] {
        for begin in ["", "return ", "x = ", "if a then "] {
            let source = begin.to_owned() + &open.repeat(MANY / 10);
            let (file, errors) = syntax::parse(source.as_bytes());
            spans::check(source.as_bytes(), &file, &errors);
            assert!(!errors.is_empty() && errors.len() <= 100, "{begin}{open}");
        }
    }
    for (begin, open) in [("return ", "("), ("", "do "), ("return ", "not "), ("return ", "1 .. ")]
    {
        assert!(limit_of(&(begin.to_owned() + &open.repeat(MANY))).contains("200"));
    }
}

#[test]
fn chains_end_before_they_are_too_deep_to_walk() {
    for link in [" + 1", ".b", "[1]", "()", ":m()", "{}", "''", " or b", " == c", ".b()", " + f(a)"]
    {
        let source = format!("return a{}", link.repeat(MANY));
        assert!(limit_of(&source).contains("one chain"), "{link}");
    }
}

#[test]
fn the_deepest_tree_can_be_walked_and_dropped() {
    // Every level of nesting carries a chain; together they stay below the limit of one.
    let chain = " + 1".repeat(480);
    let source = format!("return {}1{}", "(".repeat(190), format!("{chain})").repeat(190));
    assert!(limit_of(&source).contains("one chain"));
    let source = format!("return {}1{}", "(".repeat(190), " + 1 + 1)".repeat(190));
    let (file, errors) = syntax::parse(source.as_bytes());
    assert_eq!(errors, []);
    let mut depth = Depth { now: 0, deepest: 0 };
    depth.block(&file.block);
    assert!(depth.deepest > 500, "{}", depth.deepest);
}

struct Depth {
    now: usize,
    deepest: usize,
}

impl<'t, 's: 't> Visit<'t, 's> for Depth {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        self.now += 1;
        self.deepest = self.deepest.max(self.now);
        walk_expression(self, expression);
        self.now -= 1;
    }
}

#[test]
fn long_flat_programs_parse() {
    for (begin, repeated, end) in [
        ("if a then ", "elseif b then ", "end"),
        ("return { ", "1, ", "}"),
        ("return { ", "a = { 1 }; ", "}"),
        ("", "local a = 1 do local b = 2 end f() ", ""),
        ("", "-- comment\n", ""),
        ("", "--[==[ comment ]=] ]==]", ""),
        ("return [==[", "]=", "]==]"),
        ("return '", "\\065\\n", "'"),
        ("", " \n\r\t", ""),
        ("local x = 0x", "f", ""),
        ("local x = ", "1", ""),
        ("local ", "a", ""),
    ] {
        let locals = if repeated.starts_with("local") { 150 } else { 100_000 };
        let source = format!("{begin}{}{end}", repeated.repeat(locals));
        let (file, errors) = syntax::parse(source.as_bytes());
        spans::check(source.as_bytes(), &file, &errors);
        assert_eq!(errors, [], "{repeated}");
    }
}

#[test]
fn fifty_megabytes_of_anything_end() {
    for unit in [
        "f(a, 'b', { c = 1 })\n",
        "'",
        "\"x\n",
        "[[",
        "= ",
        "end ",
        "(\n",
        "\0",
        "3x ",
        "--[[",
        "]",
    ] {
        let bytes =
            unit.repeat(50_000_000 / unit.len() / if cfg!(debug_assertions) { 20 } else { 1 });
        let (file, errors) = syntax::parse(bytes.as_bytes());
        assert!(errors.len() <= 100, "{unit}");
        drop(file);
    }
}

#[test]
fn empty_files_have_empty_trees() {
    for source in ["", "\n", "#", "#!lua name=a", "#!lua name=a\n", "-- only a comment"] {
        let (file, errors) = syntax::parse(source.as_bytes());
        spans::check(source.as_bytes(), &file, &errors);
        assert_eq!((file.block.statements.len(), errors.len()), (0, 0), "{source:?}");
    }
}
