//! Walking a tree with the locals that are visible at each place of it.

use super::ast::{Block, Expression, Function, FunctionTarget, Name, Statement, StatementKind};
use super::visit::{Visit, walk_block, walk_statement};

/// A visitor that knows the locals, if it goes on inside blocks and statements by the functions of this module.
pub trait Scoped<'t, 's: 't>: Visit<'t, 's> {
    /// The locals that are visible, the newest last.
    fn locals(&mut self) -> &mut Vec<&'s str>;

    /// A local begins.
    fn bind(&mut self, name: &'s str) {
        self.locals().push(name);
    }

    /// Something is stored there.
    fn target(&mut self, target: &'t Expression<'s>);

    /// A function is stored there, `function a.b()`.
    fn definition(&mut self, target: &'t FunctionTarget<'s>, function: &'t Function<'s>);
}

/// What is bound in between ends with it.
pub fn scope<'t, 's: 't, V: Scoped<'t, 's>>(visit: &mut V, inside: impl FnOnce(&mut V)) {
    let before = visit.locals().len();
    inside(visit);
    visit.locals().truncate(before);
}

/// Visits the statements of a block.
pub fn scoped_block<'t, 's: 't, V: Scoped<'t, 's>>(visit: &mut V, block: &'t Block<'s>) {
    scope(visit, |visit| walk_block(visit, block));
}

/// Visits what stands directly in a statement, and binds the locals where they begin.
pub fn scoped_statement<'t, 's: 't, V: Scoped<'t, 's>>(
    visit: &mut V,
    statement: &'t Statement<'s>,
) {
    match &statement.kind {
        StatementKind::Local { names, values } => {
            values.iter().for_each(|value| visit.expression(value));
            names.iter().for_each(|name| visit.bind(name.text));
        }
        StatementKind::Assign { targets, values } => {
            targets.iter().for_each(|target| visit.target(target));
            values.iter().for_each(|value| visit.expression(value));
        }
        StatementKind::Repeat { body, condition } => scope(visit, |visit| {
            walk_block(visit, body);
            visit.expression(condition);
        }),
        StatementKind::NumericFor { variable, start, limit, step, body } => {
            visit.expression(start);
            visit.expression(limit);
            step.iter().for_each(|step| visit.expression(step));
            turn(visit, std::slice::from_ref(variable), body);
        }
        StatementKind::GenericFor { names, values, body } => {
            values.iter().for_each(|value| visit.expression(value));
            turn(visit, names, body);
        }
        StatementKind::Function { target, function } => visit.definition(target, function),
        StatementKind::LocalFunction { name, function } => {
            visit.bind(name.text);
            visit.function(function);
        }
        _ => walk_statement(visit, statement),
    }
}

fn turn<'t, 's: 't, V: Scoped<'t, 's>>(visit: &mut V, names: &'t [Name<'s>], body: &'t Block<'s>) {
    scope(visit, |visit| {
        names.iter().for_each(|name| visit.bind(name.text));
        visit.block(body);
    });
}
