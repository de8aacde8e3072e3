//! `keys` and `args` as tables: taken apart, shifted, walked over.

use super::super::observe::NameKind;
use super::machine::Machine;
use super::state::place;
use super::table::Key;
use super::value::{Atom, Value, Values};
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind};

/// Functions that do nothing with what they get, or say themselves what they do.
const QUIET: [&str; 14] = [
    "tonumber",
    "tostring",
    "type",
    "assert",
    "select",
    "pcall",
    "unpack",
    "next",
    "error",
    "redis.call",
    "redis.pcall",
    "table.insert",
    "table.remove",
    "table.concat",
];

impl<'s> Machine<'_, 's> {
    /// A function of the server gets these.
    pub(super) fn note_call(&mut self, name: &str, values: &Values<'s>, span: Span) {
        let all = || values.fixed.iter().chain(&values.rest);
        match name {
            "tonumber" => self.note_converted(&values.at(0), span),
            "cjson.encode" | "cmsgpack.pack" => {
                all().for_each(|value| self.note_whole(value, span));
            }
            "cjson.decode" => self.note_json(&values.at(0), span),
            "table.getn" | "table.maxn" => {
                self.seen.iter_mut().for_each(|seen| seen.is_counted = true);
            }
            name if name.starts_with("math.") => {
                all().for_each(|value| self.note_number(value, false, span));
            }
            name if QUIET.contains(&name) => {}
            _ => all().for_each(|value| self.note_raw(value, span)),
        }
    }

    /// JSON is read from a value: what goes on was JSON.
    fn note_json(&mut self, value: &Value<'s>, span: Span) {
        if !self.is_watching {
            return;
        }
        self.note_raw(value, span);
        let Some((side, index)) = value.filter(|atom| !atom.is_nil()).origin() else { return };
        let is_its = |atom: &Atom<'s>| atom.is_nil() || matches!(atom, Atom::Item(..));
        if index > 0 && value.atoms().iter().all(is_its) {
            self.seen[place(side)].position(index).json.get_or_insert(span);
            self.state.known[place(side)].json.add(index);
        }
    }

    /// `table.concat(args, ',', 2)`
    pub(super) fn note_concat(&mut self, table: &Value<'s>, values: &Values<'s>, span: Span) {
        let from = match values.fixed.get(2).map(Key::of) {
            None => Some(1),
            Some(Key::Index(from)) => Some(from),
            Some(_) => None,
        };
        for atom in table.atoms() {
            match atom {
                Atom::Items(side) => self.note_all(*side, from, span),
                atom => self.note_whole(&atom.clone().into(), span),
            }
        }
    }

    /// The value of several locals or targets; `unpack(args)` is read as far as it is taken.
    pub(super) fn spread(&mut self, value: &'s Expression<'s>, count: usize) -> Vec<Values<'s>> {
        let ExpressionKind::Call { callee, arguments } = &value.kind else {
            return self.values(value);
        };
        if self.peek(callee) != Some(Atom::Native("unpack").into()) || arguments.len() > 2 {
            return self.values(value);
        }
        let list = self.list(arguments);
        let first = list.fixed.get(1).map_or(Key::Index(1), Key::of);
        if let (Value::One(Atom::Items(_)), Key::Index(first)) = (list.at(0), first) {
            let mut fixed = Vec::with_capacity(count);
            for index in first..first + count {
                self.note_read(&list.at(0), &Key::Index(index), value.span);
                fixed.push(self.look_up(&list.at(0), &Key::Index(index)));
            }
            return vec![Values { fixed, rest: None }];
        }
        vec![self.unpacked(&list, value.span)]
    }

    /// `table.remove(args, 1)`
    pub(super) fn is_shift(table: &Value<'s>, values: &Values<'s>) -> bool {
        let is_first = values.fixed.get(1).map(Key::of) == Some(Key::Index(1));
        is_first && values.rest.is_none() && matches!(table, Value::One(Atom::Items(_)))
    }

    /// Takes the first item off.
    pub(super) fn shift(&mut self, table: &Value<'s>, span: Span) -> Value<'s> {
        let Value::One(Atom::Items(side)) = table else { return Value::Never };
        self.note_read(table, &Key::Index(1), span);
        let first = self.look_up(table, &Key::Index(1));
        self.state.shifts[place(*side)] += 1;
        first
    }

    /// `t.name = args[1]`, `name = args[1]`
    pub(super) fn note_target(
        &mut self,
        target: &'s Expression<'s>,
        part: Option<&'s Expression<'s>>,
        value: &Value<'s>,
    ) {
        match &target.kind {
            ExpressionKind::Field { name, .. } => {
                self.note_name(NameKind::Field, name.text, part, value, name.span);
            }
            ExpressionKind::Name(name) => {
                let kind = self.local_kind();
                self.note_name(kind, name, part, value, target.span);
                self.note_assigned_default(name, part);
            }
            _ => {}
        }
    }

    /// `if ttl == nil then ttl = 60 end`
    fn note_assigned_default(&mut self, name: &str, part: Option<&'s Expression<'s>>) {
        let (Some(id), Some(part)) = (self.variable(name), part) else { return };
        let before = self.state.variable(id);
        if before.atoms().iter().all(Atom::is_nil) {
            self.note_default(&before, part, part);
        }
    }

    /// `value == other`: a word that is compared with is used as it is.
    pub(super) fn note_equality(&mut self, value: &Value<'s>, other: &Value<'s>, span: Span) {
        if other.atoms().iter().all(Atom::is_nil) {
            return;
        }
        if let Some(word) = other.constant() {
            self.hold(value, word, span);
            for atom in value.atoms() {
                if let Atom::Item(side, index) | Atom::Absent(side, index) = atom {
                    self.state.known[place(*side)].compared |= super::known::bit(*index);
                }
            }
        }
        self.note_text(value, span);
    }

    /// `value < other`: nil raises.
    pub(super) fn note_order(&mut self, value: &Value<'s>, span: Span) {
        let is_number = |atom: &Atom<'s>| matches!(atom, Atom::NumberOf(..)) || atom.is_nil();
        if value.atoms().iter().any(|atom| matches!(atom, Atom::NumberOf(..)))
            && value.atoms().iter().all(is_number)
        {
            self.note_number(value, false, span);
        }
        self.note_text(value, span);
    }

    fn note_text(&mut self, value: &Value<'s>, span: Span) {
        let items = value.filter(|atom| matches!(atom, Atom::Item(..)));
        self.note_raw(&items, span);
    }
}
