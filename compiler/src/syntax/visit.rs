//! Walking a tree: a visitor overrides what it wants to see and calls the `walk` function of the
//! same name to go on inside.

use super::ast::{
    Block, Expression, ExpressionKind, Function, Statement, StatementKind, TableField,
};

/// Sees every node of a tree, in the order of the source.
pub trait Visit<'t, 's: 't> {
    /// A block, before its statements.
    fn block(&mut self, block: &'t Block<'s>) {
        walk_block(self, block);
    }

    /// A statement, before what is in it.
    fn statement(&mut self, statement: &'t Statement<'s>) {
        walk_statement(self, statement);
    }

    /// An expression, before what is in it.
    fn expression(&mut self, expression: &'t Expression<'s>) {
        walk_expression(self, expression);
    }

    /// A function, before its body. Not overriding this enters nested functions.
    fn function(&mut self, function: &'t Function<'s>) {
        walk_function(self, function);
    }
}

/// Visits the statements of a block.
pub fn walk_block<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(visit: &mut V, block: &'t Block<'s>) {
    for statement in &block.statements {
        visit.statement(statement);
    }
}

/// Visits the body of a function.
pub fn walk_function<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(
    visit: &mut V,
    function: &'t Function<'s>,
) {
    visit.block(&function.body);
}

/// Visits the expressions, blocks and functions that stand directly in a statement.
pub fn walk_statement<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(
    visit: &mut V,
    statement: &'t Statement<'s>,
) {
    match &statement.kind {
        StatementKind::Local { values, .. } | StatementKind::Return(values) => all(visit, values),
        StatementKind::Assign { targets, values } => {
            all(visit, targets);
            all(visit, values);
        }
        StatementKind::Call(call) => visit.expression(call),
        StatementKind::Do(body) => visit.block(body),
        StatementKind::While { condition, body } => {
            visit.expression(condition);
            visit.block(body);
        }
        StatementKind::Repeat { body, condition } => {
            visit.block(body);
            visit.expression(condition);
        }
        StatementKind::If { branches, otherwise } => {
            for branch in branches {
                visit.expression(&branch.condition);
                visit.block(&branch.body);
            }
            if let Some(body) = otherwise {
                visit.block(body);
            }
        }
        StatementKind::NumericFor { start, limit, step, body, .. } => {
            visit.expression(start);
            visit.expression(limit);
            if let Some(step) = step {
                visit.expression(step);
            }
            visit.block(body);
        }
        StatementKind::GenericFor { values, body, .. } => {
            all(visit, values);
            visit.block(body);
        }
        StatementKind::Function { function, .. }
        | StatementKind::LocalFunction { function, .. } => visit.function(function),
        StatementKind::Break | StatementKind::Invalid => {}
    }
}

/// Visits the expressions and functions that stand directly in an expression.
pub fn walk_expression<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(
    visit: &mut V,
    expression: &'t Expression<'s>,
) {
    match &expression.kind {
        ExpressionKind::Function(function) => visit.function(function),
        ExpressionKind::Field { table: inner, .. }
        | ExpressionKind::Parenthesized(inner)
        | ExpressionKind::Unary { operand: inner, .. } => visit.expression(inner),
        ExpressionKind::Index { table: left, key: right }
        | ExpressionKind::Binary { left, right, .. } => {
            visit.expression(left);
            visit.expression(right);
        }
        ExpressionKind::Call { callee: base, arguments }
        | ExpressionKind::MethodCall { receiver: base, arguments, .. } => {
            visit.expression(base);
            all(visit, arguments);
        }
        ExpressionKind::Chain(parts) => all(visit, parts),
        ExpressionKind::Table(fields) => fields.iter().for_each(|field| walk_field(visit, field)),
        ExpressionKind::Nil
        | ExpressionKind::True
        | ExpressionKind::False
        | ExpressionKind::Number(_)
        | ExpressionKind::String(_)
        | ExpressionKind::VarArgs
        | ExpressionKind::Name(_)
        | ExpressionKind::Invalid => {}
    }
}

fn walk_field<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(visit: &mut V, field: &'t TableField<'s>) {
    match field {
        TableField::Positional(value) | TableField::Named { value, .. } => visit.expression(value),
        TableField::Keyed { key, value } => {
            visit.expression(key);
            visit.expression(value);
        }
    }
}

fn all<'t, 's: 't, V: Visit<'t, 's> + ?Sized>(visit: &mut V, expressions: &'t [Expression<'s>]) {
    for expression in expressions {
        visit.expression(expression);
    }
}
