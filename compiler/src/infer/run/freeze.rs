//! A returned value into what arrives of it.

use std::cell::{Cell, RefCell};

use super::super::reply::{Kind, Open, Reply, Tuple};
use super::resp::Resp;
use super::state::State;
use super::table::Table;
use super::value::{Atom, Value};
use crate::source::Span;

/// Tables inside tables that are looked into.
const DEEPEST: usize = 12;

/// Values that are looked at: tables that are in others on many ways would have no end of them.
const MOST_VALUES: usize = 500;

const TANGLED: &str = "tables in tables in tables";

/// What a value returned from the callback arrives as.
pub(super) fn freeze<'s>(value: &Value<'s>, state: &State<'s>, span: Span) -> Reply {
    let freeze = Freeze { state, span, left: Cell::new(MOST_VALUES), around: RefCell::default() };
    let mut reply = freeze.value(value, 0);
    if freeze.left.get() == 0 {
        reply = Reply::open(span, TANGLED);
    }
    reply.spans.push(span);
    reply
}

pub(super) struct Freeze<'a, 's> {
    pub(super) state: &'a State<'s>,
    span: Span,
    /// Values that may still be looked at.
    left: Cell<usize>,
    /// The tables around the one that is looked at.
    around: RefCell<Vec<usize>>,
}

impl<'s> Freeze<'_, 's> {
    pub(super) fn value(&self, value: &Value<'s>, depth: usize) -> Reply {
        let mut reply = Reply::default();
        for atom in self.state.fresh(value).atoms() {
            self.left.set(self.left.get().saturating_sub(1));
            if self.left.get() > 0 {
                self.atom(&mut reply, atom, depth);
            }
        }
        reply
    }

    fn atom(&self, reply: &mut Reply, atom: &Atom<'s>, depth: usize) {
        let text = |text: &[u8]| std::str::from_utf8(text).ok().map(str::to_owned);
        let kind = match atom {
            Atom::Boolean(_) if self.state.resp != Resp::Two => Kind::Boolean,
            Atom::Nil
            | Atom::Absent(..)
            | Atom::Boolean(false)
            | Atom::Function(_)
            | Atom::Native(_) => Kind::Nil,
            Atom::Boolean(true) => Kind::True,
            Atom::Number(number) => Kind::Integer(number.and_then(integer)),
            Atom::NumberOf(..) | Atom::Count(_) => Kind::Integer(None),
            Atom::Constant(constant) => match text(constant) {
                Some(text) => Kind::Text(Some(text)),
                None => Kind::Bytes,
            },
            Atom::Text => Kind::Text(None),
            Atom::Begun(begun) if begun.is_text => Kind::Text(None),
            Atom::Bytes | Atom::Begun(_) | Atom::Item(..) => Kind::Bytes,
            Atom::Json(json) => Kind::Json((**json).clone()),
            Atom::Status(status) => Kind::Status(status.as_deref().and_then(text)),
            Atom::Error(_) if depth == 0 => return,
            Atom::Error(_) => return self.open(reply, "an error inside an array"),
            Atom::Items(side) if !self.state.is_scrambled[super::state::place(*side)] => {
                let mut rest = Reply::default();
                rest.add(Kind::Bytes);
                let rest = Some(Box::new(rest));
                Kind::Tuple(Tuple { rest, ..Tuple::default() })
            }
            Atom::Items(_) => return self.open(reply, "`keys` or `args` itself, changed"),
            Atom::Loaded(_) => return self.open(reply, "a table from outside the function"),
            Atom::Module(_) => return self.open(reply, "a table of the server"),
            Atom::Any(why) => {
                let span = if why.span == Span::default() { self.span } else { why.span };
                reply.open.get_or_insert(Open { text: why.text, span });
                return;
            }
            Atom::Table(id) => match self.state.table(*id) {
                Some(_) if depth > DEEPEST || self.around.borrow().contains(id) => {
                    return self.left.set(0);
                }
                Some(table) => {
                    self.around.borrow_mut().push(*id);
                    self.table(reply, table, depth);
                    self.around.borrow_mut().pop();
                    return;
                }
                None => return,
            },
        };
        reply.add(kind);
    }

    fn open(&self, reply: &mut Reply, text: &'static str) {
        reply.open.get_or_insert(Open { text, span: self.span });
    }

    fn table(&self, reply: &mut Reply, table: &Table<'s>, depth: usize) {
        if let Some(why) = table.whole {
            reply.open.get_or_insert(Open { text: why.text, span: why.span });
            return;
        }
        let fields: Vec<_> =
            table.fields.iter().filter(|(_, value)| !value.not_nil().is_never()).collect();
        let named = |name: &[u8]| {
            let field = fields.iter().find(|(known, _)| **known == *name);
            field.map(|(_, value)| value)
        };
        let is_string = |value: &Value<'s>| value.atoms().iter().all(Atom::is_string);
        if let Some(error) = named(b"err") {
            if is_string(error) && depth == 0 {
                return;
            }
            return self.open(reply, "a table that may be an error");
        }
        if let Some(status) = named(b"ok")
            && is_string(status)
        {
            let text = status.constant().and_then(|text| std::str::from_utf8(text).ok());
            return reply.add(Kind::Status(text.map(str::to_owned)));
        }
        let may_be_string =
            |value: &Value<'s>| value.why().is_some() || value.atoms().iter().any(Atom::is_string);
        match self.marked(table, depth) {
            Some(Ok(kind)) if !named(b"ok").is_some_and(may_be_string) => return reply.add(kind),
            Some(_) => return self.open(reply, "a table that RESP3 has a kind of its own for"),
            None => {}
        }
        if !fields.is_empty() || table.others.is_some() {
            return self.open(reply, "a table with string keys, which do not arrive");
        }
        reply.add(Kind::Tuple(self.items(table, depth)));
    }

    /// An array arrives up to its first nil.
    fn items(&self, table: &Table<'s>, depth: usize) -> Tuple {
        let mut tuple = Tuple::default();
        let mut is_certain = true;
        for item in &table.items {
            let item = self.state.fresh(item);
            let there = item.not_nil();
            if there.is_never() {
                return tuple;
            }
            is_certain &= !item.may_be_nil();
            tuple.items.push(self.value(&there, depth + 1));
            tuple.least += usize::from(is_certain);
        }
        let rest = table.rest.as_ref().map(Value::not_nil).filter(|rest| !rest.is_never());
        tuple.rest = rest.map(|rest| Box::new(self.value(&rest, depth + 1)));
        tuple
    }
}

/// What the server makes of a number: it cuts what is behind the point. Beyond 64 bits it is the processor that decides.
fn integer(number: f64) -> Option<i64> {
    const END: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "the server cuts it, too")]
    (-END..END).contains(&number).then_some(number as i64)
}
