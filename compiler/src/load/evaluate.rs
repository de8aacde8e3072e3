//! Expressions: what they are worth.

use super::execute::{Interpreter, is_open};
use super::strings;
use super::value::{Key, Native, Table, Value};
use super::{ProblemKind, register};
use crate::source::Span;
use crate::syntax::ast::{BinaryOperator, Expression, ExpressionKind, TableField, UnaryOperator};

/// Members of the `redis` table at load time whose values depend on the server.
const VERSIONS: [&str; 5] =
    ["REDIS_VERSION", "REDIS_VERSION_NUM", "VALKEY_VERSION", "VALKEY_VERSION_NUM", "SERVER_NAME"];

/// The log levels.
const LEVELS: [(&str, f64); 4] =
    [("LOG_DEBUG", 0.0), ("LOG_VERBOSE", 1.0), ("LOG_NOTICE", 2.0), ("LOG_WARNING", 3.0)];

impl<'s> Interpreter<'s> {
    /// The one value of an expression.
    pub(super) fn value(&mut self, expression: &'s Expression<'s>) -> Value<'s> {
        match &expression.kind {
            ExpressionKind::Nil => Value::Nil,
            ExpressionKind::True => Value::Boolean(true),
            ExpressionKind::False => Value::Boolean(false),
            ExpressionKind::Number(number) => Value::Number(*number),
            ExpressionKind::String(text) => Value::string(text.as_ref()),
            ExpressionKind::Function(function) => self.closure(function, false),
            ExpressionKind::Name(name) => self.name(name, expression.span),
            ExpressionKind::Field { table, name } => {
                let table = self.value(table);
                self.field(&table, name.text, expression.span)
            }
            ExpressionKind::Index { table, key } => {
                let table = self.value(table);
                let key = self.value(key);
                self.index(&table, &key, expression.span)
            }
            ExpressionKind::Parenthesized(inner) => self.value(inner),
            ExpressionKind::Unary { operator, operand } => {
                let operand = self.value(operand);
                unary(*operator, &operand)
            }
            ExpressionKind::Binary { operator, left, right } => self.binary(*operator, left, right),
            ExpressionKind::Table(fields) => self.table(fields),
            ExpressionKind::VarArgs
            | ExpressionKind::Call { .. }
            | ExpressionKind::MethodCall { .. } => {
                self.values(expression).into_iter().next().unwrap_or(Value::Nil)
            }
            ExpressionKind::Chain(parts) => self.chain(parts),
            ExpressionKind::Invalid => Value::Unknown,
        }
    }

    /// All values of an expression: calls and `...` may have none or many.
    pub(super) fn values(&mut self, expression: &'s Expression<'s>) -> Vec<Value<'s>> {
        match &expression.kind {
            ExpressionKind::VarArgs => self.varargs(),
            ExpressionKind::Call { callee, arguments } => {
                let function = self.value(callee);
                let values = self.value_list(arguments);
                if matches!(function, Value::Native(Native::Register)) {
                    register::call(self, &values, arguments, expression.span);
                    return Vec::new();
                }
                self.call(&function, values, expression.span)
            }
            ExpressionKind::MethodCall { receiver, method, arguments } => {
                let receiver = self.value(receiver);
                let function = self.field(&receiver, method.text, method.span);
                let mut values = vec![receiver];
                values.extend(self.value_list(arguments));
                if matches!(function, Value::Native(Native::Register)) {
                    register::call(self, &values, arguments, expression.span);
                    return Vec::new();
                }
                self.call(&function, values, expression.span)
            }
            _ => vec![self.value(expression)],
        }
    }

    /// The values of a list: only the last may give more or fewer than one.
    pub(super) fn value_list(&mut self, list: &'s [Expression<'s>]) -> Vec<Value<'s>> {
        let Some((tail, others)) = list.split_last() else { return Vec::new() };
        let mut values: Vec<Value<'s>> = others.iter().map(|item| self.value(item)).collect();
        values.extend(self.values(tail));
        values
    }

    /// A call of anything but `register_function`.
    pub(super) fn call(
        &mut self,
        function: &Value<'s>,
        arguments: Vec<Value<'s>>,
        span: Span,
    ) -> Vec<Value<'s>> {
        match function {
            Value::Function(closure) => self.call_closure(closure, arguments),
            Value::Native(Native::Register) => {
                register::call(self, &arguments, &[], span);
                Vec::new()
            }
            Value::Native(Native::String(name)) => vec![strings::call(name, &arguments)],
            Value::Native(Native::Log) => {
                self.log(span);
                Vec::new()
            }
            Value::Unknown => vec![Value::Unknown],
            other => {
                self.fault("call", other, span);
                vec![Value::Unknown]
            }
        }
    }

    /// What a name means.
    pub(super) fn name(&mut self, name: &str, span: Span) -> Value<'s> {
        if let Some(variable) = self.scope.find(name) {
            return variable.borrow().value.clone();
        }
        match name {
            // `server` is Valkey's name for the same table; that Redis lacks it is for the rules
            // that know profiles.
            "redis" | "server" => Value::Api,
            _ => {
                self.missing(name, span);
                Value::Unknown
            }
        }
    }

    fn missing(&mut self, name: &str, span: Span) {
        let message = format!(
            "`{name}` does not exist while the library loads: the server answers \
             \"Script attempted to access nonexistent global variable '{name}'\""
        );
        let help = "at load time there is only `redis.register_function` and `redis.log`; \
                    move this into a function";
        self.problem(ProblemKind::LoadEnvironment, span, message, help);
    }

    /// `table.name`
    pub(super) fn field(&mut self, table: &Value<'s>, name: &str, span: Span) -> Value<'s> {
        match table {
            Value::Api => self.api(name, span),
            Value::String(_) => strings::function(name)
                .map_or(Value::Nil, |name| Value::Native(Native::String(name))),
            Value::Table(table) => table.borrow().field(&Key::String(name.as_bytes().into())),
            Value::Unknown => Value::Unknown,
            other => {
                self.fault(&format!("take the field `{name}` of"), other, span);
                Value::Unknown
            }
        }
    }

    fn api(&mut self, name: &str, span: Span) -> Value<'s> {
        match name {
            "register_function" => Value::Native(Native::Register),
            "log" => Value::Native(Native::Log),
            _ if VERSIONS.contains(&name) => Value::Unknown,
            _ => {
                if let Some((_, number)) = LEVELS.iter().find(|(level, _)| *level == name) {
                    return Value::Number(*number);
                }
                self.missing(name, span);
                Value::Unknown
            }
        }
    }

    fn index(&mut self, table: &Value<'s>, key: &Value<'s>, span: Span) -> Value<'s> {
        match (table, key) {
            (Value::Table(table), key) => {
                Key::of(key).map_or(Value::Unknown, |key| table.borrow().field(&key))
            }
            (table, Value::String(name)) => match std::str::from_utf8(name) {
                Ok(name) => self.field(table, name, span),
                Err(_) => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    /// Which parts are reached is not known, and neither is what they come to.
    fn chain(&mut self, parts: &'s [Expression<'s>]) -> Value<'s> {
        self.doubt += 1;
        for part in parts {
            self.value(part);
        }
        self.doubt -= 1;
        Value::Unknown
    }

    fn table(&mut self, fields: &'s [TableField<'s>]) -> Value<'s> {
        let mut table = Table::default();
        let mut items = Vec::new();
        // What a loop builds in each turn is work, too.
        if !self.step() {
            return Value::Unknown;
        }
        for (place, field) in fields.iter().enumerate() {
            match field {
                TableField::Named { name, value } => {
                    let value = self.value(value);
                    table.set(Key::String(name.text.as_bytes().into()), value);
                }
                TableField::Keyed { key, value } => {
                    let key = self.value(key);
                    let value = self.value(value);
                    match Key::of(&key) {
                        Some(key) => table.set(key, value),
                        None => table.is_uncertain = true,
                    }
                }
                TableField::Positional(value) => {
                    let is_last = place + 1 == fields.len();
                    let values = if is_last { self.values(value) } else { vec![self.value(value)] };
                    let is_unknown = matches!(values.last(), Some(Value::Unknown));
                    table.is_uncertain |= is_last && is_unknown && is_open(value);
                    items.extend(values);
                }
            }
        }
        // Lua stores them last, so that `{'a', [1] = 'b'}` has the `a`.
        for (place, value) in (1_u32..).zip(items) {
            table.set(Key::Number(f64::from(place).to_bits()), value);
        }
        Value::table(table)
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &'s Expression<'s>,
        right: &'s Expression<'s>,
    ) -> Value<'s> {
        let left = self.value(left);
        match (operator, left.truth()) {
            (BinaryOperator::And, Some(false)) | (BinaryOperator::Or, Some(true)) => return left,
            (BinaryOperator::And | BinaryOperator::Or, Some(_)) => return self.value(right),
            _ => {}
        }
        // Behind an `and` or `or` that nobody can decide, this may never run.
        let is_doubtful = matches!(operator, BinaryOperator::And | BinaryOperator::Or);
        self.doubt += u32::from(is_doubtful);
        let span = right.span;
        let right = self.value(right);
        self.doubt -= u32::from(is_doubtful);
        self.check_operands(operator, [&left, &right], span);
        operate(operator, &left, &right)
    }
}

fn unary<'s>(operator: UnaryOperator, operand: &Value<'s>) -> Value<'s> {
    match (operator, operand) {
        (UnaryOperator::Not, operand) => {
            operand.truth().map_or(Value::Unknown, |truth| Value::Boolean(!truth))
        }
        (UnaryOperator::Negate, operand) => {
            operand.number().map_or(Value::Unknown, |number| Value::Number(-number))
        }
        (UnaryOperator::Length, Value::String(text)) => length(text.len()),
        (UnaryOperator::Length, Value::Table(table)) if !table.borrow().is_uncertain => {
            length(table.borrow().length())
        }
        _ => Value::Unknown,
    }
}

#[expect(clippy::cast_precision_loss, reason = "no string or table has 2^53 items")]
pub(super) fn length<'s>(length: usize) -> Value<'s> {
    Value::Number(length as f64)
}

fn operate<'s>(operator: BinaryOperator, left: &Value<'s>, right: &Value<'s>) -> Value<'s> {
    match operator {
        BinaryOperator::Concatenate => match (left.text(), right.text()) {
            // Doubling it in a loop would take all memory there is.
            (Some(left), Some(right)) if left.len() + right.len() <= strings::LONGEST => {
                Value::string([&*left, &*right].concat())
            }
            _ => Value::Unknown,
        },
        BinaryOperator::Equal => equal(left, right).map_or(Value::Unknown, Value::Boolean),
        BinaryOperator::NotEqual => {
            equal(left, right).map_or(Value::Unknown, |same| Value::Boolean(!same))
        }
        BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual => order(operator, left, right),
        _ => match (left.number(), right.number()) {
            (Some(left), Some(right)) => arithmetic(operator, left, right),
            _ => Value::Unknown,
        },
    }
}

fn arithmetic<'s>(operator: BinaryOperator, left: f64, right: f64) -> Value<'s> {
    Value::Number(match operator {
        BinaryOperator::Add => left + right,
        BinaryOperator::Subtract => left - right,
        BinaryOperator::Multiply => left * right,
        BinaryOperator::Divide => left / right,
        BinaryOperator::Modulo => left - (left / right).floor() * right,
        BinaryOperator::Power => left.powf(right),
        _ => return Value::Unknown,
    })
}

fn equal<'s>(left: &Value<'s>, right: &Value<'s>) -> Option<bool> {
    Some(match (left, right) {
        (Value::Unknown, _) | (_, Value::Unknown) => return None,
        (Value::Nil, Value::Nil) | (Value::Api, Value::Api) => true,
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        #[expect(clippy::float_cmp, reason = "Lua compares numbers exactly")]
        (Value::Number(left), Value::Number(right)) => left == right,
        (Value::String(left), Value::String(right)) => left == right,
        (Value::Table(left), Value::Table(right)) => std::rc::Rc::ptr_eq(left, right),
        (Value::Function(left), Value::Function(right)) => std::rc::Rc::ptr_eq(left, right),
        (Value::Native(left), Value::Native(right)) => left == right,
        _ => false,
    })
}

fn order<'s>(operator: BinaryOperator, left: &Value<'s>, right: &Value<'s>) -> Value<'s> {
    let ordering = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.partial_cmp(right),
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => return Value::Unknown,
    };
    Value::Boolean(ordering.is_some_and(|ordering| match operator {
        BinaryOperator::Less => ordering.is_lt(),
        BinaryOperator::LessOrEqual => ordering.is_le(),
        BinaryOperator::Greater => ordering.is_gt(),
        _ => ordering.is_ge(),
    }))
}
