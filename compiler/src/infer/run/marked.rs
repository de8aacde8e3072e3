//! A table with a field that RESP3 has a kind of its own for, into what arrives of it.

use super::super::map::{Entry, Map};
use super::super::reply::{Kind, Reply};
use super::freeze::Freeze;
use super::table::Table;
use super::value::{Atom, Value};

/// Fields the server looks for before it takes a table for an array, in its order.
const MARKS: [&[u8]; 5] = [b"double", b"big_number", b"verbatim_string", b"map", b"set"];

impl<'s> Freeze<'_, 's> {
    /// What the table arrives as: `None` where it has no such field, `Err` where it is not certain what the
    /// server makes of it.
    pub(super) fn marked(&self, table: &Table<'s>, depth: usize) -> Option<Result<Kind, ()>> {
        let mut marks = MARKS.iter().filter_map(|mark| Some((*mark, table.known(mark)?)));
        let (mark, value) = marks.next()?;
        let is_one = marks.next().is_none() && table.others.is_none();
        let kind = match mark {
            _ if !is_one => None,
            b"double" => value.atoms().iter().all(Atom::is_number).then_some(Kind::Number),
            b"map" => self.map(value, depth).map(Kind::Map),
            b"set" => self.set(value).map(|names| Kind::Set(Box::new(names))),
            _ => None,
        };
        Some(kind.ok_or(()))
    }

    fn map(&self, value: &Value<'s>, depth: usize) -> Option<Map> {
        let maps = self.tables(value)?.into_iter().map(|table| {
            let entries = table.fields.iter().filter(|(_, value)| !value.not_nil().is_never());
            let entries = entries.map(|(name, value)| {
                let name = std::str::from_utf8(name).ok()?.to_owned();
                let (value, is_optional) = self.there(value, depth);
                Some(Entry { name, value, is_optional })
            });
            let others = table.others.as_ref().map(|others| Box::new(self.there(others, depth).0));
            Some(Map { entries: entries.collect::<Option<_>>()?, others })
        });
        let maps: Vec<Map> = maps.collect::<Option<_>>()?;
        maps.into_iter().reduce(|one, other| one.join(&other))
    }

    /// A value that is there, and whether it may not be.
    fn there(&self, value: &Value<'s>, depth: usize) -> (Reply, bool) {
        (self.value(&value.not_nil(), depth + 1), value.may_be_nil())
    }

    /// The names of a set: what stands under them is all one.
    fn set(&self, value: &Value<'s>) -> Option<Reply> {
        let mut names = Reply::default();
        for table in self.tables(value)? {
            for (name, _) in &table.fields {
                let name = std::str::from_utf8(name);
                names.add(name.map_or(Kind::Bytes, |name| Kind::Text(Some(name.to_owned()))));
            }
            if table.others.is_some() {
                names.add(Kind::Bytes);
            }
        }
        Some(names)
    }

    /// The tables a value is one of, if each is known and has no names but strings.
    fn tables(&self, value: &Value<'s>) -> Option<Vec<&Table<'s>>> {
        let table = |atom: &Atom<'s>| match atom {
            Atom::Table(id) => self.state.table(*id).map(|table| &**table),
            _ => None,
        };
        let tables = value.atoms().iter().map(table).collect::<Option<Vec<_>>>()?;
        let is_named = |table: &&Table<'s>| {
            table.whole.is_none() && table.items.is_empty() && table.rest.is_none()
        };
        (!tables.is_empty() && tables.iter().all(is_named)).then_some(tables)
    }
}

impl<'s> Table<'s> {
    /// What stands under a name, where there may be something.
    fn known(&self, name: &[u8]) -> Option<&Value<'s>> {
        let (_, value) = self.fields.iter().find(|(known, _)| **known == *name)?;
        (!value.not_nil().is_never()).then_some(value)
    }
}
