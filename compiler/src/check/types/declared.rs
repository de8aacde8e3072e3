//! `---@class` and `---@alias` into declarations: what a file calls a type, before any is read.

use std::collections::HashMap;

use super::problem::{error, twice};
use crate::annotation::{Block, Tag, TagKind, TypeExpression};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::unit::Unit;

/// One class or alias.
pub(super) struct Declaration<'a> {
    pub(super) name: &'a str,
    pub(super) span: Span,
    pub(super) docs: String,
    pub(super) body: Body<'a>,
}

/// What stands behind the name.
pub(super) enum Body<'a> {
    /// The `---@field` tags.
    Class(Vec<&'a Tag>),
    /// The type; `None` where it is missing.
    Alias(Option<&'a TypeExpression>),
}

impl Declaration<'_> {
    pub(super) fn word(&self) -> &'static str {
        match self.body {
            Body::Class(_) => "class",
            Body::Alias(_) => "alias",
        }
    }
}

/// The declarations of a file, each name once.
pub(super) fn all<'a>(unit: &'a Unit<'_>, found: &mut Vec<Diagnostic>) -> Vec<Declaration<'a>> {
    let mut declarations: Vec<Declaration<'a>> = Vec::new();
    let mut first: HashMap<&str, Span> = HashMap::new();
    for block in &unit.blocks {
        for declaration in of_block(unit, block, found) {
            if let Some(span) = first.get(declaration.name) {
                found.push(twice(unit, &declaration, *span));
            } else {
                first.insert(declaration.name, declaration.span);
                declarations.push(declaration);
            }
        }
    }
    declarations
}

fn of_block<'a>(
    unit: &Unit<'_>,
    block: &'a Block,
    found: &mut Vec<Diagnostic>,
) -> Vec<Declaration<'a>> {
    let mut declarations: Vec<Declaration<'a>> = Vec::new();
    for tag in &block.tags {
        let (name, body) = match &tag.kind {
            TagKind::Class { name } => (name, Body::Class(Vec::new())),
            TagKind::Alias { name, ty } => (name, Body::Alias(ty.as_ref())),
            TagKind::Field { .. } => {
                match declarations.last_mut().map(|last| &mut last.body) {
                    Some(Body::Class(fields)) => fields.push(tag),
                    _ => found.push(lost_field(unit, tag)),
                }
                continue;
            }
            _ => continue,
        };
        // Text above the first one of a block belongs to it, behind the tag to its own.
        let above = if declarations.is_empty() { block.text.as_str() } else { "" };
        let docs = [above, tag.docs.as_str()].join("\n\n").trim().to_owned();
        declarations.push(Declaration { name, span: tag.span, docs, body });
    }
    found.extend(declarations.iter().filter_map(|it| empty(unit, it)));
    declarations
}

fn lost_field(unit: &Unit<'_>, tag: &Tag) -> Diagnostic {
    error(unit, tag.span, "this field belongs to no class")
        .help("write `---@class Name` above it, without a blank line between")
}

fn empty(unit: &Unit<'_>, declaration: &Declaration<'_>) -> Option<Diagnostic> {
    let name = declaration.name;
    match &declaration.body {
        Body::Class(fields) if fields.is_empty() => {
            let message = format!("the class `{name}` has no fields");
            Some(
                error(unit, declaration.span, message).help("write `---@field name type` below it"),
            )
        }
        Body::Alias(None) => {
            let message = format!("the alias `{name}` stands for nothing");
            let help =
                format!("write `---@alias {name} type`, or `---| \"literal\"` lines below it");
            Some(error(unit, declaration.span, message).help(help))
        }
        _ => None,
    }
}
