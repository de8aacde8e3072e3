//! What parsing found wrong, as plain data: [`crate::rules`] turns it into diagnostics.

use crate::source::Span;

/// Something that is not Lua 5.1, or more of it than Lua 5.1 takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Error {
    /// Whether it is not Lua or too much of it.
    pub kind: Kind,
    /// Where the mistake is, for people.
    pub span: Span,
    /// What, one sentence without a full stop.
    pub message: String,
    /// What to do, where that is known (`goto` is Lua 5.2, and so on).
    pub help: Option<String>,
    /// Another place that belongs to it.
    pub related: Option<Related>,
    /// The offset at which Lua itself notices, often the token behind [`Error::span`]. The line it
    /// is on is the line the server names.
    pub noticed: u32,
}

/// Whether something is wrong or too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Not Lua 5.1.
    Syntax,
    /// Lua 5.1, but over one of its limits: locals, upvalues, nesting.
    Limit,
}

/// Another place an error speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: String,
}

impl Error {
    pub(super) fn syntax(span: Span, message: impl Into<String>) -> Self {
        let (message, noticed) = (message.into(), span.end);
        Self { kind: Kind::Syntax, span, message, help: None, related: None, noticed }
    }

    pub(super) fn limit(span: Span, message: impl Into<String>) -> Self {
        Self { kind: Kind::Limit, ..Self::syntax(span, message) }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related = Some(Related { span, message: message.into() });
        self
    }

    pub(super) fn noticed_at(mut self, offset: u32) -> Self {
        self.noticed = offset;
        self
    }
}
