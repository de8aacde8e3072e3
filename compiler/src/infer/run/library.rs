//! Lua's own functions: what they give back, and what they prove of what they get.

use super::machine::Machine;
use super::state::State;
use super::value::{Atom, Value, Values};
use crate::source::Span;
use crate::syntax::ast::Expression;

impl<'s> Machine<'_, 's> {
    /// Calls a function of the server. No list of values means that it raises an error.
    pub(super) fn native(
        &mut self,
        name: &'static str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        self.record_call(name, expression, values, arguments);
        let (module, _) = name.split_once('.').unwrap_or((name, ""));
        match module {
            "redis" => self.redis(name, expression, values, arguments),
            "string" => self.string(name, expression, values),
            "table" => self.table_function(name, expression, values),
            "math" | "bit" | "os" => {
                if let Some(first) = arguments.first() {
                    self.learn(first, &|value| {
                        value.filter(|atom| {
                            atom.is_string() || matches!(atom.type_name(), None | Some("number"))
                        })
                    });
                }
                number_function(name)
            }
            "cjson" | "cmsgpack" | "struct" => self.packed(name, expression.span, values),
            _ => self.base(name, expression, values, arguments),
        }
    }

    fn base(
        &mut self,
        name: &'static str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
        arguments: &'s [Expression<'s>],
    ) -> Vec<Values<'s>> {
        let first = values.at(0);
        let span = expression.span;
        match name {
            "tonumber" if values.fixed.is_empty() && values.rest.is_none() => Vec::new(),
            "tonumber" => vec![Values::one(to_number(&first, values.fixed.len() > 1))],
            "tostring" => vec![Values::one(to_string(&first))],
            "type" => vec![Values::one(type_names(&first))],
            "assert" => {
                if let Some(condition) = arguments.first() {
                    self.assume(condition, true);
                }
                let truthy = first.truthy();
                if truthy.is_never() || self.state.is_dead {
                    return Vec::new();
                }
                let mut values = values.clone();
                match values.fixed.first_mut() {
                    Some(first) => *first = truthy,
                    // It is the first of what may follow: `assert(unpack(args))`.
                    None => values.fixed.push(truthy),
                }
                vec![values]
            }
            "error" => {
                self.note_raised(&first);
                Vec::new()
            }
            "pcall" => self.protected(expression, values),
            "select" => vec![selected(&first, values)],
            "unpack" => vec![self.unpacked(values, span)],
            "next" => {
                let unknown = Value::any(span, "a key of a walk over a table");
                vec![Values { fixed: vec![unknown.or_nil(), unknown.or_nil()], rest: None }]
            }
            "rawequal" => vec![Values::one(Value::boolean())],
            "rawget" => {
                vec![Values::one(self.look_up(&first, &super::table::Key::of(&values.at(1))))]
            }
            "rawset" => {
                self.store(&first, &super::table::Key::of(&values.at(1)), &values.at(2));
                vec![Values::one(first)]
            }
            "collectgarbage" | "gcinfo" => vec![Values::one(Value::NUMBER)],
            // Whatever is done to such a table may call functions.
            "setmetatable" | "getmetatable" => {
                let text = "a table with a metatable";
                let why = super::value::Why { span, text, is_opaque: true };
                values.fixed.iter().for_each(|value| self.escape(value, why));
                vec![Values::one(Atom::Any(why))]
            }
            _ => self.unknown(span, "a function that is not followed", values),
        }
    }

    pub(super) fn unpacked(&mut self, values: &Values<'s>, span: Span) -> Values<'s> {
        let table = values.at(0);
        let first = match values.fixed.get(1) {
            None => Some(0),
            Some(start) => match super::table::Key::of(start) {
                super::table::Key::Index(index) => Some(index - 1),
                _ => None,
            },
        };
        if let (Value::One(Atom::Table(id)), Some(first), None) =
            (&table, first, values.fixed.get(2))
            && let Some(table) = self.state.table(*id)
            && table.whole.is_none()
        {
            let (mut fixed, rest) = (table.items.clone(), table.rest.clone());
            // `#` counts no nil at the end.
            while rest.is_none() && fixed.last().is_some_and(|last| last.not_nil().is_never()) {
                fixed.pop();
            }
            return Values { fixed, rest }.from(first);
        }
        let all = self.look_up(&table, &super::table::Key::SomeIndex);
        if let Value::One(Atom::Items(side)) = table {
            self.note_all(side, first.map(|first| first + 1), span);
            if let (Some(count), Some(first), None) =
                (self.exact_count(side), first, values.fixed.get(2))
            {
                let each = (first + 1..=count)
                    .map(|index| self.look_up(&table, &super::table::Key::Index(index)));
                return Values { fixed: each.collect(), rest: None };
            }
        }
        Values { fixed: Vec::new(), rest: Some(all) }
    }

    fn table_function(
        &mut self,
        name: &str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
    ) -> Vec<Values<'s>> {
        let table = values.at(0);
        match name {
            "table.insert" if values.fixed.len() == 2 && values.rest.is_none() => {
                self.append(&table, &values.at(1));
                vec![Values::default()]
            }
            "table.insert" => {
                let value = values.from(1).fixed.iter().fold(Value::Never, |all, v| all.join(v));
                let value = values.rest.as_ref().map_or(value.clone(), |rest| value.join(rest));
                self.update(&table, &value, |table, _| {
                    table.shuffle();
                    table.append(&value);
                    table.shuffle();
                    table.is_loose = true;
                });
                vec![Values::default()]
            }
            "table.remove" if Self::is_shift(&table, values) => {
                vec![Values::one(self.shift(&table, expression.span))]
            }
            "table.remove" | "table.sort" => {
                let all = self.look_up(&table, &super::table::Key::SomeIndex);
                self.update(&table, &Value::NIL, |table, _| table.shuffle());
                if name == "table.sort" {
                    if let Some(order) = values.fixed.get(1) {
                        let two = Values { fixed: vec![all.not_nil(), all.not_nil()], rest: None };
                        self.repeatedly(expression, order, &two);
                    }
                    return vec![Values::default()];
                }
                vec![Values::one(all)]
            }
            "table.concat" => {
                self.note_concat(&table, values, expression.span);
                let items = self.look_up(&table, &super::table::Key::SomeIndex).not_nil();
                let between = values.fixed.get(1).cloned().unwrap_or(Value::TEXT).not_nil();
                let is_text = items.join(&between).atoms().iter().all(Atom::is_text);
                vec![Values::one(if is_text { Value::TEXT } else { Value::BYTES })]
            }
            "table.getn" | "table.maxn" => vec![Values::one(Value::NUMBER)],
            _ => {
                let text = "a function of `table` that is not followed";
                self.unknown(expression.span, text, values)
            }
        }
    }

    /// A function that is called any number of times.
    pub(super) fn repeatedly(
        &mut self,
        expression: &'s Expression<'s>,
        function: &Value<'s>,
        values: &Values<'s>,
    ) -> Value<'s> {
        let mut result = Value::Never;
        for turn in 0..8 {
            let before = self.state.clone();
            let lists = self.apply(expression, function, values, &[]);
            result = lists.iter().fold(result, |all, list| all.join(&list.at(0)));
            let after = std::mem::replace(&mut self.state, State::dead());
            let next = before.clone().widen(after, turn);
            let is_settled = next == before;
            self.state = next;
            if is_settled || self.open.is_some() {
                return result;
            }
        }
        let text = "a function that does not settle";
        if self.is_lenient {
            self.step_over(expression.span, text);
        } else {
            self.give_up(expression.span, text);
        }
        result
    }

    fn packed(&mut self, name: &str, span: Span, values: &Values<'s>) -> Vec<Values<'s>> {
        let any = |text| Values { fixed: Vec::new(), rest: Some(Value::any(span, text)) };
        vec![match name {
            "cjson.encode" => {
                let json = super::encode::encode(&values.at(0), &self.state);
                Values::one(Atom::Json(std::rc::Rc::new(json)))
            }
            "cjson.decode" => Values::one(Value::any(span, "what `cjson.decode` finds")),
            "cmsgpack.pack" | "struct.pack" => Values::one(Value::BYTES),
            "struct.size" => Values::one(Value::NUMBER),
            "struct.unpack" => {
                let each = Value::BYTES.join(&Value::NUMBER);
                Values { fixed: vec![], rest: Some(each) }
            }
            "cjson.new" => {
                return self.unknown(span, "a function that is not followed", values);
            }
            _ => any("what data holds"),
        }]
    }
}

fn number_function<'s>(name: &str) -> Vec<Values<'s>> {
    vec![match name {
        "bit.tohex" => Values::one(Value::TEXT),
        "math.modf" | "math.frexp" => {
            Values { fixed: vec![Value::NUMBER, Value::NUMBER], rest: None }
        }
        _ => Values::one(Value::NUMBER),
    }]
}

fn type_names<'s>(value: &Value<'s>) -> Value<'s> {
    let name = |atom: &Atom<'s>| match atom.type_name() {
        Some(name) => Atom::Constant(name.as_bytes().into()),
        None => Atom::Text,
    };
    value.atoms().iter().map(name).collect()
}

fn to_number<'s>(value: &Value<'s>, has_base: bool) -> Value<'s> {
    let both = || vec![Atom::Number(None), Atom::Nil];
    let numbers = value.atoms().iter().flat_map(|atom| match atom {
        atom if atom.is_number() && !has_base => vec![atom.clone()],
        Atom::Constant(text) if !has_base => constant_number(text),
        Atom::Item(side, index) if !has_base => vec![Atom::NumberOf(*side, *index), Atom::Nil],
        Atom::Absent(..) => vec![atom.clone()],
        atom if atom.is_string() || atom.is_number() || matches!(atom, Atom::Any(_)) => both(),
        _ => vec![Atom::Nil],
    });
    numbers.collect()
}

/// Plain digits only; what C takes for a number is more than that.
fn constant_number<'s>(text: &[u8]) -> Vec<Atom<'s>> {
    let is_plain = !text.is_empty() && text.len() < 16 && text.iter().all(u8::is_ascii_digit);
    let number = is_plain.then(|| std::str::from_utf8(text).ok()?.parse().ok());
    match number.flatten() {
        Some(number) => vec![Atom::Number(Some(number))],
        None if text.iter().all(u8::is_ascii_whitespace) => vec![Atom::Nil],
        None => vec![Atom::Number(None), Atom::Nil],
    }
}

fn to_string<'s>(value: &Value<'s>) -> Value<'s> {
    let strings = value.atoms().iter().map(|atom| match atom {
        Atom::Nil | Atom::Absent(..) => Atom::Constant(b"nil".into()),
        Atom::Boolean(true) => Atom::Constant(b"true".into()),
        Atom::Boolean(false) => Atom::Constant(b"false".into()),
        Atom::Number(Some(number)) if number.fract() == 0.0 && number.abs() < 1e14 => {
            Atom::Constant(format!("{number:.0}").into_bytes().into())
        }
        Atom::Any(why) if why.is_opaque => Atom::Any(*why),
        Atom::Any(_) => Atom::Bytes,
        atom if atom.is_string() => atom.clone(),
        _ => Atom::Text,
    });
    strings.collect()
}

fn selected<'s>(which: &Value<'s>, values: &Values<'s>) -> Values<'s> {
    match super::table::Key::of(which) {
        super::table::Key::Index(index) => values.from(index),
        super::table::Key::Name(name) if *name == *b"#" => {
            let count = values.fixed.len().saturating_sub(1);
            match values.rest {
                Some(_) => Values::one(Value::NUMBER),
                None => Values::one(to_number(
                    &Atom::Constant(count.to_string().into_bytes().into()).into(),
                    false,
                )),
            }
        }
        _ => {
            let all = values.fixed.iter().skip(1).chain(&values.rest);
            Values { fixed: Vec::new(), rest: Some(all.fold(Value::NIL, |all, v| all.join(v))) }
        }
    }
}
