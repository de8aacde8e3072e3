//! Expressions: which key or argument one is, and how it is used.

use super::observe::{NameKind, Side, Use, UseKind};
use super::walk::{Binding, Walk};
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, TableField, UnaryOperator};

/// The highest constant index that is taken for a position; a larger one is no parameter list.
const HIGHEST_INDEX: f64 = 1000.0;

/// A constant that can be an index.
pub(super) fn constant_index(expression: &Expression<'_>) -> Option<usize> {
    match &expression.kind {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small whole number"
        )]
        ExpressionKind::Number(number)
            if number.fract() == 0.0 && (0.0..=HIGHEST_INDEX).contains(number) =>
        {
            Some(*number as usize)
        }
        ExpressionKind::Parenthesized(inner) => constant_index(inner),
        _ => None,
    }
}

impl<'s> Walk<'_, 's> {
    /// What an expression holds, without counting it as a use.
    pub(super) fn holds(&self, expression: &Expression<'s>) -> Binding {
        match &expression.kind {
            ExpressionKind::Name(name) => match self.binding(name) {
                Some(binding @ (Binding::Table(_) | Binding::Item(..) | Binding::Length(_))) => {
                    binding
                }
                _ => Binding::Other,
            },
            ExpressionKind::Parenthesized(inner) => self.holds(inner),
            ExpressionKind::Index { table, key } => {
                match (self.table_of(table), constant_index(key)) {
                    (Some(side), Some(index)) if index > 0 => Binding::Item(side, index),
                    _ => Binding::Other,
                }
            }
            ExpressionKind::Unary { operator: UnaryOperator::Length, operand } => {
                self.table_of(operand).map_or(Binding::Other, Binding::Length)
            }
            _ => Binding::Other,
        }
    }

    /// Whether an expression is `keys` or `args` itself.
    pub(super) fn table_of(&self, expression: &Expression<'s>) -> Option<Side> {
        match self.holds_name(expression) {
            Some(Binding::Table(side)) => Some(side),
            _ => None,
        }
    }

    fn holds_name(&self, expression: &Expression<'s>) -> Option<Binding> {
        match &expression.kind {
            ExpressionKind::Name(name) => self.binding(name),
            ExpressionKind::Parenthesized(inner) => self.holds_name(inner),
            _ => None,
        }
    }

    /// Names the key or argument a value comes from: `local window = tonumber(args[1]) or 60`.
    pub(super) fn name_after(&mut self, name: &str, value: &Expression<'s>, kind: NameKind) {
        if kind == NameKind::HelperLocal && matches!(name, "n" | "num") {
            return;
        }
        let core = core(value);
        if let Some((side, index)) = self.comes_from(core) {
            self.side(side).named(index, core.span, kind, name);
        } else if let ExpressionKind::Index { table, key } = &core.kind
            && let Some(side) = self.table_of(table)
        {
            let is_item = self.first_value(key).is_some();
            self.side(side).rest_named(is_item.then_some(name));
        }
    }

    /// The key or argument a value is, or is made from by nothing but conversion.
    pub(super) fn comes_from(&self, value: &Expression<'s>) -> Option<(Side, usize)> {
        let core = core(value);
        match self.holds(core) {
            Binding::Item(side, index) => return Some((side, index)),
            Binding::Table(_) | Binding::Length(_) => return None,
            _ => {}
        }
        match &core.kind {
            ExpressionKind::Name(name) => match self.binding(name) {
                Some(Binding::Derived(side, index)) => Some((side, index)),
                _ => None,
            },
            ExpressionKind::Call { callee, arguments } => {
                let ExpressionKind::Name(name) = &callee.kind else { return None };
                let helper = self.helper(name)?;
                let place = Self::passed_through(&helper)?;
                self.comes_from(arguments.get(place)?)
            }
            _ => None,
        }
    }

    /// Walks an expression whose value is used in a certain way.
    pub(super) fn expression(&mut self, expression: &'s Expression<'s>, usage: &Use) {
        match self.holds(expression) {
            Binding::Item(side, index) => return self.used(side, index, expression.span, usage),
            Binding::Length(side) | Binding::Table(side) => return self.side(side).open(None),
            _ => {}
        }
        match &expression.kind {
            ExpressionKind::Function(function) => self.function(function),
            ExpressionKind::Field { table, .. } => match self.table_of(table) {
                // `args.n` is nil: nothing is read.
                Some(_) => {}
                None => self.raw(table),
            },
            ExpressionKind::Index { table, key } => self.index(table, key),
            ExpressionKind::Parenthesized(inner) => self.expression(inner, usage),
            ExpressionKind::Unary { operator: UnaryOperator::Not, operand } => self.test(operand),
            ExpressionKind::Unary { operand, .. } => self.raw(operand),
            ExpressionKind::Binary { operator, left, right } => {
                self.binary(*operator, left, right, usage);
            }
            ExpressionKind::Table(fields) => {
                fields.iter().for_each(|field| self.table_field(field));
            }
            ExpressionKind::Call { callee, arguments } => self.call(callee, arguments, usage),
            ExpressionKind::MethodCall { receiver, arguments, .. } => {
                self.raw(receiver);
                arguments.iter().for_each(|argument| self.raw(argument));
            }
            _ => {}
        }
    }

    /// An index that is not a constant.
    fn index(&mut self, table: &'s Expression<'s>, key: &'s Expression<'s>) {
        match self.table_of(table) {
            Some(side) => {
                let from = self.first_value(key);
                self.side(side).open(from);
            }
            None => self.raw(table),
        }
        self.raw(key);
    }

    /// The first value of a computed index: `i`, `i + 1` or `i - 1` in a loop from a constant.
    fn first_value(&self, key: &Expression<'s>) -> Option<usize> {
        match &key.kind {
            ExpressionKind::Name(_) => match self.holds_name(key) {
                Some(Binding::Counter(start)) => start,
                _ => None,
            },
            ExpressionKind::Parenthesized(inner) => self.first_value(inner),
            ExpressionKind::Binary { operator: BinaryOperator::Add, left, right } => {
                let left_is_counter = self.first_value(left);
                let start = left_is_counter.or_else(|| self.first_value(right))?;
                let offset = if left_is_counter.is_some() { right } else { left };
                Some(start + constant_index(offset)?)
            }
            ExpressionKind::Binary { operator: BinaryOperator::Subtract, left, right } => {
                self.first_value(left)?.checked_sub(constant_index(right)?)
            }
            _ => None,
        }
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
        usage: &Use,
    ) {
        match operator {
            BinaryOperator::Or => {
                let default = usage.default.clone().or_else(|| constant(right));
                self.expression(left, &Use { kind: usage.kind, default });
                self.expression(right, usage);
            }
            BinaryOperator::And => {
                self.test(left);
                self.expression(right, usage);
            }
            _ if self.is_guard(operator, left, right) => {}
            BinaryOperator::Equal | BinaryOperator::NotEqual if is_nil(left) || is_nil(right) => {
                self.test(left);
                self.test(right);
            }
            _ => {
                self.raw(left);
                self.raw(right);
            }
        }
    }

    /// `#args < 3` and the like: a guard on the count, not a use of what is behind it.
    fn is_guard(
        &mut self,
        operator: BinaryOperator,
        left: &Expression<'s>,
        right: &Expression<'s>,
    ) -> bool {
        let (side, count) = match (self.holds(left), constant_index(right)) {
            (Binding::Length(side), Some(count)) => (side, count),
            _ => match (self.holds(right), constant_index(left)) {
                (Binding::Length(side), Some(count)) => (side, count),
                _ => return false,
            },
        };
        let is_comparison = matches!(
            operator,
            BinaryOperator::Equal
                | BinaryOperator::NotEqual
                | BinaryOperator::Less
                | BinaryOperator::LessOrEqual
                | BinaryOperator::Greater
                | BinaryOperator::GreaterOrEqual
        );
        if is_comparison {
            self.side(side).demand(count);
        }
        is_comparison
    }

    fn table_field(&mut self, field: &'s TableField<'s>) {
        match field {
            TableField::Positional(value) => self.raw(value),
            TableField::Named { name, value } => {
                self.name_after(name.text, value, NameKind::Field);
                self.raw(value);
            }
            TableField::Keyed { key, value } => {
                self.raw(key);
                self.raw(value);
            }
        }
    }

    /// Walks an argument of `tonumber`.
    pub(super) fn converted(&mut self, expression: &'s Expression<'s>, usage: &Use) {
        let kind = if usage.kind == UseKind::Test { UseKind::Test } else { UseKind::Number };
        self.expression(expression, &Use { kind, default: usage.default.clone() });
    }
}

/// The part of `tonumber(x) or 10`, `(x)`, `x and tonumber(x)`, `assert(x)` that holds the value.
pub(super) fn core<'e, 's>(expression: &'e Expression<'s>) -> &'e Expression<'s> {
    match &expression.kind {
        ExpressionKind::Parenthesized(inner) => core(inner),
        ExpressionKind::Binary { operator: BinaryOperator::Or, left, right }
            if is_literal(right) =>
        {
            core(left)
        }
        ExpressionKind::Binary { operator: BinaryOperator::And, right, .. } => core(right),
        ExpressionKind::Call { callee, arguments } => match (&callee.kind, arguments.as_slice()) {
            (ExpressionKind::Name("tonumber" | "tostring" | "assert"), [argument, ..]) => {
                core(argument)
            }
            _ => expression,
        },
        _ => expression,
    }
}

fn is_literal(expression: &Expression<'_>) -> bool {
    use ExpressionKind::{False, Nil, Number, String, True};
    matches!(expression.kind, Nil | True | False | Number(_) | String(_))
        || constant(expression).is_some()
}

fn is_nil(expression: &Expression<'_>) -> bool {
    matches!(expression.kind, ExpressionKind::Nil)
}

/// A default as Lua writes it. An empty string is none: it is how libraries ask for a value and
/// refuse it in the next line.
fn constant(expression: &Expression<'_>) -> Option<String> {
    match &expression.kind {
        ExpressionKind::Number(number) => Some(number.to_string()),
        ExpressionKind::String(text) if !text.is_empty() => {
            Some(format!("{:?}", String::from_utf8_lossy(text)))
        }
        ExpressionKind::Unary { operator: UnaryOperator::Negate, operand } => {
            constant(operand).map(|constant| format!("-{constant}"))
        }
        ExpressionKind::Parenthesized(inner) => constant(inner),
        _ => None,
    }
}
