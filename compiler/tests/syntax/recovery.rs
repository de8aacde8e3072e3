//! After an error the rest of the file is still a tree, and one mistake is one error.

use fcall_compiler::syntax;
use fcall_compiler::syntax::ast::{ExpressionKind, Statement, StatementKind};

use super::{corpus, spans};

/// The kinds of the top-level statements, one letter each; `!` where something is invalid.
fn kinds(source: &str) -> String {
    syntax::parse(source.as_bytes()).0.block.statements.iter().map(letter).collect()
}

fn letter(statement: &Statement<'_>) -> char {
    match statement.kind {
        StatementKind::Local { .. } => 'l',
        StatementKind::Assign { .. } => 'a',
        StatementKind::Call(_) => 'c',
        StatementKind::If { .. } => 'i',
        StatementKind::Function { .. } | StatementKind::LocalFunction { .. } => 'f',
        StatementKind::Return(_) => 'r',
        StatementKind::Invalid => '!',
        _ => '?',
    }
}

#[test]
fn statements_around_a_mistake_survive() {
    for (source, expected, errors) in [
        ("local a = 1\nlocal b = = 2\nlocal c = 3\nf()", "lllc", 1),
        ("f(1, 2\nlocal c = 3\nf()", "clc", 1),
        ("f(1, = 2, 3)\nf()", "cc", 1),
        ("f({ a = , b = 1 }, function() return 1 end)\nf()", "cc", 1),
        ("local t = { a = 1\n b = 2 }\nf()", "lc", 1),
        ("local t = { a = 1,\n b = 2\nlocal c = 3\nf()", "llc", 1),
        ("if a the\n f()\nend\ng()", "ic", 1),
        ("if a then\n f( = )\nend\ng()", "ic", 1),
        ("local function f(a b)\n return 1\nend\ng()", "fc", 1),
        ("local function f\n return 1\nend\ng()", "fc", 1),
        ("g()\n)\nf()", "c!c", 1),
        ("goto done\nf()\n::done::\ng()", "acc", 2),
        ("local x <const> = 1\nf()", "lc", 1),
        ("local s = \"abc\nlocal t = 'def\nf()", "llc", 2),
        ("a = 3x + 4\nf()", "ac", 1),
        ("return 1\nf()\ng()", "rcc", 1),
        ("end\nf()", "c", 1),
        ("x = = function() return 1 end\nf()", "ac", 1),
        ("redis.register_function('f', function(k)\n if a then\n  b()\nend)\nf()", "cc", 1),
    ] {
        let (_, found) = syntax::parse(source.as_bytes());
        assert_eq!(found.len(), errors, "{source}\n{found:#?}");
        assert_eq!(kinds(source), expected, "{source}");
    }
}

#[test]
fn a_registration_survives_a_mistake_in_its_function() {
    let source =
        "redis.register_function('f', function(keys, args)\n  local x = = 1\n  return 2\nend)";
    let (file, _) = syntax::parse(source.as_bytes());
    let StatementKind::Call(call) = &file.block.statements[0].kind else { panic!() };
    let ExpressionKind::Call { arguments, .. } = &call.kind else { panic!() };
    let [_, function] = arguments.as_slice() else { panic!("{arguments:?}") };
    let ExpressionKind::Function(function) = &function.kind else { panic!() };
    assert_eq!(function.body.statements.iter().map(letter).collect::<String>(), "lr");
}

#[test]
fn a_missing_end_points_to_the_block_that_lacks_it() {
    let source = "local function f()\n  if a then\n    b()\nend\n\nlocal function g()\nend\n";
    let (_, errors) = syntax::parse(source.as_bytes());
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].message, "`end` is missing for the `if` here");
    assert_eq!(&source[errors[0].span.start as usize..errors[0].span.end as usize], "if");
    assert_eq!(errors[0].noticed as usize, source.len());
}

#[test]
fn errors_are_capped() {
    for source in ["local = 1\n", "2\n", "for!\n", "x = 3x\n", "{ a = 3x, \n", "f(function() 2 \n"]
    {
        let source = source.repeat(10_000);
        let (file, errors) = syntax::parse(source.as_bytes());
        spans::check(source.as_bytes(), &file, &errors);
        assert!(errors.len() <= 100, "{source}");
    }
}

#[test]
fn no_place_has_two_errors() {
    for (path, bytes) in corpus::files("reject") {
        let (_, errors) = syntax::parse(&bytes);
        let mut starts: Vec<u32> = errors.iter().map(|error| error.span.start).collect();
        starts.sort_unstable();
        assert!(starts.is_sorted_by(|a, b| a < b), "{}: {errors:#?}", path.display());
    }
}
