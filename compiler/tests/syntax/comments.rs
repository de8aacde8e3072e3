//! Which comments belong to a statement.

use fcall_compiler::syntax;

/// The texts of the comments above the first place where `needle` stands.
fn above(source: &str, needle: &str) -> Vec<String> {
    let (file, _) = syntax::parse(source.as_bytes());
    let at = u32::try_from(source.find(needle).expect("the needle")).expect("a small file");
    let comments = file.comments_above(source.as_bytes(), at);
    comments.iter().map(|comment| String::from_utf8_lossy(comment.text).trim().to_owned()).collect()
}

#[test]
fn the_run_directly_above_belongs_to_the_line() {
    for (source, expected) in [
        ("-- a\n-- b\nfoo()", vec!["a", "b"]),
        ("-- a\n\n-- b\nfoo()", vec!["b"]),
        ("-- a\n\nfoo()", vec![]),
        ("-- a\n \t \nfoo()", vec![]),
        ("  -- a\r\n\t-- b\r\n  foo()", vec!["a", "b"]),
        ("-- a\n\r-- b\n\rfoo()", vec!["a", "b"]),
        ("-- a\r-- b\rfoo()", vec!["a", "b"]),
        ("-- a\n\n\r-- b\nfoo()", vec!["b"]),
        ("x() -- a\nfoo()", vec![]),
        ("x() -- a\n-- b\nfoo()", vec!["b"]),
        ("-- a\nx()\nfoo()", vec![]),
        ("-- a\n--[[ b\nc ]]\nfoo()", vec!["a", "b\nc"]),
        ("--[[ a ]] x()\nfoo()", vec![]),
        ("-- a\nlocal x = foo()", vec!["a"]),
        ("-- a\n--[[ here ]] foo()", vec!["a"]),
        ("-- a\nx(--[[ b ]] foo())", vec!["a"]),
        ("-- a\nx(--[[ b\n ]] foo())", vec![]),
        ("--[[ a ]] --[[ b ]]\nfoo()", vec![]),
        ("#!lua name=x\n-- a\nfoo()", vec!["a"]),
        ("#!lua name=x\n\n-- a\nfoo() -- b", vec!["a"]),
        ("-- foo() in a comment\nx()", vec![]),
        ("foo()", vec![]),
    ] {
        assert_eq!(above(source, "foo()"), expected, "{source:?}");
    }
}

#[test]
fn a_long_run_is_found_whole() {
    let source = format!("{}foo()", "-- line\n".repeat(10_000));
    assert_eq!(above(&source, "foo()").len(), 10_000);
}

#[test]
fn an_offset_behind_the_end_is_the_end() {
    let (file, _) = syntax::parse(b"-- a\n");
    assert_eq!(file.comments_above(b"-- a\n", 99).len(), 1);
}

#[test]
fn blocks_at_the_top_are_split_by_blank_lines() {
    let source = "#!lua name=x\n--- a\n--- b\n\n-- c\n--[[ d\n\n]]\n\n\n-- e\nlocal x -- f\n-- g\n";
    let (file, _) = syntax::parse(source.as_bytes());
    let blocks: Vec<usize> = file.comments_at_top(source.as_bytes()).map(<[_]>::len).collect();
    assert_eq!(blocks, [2, 2, 1]);
}

#[test]
fn a_file_of_comments_has_them_all_at_the_top() {
    let source = "-- a\n\n-- b\n-- c";
    let (file, _) = syntax::parse(source.as_bytes());
    let blocks: Vec<usize> = file.comments_at_top(source.as_bytes()).map(<[_]>::len).collect();
    assert_eq!(blocks, [1, 2]);
    assert_eq!(syntax::parse(b"x()").0.comments_at_top(b"x()").count(), 0);
}

#[test]
fn comments_know_their_text_and_place() {
    let source = b"--a\n  --[==[ b ]==] --[[c]]\nx() --d\r\n--";
    let (file, _) = syntax::parse(source);
    let found: Vec<(&[u8], bool, bool)> = file
        .comments
        .iter()
        .map(|comment| (comment.text, comment.is_long, comment.is_own_line))
        .collect();
    let expected: [(&[u8], bool, bool); 5] = [
        (b"a", false, true),
        (b" b ", true, true),
        (b"c", true, false),
        (b"d", false, false),
        (b"", false, true),
    ];
    assert_eq!(found, expected);
}
