//! Bytes of Lua 5.1 into a tree with byte spans, and every error on the way. Parsing never fails.

pub mod ast;

pub use ast::File;

use crate::source::Span;

/// Something that is not Lua 5.1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Where.
    pub span: Span,
    /// What, in the compiler's words.
    pub message: String,
    /// What to do, where that is known (`goto` is Lua 5.2, and so on).
    pub help: Option<String>,
}
