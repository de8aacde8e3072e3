//! One value of a reply into what decodes one: strings, numbers, booleans.

use super::{Fit, Found, Weight, fits, literal, unless};
use crate::model::Type;

impl Fit<'_> {
    /// A type that has no name and holds no other, read as another one.
    pub(super) fn scalar(&mut self, written: &Type, read: &Type) -> Found {
        use Type::{Boolean, Bytes, Integer, Json, Literal, Number, String};
        match (written, read) {
            (Literal(it), _) => {
                unless(literal::decodes(it, read), || self.other(Weight::All, written, read))
            }
            (Json(written), Json(read)) => self.json(written, read),
            (String | Bytes, Bytes)
            | (String, String)
            | (Integer, Integer | Number)
            | (Number, Number)
            | (Boolean, Boolean)
            | (Json(_), String | Bytes) => fits(),
            // Text may be no UTF-8, or no JSON; a number may have a fraction, false is nil, an integer is not only 0 and 1.
            (Bytes, String)
            | (String, Json(_))
            | (Number, Integer)
            | (Boolean, Integer | Number)
            | (Integer, Boolean) => self.other(Weight::Some, written, read),
            _ => self.other(Weight::All, written, read),
        }
    }
}
