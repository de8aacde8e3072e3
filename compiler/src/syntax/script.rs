//! The chunk of a script into the body of a function that takes `KEYS` and `ARGV`, which is what a server makes of it.

use super::ast::{
    Block, Expression, ExpressionKind, File, Function, Name, Statement, StatementKind,
};
use super::{Error, parse};
use crate::source::Span;

/// What a script is given, in this order.
pub const PARAMETERS: [&str; 2] = ["KEYS", "ARGV"];

/// Parses a script. The only statement of the tree holds [`function`], whose body is all that is written: so that
/// what looks at the functions of a file finds this one, and the locals of a script are those of a function.
#[must_use]
pub fn parse_script(bytes: &[u8]) -> (File<'_>, Vec<Error>) {
    let (file, errors) = parse(bytes);
    let span = file.block.span;
    let place = Span::new(span.start, span.start);
    let function = Function {
        parameters: PARAMETERS.map(|text| Name { text, span: place }).to_vec(),
        // A chunk has `...`, and nothing in it; but not the hidden local `arg` of a function with `...`.
        is_vararg: false,
        body: file.block,
        span,
    };
    let value = Expression { kind: ExpressionKind::Function(Box::new(function)), span };
    let kind = StatementKind::Local { names: Vec::new(), values: vec![value] };
    let block = Block { statements: vec![Statement { kind, span }], span };
    (File { block, comments: file.comments }, errors)
}

/// The function of a script that was parsed by [`parse_script`].
#[must_use]
pub fn function<'t, 's>(file: &'t File<'s>) -> Option<&'t Function<'s>> {
    let [Statement { kind: StatementKind::Local { names, values }, .. }] =
        file.block.statements.as_slice()
    else {
        return None;
    };
    match values.as_slice() {
        [Expression { kind: ExpressionKind::Function(function), .. }] if names.is_empty() => {
            Some(function)
        }
        _ => None,
    }
}
