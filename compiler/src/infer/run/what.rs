//! A value of the machine's into one as rules see it.

use super::super::observe::Side;
use super::super::trace::{Alternative, Table, What};
use super::codes::Message;
use super::state::State;
use super::value::{Atom, Value};

/// Tables in tables that are looked into.
pub(super) const DEEPEST: usize = 3;

/// A value as rules see it.
pub(super) fn what<'s>(value: &Value<'s>, state: &State<'s>, depth: usize) -> What {
    let mut all = What(Vec::with_capacity(value.atoms().len()));
    for atom in value.atoms() {
        let alternative = alternative(atom, state, depth);
        if !all.0.contains(&alternative) {
            all.0.push(alternative);
        }
    }
    all
}

fn alternative<'s>(atom: &Atom<'s>, state: &State<'s>, depth: usize) -> Alternative {
    let text = |text: &Option<std::borrow::Cow<'s, [u8]>>| text.as_ref().map(|text| text.to_vec());
    match atom {
        Atom::Nil => Alternative::Nil,
        Atom::Absent(..) => Alternative::NotSent,
        Atom::Boolean(boolean) => Alternative::Boolean(*boolean),
        Atom::Number(number) => Alternative::Number(*number),
        Atom::NumberOf(..) | Atom::Count(_) => Alternative::Number(None),
        Atom::Constant(text) => Alternative::Constant(text.to_vec()),
        Atom::Text | Atom::Bytes | Atom::Begun(_) | Atom::Json(_) | Atom::Item(_, 0) => {
            Alternative::String
        }
        Atom::Item(Side::Keys, index) => Alternative::Key(*index),
        Atom::Item(_, index) => Alternative::Arg(*index),
        Atom::Status(status) => Alternative::Status(text(status)),
        Atom::Error(Some(Message::Whole(text))) => Alternative::Error(Some(text.to_vec())),
        Atom::Error(_) => Alternative::Error(None),
        Atom::Table(id) => Alternative::Table(match state.table(*id) {
            Some(table) if depth < DEEPEST => inside(table, state, depth + 1),
            _ => Table { is_open: true, ..Table::default() },
        }),
        Atom::Items(_) | Atom::Loaded(_) | Atom::Module(_) => Alternative::OtherTable,
        Atom::Native(_) | Atom::Function(_) => Alternative::Function,
        Atom::Any(_) => Alternative::Unknown,
    }
}

fn inside<'s>(table: &super::table::Table<'s>, state: &State<'s>, depth: usize) -> Table {
    let fields = table.fields.iter();
    Table {
        items: table.items.iter().map(|item| what(item, state, depth)).collect(),
        rest: table.rest.as_ref().map(|rest| Box::new(what(rest, state, depth))),
        fields: fields.map(|(name, value)| (name.to_vec(), what(value, state, depth))).collect(),
        is_open: table.whole.is_some() || table.others.is_some(),
    }
}
