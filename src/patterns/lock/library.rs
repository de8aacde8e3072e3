//! What the server holds of the library `lock`: is it what these calls were generated from?

use redis::Value;

use super::AcquireError;
use crate::functions::lock::LIBRARY;
use crate::patterns::Connection;
use crate::redis;

/// Compares the server's copy with ours: the same bytes, or the same major release and none that is
/// older. `false` if there is none: the call's own error says how to load it. A user who may not look
/// is taken at the operator's word.
pub(super) async fn verify<C: Connection>(connection: &C) -> Result<bool, AcquireError> {
    let mut command = redis::cmd("FUNCTION");
    command.arg("LIST").arg("LIBRARYNAME").arg(LIBRARY.name()).arg("WITHCODE");
    let Ok(answer) = command.query_async::<Value>(&mut connection.clone()).await else {
        return Ok(true);
    };
    match code(&answer) {
        Some(code) if code == LIBRARY.code() || suits(release(code)) => Ok(true),
        Some(code) => Err(AcquireError::release(release(code), LIBRARY.release())),
        None => Ok(false),
    }
}

/// The library's text in an answer of FUNCTION LIST: behind its name in RESP2, under it in RESP3.
fn code(answer: &Value) -> Option<&[u8]> {
    match answer {
        Value::Map(entries) => entries.iter().find_map(|(key, value)| under(key, value)),
        Value::Array(items) | Value::Set(items) => {
            let pair = items.windows(2).find_map(|pair| under(&pair[0], &pair[1]));
            pair.or_else(|| items.iter().find_map(code))
        }
        _ => None,
    }
}

fn under<'v>(key: &Value, value: &'v Value) -> Option<&'v [u8]> {
    let is_code = match key {
        Value::BulkString(name) => name == b"library_code",
        Value::SimpleString(name) => name == "library_code",
        _ => false,
    };
    match value {
        Value::BulkString(code) if is_code => Some(code),
        _ => None,
    }
}

/// What stands behind `---@release`.
fn release(code: &[u8]) -> Option<&str> {
    let mut lines = code.split(|byte| *byte == b'\n');
    let line = lines.find_map(|line| line.strip_prefix(b"---@release"))?;
    std::str::from_utf8(line).ok()?.split_whitespace().next()
}

/// Whether a release has all that ours has: the same major number, and no lower ones behind it.
fn suits(held: Option<&str>) -> bool {
    let ours = LIBRARY.release().and_then(numbers);
    match (held.and_then(numbers), ours) {
        (Some(held), Some(ours)) => held[0] == ours[0] && held >= ours,
        _ => false,
    }
}

fn numbers(release: &str) -> Option<[u64; 3]> {
    let core = release.split(['-', '+']).next()?;
    let mut parts = core.split('.').map(str::parse);
    Some([parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?])
}

#[cfg(test)]
mod tests {
    use super::{numbers, release, suits};

    #[test]
    fn the_same_major_release_and_none_older_suits() {
        for (held, does) in [
            (Some("1.0.0"), true),
            (Some("1.0.1"), true),
            (Some("1.2.0-rc.1"), true),
            (Some("0.9.9"), false),
            (Some("2.0.0"), false),
            (Some("one"), false),
            (None, false),
        ] {
            assert_eq!(suits(held), does, "{held:?}");
        }
        assert_eq!(numbers("1.2"), None);
    }

    #[test]
    fn the_release_is_read_from_its_line() {
        assert_eq!(release(b"#!lua name=lock\n---@release 1.2.3  first\n"), Some("1.2.3"));
        assert_eq!(release(b"#!lua name=lock\n-- @release 1.2.3\n"), None);
    }
}
