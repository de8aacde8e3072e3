//! `redis.call` and its neighbours.

use super::machine::Machine;
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
            "redis.error_reply" => Values::one(Atom::Error(text())),
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
            "redis.setresp" if self.is_lenient => {
                self.is_special = true;
                Values::default()
            }
            "redis.setresp" if values.at(0).number() != Some(2.0) => {
                self.give_up(
                    expression.span,
                    "replies are not those of RESP2 behind `redis.setresp`",
                );
                return Vec::new();
            }
            _ => Values::default(),
        }]
    }

    /// What a command replies with.
    fn command(&mut self, expression: &'s Expression<'s>, values: &Values<'s>) -> Value<'s> {
        let unknown = || Value::any(expression.span, "the reply of this command");
        let words: Vec<Word<'_>> = values.fixed.iter().map(word).collect();
        let Some(shape) = shape::reply(&words, values.rest.is_some()) else { return unknown() };
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
            Shape::False => Atom::Boolean(false).into(),
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

    fn made(&mut self, table: Table<'s>, place: usize, made: &mut usize) -> Value<'s> {
        *made += 1;
        // Expressions are far larger than the few tables one reply consists of.
        let table_place = place + *made;
        self.allocate(table_place, table).into()
    }
}

/// An argument of a command, as far as it chooses the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word<'a> {
    Known(&'a [u8]),
    Number,
    Unknown,
}

fn word<'a>(value: &'a Value<'_>) -> Word<'a> {
    match value {
        Value::One(Atom::Constant(text)) => Word::Known(text),
        value if value.atoms().iter().all(Atom::is_number) => Word::Number,
        _ => Word::Unknown,
    }
}

fn can_be_sent(atom: &Atom<'_>) -> bool {
    atom.is_string() || atom.is_number() || matches!(atom, Atom::Any(_))
}
