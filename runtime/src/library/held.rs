//! An answer of FUNCTION LIST becomes what a server holds: in RESP2 pairs one after another, in RESP3 maps.

use redis::{Cmd, Value};

/// Asks for the libraries of this name, with their code. The server takes the name for a pattern that knows no case.
pub(super) fn list(name: &str) -> Cmd {
    let mut command = redis::cmd("FUNCTION");
    command.arg("LIST").arg("LIBRARYNAME").arg(name).arg("WITHCODE");
    command
}

/// Asks for the names of all libraries and of their functions.
pub(super) fn list_all() -> Cmd {
    let mut command = redis::cmd("FUNCTION");
    command.arg("LIST");
    command
}

/// The code of the library of exactly this name.
pub(super) fn code<'v>(answer: &'v Value, name: &str) -> Option<&'v [u8]> {
    let library =
        items(answer).iter().find(|item| field(item, "library_name") == Some(name.as_bytes()))?;
    field(library, "library_code")
}

/// The library that has a function of this name, in any case.
pub(super) fn library_of<'v>(answer: &'v Value, function: &str) -> Option<&'v str> {
    let has_it = |item: &&Value| {
        let functions = entry(item, "functions").map(items).unwrap_or_default();
        functions
            .iter()
            .filter_map(|held| field(held, "name"))
            .any(|name| name.eq_ignore_ascii_case(function.as_bytes()))
    };
    let name = field(items(answer).iter().find(has_it)?, "library_name")?;
    std::str::from_utf8(name).ok()
}

fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) | Value::Set(items) => items,
        _ => &[],
    }
}

fn field<'v>(item: &'v Value, name: &str) -> Option<&'v [u8]> {
    entry(item, name).and_then(text)
}

fn entry<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    let is_it = |key: &Value| text(key) == Some(name.as_bytes());
    match item {
        Value::Map(entries) => entries.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value),
        _ => items(item).chunks_exact(2).find(|pair| is_it(&pair[0])).map(|pair| &pair[1]),
    }
}

fn text(value: &Value) -> Option<&[u8]> {
    match value {
        Value::BulkString(text) => Some(text),
        Value::SimpleString(text) | Value::VerbatimString { text, .. } => Some(text.as_bytes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use redis::Value;

    use super::{code, library_of};

    fn text(text: &str) -> Value {
        Value::BulkString(text.into())
    }

    /// The same answer in both protocols.
    fn answers(libraries: &[(&str, &str, &str)]) -> [Value; 2] {
        let pairs = |name: &str, code: &str, functions: Value| {
            vec![
                (text("library_name"), text(name)),
                (text("engine"), text("LUA")),
                (text("functions"), functions),
                (text("library_code"), text(code)),
            ]
        };
        let flat = |pairs: Vec<(Value, Value)>| {
            Value::Array(pairs.into_iter().flat_map(|(key, value)| [key, value]).collect())
        };
        let function =
            |name: &str| vec![(text("name"), text(name)), (text("flags"), Value::Set(vec![]))];
        let two = libraries.iter().map(|(name, code, has)| {
            flat(pairs(name, code, Value::Array(vec![flat(function(has))])))
        });
        let three = libraries.iter().map(|(name, code, has)| {
            Value::Map(pairs(name, code, Value::Array(vec![Value::Map(function(has))])))
        });
        [Value::Array(two.collect()), Value::Array(three.collect())]
    }

    #[test]
    fn the_library_of_exactly_that_name_is_found() {
        // A name that a pattern finds, and the word that comes before a code.
        let libraries = [
            ("LOCK", "upper", "f"),
            ("library_code", "trap", "g"),
            ("lock", "lower", "lock_acquire"),
        ];
        for answer in answers(&libraries) {
            assert_eq!(code(&answer, "lock"), Some(&b"lower"[..]));
            assert_eq!(code(&answer, "Lock"), None);
            assert_eq!(library_of(&answer, "LOCK_acquire"), Some("lock"));
            assert_eq!(library_of(&answer, "lock"), None);
        }
        assert_eq!(code(&Value::Array(Vec::new()), "lock"), None);
        assert_eq!(code(&Value::Nil, "lock"), None);
    }
}
