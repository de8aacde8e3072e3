//! What Lua cannot do with the values it has: the library stops there, and the server refuses it.

use super::ProblemKind;
use super::execute::Interpreter;
use super::value::Value;
use crate::source::Span;
use crate::syntax::ast::BinaryOperator;

impl<'s> Interpreter<'s> {
    /// Reports what Lua cannot `do` with a value that is known.
    pub(super) fn fault(&mut self, act: &str, value: &Value<'s>, span: Span) {
        let what = value.type_name();
        let message = format!(
            "Lua cannot {act} {what}, and this runs while the library loads: the server refuses it"
        );
        let help = "look at where the value comes from; a name that is misspelt is nil";
        self.problem(ProblemKind::LoadError, span, message, help);
    }

    /// Reports operands an operator does not take. A string may be a number, so it is let pass.
    pub(super) fn check_operands(
        &mut self,
        operator: BinaryOperator,
        operands: [&Value<'s>; 2],
        span: Span,
    ) {
        use BinaryOperator as Operator;
        let act = match operator {
            Operator::Concatenate => "concatenate",
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Modulo
            | Operator::Power => "calculate with",
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => {
                return self.check_order(operands, span);
            }
            Operator::Equal | Operator::NotEqual | Operator::And | Operator::Or => return,
        };
        let wrong = operands.into_iter().find(|operand| !is_plain(operand));
        if let Some(operand) = wrong {
            self.fault(act, operand, span);
        }
    }

    fn check_order(&mut self, [left, right]: [&Value<'s>; 2], span: Span) {
        let is_known = |value: &Value<'s>| !matches!(value, Value::Unknown);
        let can = matches!(
            (left, right),
            (Value::Number(_), Value::Number(_)) | (Value::String(_), Value::String(_))
        );
        if is_known(left) && is_known(right) && !can {
            self.fault(&format!("compare {} with", left.type_name()), right, span);
        }
    }

    /// `redis.log` at load is harmless everywhere but on Valkey 9.1, whose server it ends.
    pub(super) fn log(&mut self, span: Span) {
        let message =
            "`redis.log` while the library loads aborts Valkey 9.1: the whole server stops";
        let help = "write to the log from a function";
        self.problem(ProblemKind::LogAtLoad, span, message, help);
    }
}

/// A number, a string, or not known: what arithmetic and `..` take.
fn is_plain(value: &Value<'_>) -> bool {
    matches!(value, Value::Number(_) | Value::String(_) | Value::Unknown)
}
