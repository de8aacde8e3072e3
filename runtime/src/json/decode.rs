//! JSON as Lua writes it becomes a value: `cjson` knows no empty array, and leaves out what is nil at the end of one.
//!
//! Lua has one empty table, which is written `{}` whatever it was meant for. Only the type that is wanted tells, so
//! every list that is wanted, however deep, takes `{}` too: what asks serde for a list asks through [`Lua`].

mod access;
mod deserializer;
mod visitor;

use serde::de::DeserializeOwned;

/// Decodes text that holds one value.
pub(crate) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Lua(&mut json))?;
    json.end()?;
    Ok(value)
}

/// One of serde's, and all that is inside it, as Lua means it.
struct Lua<T>(T);

#[cfg(test)]
mod tests;
