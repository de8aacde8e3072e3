//! `Refused`: a number that Lua would not read as it is, and where in a value it stands.

use std::fmt;

/// Why a value is not encoded.
#[derive(Debug)]
pub(super) struct Refused {
    /// `.lines[0].price`
    place: String,
    why: String,
}

impl Refused {
    pub(super) fn integer(integer: &impl fmt::Display) -> Self {
        let why = format!(
            "is {integer}, and Lua rounds integers beyond 2^53; declare it `string` to send such values whole"
        );
        Self { place: String::new(), why }
    }

    pub(super) fn number(number: &impl fmt::Display) -> Self {
        let why = format!("is {number}, and only finite numbers can be sent");
        Self { place: String::new(), why }
    }

    /// The same, seen from an object.
    pub(super) fn in_member(self, name: &str) -> Self {
        Self { place: format!(".{name}{}", self.place), ..self }
    }

    /// The same, seen from an array.
    pub(super) fn in_item(self, index: usize) -> Self {
        Self { place: format!("[{index}]{}", self.place), ..self }
    }

    /// The same, seen from around the variant it is in.
    pub(super) fn in_variant(self, variant: Option<&str>) -> Self {
        match variant {
            Some(variant) => self.in_member(variant),
            None => self,
        }
    }
}

impl serde::ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { place: String::new(), why: format!("is no JSON: {message}") }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.trim_start_matches('.') {
            "" => write!(formatter, "the value {}", self.why),
            place => write!(formatter, "`{place}` {}", self.why),
        }
    }
}

impl std::error::Error for Refused {}
