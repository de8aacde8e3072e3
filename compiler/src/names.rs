//! Names in Lua into names in Rust. Pure: what clashes is found here and reported by
//! [`crate::check`].

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Keywords of every edition, strict and reserved. As raw identifiers they are names again.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const PATH_KEYWORDS: [&str; 4] = ["self", "Self", "super", "crate"];

/// Variants of the standard library that stand alone in every program. A struct of this name would take their place in the
/// generated module, and in each that imports all of it.
const PRELUDE_VARIANTS: [&str; 4] = ["Ok", "Err", "Some", "None"];

/// Names every generated module has of its own among its types.
const GENERATED_TYPES: [&str; 2] = ["Commands", "AsyncCommands"];

/// The module of a library.
#[must_use]
pub fn module(library: &str) -> String {
    identifier(&snake_case(library), "library")
}

/// The free functions of a library, one for each of its functions and in their order: snake case,
/// without the prefix, the library's name say, where that leaves a name no other function has.
#[must_use]
pub fn functions(library: &str, functions: &[&str]) -> Vec<String> {
    let candidates: Vec<_> = functions
        .iter()
        .map(|name| (snake_case(name), without_prefix(library, name).map(snake_case)))
        .collect();
    let mut takers: HashMap<&str, usize> = HashMap::new();
    for (whole, short) in &candidates {
        *takers.entry(whole).or_default() += 1;
        if let Some(short) = short.as_ref().filter(|short| *short != whole) {
            *takers.entry(short).or_default() += 1;
        }
    }
    candidates
        .iter()
        .map(|(whole, short)| {
            let short = short.as_ref().filter(|it| !it.is_empty() && takers[it.as_str()] == 1);
            identifier(short.unwrap_or(whole), "function")
        })
        .collect()
}

/// The method of a function on a connection: the whole name in snake case. `None` where a
/// connection has a method of that name already.
#[must_use]
pub fn method(function: &str) -> Option<String> {
    let name = snake_case(function);
    (!is_reserved_method(&name)).then(|| identifier(&name, "function"))
}

/// Whether a connection has a method of this name before we add ours: a command of redis-rs, a
/// method of its connections, or one the standard library gives to every type.
#[must_use]
pub fn is_reserved_method(name: &str) -> bool {
    static RESERVED: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let lines = include_str!("names/reserved_methods.txt").lines();
        lines.filter(|line| !line.starts_with('#')).collect()
    });
    RESERVED.binary_search(&plain(name)).is_ok()
}

/// The parameters of one function, keys first, in their order: snake case, and never two of one
/// name, since `key` and `key` are no mistake in Lua, where they are two tables.
#[must_use]
pub fn parameters(keys: &[&str], args: &[&str]) -> Vec<String> {
    let keys = keys.iter().enumerate().map(|(index, name)| (name, format!("key{}", index + 1)));
    let args = args.iter().enumerate().map(|(index, name)| (name, format!("arg{}", index + 1)));
    let mut taken = HashMap::new();
    keys.chain(args)
        .map(|(name, fallback)| unused(&parameter(name, &fallback), &mut taken))
        .collect()
}

/// A number is no name for a parameter, in whose place `_2` would be read as not used.
fn parameter(name: &str, fallback: &str) -> String {
    let name = snake_case(name);
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{fallback}_{name}")
    } else {
        identifier(&name, fallback)
    }
}

/// A field of a class.
#[must_use]
pub fn field(name: &str) -> String {
    identifier(&snake_case(name), "field")
}

/// A class or an alias, in upper camel case.
#[must_use]
pub fn type_name(name: &str) -> String {
    let camel = camel_case(name);
    if PRELUDE_VARIANTS.contains(&camel.as_str()) {
        camel + "_"
    } else {
        identifier(&camel, "Type")
    }
}

/// A part of the name of an enum's variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// A literal of text.
    Text(&'a str),
    /// A literal of digits.
    Number(i64),
}

/// The variant of an enum: its words in upper camel case. A number says little, so where the text
/// behind it is one word, that is the name.
#[must_use]
pub fn variant(words: &[Word<'_>], docs: &str) -> String {
    let is_word = docs.starts_with(|it: char| it.is_ascii_alphabetic())
        && docs.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
    if is_word && words.iter().any(|word| matches!(word, Word::Number(_))) {
        return identifier(&camel_case(docs), "Variant");
    }
    let named: String = words
        .iter()
        .map(|word| match word {
            Word::Text("") => "Empty".to_owned(),
            Word::Text(text) => camel_case(text),
            Word::Number(number) if *number < 0 => format!("Minus{}", number.unsigned_abs()),
            Word::Number(number) => format!("Value{number}"),
        })
        .collect();
    identifier(&named, "Variant")
}

/// The variant that takes what is none of these.
#[must_use]
pub fn catch_all<'a>(variants: impl IntoIterator<Item = &'a str>) -> &'static str {
    let variants: Vec<&str> = variants.into_iter().collect();
    let free = ["Other", "Unknown", "Unlisted", "Else"];
    free.into_iter().find(|name| !variants.contains(name)).unwrap_or("NoneOfThese")
}

/// Numbers the later ones of equal names.
pub fn distinct(rust_names: &mut [&mut String]) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for rust_name in rust_names {
        let name = rust_name.trim_end_matches('_').to_owned();
        let count = counts.entry(name.clone()).or_insert(1);
        while !taken.insert((*rust_name).clone()) {
            *count += 1;
            **rust_name = format!("{name}{count}");
        }
    }
}

/// Whether every generated module has a type of this name of its own.
#[must_use]
pub fn is_generated_type(rust_name: &str) -> bool {
    GENERATED_TYPES.contains(&rust_name)
}

/// Names that occur before, as pairs of the index of the first and of the later one.
pub fn duplicates<'a>(rust_names: impl IntoIterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for (index, name) in rust_names.into_iter().enumerate() {
        let earlier = *first.entry(name).or_insert(index);
        if earlier != index {
            found.push((earlier, index));
        }
    }
    found
}

/// A Rust name without the mark of a raw identifier.
#[must_use]
pub fn plain(rust_name: &str) -> &str {
    rust_name.strip_prefix("r#").unwrap_or(rust_name)
}

/// The name behind `LIBRARY_`, in whichever case that is written.
#[must_use]
pub fn without_prefix<'a>(library: &str, name: &'a str) -> Option<&'a str> {
    let (prefix, rest) = name.split_at_checked(library.len())?;
    if prefix.eq_ignore_ascii_case(library) { rest.strip_prefix('_') } else { None }
}

fn camel_case(name: &str) -> String {
    words(name).iter().map(|word| capitalized(word)).collect()
}

fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// The words of a name in lower case. A word begins behind what is no letter or digit, at the
/// upper-case letter behind a lower-case one, and at the last of several upper-case letters
/// (`HTTPGet` is `http`, `get`).
fn words(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut is_inside = false;
    for (index, character) in characters.iter().enumerate() {
        if !character.is_alphanumeric() {
            is_inside = false;
            continue;
        }
        if !is_inside || begins_word(&characters, index) {
            words.push(String::new());
        }
        is_inside = true;
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
    }
    words
}

fn begins_word(characters: &[char], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|index| characters[index]) else { return true };
    let is_before_lower = characters.get(index + 1).is_some_and(|next| next.is_lowercase());
    characters[index].is_uppercase() && (!before.is_uppercase() || is_before_lower)
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// Makes an identifier of a name in the right case, `fallback` if nothing is left of it.
fn identifier(name: &str, fallback: &str) -> String {
    if name.is_empty() {
        fallback.to_owned()
    } else if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else if PATH_KEYWORDS.contains(&name) {
        format!("{name}_")
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{name}")
    } else if name.is_ascii() || syn::parse_str::<syn::Ident>(name).is_ok() {
        name.to_owned()
    } else {
        identifier(&snake_case(&name.replace(|it: char| !it.is_ascii(), "_")), fallback)
    }
}

/// The name, numbered from 2 if it is taken. `taken` counts how often each was asked for.
fn unused(name: &str, taken: &mut HashMap<String, usize>) -> String {
    let mut candidate = name.to_owned();
    while taken.contains_key(&candidate) {
        let count = taken.entry(name.to_owned()).or_insert(1);
        *count += 1;
        candidate = format!("{}_{count}", plain(name).trim_end_matches('_'));
    }
    taken.insert(candidate.clone(), 1);
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_and_fields_are_snake_case() {
        for (lua, rust) in [
            ("ratelimit", "ratelimit"),
            ("rateLimit", "rate_limit"),
            ("HTTPGet", "http_get"),
            ("sha256Sum", "sha256_sum"),
            ("__a__b__", "a_b"),
            ("type", "r#type"),
            ("self", "self_"),
            ("2fa", "_2fa"),
            ("_", "field"),
            ("gr\u{f6}\u{df}e", "gr\u{f6}\u{df}e"),
            ("a\u{2460}b", "a_b"),
        ] {
            assert_eq!(field(lua), rust, "{lua}");
        }
        assert_eq!(module("crate"), "crate_");
    }

    #[test]
    fn types_are_upper_camel_case() {
        for (lua, rust) in [
            ("Decision", "Decision"),
            ("rate_limit.Decision", "RateLimitDecision"),
            ("DB", "Db"),
            ("self", "Self_"),
            ("Ok", "Ok_"),
            ("none", "None_"),
            ("2fa", "_2fa"),
            ("", "Type"),
        ] {
            assert_eq!(type_name(lua), rust, "{lua}");
        }
    }

    #[test]
    fn the_prefix_is_dropped_where_that_is_safe() {
        for (library, lua, rust) in [
            ("ratelimit", vec!["ratelimit_sliding_window"], vec!["sliding_window"]),
            ("kv", vec!["KV_getAndSet", "kv_type", "kv_2"], vec!["get_and_set", "r#type", "_2"]),
            ("lock", vec!["lock", "lock_", "locked"], vec!["lock", "lock", "locked"]),
            ("lock", vec!["lock_release", "release"], vec!["lock_release", "release"]),
            ("lock", vec!["lock_a", "LOCK_A"], vec!["lock_a", "lock_a"]),
            ("rateLimit", vec!["ratelimit_take"], vec!["take"]),
        ] {
            assert_eq!(functions(library, &lua), rust, "{library} {lua:?}");
        }
    }

    #[test]
    fn a_method_keeps_its_prefix_and_never_hides_one_of_a_connection() {
        assert_eq!(method("ratelimit_slidingWindow").as_deref(), Some("ratelimit_sliding_window"));
        assert_eq!(method("type").as_deref(), Some("r#type"));
        for reserved in ["get", "ZADD_MULTIPLE", "reqCommand", "clone", "json_set", "get_int"] {
            assert_eq!(method(reserved), None, "{reserved}");
        }
        assert!(is_reserved_method("into"));
        assert!(!is_reserved_method("lock_acquire"));
    }

    #[test]
    fn reserved_methods_are_sorted_so_that_they_are_found() {
        let lines = include_str!("names/reserved_methods.txt").lines();
        let names: Vec<_> = lines.filter(|line| !line.starts_with('#')).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(names.iter().all(|name| is_reserved_method(name)));
    }

    #[test]
    fn parameters_share_one_scope() {
        assert_eq!(parameters(&["key", "key"], &["key", "_"]), ["key", "key_2", "key_3", "arg2"]);
        assert_eq!(parameters(&["2fa"], &["2"]), ["key1_2fa", "arg1_2"]);
        assert_eq!(parameters(&["type"], &["type", "nowMs"]), ["r#type", "type_2", "now_ms"]);
        assert_eq!(parameters(&["self"], &["self"]), ["self_", "self_2"]);
    }

    #[test]
    fn duplicates_name_the_first_and_the_later_one() {
        assert_eq!(duplicates(["a", "b", "a", "a"]), [(0, 2), (0, 3)]);
        assert!(duplicates(["a", "b"]).is_empty());
    }
}
