//! The string library: which results are text.

use super::begun::formatted;
use super::machine::Machine;
use super::value::{Atom, Value, Values};
use crate::syntax::ast::Expression;

impl<'s> Machine<'_, 's> {
    pub(super) fn string(
        &mut self,
        name: &'static str,
        expression: &'s Expression<'s>,
        values: &Values<'s>,
    ) -> Vec<Values<'s>> {
        let first = values.at(0);
        let as_text = |is_text| if is_text { Value::TEXT } else { Value::BYTES };
        let is_text = first.atoms().iter().all(Atom::is_text);
        vec![match name {
            "string.len" => Values::one(Value::NUMBER),
            "string.byte" => Values { fixed: Vec::new(), rest: Some(Value::NUMBER) },
            "string.lower" | "string.upper" | "string.rep" => Values::one(as_text(is_text)),
            "string.sub" | "string.reverse" => {
                // A piece of a longer character is not text.
                let is_ascii = first.atoms().iter().all(|atom| match atom {
                    number if number.is_number() => true,
                    Atom::Constant(text) => text.is_ascii(),
                    _ => false,
                });
                Values::one(as_text(is_ascii))
            }
            "string.format" => {
                let is_text = is_text_format(values);
                let constant = first.constant();
                let begun = constant.and_then(|it| formatted(it, &values.fixed[1..], is_text));
                Values::one(begun.map_or_else(|| as_text(is_text), Value::from))
            }
            "string.find" => {
                let found = vec![Value::NUMBER, Value::NUMBER];
                return vec![
                    Values::one(Value::NIL),
                    Values { fixed: found, rest: Some(capture(&values.at(1))) },
                ];
            }
            "string.match" => {
                let each = capture(&values.at(1));
                return vec![
                    Values::one(Value::NIL),
                    Values { fixed: vec![each.clone()], rest: Some(each) },
                ];
            }
            "string.gsub" => {
                let by = values.at(2);
                if by.atoms().iter().any(|atom| matches!(atom, Atom::Function(_) | Atom::Native(_)))
                {
                    let each = capture(&values.at(1));
                    let passed = Values { fixed: vec![each.clone()], rest: Some(each) };
                    self.repeatedly(expression, &by, &passed);
                }
                Values { fixed: vec![Value::BYTES, Value::NUMBER], rest: None }
            }
            "string.gmatch" | "string.gfind" => {
                let has_numbers = capture(&values.at(1)) != Value::BYTES;
                let name =
                    if has_numbers { "string.gmatch() with places" } else { "string.gmatch()" };
                Values::one(Atom::Native(name))
            }
            "string.char" | "string.dump" => Values::one(Value::BYTES),
            _ => {
                let text = "an iterator that is called by itself";
                return self.unknown(expression.span, text, values);
            }
        }]
    }
}

/// What a pattern captures: `()` captures a position.
fn capture<'s>(pattern: &Value<'s>) -> Value<'s> {
    let has_positions = |text: &[u8]| text.windows(2).any(|pair| pair == b"()");
    match pattern.constant() {
        Some(text) if !has_positions(text) => Value::BYTES,
        _ => Value::BYTES.join(&Value::NUMBER),
    }
}

/// Whether `string.format` gives text: text around text.
fn is_text_format(values: &Values<'_>) -> bool {
    let Some(format) = values.fixed.first().and_then(|format| format.constant()) else {
        return false;
    };
    if std::str::from_utf8(format).is_err() || values.rest.is_some() {
        return false;
    }
    // `%c` makes any byte, `%.3s` cuts a character in two.
    let has_char = format.windows(2).any(|pair| pair == b"%c");
    let has_cut = format.windows(2).any(|pair| pair == b"%.") && format.contains(&b's');
    let is_safe = |atom: &Atom<'_>| atom.is_text();
    let others = values.fixed.iter().skip(1);
    !has_char && !has_cut && others.flat_map(Value::atoms).all(is_safe)
}
