//! Arrays, tuples and records into what reads them place by place.

use super::super::Field;
use super::view::View;
use super::{Fit, Found, Weight, at, fits, mismatch, some, unless};
use crate::model::Type;

/// An array as a type describes it.
#[derive(Debug)]
pub(super) struct Sequence<'t> {
    items: Vec<Item<'t>>,
    /// What follows in turn, in any number.
    rest: Vec<&'t Type>,
    /// What has no places of its own, behind the items: what is counted or spread out, and what follows.
    tail: &'t [Type],
    /// Whether a decoder wants nothing behind them.
    has_end: bool,
}

#[derive(Debug)]
struct Item<'t> {
    ty: &'t Type,
    /// The field's name, in a record.
    name: Option<&'t str>,
    is_optional: bool,
    /// Whether a decoder looks that it is this literal.
    is_checked: bool,
}

impl<'t> Sequence<'t> {
    /// `None` for what is no array.
    pub(super) fn of(view: View<'t>) -> Option<Self> {
        match view {
            View::Plain(Type::Array(item)) => {
                Some(Self { items: Vec::new(), rest: vec![item], tail: &[], has_end: false })
            }
            View::Plain(Type::Tuple(items)) => Some(Self::of_items(items, true)),
            View::Record(fields) => {
                let items = fields.iter().map(Item::of_field).collect();
                Some(Self { items, rest: Vec::new(), tail: &[], has_end: false })
            }
            _ => None,
        }
    }

    /// The items of a tuple. Behind those of a variant, a decoder does not look.
    pub(super) fn of_items(items: &'t [Type], has_end: bool) -> Self {
        let is_placed = |item: &Type| !matches!(item, Type::Counted(_) | Type::Spread(_));
        let placed = items.iter().position(|item| !is_placed(item)).unwrap_or(items.len());
        let (items, tail) = items.split_at(placed);
        let rest = items.iter().find_map(|item| match item {
            Type::Rest(inner) => Some(turns(inner)),
            _ => None,
        });
        let items = items.iter().filter(|item| !matches!(item, Type::Rest(_)));
        Self {
            items: items.map(Item::of_type).collect(),
            has_end: has_end && rest.is_none() && tail.is_empty(),
            tail,
            rest: rest.unwrap_or_default(),
        }
    }

    /// How many values there are at least.
    fn least(&self) -> usize {
        self.items.iter().rposition(|item| !item.is_optional).map_or(0, |last| last + 1)
    }
}

/// What repeats one after another.
fn turns(repeated: &Type) -> Vec<&Type> {
    match repeated {
        Type::Group(values) => values.iter().map(|(_, ty)| ty).collect(),
        one => vec![one],
    }
}

impl<'t> Item<'t> {
    fn of_type(ty: &'t Type) -> Self {
        let is_optional = matches!(ty, Type::Optional(_) | Type::Nil);
        Self { ty, name: None, is_optional, is_checked: matches!(ty, Type::Literal(_)) }
    }

    fn of_field(field: &'t Field) -> Self {
        let is_optional = field.is_optional || matches!(field.ty, Type::Optional(_) | Type::Nil);
        Self { ty: &field.ty, name: Some(&field.name), is_optional, is_checked: false }
    }

    /// Whether the decoder has a value for what is not there.
    fn may_be_absent(&self) -> bool {
        self.is_optional
            || (!self.is_checked
                && matches!(self.ty, Type::Literal(_) | Type::Any | Type::OrEmpty(_)))
    }

    fn place(&self, index: usize) -> String {
        self.name.map_or_else(|| format!("[{}]", index + 1), |name| format!(".{name}"))
    }
}

impl Fit<'_> {
    pub(super) fn sequence(&mut self, values: &Sequence<'_>, places: &Sequence<'_>) -> Found {
        let mut found = Vec::new();
        for (index, place) in places.items.iter().enumerate() {
            let there = match values.items.get(index) {
                Some(value) => {
                    self.item(value, place, moved(values, places, index), values.least() <= index)
                }
                None => self.beyond(values, place, index),
            };
            found.extend(at(&place.place(index), there));
        }
        found.extend(self.surplus(values, places));
        found.extend(self.rest(values, places));
        found
    }

    fn item(&mut self, value: &Item<'_>, place: &Item<'_>, moved: bool, is_last: bool) -> Found {
        if moved {
            let name = value.name.unwrap_or_default();
            return mismatch(Weight::All, format!("is where `{name}` stands now"));
        }
        if place.is_checked && !value.is_optional {
            let is_same = value.ty == place.ty;
            return unless(is_same, || {
                let text = format!("is `{}` and was always `{}`", value.ty, place.ty);
                let weight =
                    if matches!(value.ty, Type::Literal(_)) { Weight::All } else { Weight::Some };
                mismatch(weight, text)
            });
        }
        if value.is_optional && !place.is_optional {
            let inner = match value.ty {
                Type::Optional(inner) => inner,
                ty => ty,
            };
            let mut found = self.reply(inner, place.ty);
            if !(place.may_be_absent() || (!is_last && *place.ty == Type::Boolean)) {
                found.extend(self.absent());
            }
            return found;
        }
        let read = match place.ty {
            Type::Optional(inner) => inner,
            ty => ty,
        };
        let written = match value.ty {
            Type::Optional(inner) if place.is_optional => inner,
            ty => ty,
        };
        if place.is_optional { self.reply(written, read) } else { self.reply(value.ty, place.ty) }
    }

    /// A place behind all the items that are written.
    fn beyond(&mut self, values: &Sequence<'_>, place: &Item<'_>, index: usize) -> Found {
        let mut found = unless(place.may_be_absent(), || {
            let weight = if values.rest.is_empty() { Weight::All } else { Weight::Some };
            mismatch(weight, "is no longer there")
        });
        if !values.rest.is_empty() {
            let turn = (index - values.items.len()) % values.rest.len();
            found.extend(some(self.reply(values.rest[turn], place.ty)));
        }
        found
    }

    /// Items behind all the places.
    fn surplus(&mut self, values: &Sequence<'_>, places: &Sequence<'_>) -> Found {
        let mut found = Vec::new();
        for (index, value) in values.items.iter().enumerate().skip(places.items.len()) {
            if !places.rest.is_empty() {
                let turn = (index - places.items.len()) % places.rest.len();
                found.extend(at(&value.place(index), self.reply(value.ty, places.rest[turn])));
            } else if places.has_end {
                let weight = if value.is_optional { Weight::Some } else { Weight::All };
                let text = format!("is new, and was no more than {} values", places.items.len());
                found.extend(at(&value.place(index), mismatch(weight, text)));
            }
        }
        found
    }

    fn rest(&mut self, values: &Sequence<'_>, places: &Sequence<'_>) -> Found {
        if !values.tail.is_empty() || !places.tail.is_empty() {
            return self.tail(values, places);
        }
        match (values.rest.as_slice(), places.rest.as_slice()) {
            ([], _) => fits(),
            (_, []) => unless(!places.has_end, || {
                mismatch(Weight::Some, format!("may be more than {} values", places.items.len()))
            }),
            ([value], [place]) => at("[...]", self.reply(value, place)),
            (rest, known)
                if rest.len() == known.len() && values.items.len() == places.items.len() =>
            {
                let turns = rest.iter().zip(known);
                let found: Vec<Found> =
                    turns.map(|(value, place)| self.reply(value, place)).collect();
                at("[...]", found.concat())
            }
            _ => mismatch(Weight::Unsure, "repeats in another way"),
        }
    }
}

impl Fit<'_> {
    /// What has no place of its own has to begin at the same one, and to go on alike.
    fn tail(&mut self, values: &Sequence<'_>, places: &Sequence<'_>) -> Found {
        let other = || mismatch(Weight::Unsure, "goes on in another way");
        let is_alike = values.items.len() == places.items.len()
            && values.rest.len() == places.rest.len()
            && values.tail.len() == places.tail.len();
        if !is_alike {
            return other();
        }
        let pairs = values.tail.iter().zip(places.tail);
        let found = pairs.map(|pair| match pair {
            (Type::Spread(value), Type::Spread(place)) => self.reply(value, place),
            (Type::Counted(value), Type::Counted(place))
            | (Type::Rest(value), Type::Rest(place)) => self.turns(value, place),
            (Type::Spread(_) | Type::Counted(_) | Type::Rest(_), _)
            | (_, Type::Spread(_) | Type::Counted(_) | Type::Rest(_)) => other(),
            (value, place) => self.item(&Item::of_type(value), &Item::of_type(place), false, false),
        });
        at("[...]", found.collect::<Vec<Found>>().concat())
    }

    fn turns(&mut self, value: &Type, place: &Type) -> Found {
        let (values, places) = (turns(value), turns(place));
        if values.len() != places.len() {
            return mismatch(Weight::Unsure, "repeats in another way");
        }
        let pairs = values.into_iter().zip(places);
        pairs.map(|(value, place)| self.reply(value, place)).collect::<Vec<Found>>().concat()
    }
}

/// Whether the field that an old caller reads at a place stands at another one now.
fn moved(values: &Sequence<'_>, places: &Sequence<'_>, index: usize) -> bool {
    let now = values.items.get(index).and_then(|item| item.name);
    let then = places.items.get(index).and_then(|item| item.name);
    then.is_some() && now != then && values.items.iter().any(|item| item.name == then)
}
