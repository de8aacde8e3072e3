//! `---` comments into blocks of Markdown and tags. Follows LuaCATS where it has a word; `@key`,
//! `@arg`, `@error`, `@release`, `@owner` and `@function` are ours.

mod block;
mod order;
mod tag;
pub mod types;
mod words;

pub use block::{Block, blocks};
pub use tag::{Presence, Tag, TagKind};
pub use types::{FieldExpression, TypeExpression, TypeKind};

use crate::source::Span;

/// An annotation that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The part at fault.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Error {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }

    fn within(mut self, span: Span) -> Self {
        self.span.end = self.span.end.min(span.end);
        self.span.start = self.span.start.min(self.span.end);
        self
    }
}
