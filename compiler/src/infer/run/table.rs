//! A table of one call, built step by step.

use std::borrow::Cow;

use super::value::{Atom, Value, Why};

/// Items told apart until a table is an array of one kind.
const MOST_ITEMS: usize = 48;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table<'s> {
    /// What stands at 1, 2, 3.
    pub(super) items: Vec<Value<'s>>,
    /// What may follow them, in any number.
    pub(super) rest: Option<Value<'s>>,
    /// What stands under known strings.
    pub(super) fields: Vec<(Cow<'s, [u8]>, Value<'s>)>,
    /// What may stand under other strings.
    pub(super) others: Option<Value<'s>>,
    /// Whether this stands for many tables made at one place, so that no change is certain.
    pub(super) is_many: bool,
    /// Whether nil may stand before something else, so that nobody knows where it ends.
    pub(super) has_holes: bool,
    /// Whether numbers may be among its keys that are no places of an array.
    pub(super) is_loose: bool,
    /// Set where anything may be in it.
    pub(super) whole: Option<Why>,
}

/// So that a shared table is the same as itself without a look into it.
impl Eq for Table<'_> {}

/// A key, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key<'s> {
    Index(usize),
    Name(Cow<'s, [u8]>),
    SomeIndex,
    SomeName,
    Some,
}

impl<'s> Key<'s> {
    pub(super) fn of(value: &Value<'s>) -> Self {
        if let Some(number) = value.number()
            && number.fract() == 0.0
            && (1.0..=1e6).contains(&number)
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small whole number"
            )]
            return Self::Index(number as usize);
        }
        if let Value::One(Atom::Constant(text)) = value {
            return Self::Name(text.clone());
        }
        let all = value.atoms();
        if all.iter().all(Atom::is_number) {
            Self::SomeIndex
        } else if all.iter().all(Atom::is_string) {
            Self::SomeName
        } else {
            Self::Some
        }
    }
}

fn both<'s>(one: Option<&Value<'s>>, other: Option<&Value<'s>>) -> Option<Value<'s>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.join(other)),
        (one, other) => one.or(other).cloned(),
    }
}

impl<'s> Table<'s> {
    pub(super) fn unknown(why: Why) -> Self {
        Self { whole: Some(why), ..Self::default() }
    }

    pub(super) fn field(&self, key: &Key<'s>) -> Value<'s> {
        if let Some(why) = self.whole {
            return Atom::Any(why).into();
        }
        let rest = self.rest.as_ref();
        let others = self.others.as_ref();
        match key {
            Key::Index(index) => match self.items.get(index - 1) {
                Some(value) => value.clone(),
                None => rest.map_or(Value::NIL, Value::or_nil),
            },
            Key::Name(name) => match self.fields.iter().find(|(known, _)| known == name) {
                Some((_, value)) => value.clone(),
                None => others.map_or(Value::NIL, Value::or_nil),
            },
            Key::SomeIndex => self.items.iter().chain(rest).fold(Value::NIL, |all, v| all.join(v)),
            Key::SomeName => {
                let fields = self.fields.iter().map(|(_, value)| value);
                fields.chain(others).fold(Value::NIL, |all, v| all.join(v))
            }
            Key::Some => self.field(&Key::SomeIndex).join(&self.field(&Key::SomeName)),
        }
    }

    pub(super) fn set(&mut self, key: &Key<'s>, value: &Value<'s>) {
        if self.whole.is_some() {
            return;
        }
        match key {
            Key::Index(index) => self.set_item(*index, value),
            Key::Name(name) => {
                let is_many = self.is_many;
                let others = self.others.clone();
                if let Some((_, known)) = self.fields.iter_mut().find(|(known, _)| known == name) {
                    *known = if is_many { known.join(value) } else { value.clone() };
                } else {
                    let before = others.map_or(Value::NIL, |others| others.or_nil());
                    let value = if is_many { before.join(value) } else { value.clone() };
                    self.fields.push((name.clone(), value));
                }
            }
            Key::SomeIndex => {
                self.items.iter_mut().for_each(|item| *item = item.join(value));
                self.rest = both(self.rest.as_ref(), Some(value));
                self.is_loose = true;
                self.has_holes = true;
            }
            Key::SomeName => {
                self.fields.iter_mut().for_each(|(_, known)| *known = known.join(value));
                self.others = both(self.others.as_ref(), Some(value));
            }
            Key::Some => {
                self.set(&Key::SomeIndex, value);
                self.set(&Key::SomeName, value);
            }
        }
    }

    fn set_item(&mut self, index: usize, value: &Value<'s>) {
        let length = self.items.len();
        let may_end_before = index > length && self.items.iter().any(Value::may_be_nil);
        self.has_holes |= may_end_before || index > length + 1;
        self.has_holes |= value.may_be_nil() && index < length;
        if index <= length {
            let item = &mut self.items[index - 1];
            *item = if self.is_many { item.join(value) } else { value.clone() };
        } else if self.rest.is_some() || index > MOST_ITEMS {
            self.rest = both(self.rest.as_ref(), Some(value));
            self.is_loose = true;
        } else {
            self.items.resize(index - 1, Value::NIL);
            self.items.push(if self.is_many { value.or_nil() } else { value.clone() });
        }
    }

    /// What a constructor has without keys, which is stored last: `{ [1] = 'lost', 'kept' }`.
    pub(super) fn list(&mut self, mut listed: Vec<Value<'s>>, rest: Option<&Value<'s>>) {
        let keyed = std::mem::take(&mut self.items).into_iter().skip(listed.len());
        listed.extend(keyed.map(|keyed| match rest {
            Some(rest) => keyed.join(rest),
            None => keyed,
        }));
        let before_others = listed.len() - usize::from(rest.is_none() && !listed.is_empty());
        self.has_holes |= listed[..before_others].iter().any(Value::may_be_nil);
        self.items = listed;
        self.rest = both(self.rest.as_ref(), rest);
    }

    /// `t[#t + 1] = value`
    pub(super) fn append(&mut self, value: &Value<'s>) {
        if self.whole.is_some() {
            return;
        }
        let is_certain = !self.is_many && !value.may_be_nil();
        let first = self.items.iter().position(Value::may_be_nil).unwrap_or(self.items.len());
        if self.rest.is_none() && first == self.items.len() && first < MOST_ITEMS {
            self.items.push(if is_certain { value.clone() } else { value.or_nil() });
            return;
        }
        for (index, item) in self.items.iter_mut().enumerate().skip(first) {
            let is_filled = index == first && is_certain && !self.has_holes;
            *item = if is_filled { item.not_nil().join(value) } else { item.join(value) };
        }
        self.rest = both(self.rest.as_ref(), Some(&value.not_nil()));
    }

    /// Forgets what stands where: `table.sort`, `table.remove`.
    pub(super) fn shuffle(&mut self) {
        let items = std::mem::take(&mut self.items);
        let mut all = items.iter().fold(Value::Never, |all, item| all.join(&item.not_nil()));
        if self.has_holes && !all.is_never() {
            all = all.or_nil();
        }
        self.rest = both(self.rest.as_ref(), Some(&all)).filter(|rest| !rest.is_never());
    }

    /// How many items there are, if that is certain.
    pub(super) fn length(&self) -> Option<usize> {
        let is_known = self.rest.is_none() && self.whole.is_none();
        (is_known && !self.items.iter().any(Value::may_be_nil)).then_some(self.items.len())
    }

    pub(super) fn join(&self, other: &Self, widen: bool, strings: bool) -> Self {
        if self.whole.is_some() || other.whole.is_some() {
            return Self { whole: self.whole.or(other.whole), is_many: true, ..Self::default() };
        }
        let merge = |one: &Value<'s>, two: &Value<'s>| {
            if widen { one.widen(two, strings) } else { one.join(two) }
        };
        let mut joined = Self {
            is_many: self.is_many || other.is_many,
            is_loose: self.is_loose || other.is_loose,
            has_holes: self.has_holes || other.has_holes,
            ..Self::default()
        };
        let shorter = self.items.len().min(other.items.len());
        let longer = self.items.len().max(other.items.len());
        joined.rest = both(self.rest.as_ref(), other.rest.as_ref());
        for index in 0..longer {
            let key = Key::Index(index + 1);
            let item = merge(&self.field(&key), &other.field(&key));
            if widen && index >= shorter {
                joined.rest = both(joined.rest.as_ref(), Some(&item.not_nil()));
            } else {
                joined.items.push(item);
            }
        }
        joined.others = both(self.others.as_ref(), other.others.as_ref());
        let missing =
            |others: &Option<Value<'s>>| others.as_ref().map_or(Value::NIL, Value::or_nil);
        for (place, (name, ours)) in self.fields.iter().enumerate() {
            let merged = match other.named(name, place) {
                Some(theirs) => merge(ours, theirs),
                None => merge(ours, &missing(&other.others)),
            };
            joined.fields.push((name.clone(), merged));
        }
        for (place, (name, theirs)) in other.fields.iter().enumerate() {
            if self.named(name, place).is_none() {
                joined.fields.push((name.clone(), merge(&missing(&self.others), theirs)));
            }
        }
        joined
    }

    /// The field of a name, which often stands at this place.
    fn named(&self, name: &[u8], place: usize) -> Option<&Value<'s>> {
        let is_it = |(known, _): &&(Cow<'s, [u8]>, Value<'s>)| **known == *name;
        let field = self.fields.get(place).filter(is_it).or_else(|| self.fields.iter().find(is_it));
        field.map(|(_, value)| value)
    }

    /// Every value in it.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value<'s>> {
        let fields = self.fields.iter_mut().map(|(_, value)| value);
        self.items.iter_mut().chain(&mut self.rest).chain(fields).chain(&mut self.others)
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &Value<'s>> {
        let fields = self.fields.iter().map(|(_, value)| value);
        self.items.iter().chain(&self.rest).chain(fields).chain(&self.others)
    }
}
