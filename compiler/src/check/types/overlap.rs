//! Whether a reply of a type can look like a reply that is an error. Where it is not certain that it
//! cannot, it can.

use super::Types;
use crate::model::{ErrorReply, Literal, Type, TypeKind};

/// How many aliases may stand for each other.
const DEEPEST: usize = 50;

/// Whether some value of `ty` matches the pattern.
pub(super) fn can_be(types: &Types<'_>, ty: &Type, pattern: &ErrorReply) -> bool {
    Overlap { types, pattern: &pattern.items }.reply(ty, 0)
}

struct Overlap<'o> {
    types: &'o Types<'o>,
    pattern: &'o [Type],
}

/// An array as a type describes it.
struct Array<'t> {
    items: Vec<&'t Type>,
    /// How many values it has at least.
    least: usize,
    /// What follows in turn, in any number.
    rest: Vec<&'t Type>,
}

impl<'t> Array<'t> {
    /// What may stand at this place.
    fn at(&self, index: usize) -> Option<&'t Type> {
        let behind = index.checked_sub(self.items.len());
        match behind {
            None => self.items.get(index).copied(),
            Some(_) if self.rest.is_empty() => None,
            Some(behind) => self.rest.get(behind % self.rest.len()).copied(),
        }
    }

    fn of_items(items: &'t [Type]) -> Self {
        let counted = items.iter().position(|item| matches!(item, Type::Counted(_)));
        if let Some(counted) = counted {
            // What stands behind a count is not looked at.
            let known = Self::of_items(&items[..counted]);
            return Self { rest: vec![&Type::Any], ..known };
        }
        let (rest, items): (Vec<&Type>, Vec<&Type>) =
            items.iter().partition(|item| matches!(item, Type::Rest(_) | Type::Spread(_)));
        let is_there = |item: &&Type| !matches!(item, Type::Optional(_) | Type::Nil | Type::Any);
        let least = items.iter().rposition(is_there).map_or(0, |last| last + 1);
        let turns = |rest| match rest {
            // Where each value of it stands is not looked at.
            &Type::Spread(_) => vec![&Type::Any],
            rest => rest.parts().flat_map(turns).collect(),
        };
        let rest = rest.into_iter().flat_map(turns).collect();
        Self { items, least, rest }
    }

    fn of_turns(rest: Vec<&'t Type>) -> Self {
        Self { items: Vec::new(), least: 0, rest }
    }
}

/// What repeats one after another.
fn turns(repeated: &Type) -> Vec<&Type> {
    match repeated {
        Type::Group(_) => repeated.parts().collect(),
        one => vec![one],
    }
}

impl Overlap<'_> {
    fn reply(&self, ty: &Type, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        match ty {
            Type::Any => true,
            Type::Optional(inner) | Type::OrEmpty(inner) => self.reply(inner, depth + 1),
            Type::Array(item) => self.array(&Array::of_turns(vec![item]), depth),
            Type::Map(key, value) => self.array(&Array::of_turns(vec![key, value]), depth),
            Type::Pairs(_) => self.array(&Array::of_turns(vec![&Type::String, &Type::Any]), depth),
            Type::Tuple(items) => self.array(&Array::of_items(items), depth),
            Type::Class(name) => self.class(name, depth + 1),
            _ => false,
        }
    }

    fn class(&self, name: &str, depth: usize) -> bool {
        match self.types.definition(name).map(|it| &it.kind) {
            Some(TypeKind::Record(fields)) => {
                // What is left of the fields may be absent, and more values than fields may come.
                let least = fields.iter().rposition(|it| !it.is_optional).map_or(0, |it| it + 1);
                let items = fields.iter().map(|field| loose(&field.ty)).collect();
                self.array(&Array { items, least, rest: vec![&Type::Any] }, depth)
            }
            Some(TypeKind::Union(variants)) => {
                let mut tuples = variants.iter().filter(|it| !it.is_alone);
                tuples.any(|it| self.array(&Array::of_items(&it.items), depth))
            }
            Some(TypeKind::Enum(_)) => false,
            Some(TypeKind::Alias { ty, target: None }) => self.reply(ty, depth),
            Some(TypeKind::Alias { target: Some(_), .. }) | None => true,
        }
    }

    /// The shortest arrays have the fewest values to differ by.
    fn array(&self, array: &Array<'_>, depth: usize) -> bool {
        let pattern = Array::of_items(self.pattern);
        let length = array.least.max(pattern.least);
        (0..length).all(|index| match (array.at(index), pattern.at(index)) {
            (Some(ty), Some(item)) => self.value(ty, item, depth),
            _ => false,
        })
    }

    /// Whether a value of the type can be what the pattern has at its place.
    fn value(&self, ty: &Type, item: &Type, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        match (ty, item) {
            (Type::Any, _) | (_, Type::Any) | (Type::Optional(_), Type::Optional(_)) => true,
            (Type::Optional(inner), _) => self.value(inner, item, depth + 1),
            (_, Type::Optional(inner)) => self.value(ty, inner, depth + 1),
            (Type::OrEmpty(inner), _) => is_text(item) || self.value(inner, item, depth + 1),
            (Type::Literal(literal), Type::Literal(other)) => literal == other,
            (Type::Boolean, Type::Literal(literal)) => matches!(literal, Literal::Integer(0 | 1)),
            (Type::Literal(Literal::Integer(_)) | Type::Boolean, _) => is_integer(item),
            (Type::Literal(_) | Type::String | Type::Bytes | Type::Json(_), _) => is_text(item),
            // Any text that is a number is one.
            (Type::Integer | Type::Number, Type::Literal(Literal::String(text))) => {
                text.parse::<f64>().is_ok()
            }
            (Type::Integer | Type::Number, _) => true,
            (Type::Class(name), _) => self.value_of(name, item, depth + 1),
            _ => false,
        }
    }

    fn value_of(&self, name: &str, item: &Type, depth: usize) -> bool {
        match self.types.definition(name).map(|it| &it.kind) {
            Some(TypeKind::Alias { ty, target: None }) => self.value(ty, item, depth),
            Some(TypeKind::Record(_) | TypeKind::Union(_)) => false,
            // An enum may have other values than those it lists.
            Some(TypeKind::Enum(_) | TypeKind::Alias { .. }) | None => true,
        }
    }
}

/// A field that is a literal is not looked at when a record is read.
fn loose(ty: &Type) -> &Type {
    match ty {
        Type::Literal(Literal::Integer(_)) => &Type::Integer,
        Type::Literal(Literal::String(_)) => &Type::String,
        ty => ty,
    }
}

fn is_text(item: &Type) -> bool {
    matches!(item, Type::String | Type::Literal(Literal::String(_)))
}

fn is_integer(item: &Type) -> bool {
    matches!(item, Type::Integer | Type::Literal(Literal::Integer(_)))
}
