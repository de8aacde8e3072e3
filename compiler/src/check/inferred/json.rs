//! What JSON holds into the type that decodes it; nothing where no type does.

use super::shape::Shape;
use crate::infer::{Content, Json, Kind, List, Member};
use crate::model::Type;
use crate::names;

/// The type of strings that are all JSON, or the empty one.
pub(super) fn of(kinds: &[&Kind]) -> Option<Shape> {
    let mut content: Option<Content> = None;
    let mut may_be_empty = false;
    let mut has_brackets = false;
    for kind in kinds {
        let one = match kind {
            Kind::Json(Json { content, .. }) => content.clone(),
            Kind::Text(Some(text)) => match text.as_str() {
                "" => {
                    may_be_empty = true;
                    continue;
                }
                "null" => Content::Null,
                "{}" | "[]" => {
                    has_brackets |= text == "[]";
                    Content::List(List { item: None })
                }
                _ => return None,
            },
            _ => return None,
        };
        content = Some(content.map_or_else(|| one.clone(), |all| all.join(&one)));
    }
    if !kinds.iter().any(|kind| matches!(kind, Kind::Json(_))) {
        return None;
    }
    let is_list = matches!(content, Some(Content::List(_)));
    let shape = content.filter(|_| is_list || !has_brackets).and_then(|it| of_content(&it));
    let json = Shape::Json(Box::new(shape.unwrap_or(Shape::Type(Type::Any))));
    Some(if may_be_empty { Shape::OrEmpty(Box::new(json)) } else { json })
}

/// All of it, or a part of it. Generated code takes `{}` for an empty list anywhere.
fn of_content(content: &Content) -> Option<Shape> {
    Some(match content {
        Content::Boolean => Shape::Type(Type::Boolean),
        Content::Integer => Shape::Type(Type::Integer),
        Content::Number => Shape::Type(Type::Number),
        Content::Text => Shape::Type(Type::String),
        Content::List(List { item: Some(item), .. }) => Shape::Array(Box::new(of_content(item)?)),
        Content::Map(value) => Shape::Map(Type::String, Box::new(of_content(value)?)),
        Content::Nullable(inner) => of_content(inner)?.optional(),
        Content::Record(members) => record(members)?,
        Content::List(List { item: None, .. }) | Content::Null | Content::Any => return None,
    })
}

fn record(members: &[Member]) -> Option<Shape> {
    let rust_names: Vec<String> = members.iter().map(|member| names::field(&member.name)).collect();
    let is_clear = names::duplicates(rust_names.iter().map(String::as_str)).is_empty();
    if members.is_empty() || !is_clear {
        return None;
    }
    let fields = members.iter().map(|member| {
        let (content, is_optional) = match &member.content {
            Content::Nullable(inner) => (&**inner, true),
            content => (content, member.is_optional),
        };
        Some((member.name.clone(), of_content(content)?, is_optional))
    });
    fields.collect::<Option<Vec<_>>>().map(Shape::Record)
}
