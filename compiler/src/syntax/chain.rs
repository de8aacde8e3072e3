//! A tree that grew too deep to its left into the list of its parts.
//!
//! Lua reads `a + b + c` and `a.b.c` in loops, however long they are. A tree of them is as deep as they
//! are long, and everything that walks it by recursion would end on the stack. So what stands to the
//! left of the last few hundred links is a list: nothing is lost but what is done to its parts.

use super::ast::{Expression, ExpressionKind};

/// The chain as a list. Costs nothing for what is one already, but for the links behind it.
pub(super) fn flat(expression: Expression<'_>) -> Expression<'_> {
    let span = expression.span;
    let mut parts = Vec::new();
    collect(expression, &mut parts);
    Expression { kind: ExpressionKind::Chain(parts), span }
}

/// Adds the parts along the left side. A call by name stays whole: it may be one that matters.
fn collect<'s>(expression: Expression<'s>, parts: &mut Vec<Expression<'s>>) {
    match expression.kind {
        ExpressionKind::Chain(inner) if parts.is_empty() => *parts = inner,
        ExpressionKind::Chain(inner) => parts.extend(inner),
        ExpressionKind::Binary { left, right, .. } => {
            collect(*left, parts);
            parts.push(*right);
        }
        ExpressionKind::Parenthesized(inner) | ExpressionKind::Field { table: inner, .. } => {
            collect(*inner, parts);
        }
        ExpressionKind::Index { table, key } => {
            collect(*table, parts);
            parts.push(*key);
        }
        ExpressionKind::Call { callee, arguments } if !is_named(&callee) => {
            collect(*callee, parts);
            parts.extend(arguments);
        }
        ExpressionKind::MethodCall { receiver, arguments, .. } => {
            collect(*receiver, parts);
            parts.extend(arguments);
        }
        kind => parts.push(Expression { kind, span: expression.span }),
    }
}

/// Whether it is `f` or `t.f`.
fn is_named(callee: &Expression<'_>) -> bool {
    match &callee.kind {
        ExpressionKind::Name(_) => true,
        ExpressionKind::Field { table, .. } => matches!(table.kind, ExpressionKind::Name(_)),
        _ => false,
    }
}
