//! A part of a URL into a name that is safe within a key.

use serde::Deserialize;

/// The name of a product, a customer or an order.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(String);

impl Name {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Colons separate the parts of a key and braces mark its hash tag, so a name has neither.
impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if (1..=64).contains(&text.len()) && text.bytes().all(is_plain) {
            Ok(Self(text))
        } else {
            Err("a name is 1 to 64 letters, digits or hyphens")
        }
    }
}
