//! Random programs against real Lua, and their trees against the invariants: token soup, and the
//! corpus with tokens and bytes changed. `PROPTEST_CASES` makes it longer.

use std::env;
use std::sync::LazyLock;

use fcall_compiler::syntax;
use mlua::Lua;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{corpus, oracle, spans};

/// What soup is made of: every token, and what lies at the edge of being one.
const TOKENS: &[&str] = &[
    "and",
    "break",
    "do",
    "else",
    "elseif",
    "end",
    "false",
    "for",
    "function",
    "if",
    "in",
    "local",
    "nil",
    "not",
    "or",
    "repeat",
    "return",
    "then",
    "true",
    "until",
    "while",
    "a",
    "b",
    "f",
    "arg",
    "self",
    "goto",
    "1",
    "0x1p4",
    "3.",
    ".5",
    "1e5",
    "3x",
    "1e",
    "\"s\"",
    "'\\65'",
    "\"\\300\"",
    "\"open",
    "[[long]]",
    "[=[a]]]=]",
    "[[a[[b]]",
    "[=",
    "...",
    "..",
    ".",
    "+",
    "-",
    "*",
    "/",
    "%",
    "^",
    "#",
    "==",
    "~=",
    "<=",
    ">=",
    "<",
    ">",
    "=",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ":",
    ",",
    "--c\n",
    "--[[c]]",
    "--[[\n]]",
    "--[==[",
    "~",
    "!",
    "&",
    "@",
    "\u{e9}",
    "\n",
    "\r",
    "\r\n",
    "\n\r",
    "\0",
    " ",
    "\t",
    "\x0b",
    "\\",
];

/// Phrases that are often right, so that soup gets further than its first tokens.
const PHRASES: &[&str] = &[
    "local a = 1",
    "f()",
    "f(a, b)",
    "a = b",
    "a.b = c",
    "a:b(1)",
    "f 's'",
    "f { a, b = c }",
    "do",
    "end",
    "if a then",
    "else",
    "elseif b then",
    "while a do",
    "for i = 1, 2 do",
    "for k, v in f() do",
    "repeat",
    "until a",
    "function f()",
    "function a.b:c(...)",
    "local function f(a, ...)",
    "return",
    "return a",
    "return f(...)",
    "break",
    "function(...)",
    "(",
    ")",
    "{",
    "}",
    "a and b",
    "a .. b",
    "not a",
    "-a ^ b",
    "...",
    ",",
    "=",
    ";",
    "\n",
];

static CORPUS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let files = corpus::files("accept").into_iter().chain(corpus::files("reject"));
    files.map(|(_, bytes)| bytes).filter(|bytes| bytes.len() < 1_000).collect()
});

/// One change to a file, at places that fit any length.
#[derive(Debug, Clone)]
enum Mutation {
    Delete(Index, usize),
    Duplicate(Index, usize),
    Insert(Index, &'static str),
    Replace(Index, usize, &'static str),
    Byte(Index, u8),
    Truncate(Index),
    Splice(Index, Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<Index>;
    prop_oneof![
        (place(), 1..8usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (place(), 1..16usize).prop_map(|(at, length)| Mutation::Duplicate(at, length)),
        (place(), select(TOKENS)).prop_map(|(at, token)| Mutation::Insert(at, token)),
        (place(), 1..6usize, select(TOKENS))
            .prop_map(|(at, length, token)| { Mutation::Replace(at, length, token) }),
        (place(), any::<u8>()).prop_map(|(at, byte)| Mutation::Byte(at, byte)),
        place().prop_map(Mutation::Truncate),
        (place(), place(), place()).prop_map(|(at, file, from)| Mutation::Splice(at, file, from)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
    match mutation {
        Mutation::Delete(at, length) => {
            let start = place(at, bytes);
            bytes.drain(start..bytes.len().min(start + length));
        }
        Mutation::Duplicate(at, length) => {
            let start = place(at, bytes);
            let copy = bytes[start..bytes.len().min(start + length)].to_vec();
            bytes.splice(start..start, copy);
        }
        Mutation::Insert(at, token) => {
            let start = place(at, bytes);
            bytes.splice(start..start, token.bytes());
        }
        Mutation::Replace(at, length, token) => {
            let start = place(at, bytes);
            bytes.splice(start..bytes.len().min(start + length), token.bytes());
        }
        Mutation::Byte(at, byte) => {
            let start = place(at, bytes);
            bytes.splice(start..bytes.len().min(start + 1), [*byte]);
        }
        Mutation::Truncate(at) => bytes.truncate(place(at, bytes)),
        Mutation::Splice(at, file, from) => {
            let other = file.get(&CORPUS);
            let start = place(at, bytes);
            bytes.truncate(start);
            bytes.extend_from_slice(&other[place(from, other)..]);
        }
    }
}

fn config() -> ProptestConfig {
    let cases = env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(3_000),
        failure_persistence: None,
        ..Default::default()
    }
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    thread_local!(static LUA: Lua = Lua::new());
    let (file, errors) = syntax::parse(bytes);
    spans::check(bytes, &file, &errors);
    LUA.with(|lua| {
        oracle::compare(lua, bytes).map(drop).map_err(|difference| {
            TestCaseError::fail(format!("{difference}\n{:?}", String::from_utf8_lossy(bytes)))
        })
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn token_soup(tokens in prop::collection::vec(select(TOKENS), 0..24), separator in select(&[" ", "", "\n"][..])) {
        check(tokens.join(separator).as_bytes())?;
    }

    #[test]
    fn phrase_soup(phrases in prop::collection::vec(select(PHRASES), 0..24), separator in select(&[" ", "\n"][..])) {
        check(phrases.join(separator).as_bytes())?;
    }

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        check(&bytes)?;
    }

    #[test]
    fn changed_corpus(file in any::<Index>(), mutations in prop::collection::vec(mutation(), 1..5)) {
        let mut bytes = file.get(&CORPUS).clone();
        for change in &mutations {
            mutate(&mut bytes, change);
        }
        check(&bytes)?;
    }
}
