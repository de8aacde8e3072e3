//! Depth and size: no stack overflow while parsing, walking or dropping, in a debug build on a
//! test thread's 2 MiB, and time that grows with the input only.

use fcall_compiler::check::check;
use fcall_compiler::config::Config;
use fcall_compiler::source::{Source, Sources};
use fcall_compiler::syntax::ast::{Expression, ExpressionKind, File};
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

/// Lua reads chains in loops, so they end nowhere; the tree of one must not be as deep as it is long.
#[test]
fn chains_do_not_end_and_are_not_deep() {
    for link in [" + 1", ".b", "[1]", "()", ":m()", "{}", "''", " or b", " == c", ".b()", " + f(a)"]
    {
        let source = format!("return a{}", link.repeat(MANY / 10));
        let (file, errors) = syntax::parse(source.as_bytes());
        assert_eq!(errors, [], "{link}");
        spans::check(source.as_bytes(), &file, &errors);
        assert!(deepest(&file) < 600, "{link}: {}", deepest(&file));
    }
    let lua = mlua::Lua::new();
    for source in [
        format!("return 1{}", " + a".repeat(20_000)),
        format!("a{}()", ".b".repeat(20_000)),
        format!("a{} = 1", "[1]".repeat(20_000)),
        format!("if a{} then end", " == 1 or a".repeat(20_000)),
        format!("return {}", "f() .. ".repeat(150) + "1" + &" + 1".repeat(2_000)),
    ] {
        super::oracle::assert_agrees(&lua, "a chain", source.as_bytes());
    }
}

#[test]
fn the_deepest_tree_can_be_walked_and_dropped() {
    // Every level of nesting carries a chain; together they are longer than one may be.
    for links in [2, 480, 600] {
        let chain = " + 1".repeat(links);
        for (open, close) in
            [("(".to_owned(), format!("{chain})")), (format!("(1{chain} + "), ")".into())]
        {
            let source = format!("return {}1{}", open.repeat(90), close.repeat(90));
            let (file, errors) = syntax::parse(source.as_bytes());
            assert_eq!(errors, []);
            let deepest = deepest(&file);
            assert!(deepest < 1_000, "{links}: {deepest}");
            assert!(links != 2 || deepest > 150, "{deepest}");
        }
    }
}

#[test]
fn a_library_with_a_long_chain_is_checked() {
    let (long, all) = (" + 1".repeat(20_000), " or a == 'x'".repeat(20_000));
    let code = format!(
        "#!lua name=l\nlocal n = 1{long}\nredis.register_function('f', function(keys, args)\n\
         local a = args[1]\nif a == 'y'{all} then return n end\n\
         return redis.call('GET', keys[1]) .. (1{long})\nend)\n"
    );
    let mut sources = Sources::new();
    sources.add(Source::new("l.lua", code.as_bytes()));
    let checked = check(&sources, &Config::default());
    let functions = checked.libraries().map(|library| library.functions.len()).collect::<Vec<_>>();
    assert_eq!(functions, [1]);
}

/// All that stands in a chain is in the tree, wherever it ends to be one.
#[test]
fn chains_lose_no_name() {
    for length in [400, 499, 500, 501, 502, 700, 1_500] {
        let source = format!("return a{}", " + f(b)".repeat(length));
        let (file, _) = syntax::parse(source.as_bytes());
        let mut names = Names(0);
        names.block(&file.block);
        assert_eq!(names.0, 1 + 2 * length);
    }
}

struct Names(usize);

impl<'t, 's: 't> Visit<'t, 's> for Names {
    fn expression(&mut self, expression: &'t Expression<'s>) {
        self.0 += usize::from(matches!(expression.kind, ExpressionKind::Name(_)));
        walk_expression(self, expression);
    }
}

fn deepest(file: &File<'_>) -> usize {
    let mut depth = Depth { now: 0, deepest: 0 };
    depth.block(&file.block);
    depth.deepest
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
