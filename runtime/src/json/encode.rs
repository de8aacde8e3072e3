//! A value becomes JSON that Lua reads as the same value, or the reason why it would not be the same.
//!
//! `serde_json` writes `null` for what is no finite number, and integers of any size, which `cjson` rounds. So a value is
//! looked through before it is written.

mod check;
mod compound;
mod refused;

use serde::Serialize;
use serde::ser::Error;

use self::check::Check;

/// Encodes a value.
pub(crate) fn encode<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    value.serialize(Check).map_err(serde_json::Error::custom)?;
    serde_json::to_string(value)
}

#[cfg(test)]
mod tests;
