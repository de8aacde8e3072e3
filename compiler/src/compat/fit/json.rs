//! JSON into what serde makes of it: records by their fields' names, others by their kind.

use super::super::Field;
use super::literal::shown;
use super::view::{View, view};
use super::{Fit, Found, Weight, at, fits, mismatch};
use crate::model::Type;

impl Fit<'_> {
    pub(super) fn json(&mut self, written: &Type, read: &Type) -> Found {
        let (writer, reader) = (self.writer, self.reader);
        match (view(writer, written), view(reader, read)) {
            (_, View::Plain(Type::Any)) => fits(),
            (View::Plain(Type::Any) | View::Missing, _)
            | (_, View::Missing)
            | (View::Plain(Type::Map(..)), View::Record(_)) => {
                self.other(Weight::Unsure, written, read)
            }
            (View::Foreign(written), _) => self.json(written, read),
            (_, View::Foreign(inner)) if inner == written => fits(),
            (_, View::Foreign(_)) => self.other(Weight::Unsure, written, read),
            (View::Plain(Type::Optional(written)), View::Plain(Type::Optional(read))) => {
                self.json(written, read)
            }
            (_, View::Plain(Type::Optional(read))) => self.json(written, read),
            (View::Plain(Type::Optional(inner)), _) => {
                let mut found = self.json(inner, read);
                found.extend(self.absent());
                found
            }
            (View::Record(fields), View::Record(known)) => {
                self.once(written, read, |fit| fit.fields(fields, known, Fit::json))
            }
            (View::Record(fields), View::Plain(Type::Map(_, value))) => {
                fields.iter().flat_map(|field| self.json(&field.ty, value)).collect()
            }
            (View::Enum(_), View::Enum(_)) if self.is_argument => self.argument(written, read),
            (View::Plain(Type::String), View::Enum(known)) if self.is_argument => {
                let found = format!("is {} and was `string`", shown(known));
                mismatch(Weight::Some, found)
            }
            // A literal that an old caller does not know is `Other`.
            (View::Enum(_), View::Enum(_) | View::Plain(Type::String))
            | (View::Plain(Type::String), View::Enum(_)) => fits(),
            (View::Plain(written), View::Plain(read)) => self.json_plain(written, read),
            _ => self.other(Weight::All, written, read),
        }
    }

    fn json_plain(&mut self, written: &Type, read: &Type) -> Found {
        match (written, read) {
            (Type::Array(written), Type::Array(read)) => at("[...]", self.json(written, read)),
            (Type::Map(_, written), Type::Map(_, read)) => at("[value]", self.json(written, read)),
            (Type::Tuple(items), Type::Tuple(known)) if items.len() == known.len() => {
                let pairs = items.iter().zip(known).enumerate();
                pairs
                    .flat_map(|(index, (item, read))| {
                        at(&format!("[{}]", index + 1), self.json(item, read))
                    })
                    .collect()
            }
            (Type::Integer, Type::Number) => fits(),
            (Type::Number, Type::Integer) => self.other(Weight::Some, written, read),
            _ if written == read => fits(),
            _ => self.other(Weight::All, written, read),
        }
    }

    /// Records by the names of their fields, in any order. Fields that nobody asks for are ignored.
    pub(super) fn fields(
        &mut self,
        fields: &[Field],
        known: &[Field],
        fit: fn(&mut Self, &Type, &Type) -> Found,
    ) -> Found {
        let mut found = Vec::new();
        for place in known {
            let is_optional = place.is_optional || matches!(place.ty, Type::Optional(_));
            let value = fields.iter().find(|field| field.name == place.name);
            let there = match value {
                None if is_optional => fits(),
                None => self.missing(),
                Some(value) => {
                    let mut there = fit(self, &value.ty, &place.ty);
                    if value.is_optional && !is_optional {
                        there.extend(self.absent());
                    }
                    there
                }
            };
            found.extend(at(&format!(".{}", place.name), there));
        }
        found
    }
}
