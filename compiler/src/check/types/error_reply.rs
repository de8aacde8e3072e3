//! `---@error [0, string]` into the replies that are errors, which no other reply may look like.

use super::Types;
use super::overlap::can_be;
use super::problem::error;
use crate::annotation::{Tag, TagKind, TypeExpression, TypeKind as Written};
use crate::diagnostic::Diagnostic;
use crate::model::{ErrorReply, Literal, Reply, Type};
use crate::source::Span;
use crate::unit::Unit;

/// Items a pattern has at most.
const LONGEST: usize = 12;

/// The patterns of these tags, each checked against what the function returns.
pub(super) fn all(
    types: &Types<'_>,
    unit: &Unit<'_>,
    tags: &[&Tag],
    returned: Option<&TypeExpression>,
    reply: &Reply,
    found: &mut Vec<Diagnostic>,
) -> Vec<ErrorReply> {
    let is_any = returned.is_some_and(is_any);
    let mut replies = Vec::new();
    for tag in tags {
        let TagKind::ErrorReply { ty } = &tag.kind else { continue };
        for written in alternatives(ty) {
            match pattern(written, tag) {
                Err((span, message, help)) => found.push(error(unit, span, message).help(help)),
                Ok(pattern) => {
                    let is_returned =
                        reply.ty.as_ref().is_some_and(|ty| can_be(types, ty, &pattern));
                    if is_any || is_returned {
                        found.push(not_apart(unit, written.span, returned));
                    }
                    replies.push(pattern);
                }
            }
        }
    }
    replies
}

fn alternatives(ty: &TypeExpression) -> Vec<&TypeExpression> {
    match &ty.kind {
        Written::Union(alternatives) => alternatives.iter().collect(),
        _ => vec![ty],
    }
}

/// What is wrong, where, and what to write instead.
type Problem = (Span, &'static str, &'static str);

fn pattern(written: &TypeExpression, tag: &Tag) -> Result<ErrorReply, Problem> {
    let Written::Tuple { items, rest } = &written.kind else {
        let message = "a reply that is an error is a tuple";
        return Err((written.span, message, "write `[0, string]`"));
    };
    let mut types = items.iter().map(item).collect::<Result<Vec<Type>, Problem>>()?;
    if !matches!(types.first(), Some(Type::Literal(_))) || types.len() >= LONGEST {
        let message = "a reply that is an error is told by the literal it begins with";
        return Err((written.span, message, "write `[0, string]`, or `[\"ERR\", string]`"));
    }
    let is_optional = |ty: &Type| matches!(ty, Type::Optional(_));
    if types.iter().skip_while(|ty| !is_optional(ty)).any(|ty| !is_optional(ty)) {
        let message = "an item that may be absent stands before one that may not";
        return Err((written.span, message, "let those with `?` be the last"));
    }
    let Some(code) = place_of_code(&types) else {
        let message = "nothing in this reply is the code of an error";
        let help = "name the code or say where it stands: `[0, \"BUSY\"]`, `[0, string]`";
        return Err((written.span, message, help));
    };
    if let Some(rest) = rest {
        types.push(Type::Rest(Box::new(item(rest)?)));
    }
    let docs = [tag.docs.as_str(), written.docs.as_str()].join("\n").trim().to_owned();
    Ok(ErrorReply { items: types, code, docs })
}

/// The last of the literals it begins with if that is text, or the first text behind them.
fn place_of_code(items: &[Type]) -> Option<usize> {
    let literals = items.iter().take_while(|item| matches!(item, Type::Literal(_))).count();
    let is_text = |item: &Type| matches!(item, Type::Literal(Literal::String(_)));
    let literal = items[..literals].iter().rposition(is_text);
    literal.or_else(|| items.iter().position(|item| *item == Type::String))
}

fn item(written: &TypeExpression) -> Result<Type, Problem> {
    match &written.kind {
        Written::StringLiteral(text) => Ok(Type::Literal(Literal::String(text.clone()))),
        Written::IntegerLiteral(integer) => Ok(Type::Literal(Literal::Integer(*integer))),
        Written::Optional(inner) => item(inner).map(|inner| Type::Optional(Box::new(inner))),
        Written::Name { name, parameters } if parameters.is_empty() => match name.as_str() {
            "string" | "bytes" => Ok(Type::String),
            "integer" => Ok(Type::Integer),
            "any" => Ok(Type::Any),
            _ => Err(not_an_item(written)),
        },
        _ => Err(not_an_item(written)),
    }
}

fn not_an_item(written: &TypeExpression) -> Problem {
    let message = "an item of a reply that is an error is a literal, string, integer or any";
    (written.span, message, "write `any` where it does not matter")
}

fn is_any(written: &TypeExpression) -> bool {
    matches!(&written.kind, Written::Name { name, .. } if name == "any")
}

fn not_apart(unit: &Unit<'_>, span: Span, returned: Option<&TypeExpression>) -> Diagnostic {
    let message =
        "what `@return` declares can be this error too, and nobody could tell which it is";
    let finding = error(unit, span, message)
        .help("let them begin with different literals, as in `---@return [1, integer]` and `---@error [0, string]`");
    match returned {
        Some(returned) => finding.related(unit.at(returned.span), "this one"),
        None => finding,
    }
}
