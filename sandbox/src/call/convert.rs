//! Values of Lua into replies, and replies into values of Lua.

use mlua::{Lua, Result, Table, Value};

use super::number;
use crate::{Line, Protocol, Reply};

/// A reply nested deeper is not followed: no client reads one.
pub(super) const DEEPEST: usize = 200;

/// How values are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) line: Line,
    /// What the caller asked for.
    pub(super) client: Protocol,
    /// What the function asked for by `redis.setresp`.
    pub(super) script: Protocol,
}

impl Form {
    /// What a function returned as the reply to its caller; none if it is nested too deep.
    pub(super) fn reply(self, value: &Value) -> Result<Option<Reply>> {
        self.at(value, 0)
    }

    fn at(self, value: &Value, depth: usize) -> Result<Option<Reply>> {
        Ok(Some(match value {
            Value::String(text) => Reply::Bulk(text.as_bytes().to_vec()),
            Value::Integer(number) => Reply::Integer(*number),
            Value::Number(number) => Reply::Integer(truncated(*number)),
            Value::Boolean(value) => self.boolean(*value),
            Value::Table(_) if depth == DEEPEST => return Ok(None),
            Value::Table(table) => return self.table(table, depth),
            _ => Reply::Null,
        }))
    }

    fn boolean(self, value: bool) -> Reply {
        match (self.script, self.client) {
            (Protocol::Resp3, Protocol::Resp3) => Reply::Boolean(value),
            (Protocol::Resp3, Protocol::Resp2) => Reply::Integer(value.into()),
            (Protocol::Resp2, _) if value => Reply::Integer(1),
            (Protocol::Resp2, _) => Reply::Null,
        }
    }

    /// A table is what its first member of the right type says, and else an array.
    fn table(self, table: &Table, depth: usize) -> Result<Option<Reply>> {
        if let Value::String(text) = table.raw_get("err")? {
            return Ok(Some(Reply::Error(one_line(&text.as_bytes(), true))));
        }
        if let Value::String(text) = table.raw_get("ok")? {
            return Ok(Some(Reply::Status(one_line(&text.as_bytes(), false))));
        }
        if let Some(number) = number_of(&table.raw_get("double")?) {
            return Ok(Some(match self.client {
                Protocol::Resp2 => Reply::Bulk(number::printed(number, self.line)),
                Protocol::Resp3 => Reply::Double(number),
            }));
        }
        if let Value::String(text) = table.raw_get("big_number")? {
            return Ok(Some(match self.client {
                Protocol::Resp2 => Reply::Bulk(blanked(&text.as_bytes())),
                Protocol::Resp3 => Reply::BigNumber(blanked(&text.as_bytes())),
            }));
        }
        if let Some(reply) = self.verbatim(&table.raw_get("verbatim_string")?)? {
            return Ok(Some(reply));
        }
        if let Value::Table(map) = table.raw_get("map")? {
            return self.map(&map, depth + 1);
        }
        if let Value::Table(set) = table.raw_get("set")? {
            return self.set(&set, depth + 1);
        }
        self.array(table, depth + 1)
    }

    fn verbatim(self, value: &Value) -> Result<Option<Reply>> {
        let Value::Table(parts) = value else { return Ok(None) };
        let (Value::String(text), Value::String(format)) =
            (parts.raw_get("string")?, parts.raw_get("format")?)
        else {
            return Ok(None);
        };
        let text = text.as_bytes().to_vec();
        if self.client == Protocol::Resp2 {
            return Ok(Some(Reply::Bulk(text)));
        }
        let mut format = until_nul(&format.as_bytes()).to_vec();
        format.resize(3, b' ');
        Ok(Some(Reply::Verbatim { format, text }))
    }

    fn map(self, map: &Table, depth: usize) -> Result<Option<Reply>> {
        let mut pairs = Vec::new();
        for pair in map.pairs::<Value, Value>() {
            let (key, value) = pair?;
            let (Some(key), Some(value)) = (self.at(&key, depth)?, self.at(&value, depth)?) else {
                return Ok(None);
            };
            pairs.push((key, value));
        }
        Ok(Some(match self.client {
            Protocol::Resp2 => {
                Reply::Array(pairs.into_iter().flat_map(<[Reply; 2]>::from).collect())
            }
            Protocol::Resp3 => Reply::Map(pairs),
        }))
    }

    fn set(self, set: &Table, depth: usize) -> Result<Option<Reply>> {
        let mut items = Vec::new();
        for pair in set.pairs::<Value, Value>() {
            let Some(item) = self.at(&pair?.0, depth)? else { return Ok(None) };
            items.push(item);
        }
        Ok(Some(match self.client {
            Protocol::Resp2 => Reply::Array(items),
            Protocol::Resp3 => Reply::Set(items),
        }))
    }

    fn array(self, array: &Table, depth: usize) -> Result<Option<Reply>> {
        let mut items = Vec::new();
        loop {
            let item: Value = array.raw_get(items.len() + 1)?;
            if item.is_nil() {
                return Ok(Some(Reply::Array(items)));
            }
            let Some(item) = self.at(&item, depth)? else { return Ok(None) };
            items.push(item);
        }
    }
}

/// The answer to a command as the function sees it.
pub(super) fn value(lua: &Lua, reply: Reply, form: Form) -> Result<Value> {
    let is_new = form.script == Protocol::Resp3;
    Ok(match reply {
        Reply::Null if is_new => Value::Nil,
        Reply::Null => Value::Boolean(false),
        #[expect(clippy::cast_precision_loss, reason = "that is what Lua's numbers do")]
        Reply::Integer(number) => Value::Number(number as f64),
        Reply::Bulk(text) => Value::String(lua.create_string(text)?),
        Reply::Status(text) => member(lua, "ok", text)?,
        Reply::Error(text) => member(lua, "err", text)?,
        Reply::Map(pairs) if is_new => {
            let map = lua.create_table()?;
            for (key, item) in pairs {
                map.raw_set(value(lua, key, form)?, value(lua, item, form)?)?;
            }
            nested(lua, "map", map)?
        }
        Reply::Map(pairs) => list(lua, pairs.into_iter().flat_map(<[Reply; 2]>::from), form)?,
        Reply::Set(items) if is_new => {
            let set = lua.create_table()?;
            for item in items {
                set.raw_set(value(lua, item, form)?, true)?;
            }
            nested(lua, "set", set)?
        }
        Reply::Array(items) | Reply::Set(items) => list(lua, items, form)?,
        Reply::Double(number) if is_new => nested(lua, "double", number)?,
        Reply::Double(number) => {
            Value::String(lua.create_string(number::printed(number, form.line))?)
        }
        Reply::Boolean(truth) if is_new => Value::Boolean(truth),
        Reply::Boolean(truth) => Value::Number(f64::from(u8::from(truth))),
        Reply::BigNumber(text) if is_new => member(lua, "big_number", text)?,
        Reply::Verbatim { format, text } if is_new => {
            let parts = lua.create_table()?;
            parts.raw_set("string", lua.create_string(text)?)?;
            parts.raw_set("format", lua.create_string(format)?)?;
            nested(lua, "verbatim_string", parts)?
        }
        Reply::BigNumber(text) | Reply::Verbatim { text, .. } => {
            Value::String(lua.create_string(text)?)
        }
    })
}

fn list(lua: &Lua, items: impl IntoIterator<Item = Reply>, form: Form) -> Result<Value> {
    let items: Vec<Reply> = items.into_iter().collect();
    // With room for all, Lua counts the holes at the end, too.
    let room = if form.line == Line::Valkey91 { items.len() } else { 0 };
    let table = lua.create_table_with_capacity(room, 0)?;
    for (index, item) in items.into_iter().enumerate() {
        table.raw_set(index + 1, value(lua, item, form)?)?;
    }
    Ok(Value::Table(table))
}

fn member(lua: &Lua, name: &str, text: Vec<u8>) -> Result<Value> {
    nested(lua, name, lua.create_string(text)?)
}

fn nested(lua: &Lua, name: &str, value: impl mlua::IntoLua) -> Result<Value> {
    let table = lua.create_table()?;
    table.raw_set(name, value)?;
    Ok(Value::Table(table))
}

pub(super) fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "Lua has no other numbers")]
        Value::Integer(number) => Some(*number as f64),
        _ => None,
    }
}

/// As x86 converts: what does not fit is the least number there is.
fn truncated(number: f64) -> i64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    #[expect(clippy::cast_possible_truncation, reason = "the range is looked at")]
    if (-LIMIT..LIMIT).contains(&number) { number as i64 } else { i64::MIN }
}

/// A text of one line as it goes out: C reads it, and line ends would end it for the client.
pub(super) fn one_line(text: &[u8], is_trimmed: bool) -> Vec<u8> {
    let mut text = until_nul(text);
    while is_trimmed && let [rest @ .., b'\r' | b'\n'] = text {
        text = rest;
    }
    blanked(text)
}

fn blanked(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| if matches!(byte, b'\r' | b'\n') { b' ' } else { *byte }).collect()
}

fn until_nul(text: &[u8]) -> &[u8] {
    crate::shebang::until_nul(text)
}
