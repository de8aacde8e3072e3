//! A call of `register_function` into a registration, refused as the servers refuse it.
//!
//! The server's words name `redis` or, from Valkey 8.0 on, `server`; they are quoted with `redis`.

use std::rc::Rc;

use super::execute::Interpreter;
use super::value::{Closure, Table, Value};
use super::{FlagWord, ProblemKind, Registration};
use crate::flag::Flag;
use crate::source::Span;
use crate::syntax::ast::{Expression, ExpressionKind, TableField};

/// How many registrations are looked at for one that comes again and again.
const LATELY: usize = 64;

/// What a call gives, before it is checked as a whole.
#[derive(Default)]
struct Parts<'s> {
    name: Option<Given<String>>,
    callback: Option<Given<Rc<Closure<'s>>>>,
    description: Option<Given<Vec<u8>>>,
    flags: Vec<FlagWord>,
    has_unknown_flags: bool,
    name_span: Option<Span>,
    is_refused: bool,
}

/// A part that is given: known, or not before loading.
enum Given<T> {
    Known(T),
    Unknown,
}

impl<T> Given<T> {
    fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown => None,
        }
    }
}

/// Runs one call. `written` are the arguments' expressions, for spans.
pub(super) fn call<'s>(
    interpreter: &mut Interpreter<'s>,
    values: &[Value<'s>],
    written: &'s [Expression<'s>],
    span: Span,
) {
    let mut parts = Parts::default();
    match values {
        [Value::Unknown] => parts.name = Some(Given::Unknown),
        [Value::Table(table)] => {
            named(interpreter, &mut parts, &table.borrow(), written.first(), span);
        }
        [single] => {
            let message = format!(
                "`register_function` with one argument takes a table, and this is {}",
                single.type_name()
            );
            refuse(interpreter, &mut parts, span, message);
        }
        [name, callback] => {
            let at = |index: usize| written.get(index).map_or(span, |argument| argument.span);
            function_name(interpreter, &mut parts, name, at(0));
            self::callback(interpreter, &mut parts, callback, at(1));
        }
        _ => {
            let count = values.len();
            let message = format!(
                "`register_function` takes a name and a function, or one table; this call gives {count} values: \
                 the server answers \"wrong number of arguments to redis.register_function\""
            );
            refuse(interpreter, &mut parts, span, message);
        }
    }
    finish(interpreter, parts, span);
}

const FORMS: &str = "write `redis.register_function('name', callback)` or \
                     `redis.register_function{function_name = 'name', callback = callback, flags = {...}}`";

fn refuse<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    span: Span,
    message: String,
) {
    parts.is_refused = true;
    interpreter.problem(ProblemKind::RegisterCall, span, message, FORMS);
}

fn named<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    table: &Table<'s>,
    written: Option<&'s Expression<'s>>,
    span: Span,
) {
    for (key, value) in table.entries() {
        let Some(text) = key.text() else {
            refuse(
                interpreter,
                parts,
                span,
                "a named argument of `register_function` is not a string".into(),
            );
            continue;
        };
        let at = written.and_then(|written| field_value(written, &text)).unwrap_or(span);
        match text.to_ascii_lowercase().as_slice() {
            b"function_name" => function_name(interpreter, parts, value, at),
            b"callback" => callback(interpreter, parts, value, at),
            b"description" => description(interpreter, parts, value, at),
            b"flags" => flags(interpreter, parts, value, at),
            _ => {
                let text = String::from_utf8_lossy(&text);
                let message = format!(
                    "`{text}` is not an argument of `register_function`: the server answers \
                     \"unknown argument given to redis.register_function\""
                );
                refuse(interpreter, parts, at, message);
            }
        }
    }
    if table.is_uncertain {
        parts.name.get_or_insert(Given::Unknown);
        parts.callback.get_or_insert(Given::Unknown);
    }
}

/// The bytes of a field's value in a table constructor.
fn field_value(written: &Expression<'_>, key: &[u8]) -> Option<Span> {
    let ExpressionKind::Table(fields) = &written.kind else { return None };
    fields.iter().find_map(|field| match field {
        TableField::Named { name, value } if name.text.as_bytes() == key => Some(value.span),
        TableField::Keyed { key: written, value } => match &written.kind {
            ExpressionKind::String(text) if **text == *key => Some(value.span),
            _ => None,
        },
        _ => None,
    })
}

fn function_name<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    value: &Value<'s>,
    span: Span,
) {
    // The key in two spellings: the server takes whichever its hash table gives last.
    let is_second = parts.name.is_some();
    parts.name_span = Some(span);
    parts.name = Some(Given::Unknown);
    if is_second || matches!(value, Value::Unknown) {
        return;
    }
    let Some(text) = value.text() else {
        let message = format!("a function's name is a string, and this is {}", value.type_name());
        return refuse(interpreter, parts, span, message);
    };
    if !text.is_empty() && text.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        parts.name = Some(Given::Known(String::from_utf8_lossy(&text).into_owned()));
        return;
    }
    let text = String::from_utf8_lossy(&text);
    let message = format!(
        "`{text}` cannot be a function's name: the server takes letters, digits and underscores, at least one"
    );
    parts.is_refused = true;
    interpreter.problem(ProblemKind::RegisterCall, span, message, "use letters, digits and `_`");
}

fn callback<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    value: &Value<'s>,
    span: Span,
) {
    parts.callback = Some(match value {
        Value::Function(closure) => Given::Known(closure.clone()),
        Value::Native(_) | Value::Unknown => Given::Unknown,
        _ => {
            let message = format!(
                "the callback is {}, not a function: the server refuses the library",
                value.type_name()
            );
            refuse(interpreter, parts, span, message);
            Given::Unknown
        }
    });
}

fn description<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    value: &Value<'s>,
    span: Span,
) {
    parts.description = match (value.text(), value) {
        (Some(text), _) => Some(Given::Known(text.to_vec())),
        (None, Value::Unknown) => Some(Given::Unknown),
        (None, _) => {
            let message = format!("a description is a string, and this is {}", value.type_name());
            refuse(interpreter, parts, span, message);
            None
        }
    };
}

fn flags<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    value: &Value<'s>,
    span: Span,
) {
    let table = match value {
        Value::Table(table) => table.borrow(),
        Value::Unknown => {
            parts.has_unknown_flags = true;
            return;
        }
        _ => {
            let message =
                format!("`flags` is a table of strings, and this is {}", value.type_name());
            parts.is_refused = true;
            return interpreter.problem(
                ProblemKind::UnknownFlag,
                span,
                message,
                "write `flags = {'no-writes'}`",
            );
        }
    };
    let count = table.length();
    let is_behind = |key: &super::value::Key| key.index().is_none_or(|index| index > count);
    for (key, value) in table.entries().filter(|(key, _)| is_behind(key)) {
        let lost = if key.index().is_some() { value.text() } else { key.text() };
        let lost =
            lost.map_or("this".into(), |text| format!("`{}`", String::from_utf8_lossy(&text)));
        let message = format!(
            "the server does not see {lost} here: it reads `flags` as a list, up to the first nil"
        );
        interpreter.problem(
            ProblemKind::IgnoredFlag,
            span,
            message,
            "write `flags = {'no-writes'}`",
        );
    }
    for index in 1..=count {
        flag(interpreter, parts, &table.at(index), span);
    }
}

fn flag<'s>(
    interpreter: &mut Interpreter<'s>,
    parts: &mut Parts<'s>,
    value: &Value<'s>,
    span: Span,
) {
    if matches!(value, Value::Unknown) {
        parts.has_unknown_flags = true;
        return;
    }
    let word = value.text().map(|text| String::from_utf8_lossy(&text).to_ascii_lowercase());
    match word {
        Some(word) if Flag::named(&word).is_some() => {
            parts.flags.push(FlagWord { word, span });
        }
        word => {
            let shown =
                word.map_or_else(|| value.type_name().to_owned(), |word| format!("`{word}`"));
            let message =
                format!("{shown} is not a flag: the server answers \"unknown flag given\"");
            let known = Flag::ALL.map(Flag::word).join(", ");
            parts.is_refused = true;
            interpreter.problem(
                ProblemKind::UnknownFlag,
                span,
                message,
                format!("flags are {known}"),
            );
        }
    }
}

fn finish<'s>(interpreter: &mut Interpreter<'s>, mut parts: Parts<'s>, span: Span) {
    if parts.name.is_none() && !parts.is_refused {
        let message = "this call names no function: the server answers \"redis.register_function must get a function name argument\"";
        refuse(interpreter, &mut parts, span, message.into());
    }
    if parts.callback.is_none() && !parts.is_refused && !matches!(parts.name, Some(Given::Unknown))
    {
        let message = "this call gives no function: the server answers \"redis.register_function must get a callback argument\"";
        refuse(interpreter, &mut parts, span, message.into());
    }
    if parts.is_refused {
        return;
    }
    let name = parts.name.and_then(Given::known);
    // A loop may register one name for ever. The second time is the mistake, and more say no more.
    let is_again =
        |other: &&Registration<'s>| name.is_some() && other.call_span == span && other.name == name;
    let registrations = &interpreter.outcome.registrations;
    if registrations.iter().rev().take(LATELY).filter(is_again).count() > 1 {
        return;
    }
    interpreter.outcome.registrations.push(Registration {
        name,
        name_span: parts.name_span.unwrap_or(span),
        call_span: span,
        statement_span: interpreter.top_statement,
        callback: parts.callback.and_then(Given::known),
        description: parts.description.and_then(Given::known),
        has_known_flags: !parts.has_unknown_flags,
        flags: parts.flags,
        is_certain: interpreter.doubt == 0,
    });
}
