//! A tree into the values its names are given, for questions that the text alone answers.

use std::collections::HashMap;

use super::ast::{
    Block, Expression, ExpressionKind, File, Function, Name, Statement, StatementKind,
    UnaryOperator,
};
use super::visit::{Visit, walk_expression, walk_function, walk_statement};
use crate::source::Span;

/// What each name was last given before a place of the text.
#[derive(Debug, Default)]
pub struct Values<'t, 's> {
    /// By name, in the order of the text: from where on it holds, and the value if there is one expression for it.
    given: HashMap<&'s str, Vec<(u32, Option<&'t Expression<'s>>)>>,
    /// The bodies of loops, with the table each walks over.
    loops: Vec<(Span, &'t Expression<'s>)>,
    /// The bodies of each `if`, each with whether it ends with `return`.
    branches: Vec<Vec<(Span, bool)>>,
    /// Where commands are called by their usual names, in the order of the text.
    commands: Vec<Span>,
}

impl<'t, 's> Values<'t, 's> {
    /// Reads a whole file.
    #[must_use]
    pub fn of(file: &'t File<'s>) -> Self {
        let mut values = Self::default();
        values.block(&file.block);
        values
    }

    /// What an expression stands for: of a local that is declared with a value, and is nothing else since, that value.
    #[must_use]
    pub fn resolve<'e>(&self, expression: &'e Expression<'s>) -> &'e Expression<'s>
    where
        't: 'e,
    {
        match &expression.kind {
            ExpressionKind::Parenthesized(inner) => self.resolve(inner),
            ExpressionKind::Name(name) => {
                self.given(name, expression.span.start).unwrap_or(expression)
            }
            _ => expression,
        }
    }

    /// The value a name was declared with before a place.
    #[must_use]
    pub fn given(&self, name: &str, place: u32) -> Option<&'t Expression<'s>> {
        let given = self.given.get(name)?;
        given.iter().rev().find(|(from, _)| *from <= place)?.1
    }

    /// The bodies of the loops that walk over what an expression gives.
    pub fn loops_over(&self, value: Span) -> impl Iterator<Item = Span> {
        let loops = self.loops.iter();
        loops.filter(move |(_, walked)| self.resolve(walked).span == value).map(|(body, _)| *body)
    }

    /// The places where `redis.call` and `redis.pcall` are called by these names, in the order of the text.
    #[must_use]
    pub fn commands(&self) -> &[Span] {
        &self.commands
    }

    /// Whether the branches around two places, in the order of the text, keep a call from getting to both.
    #[must_use]
    pub fn exclude(&self, first: Span, second: Span) -> bool {
        let has = |body: &Span, place: Span| body.start <= place.start && place.end <= body.end;
        self.branches.iter().any(|bodies| {
            let body_of = |place: Span| bodies.iter().find(|(body, _)| has(body, place));
            match (body_of(first), body_of(second)) {
                (Some(one), Some(other)) => one.0 != other.0,
                (Some((_, returns)), None) => *returns,
                _ => false,
            }
        })
    }

    fn give(&mut self, name: &Name<'s>, from: u32, value: Option<&'t Expression<'s>>) {
        self.given.entry(name.text).or_default().push((from, value));
    }

    fn give_nothing(&mut self, names: &[Name<'s>], from: u32) {
        names.iter().for_each(|name| self.give(name, from, None));
    }

    fn walk_over(&mut self, walked: Option<&'t Expression<'s>>, body: &Block<'s>) {
        self.loops.extend(walked.map(|walked| (body.span, walked)));
    }
}

impl<'t, 's: 't> Visit<'t, 's> for Values<'t, 's> {
    fn statement(&mut self, statement: &'t Statement<'s>) {
        walk_statement(self, statement);
        let end = statement.span.end;
        match &statement.kind {
            StatementKind::Local { names, values } => {
                for (place, name) in names.iter().enumerate() {
                    self.give(name, end, values.get(place));
                }
            }
            StatementKind::Assign { targets, .. } => {
                for target in targets {
                    if let ExpressionKind::Name(text) = target.kind {
                        self.give(&Name { text, span: target.span }, end, None);
                    }
                }
            }
            StatementKind::If { branches, otherwise } => {
                let bodies = branches.iter().map(|branch| &branch.body).chain(otherwise);
                self.branches.push(bodies.map(|body| (body.span, returns(body))).collect());
            }
            StatementKind::NumericFor { variable, limit, body, .. } => {
                self.give(variable, body.span.start, None);
                self.walk_over(counted(limit), body);
            }
            StatementKind::GenericFor { names, values, body } => {
                self.give_nothing(names, body.span.start);
                self.walk_over(values.first().and_then(walked), body);
            }
            StatementKind::LocalFunction { name, .. } => self.give(name, name.span.start, None),
            _ => {}
        }
        self.sort(statement);
    }

    fn expression(&mut self, expression: &'t Expression<'s>) {
        if let ExpressionKind::Call { callee, .. } = &expression.kind
            && is_command(callee)
        {
            self.commands.push(expression.span);
        }
        walk_expression(self, expression);
    }

    fn function(&mut self, function: &'t Function<'s>) {
        self.give_nothing(&function.parameters, function.span.start);
        walk_function(self, function);
    }
}

impl<'s> Values<'_, 's> {
    /// What a loop binds holds before what its body does.
    fn sort(&mut self, statement: &Statement<'s>) {
        let names: &[Name<'s>] = match &statement.kind {
            StatementKind::NumericFor { variable, .. } => std::slice::from_ref(variable),
            StatementKind::GenericFor { names, .. } => names,
            StatementKind::LocalFunction { name, .. } => std::slice::from_ref(name),
            _ => return,
        };
        for name in names {
            if let Some(given) = self.given.get_mut(name.text) {
                given.sort_by_key(|(from, _)| *from);
            }
        }
    }
}

/// `redis.call` or `redis.pcall`, of Valkey's `server`, too.
fn is_command(callee: &Expression<'_>) -> bool {
    let ExpressionKind::Field { table, name } = &callee.kind else { return false };
    matches!(table.kind, ExpressionKind::Name("redis" | "server"))
        && matches!(name.text, "call" | "pcall")
}

fn returns(body: &Block<'_>) -> bool {
    body.statements.last().is_some_and(|last| matches!(last.kind, StatementKind::Return(_)))
}

/// `#t`: the table.
fn counted<'t, 's>(limit: &'t Expression<'s>) -> Option<&'t Expression<'s>> {
    match &limit.kind {
        ExpressionKind::Unary { operator: UnaryOperator::Length, operand } => Some(operand),
        _ => None,
    }
}

/// `ipairs(t)`, `pairs(t)`: the table.
pub(crate) fn walked<'t, 's>(iterator: &'t Expression<'s>) -> Option<&'t Expression<'s>> {
    match &iterator.kind {
        ExpressionKind::Call { callee, arguments }
            if matches!(callee.kind, ExpressionKind::Name("ipairs" | "pairs")) =>
        {
            arguments.first()
        }
        _ => None,
    }
}
