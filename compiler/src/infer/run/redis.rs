//! `redis.call` and its neighbours.

use super::codes::Message;
use super::machine::Machine;
use super::resp::Resp;
use super::shape::{self, Shape};
use super::table::Table;
use super::value::{Atom, Value, Values};
use crate::syntax::ast::Expression;

impl<'s> Machine<'_, 's> {
    pub(super) fn redis(
        &mut self,
        name: &'static str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let text = || values.at(0).constant().map(|text| text.to_vec().into());
        vec![match name {
            "redis.call" => {
                for argument in arguments {
                    self.learn(argument, &|value| value.filter(can_be_sent));
                }
                if self.state.is_dead {
                    return Vec::new();
                }
                self.note_command(values, true, expression.span);
                if self.state.is_dead {
                    return Vec::new();
                }
                Values::one(self.command(expression, values))
            }
            "redis.pcall" => {
                self.note_command(values, false, expression.span);
                let reply = self.command(expression, values);
                Values::one(reply.join(&Atom::Error(None).into()))
            }
            "redis.error_reply" => {
                let text = values.at(0);
                let errors = text.atoms().iter().map(|text| Atom::Error(Message::of(text)));
                Values::one(errors.collect::<Value<'s>>())
            }
            "redis.status_reply" if values.at(0).atoms().iter().all(Atom::is_string) => {
                Values::one(Atom::Status(text()))
            }
            // Of anything but a string it makes an error.
            "redis.status_reply" => {
                Values::one(Value::from(Atom::Status(text())).join(&Atom::Error(None).into()))
            }
            "redis.replicate_commands" => Values::one(Value::from(Atom::Boolean(true))),
            "redis.sha1hex" => Values::one(Value::TEXT),
            "redis.acl_check_cmd" | "redis.breakpoint" => Values::one(Value::boolean()),
            "redis.setresp" => {
                self.switches += 1;
                self.state.resp = Resp::of(values.at(0).number());
                Values::default()
            }
            _ => Values::default(),
        }]
    }

    /// What a command replies with.
    fn command(&mut self, expression: &'s Expression<'s>, values: &Values<'s>) -> Value<'s> {
        let unknown = || Value::any(expression.span, "the reply of this command");
        let words: Vec<Word<'_>> = values.fixed.iter().map(word).collect();
        let resp = self.state.resp;
        let Some(shape) = shape::reply(&words, values.rest.is_some(), resp) else {
            return unknown();
        };
        let place = std::ptr::from_ref(expression) as usize;
        let mut made = 0;
        self.shaped(&shape, expression, place, &mut made)
    }

    fn shaped(
        &mut self,
        shape: &Shape,
        expression: &'s Expression<'s>,
        place: usize,
        made: &mut usize,
    ) -> Value<'s> {
        match shape {
            Shape::Integer => Value::NUMBER,
            Shape::Bytes => Value::BYTES,
            Shape::Text => Value::TEXT,
            Shape::Nothing if self.state.resp == Resp::Three => Value::NIL,
            Shape::Nothing => Atom::Boolean(false).into(),
            Shape::Double => {
                let fields = vec![(b"double".into(), Value::NUMBER)];
                self.made(Table { fields, ..Table::default() }, place, made)
            }
            // The names of a set are under true each.
            Shape::Set => {
                let others = Some(Atom::Boolean(true).into());
                self.inside(b"set", Table { others, ..Table::default() }, place, made)
            }
            Shape::Map(value) => {
                let others = Some(self.shaped(value, expression, place, made));
                self.inside(b"map", Table { others, ..Table::default() }, place, made)
            }
            Shape::Status => Atom::Status(Some(b"OK".into())).into(),
            Shape::Word => Atom::Status(None).into(),
            Shape::Any => Value::any(expression.span, "the reply of this command"),
            Shape::Array(item) => {
                let rest = Some(self.shaped(item, expression, place, made));
                self.made(Table { rest, ..Table::default() }, place, made)
            }
            Shape::Tuple(items) => {
                let items = items.iter().map(|item| self.shaped(item, expression, place, made));
                let items = items.collect();
                self.made(Table { items, ..Table::default() }, place, made)
            }
            Shape::Union(shapes) => {
                let mut all = Value::Never;
                for shape in shapes {
                    all = all.join(&self.shaped(shape, expression, place, made));
                }
                all
            }
        }
    }

    /// `{map = {...}}`
    fn inside(
        &mut self,
        mark: &'static [u8],
        table: Table<'s>,
        place: usize,
        made: &mut usize,
    ) -> Value<'s> {
        let table = self.made(table, place, made);
        let fields = vec![(mark.into(), table)];
        self.made(Table { fields, ..Table::default() }, place, made)
    }

    fn made(&mut self, table: Table<'s>, place: usize, made: &mut usize) -> Value<'s> {
        *made += 1;
        // Expressions are far larger than the few tables one reply consists of.
        let table_place = place + *made;
        self.allocate(table_place, table).into()
    }
}

/// An argument of a command, as far as it chooses the reply.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Word<'a> {
    Known(&'a [u8]),
    /// Which, if it is always the same.
    Number(Option<f64>),
    Unknown,
}

fn word<'a>(value: &'a Value<'_>) -> Word<'a> {
    match value {
        Value::One(Atom::Constant(text)) => Word::Known(text),
        value if value.atoms().iter().all(Atom::is_number) => Word::Number(value.number()),
        _ => Word::Unknown,
    }
}

fn can_be_sent(atom: &Atom<'_>) -> bool {
    atom.is_string() || atom.is_number() || matches!(atom, Atom::Any(_))
}
