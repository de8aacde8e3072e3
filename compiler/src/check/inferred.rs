//! What a body shows of its reply into a type of the model, where the model has one for it.

use crate::infer::{self, Facts, Kind, Tuple};
use crate::load::Registration;
use crate::model::{Function, Origin, Presence, Type};
use crate::source::Span;
use crate::unit::Unit;

/// Values a tuple has at most in Rust.
const LONGEST_TUPLE: usize = 12;

/// Fills in a reply that is not declared.
pub(super) fn reply<'s>(
    unit: &Unit<'s>,
    registration: &Registration<'s>,
    facts: &Facts<'s>,
    function: &mut Function,
) {
    if function.reply.origin == Origin::Declared {
        return;
    }
    // A generated call sends all that is required.
    let is_required = |presence: Presence| presence == Presence::Required;
    let keys = function.keys.iter().filter(|key| is_required(key.presence)).count();
    let args = function.args.iter().filter(|arg| is_required(arg.presence)).count();
    let inferred = infer::reply(registration.callback.as_ref(), facts, [keys, args]);
    let reply = &mut function.reply;
    match convert(&inferred) {
        Ok(ty) => {
            reply.reason = format!("inferred: {inferred}, {}", places(unit, &inferred.spans));
            reply.ty = Some(ty);
            reply.origin = Origin::Inferred;
        }
        Err(why) => {
            let place = match inferred.open {
                Some(open) if open.span != Span::default() => {
                    format!(", line {}", unit.source.position(open.span.start).line)
                }
                _ => String::new(),
            };
            reply.reason = format!("open: {why}{place} ({inferred})");
        }
    }
}

/// `returned in line 3, 7`
fn places(unit: &Unit<'_>, spans: &[Span]) -> String {
    let mut lines: Vec<u32> =
        spans.iter().map(|span| unit.source.position(span.start).line).collect();
    lines.sort_unstable();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("returned in {word} {}", lines.join(", "))
}

/// The type of the model that decodes every alternative, or why there is none.
fn convert(reply: &infer::Reply) -> Result<Type, &'static str> {
    if let Some(open) = &reply.open {
        return Err(open.text);
    }
    if reply.kinds.is_empty() {
        return Err("it never returns without an error");
    }
    let is_nullable = reply.kinds.contains(&Kind::Nil);
    let has_true = reply.kinds.contains(&Kind::True);
    let others: Vec<&Kind> =
        reply.kinds.iter().filter(|kind| !matches!(kind, Kind::Nil | Kind::True)).collect();
    if others.is_empty() {
        return Ok(if has_true { Type::Boolean } else { Type::Nil });
    }
    let ty = if others.iter().all(|kind| matches!(kind, Kind::Integer(_))) {
        Type::Integer
    } else if has_true {
        return Err("it is true in one case and something else in another");
    } else if others.iter().all(|kind| is_string(kind)) {
        string(&others)
    } else {
        array(&others)?
    };
    Ok(if is_nullable { Type::Optional(Box::new(ty)) } else { ty })
}

fn is_string(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(_) | Kind::Bytes | Kind::Json(_) | Kind::Status(_))
}

/// Text only where all of it is known to be UTF-8.
fn string(kinds: &[&Kind]) -> Type {
    let is_bytes = |kind: &&Kind| matches!(kind, Kind::Bytes | Kind::Json(false));
    if kinds.iter().any(is_bytes) { Type::Bytes } else { Type::String }
}

fn array(kinds: &[&Kind]) -> Result<Type, &'static str> {
    let tuples: Vec<&Tuple> = kinds
        .iter()
        .filter_map(|kind| match kind {
            Kind::Tuple(tuple) => Some(tuple),
            _ => None,
        })
        .collect();
    if tuples.len() < kinds.len() {
        return Err("it has several types");
    }
    if let [tuple] = tuples.as_slice()
        && tuple.rest.is_none()
    {
        if let Ok(ty) = self::tuple(tuple)
            && tuple.least > 0
        {
            return Ok(ty);
        }
        if tuple.items.is_empty() {
            return Err("it is always an empty array");
        }
    }
    let mut item = infer::Reply::default();
    for tuple in &tuples {
        tuple.items.iter().chain(tuple.rest.as_deref()).for_each(|other| item.join(other));
    }
    let several = if tuples.len() > 1 { "arrays told apart by their first values" } else { "" };
    match convert(&item) {
        Ok(ty) => Ok(Type::Array(Box::new(ty))),
        Err(_) if !several.is_empty() => Err(several),
        Err(why) => Err(why),
    }
}

/// Each place its own type; those that may be absent stand last.
fn tuple(tuple: &Tuple) -> Result<Type, &'static str> {
    if tuple.items.len() > LONGEST_TUPLE {
        return Err("it has more values than a tuple has in Rust");
    }
    let mut types = Vec::with_capacity(tuple.items.len());
    for (index, item) in tuple.items.iter().enumerate() {
        let ty = convert(item)?;
        let is_there = index < tuple.least || matches!(ty, Type::Optional(_) | Type::Nil);
        types.push(if is_there { ty } else { Type::Optional(Box::new(ty)) });
    }
    Ok(Type::Tuple(types))
}
