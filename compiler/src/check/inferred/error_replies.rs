//! What a body replies without those replies that are declared to be errors, and the codes these have.

use crate::infer::{Kind, Reply, Trace, Tuple};
use crate::model::{ErrorReply, Literal, Type};

/// Takes the errors out; `Err` says why that cannot be.
pub(super) fn take(reply: &mut Reply, errors: &[ErrorReply]) -> Result<(), &'static str> {
    let mut is_apart = true;
    reply.kinds.retain(|kind| {
        let Kind::Tuple(tuple) = kind else { return true };
        let matches: Vec<Match> = errors.iter().map(|error| of_tuple(tuple, error)).collect();
        is_apart &= !matches.contains(&Match::Some) || matches.contains(&Match::All);
        !matches.contains(&Match::All)
    });
    if is_apart { Ok(()) } else { Err("a reply of its body may be an error, and may not") }
}

/// The codes that the body gives to a declared error that has any code, in the order of its `return`s.
pub(in crate::check) fn codes<'t>(trace: &'t Trace, errors: &[ErrorReply]) -> Vec<&'t str> {
    let open: Vec<_> = errors.iter().filter(|error| error.constant_code().is_none()).collect();
    let mut codes = Vec::new();
    for kind in trace.returns.iter().flat_map(|it| &it.reply.kinds) {
        let Kind::Tuple(tuple) = kind else { continue };
        let Some(error) = open.iter().find(|error| begins(tuple, error)) else { continue };
        let values = tuple.items.get(error.code).into_iter().flat_map(|it| &it.kinds);
        codes.extend(values.filter_map(|value| match value {
            Kind::Text(Some(code)) | Kind::Status(Some(code)) => Some(code.as_str()),
            _ => None,
        }));
    }
    // A text with blanks in it is a message.
    codes.retain(|code| !code.is_empty() && !code.contains(char::is_whitespace));
    codes
}

/// Whether it may be this error, and all up to its code surely is.
fn begins(tuple: &Tuple, error: &ErrorReply) -> bool {
    let mut values = tuple.items.iter().zip(&error.items).take(error.code + 1);
    of_tuple(tuple, error) != Match::None
        && values.all(|(value, item)| of_value(value, item) == Match::All)
}

/// How many of the values are what a pattern says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    None,
    Some,
    All,
}

impl Match {
    fn all_or_none(is_all: bool) -> Self {
        if is_all { Self::All } else { Self::None }
    }
}

fn of_tuple(tuple: &Tuple, error: &ErrorReply) -> Match {
    let rest = match error.items.last() {
        Some(Type::Rest(rest)) => Some(rest.as_ref()),
        _ => None,
    };
    let items = &error.items[..error.items.len() - usize::from(rest.is_some())];
    let pattern = |index: usize| items.get(index).or(rest);
    if tuple.rest.is_none() && tuple.items.len() < error.least()
        || rest.is_none() && tuple.least > items.len()
    {
        return Match::None;
    }
    let is_short = tuple.rest.is_none() && tuple.items.len() <= items.len();
    let is_whole = tuple.least >= error.least() && (is_short || rest.is_some());
    let length = if is_whole { Match::All } else { Match::Some };
    let values = tuple.items.iter().chain(tuple.rest.as_deref()).enumerate();
    let values =
        values.filter_map(|(index, value)| Some((index, of_value(value, pattern(index)?))));
    // What may be absent, or come behind the pattern, keeps nothing from being an error.
    let least = tuple.least.max(error.least());
    values.fold(length, |all, (index, one)| match one {
        Match::None if index >= least => all.min(Match::Some),
        one => all.min(one),
    })
}

fn of_value(value: &Reply, item: &Type) -> Match {
    if *item == Type::Any {
        return Match::All;
    }
    if value.open.is_some() {
        return Match::Some;
    }
    let of_kinds = || value.kinds.iter().map(|kind| of_kind(kind, item));
    match (of_kinds().min(), of_kinds().max()) {
        (Some(Match::All), _) => Match::All,
        (_, Some(Match::None)) | (None, None) => Match::None,
        _ => Match::Some,
    }
}

fn of_kind(kind: &Kind, item: &Type) -> Match {
    match (kind, item) {
        (Kind::Nil, Type::Optional(_)) => Match::All,
        (_, Type::Optional(inner)) => of_kind(kind, inner),
        (Kind::True, item) => of_integer(Some(1), item),
        // Which of the two protocols it goes through decides.
        (Kind::Boolean, item) => of_integer(None, item).min(Match::Some),
        (Kind::Number, item) => of_text(None, item).min(Match::Some),
        (Kind::Integer(constant), item) => of_integer(*constant, item),
        (Kind::Text(constant) | Kind::Status(constant), item) => of_text(constant.as_deref(), item),
        (Kind::Bytes | Kind::Json(_), item) => of_text(None, item),
        (Kind::Nil | Kind::Tuple(_) | Kind::Set(_) | Kind::Map(_), _) => Match::None,
    }
}

fn of_integer(constant: Option<i64>, item: &Type) -> Match {
    match item {
        Type::Integer => Match::All,
        Type::Literal(Literal::Integer(literal)) => match constant {
            Some(constant) => Match::all_or_none(constant == *literal),
            None => Match::Some,
        },
        _ => Match::None,
    }
}

fn of_text(constant: Option<&str>, item: &Type) -> Match {
    match item {
        Type::String => Match::All,
        Type::Literal(Literal::String(literal)) => match constant {
            Some(constant) => Match::all_or_none(constant == literal),
            None => Match::Some,
        },
        _ => Match::None,
    }
}
