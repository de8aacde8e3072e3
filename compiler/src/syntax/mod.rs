//! Bytes of Lua 5.1 into a tree with byte spans, and every error on the way. Parsing never fails.

pub mod ast;
pub mod bare;
pub mod scoped;
pub mod script;
pub mod values;
pub mod visit;

mod chain;
mod comment;
mod error;
mod expression;
mod foreign;
mod function;
mod lexer;
pub mod names;
mod number;
mod parser;
mod recovery;
mod scope;
mod statement;
mod string;
mod table;
mod token;

pub use ast::File;
pub use error::{Error, Kind, Related};
pub use script::parse_script;

use crate::source::Span;

/// Parses a whole file. The first line is skipped if it begins with `#`; what it says is not Lua.
///
/// The tree and the errors are those of Lua 5.1 as Redis and Valkey have it: without an error of
/// [`Kind::Syntax`] or [`Kind::Limit`] the server compiles the file, and the first error is where
/// the server's own compiler stops. A tree is never deeper than a few thousand nodes, so walking
/// it by recursion is safe.
#[must_use]
pub fn parse(bytes: &[u8]) -> (File<'_>, Vec<Error>) {
    parser::Parser::new(bytes).file()
}

/// The tokens of a text, in order: two texts with the same ones differ in comments and blanks only.
#[must_use]
pub fn tokens(bytes: &[u8]) -> Vec<Span> {
    let mut lexer = lexer::Lexer::new(bytes);
    let next = || Some(lexer.next_token()).filter(|it| it.kind != token::TokenKind::EndOfFile);
    std::iter::from_fn(next).map(|token| token.span).collect()
}

/// A place in the source. Sources are far below 4 GiB; saturating only keeps this from panicking.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
