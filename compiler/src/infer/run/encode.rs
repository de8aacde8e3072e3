//! A value that `cjson.encode` gets, into what its JSON holds.

use super::super::json::{Content, Json, List, Member};
use super::state::State;
use super::table::Table;
use super::value::{Atom, Value};

/// Tables inside tables that are looked into.
const DEEPEST: usize = 8;

/// Values that are looked at; what refers to itself would have no end.
const MOST_VALUES: usize = 200;

/// Numbers from here on may be written with an exponent.
const LARGEST_INTEGER: f64 = 1e14;

pub(super) fn encode<'s>(value: &Value<'s>, state: &State<'s>) -> Json {
    let mut encode = Encode { state, is_text: true, left: MOST_VALUES };
    let content = encode.value(value, 0).filter(|_| encode.left > 0);
    Json { is_text: encode.is_text, content: content.unwrap_or(Content::Any) }
}

struct Encode<'a, 's> {
    state: &'a State<'s>,
    is_text: bool,
    left: usize,
}

impl<'s> Encode<'_, 's> {
    /// Nothing where encoding fails, or the code does not get that far.
    fn value(&mut self, value: &Value<'s>, depth: usize) -> Option<Content> {
        let mut all: Option<Content> = None;
        for atom in self.state.fresh(value).atoms() {
            let Some(content) = self.atom(atom, depth) else { continue };
            all = Some(all.map_or_else(|| content.clone(), |all| all.join(&content)));
        }
        all
    }

    fn atom(&mut self, atom: &Atom<'s>, depth: usize) -> Option<Content> {
        self.left = self.left.saturating_sub(1);
        let is_small = |number: f64| number.fract() == 0.0 && number.abs() < LARGEST_INTEGER;
        Some(match atom {
            Atom::Nil | Atom::Absent(..) => Content::Null,
            Atom::Boolean(_) => Content::Boolean,
            Atom::Number(Some(number)) if is_small(*number) => Content::Integer,
            Atom::Count(_) => Content::Integer,
            Atom::Number(_) | Atom::NumberOf(..) => Content::Number,
            Atom::Function(_) | Atom::Native(_) => return None,
            Atom::Table(id) if depth < DEEPEST && self.left > 0 => {
                let table = self.state.table(*id)?.clone();
                self.table(&table, depth)
            }
            Atom::Items(side) if !self.state.is_scrambled[super::state::place(*side)] => {
                self.is_text = false;
                let item = Some(Box::new(Content::Text));
                Content::List(List { item })
            }
            atom if atom.is_string() => {
                self.is_text &= atom.is_text();
                Content::Text
            }
            _ => self.unknown(),
        })
    }

    fn unknown(&mut self) -> Content {
        self.is_text = false;
        Content::Any
    }

    fn table(&mut self, table: &Table<'s>, depth: usize) -> Content {
        if table.whole.is_some() {
            return self.unknown();
        }
        let is_there = |value: &Value<'s>| !value.not_nil().is_never();
        let has_items = table.items.iter().chain(&table.rest).any(is_there);
        let has_names =
            table.fields.iter().any(|(_, value)| is_there(value)) || table.others.is_some();
        match (has_items, has_names) {
            (true, true) => {
                // Numbers become names.
                table.values().for_each(|value| drop(self.value(&value.not_nil(), depth + 1)));
                Content::Any
            }
            (true, false) => self.list(table, depth),
            (false, true) => self.names(table, depth),
            (false, false) => Content::List(List { item: None }),
        }
    }

    fn list(&mut self, table: &Table<'s>, depth: usize) -> Content {
        let mut item: Option<Content> = None;
        let is_there = |value: &Value<'s>| !value.not_nil().is_never();
        let last = match &table.rest {
            Some(_) => Some(table.items.len()),
            None => table.items.iter().rposition(is_there),
        };
        for (index, value) in table.items.iter().chain(&table.rest).enumerate() {
            let value = self.state.fresh(value);
            // What is nil before something else is `null`.
            let is_in_rest = index == table.items.len() && table.has_holes;
            let is_hole = value.may_be_nil() && (Some(index) < last || is_in_rest);
            let content = match self.value(&value.not_nil(), depth + 1) {
                Some(content) if is_hole => content.nullable(),
                Some(content) => content,
                None if is_hole => Content::Null,
                None => continue,
            };
            item = Some(item.map_or_else(|| content.clone(), |all| all.join(&content)));
        }
        if table.is_loose {
            // Not every number is a place in an array.
            return Content::Any;
        }
        Content::List(List { item: item.map(Box::new) })
    }

    fn names(&mut self, table: &Table<'s>, depth: usize) -> Content {
        let mut members = Vec::new();
        for (name, value) in &table.fields {
            let value = self.state.fresh(value);
            let is_optional = value.may_be_nil();
            let Some(content) = self.value(&value.not_nil(), depth + 1) else { continue };
            let Ok(name) = std::str::from_utf8(name) else { return self.unknown() };
            members.push(Member { name: name.to_owned(), content, is_optional });
        }
        let Some(others) = &table.others else { return Content::Record(members) };
        let mut all = self.value(&others.not_nil(), depth + 1);
        self.is_text = false;
        for Member { content, .. } in members {
            all = Some(all.map_or_else(|| content.clone(), |all| all.join(&content)));
        }
        Content::Map(Box::new(all.unwrap_or(Content::Any)))
    }
}
