//! An argument of an old caller into what a new library takes. All are strings: what counts is which ones.

use super::view::{View, view};
use super::{Fit, Found, Weight, each, fits, literal, mismatch, unless};
use crate::model::{Literal, Type};

impl Fit<'_> {
    pub(super) fn argument(&mut self, written: &Type, read: &Type) -> Found {
        let (writer, reader) = (self.writer, self.reader);
        match (view(writer, written), view(reader, read)) {
            (_, View::Plain(Type::Any | Type::String | Type::Bytes)) => fits(),
            (View::Foreign(written), View::Foreign(read)) if written == read => fits(),
            (View::Missing | View::Foreign(_) | View::Plain(Type::Any), _) | (_, View::Missing) => {
                self.other(Weight::Unsure, written, read)
            }
            (_, View::Foreign(read)) => self.argument(written, read),
            (View::Plain(Type::OrEmpty(inner)), View::Plain(Type::OrEmpty(read))) => {
                self.argument(inner, read)
            }
            (_, View::Plain(Type::OrEmpty(read))) => self.argument(written, read),
            (View::Plain(Type::OrEmpty(inner)), _) => {
                let found = self.argument(inner, read);
                each(vec![found, mismatch(Weight::All, "may no longer be the empty string")])
            }
            (View::Enum(literals), View::Enum(known)) => {
                let is_known = |it: &&Literal| known.contains(it);
                let one = |it| {
                    unless(is_known(&it), || {
                        mismatch(Weight::All, format!("may no longer be `{it}`"))
                    })
                };
                each(literals.iter().map(one).collect())
            }
            (View::Enum(literals), View::Plain(read)) => {
                let one = |it| {
                    unless(takes(read, it), || {
                        self.other(Weight::All, &Type::Literal(it.clone()), read)
                    })
                };
                each(literals.iter().map(one).collect())
            }
            (View::Plain(inner), View::Enum(known)) => as_one_of(inner, known),
            (View::Plain(written), View::Plain(read)) => self.plain_argument(written, read),
            _ => self.other(Weight::All, written, read),
        }
    }

    fn plain_argument(&mut self, written: &Type, read: &Type) -> Found {
        use Type::{Boolean, Group, Integer, Json, Number, String, Words};
        match (written, read) {
            _ if written == read => fits(),
            (Integer | Boolean, Number) | (Boolean, Integer) => fits(),
            (Json(written), Json(read)) => self.json(written, read),
            (Group(values), Group(places)) if values.len() == places.len() => {
                let pairs = values.iter().zip(places);
                pairs
                    .flat_map(|((name, written), (_, read))| {
                        super::at(&format!(".{name}"), self.argument(written, read))
                    })
                    .collect()
            }
            (Words { yes, no }, Boolean) if (yes.as_str(), no.as_str()) == ("1", "0") => fits(),
            (Boolean, Words { yes, no }) if (yes.as_str(), no.as_str()) == ("1", "0") => fits(),
            // Any text may be what is wanted, and a number may be whole.
            (Number, Integer) | (Integer | Number, Boolean) => {
                self.other(Weight::Some, written, read)
            }
            (String | Type::Bytes, _) => self.other(Weight::Some, written, read),
            _ => self.other(Weight::All, written, read),
        }
    }
}

/// Whether a literal is a value of a type.
fn takes(read: &Type, literal: &Literal) -> bool {
    match read {
        Type::Boolean => ["1", "0"].contains(&word(literal).as_str()),
        Type::Words { yes, no } => [yes, no].contains(&&word(literal)),
        read => literal::decodes(literal, read),
    }
}

fn word(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        Literal::Integer(integer) => integer.to_string(),
    }
}

/// A type that has no name, where one of some literals is wanted.
fn as_one_of(written: &Type, known: &[Literal]) -> Found {
    let all = |words: &[&str]| words.iter().all(|it| known.iter().any(|known| word(known) == *it));
    let found =
        |weight| mismatch(weight, format!("is {} and was `{written}`", literal::shown(known)));
    match written {
        Type::Boolean => unless(all(&["1", "0"]), || found(Weight::All)),
        Type::Words { yes, no } => unless(all(&[yes, no]), || found(Weight::All)),
        _ => found(Weight::Some),
    }
}
