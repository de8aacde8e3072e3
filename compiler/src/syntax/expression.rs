//! Expressions, by precedence.

use super::ast::{BinaryOperator, Expression, ExpressionKind, UnaryOperator};
use super::chain;
use super::error::Error;
use super::foreign;
use super::parser::Parser;
use super::recovery::List;
use super::token::{TokenKind, Value};
use crate::source::Span;

/// How tightly unary operators bind; of the binary ones only `^` binds tighter.
const UNARY: u8 = 8;

impl<'s> Parser<'s> {
    pub(super) fn expression(&mut self) -> Expression<'s> {
        self.expression_above(0)
    }

    /// At least one expression, separated by commas.
    pub(super) fn expressions(&mut self) -> Vec<Expression<'s>> {
        let mut list = vec![self.expression()];
        while self.eat(TokenKind::Comma) {
            self.hold_last(&list);
            list.push(self.expression());
        }
        list
    }

    /// Counts the last of several values, and the nils that stand for those that are missing.
    pub(super) fn hold_values(&mut self, values: &[Expression<'s>], wanted: usize) {
        self.hold_last(values);
        for _ in values.len()..wanted {
            self.hold(self.previous.1);
        }
    }

    /// Counts the last of several values as waiting in a register.
    pub(super) fn hold_last(&mut self, values: &[Expression<'s>]) {
        if let Some(last) = values.last() {
            self.hold(last.span);
        }
    }

    /// An expression whose binary operators all bind tighter than `limit`.
    fn expression_above(&mut self, limit: u8) -> Expression<'s> {
        if !self.enter_level() {
            self.leave_level();
            return self.invalid();
        }
        let outer_links = std::mem::take(&mut self.links);
        let mut left = match unary_operator(self.token.kind) {
            Some(operator) => self.unary(operator),
            None => self.simple_expression(),
        };
        while let Some((operator, binds_left, binds_right)) = binary_operator(self.token.kind)
            && binds_left > limit
        {
            self.advance();
            let held = self.scopes.held();
            if operator == BinaryOperator::Concatenate {
                self.hold(left.span);
            }
            let right = self.expression_above(binds_right);
            self.scopes.release(held);
            let span = left.span.to(right.span);
            let left_side = Box::new(if self.is_deep() { chain::flat(left) } else { left });
            let right = Box::new(right);
            left = Expression {
                kind: ExpressionKind::Binary { operator, left: left_side, right },
                span,
            };
            self.add_link();
        }
        self.links = self.links.max(outer_links);
        self.leave_level();
        left
    }

    fn unary(&mut self, operator: UnaryOperator) -> Expression<'s> {
        let start = self.token.span.start;
        self.advance();
        let operand = Box::new(self.expression_above(UNARY));
        Expression {
            kind: ExpressionKind::Unary { operator, operand },
            span: self.span_from(start),
        }
    }

    fn simple_expression(&mut self) -> Expression<'s> {
        let span = self.token.span;
        let kind = match self.token.kind {
            TokenKind::Number | TokenKind::String => match self.advance() {
                Value::Number(value) => ExpressionKind::Number(value),
                Value::String(value) => ExpressionKind::String(value),
                Value::Name(_) | Value::None => ExpressionKind::Invalid,
            },
            TokenKind::Nil => self.constant(ExpressionKind::Nil),
            TokenKind::True => self.constant(ExpressionKind::True),
            TokenKind::False => self.constant(ExpressionKind::False),
            TokenKind::Dots => self.varargs(),
            TokenKind::LeftBrace => return self.table(),
            TokenKind::Function => {
                let opener = self.opener("function");
                self.advance();
                ExpressionKind::Function(Box::new(self.function(opener, false)))
            }
            _ => return self.primary_expression(),
        };
        Expression { kind, span: self.span_from(span.start) }
    }

    fn constant(&mut self, kind: ExpressionKind<'s>) -> ExpressionKind<'s> {
        self.advance();
        kind
    }

    fn varargs(&mut self) -> ExpressionKind<'s> {
        if !self.scopes.is_vararg() {
            let error =
                Error::syntax(self.token.span, "cannot use `...` outside a vararg function");
            self.report(error.help("declare it: `function(...)`"));
        }
        self.constant(ExpressionKind::VarArgs)
    }

    /// A name or parentheses, and the fields, indexes and calls behind it.
    pub(super) fn primary_expression(&mut self) -> Expression<'s> {
        let mut expression = self.prefix_expression();
        if matches!(expression.kind, ExpressionKind::Invalid) {
            return expression;
        }
        while begins_suffix(self.token.kind) && !self.is_lost {
            let start = expression.span.start;
            let held = self.scopes.held();
            let base = if self.is_deep() { chain::flat(expression) } else { expression };
            let base = Box::new(base);
            let kind = match self.token.kind {
                TokenKind::Dot => self.field(base),
                TokenKind::LeftBracket => self.index(base),
                TokenKind::Colon => self.method_call(base),
                _ => {
                    self.hold(base.span);
                    ExpressionKind::Call { callee: base, arguments: self.arguments() }
                }
            };
            self.scopes.release(held);
            expression = Expression { kind, span: self.span_from(start) };
            self.add_link();
        }
        expression
    }

    fn prefix_expression(&mut self) -> Expression<'s> {
        let span = self.token.span;
        match self.token.kind {
            TokenKind::Name => {
                let name = self.name("a name");
                let result = self.scopes.resolve(name.text);
                self.check_limit(name.span, result);
                Expression { kind: ExpressionKind::Name(name.text), span }
            }
            TokenKind::LeftParen => {
                self.open_bracket();
                let inner = Box::new(self.expression());
                self.close_bracket(TokenKind::RightParen, span, "`)`");
                Expression {
                    kind: ExpressionKind::Parenthesized(inner),
                    span: self.span_from(span.start),
                }
            }
            _ => {
                let error = foreign::not_an_expression(self);
                self.error(error);
                self.invalid()
            }
        }
    }

    fn field(&mut self, table: Box<Expression<'s>>) -> ExpressionKind<'s> {
        self.advance();
        let name = self.name("a name after `.`");
        ExpressionKind::Field { table, name }
    }

    fn index(&mut self, table: Box<Expression<'s>>) -> ExpressionKind<'s> {
        ExpressionKind::Index { table, key: Box::new(self.bracketed_key()) }
    }

    /// `[key]`
    pub(super) fn bracketed_key(&mut self) -> Expression<'s> {
        let span = self.token.span;
        self.open_bracket();
        let key = self.expression();
        self.close_bracket(TokenKind::RightBracket, span, "`]` after the index");
        key
    }

    fn method_call(&mut self, receiver: Box<Expression<'s>>) -> ExpressionKind<'s> {
        self.advance();
        let method = self.name("a method name after `:`");
        self.hold(receiver.span);
        self.hold(method.span);
        let arguments = self.arguments();
        ExpressionKind::MethodCall { receiver, method, arguments }
    }

    fn arguments(&mut self) -> Vec<Expression<'s>> {
        match self.token.kind {
            TokenKind::LeftParen => self.parenthesized_arguments(),
            TokenKind::String => vec![self.simple_expression()],
            TokenKind::LeftBrace => vec![self.table()],
            _ => {
                self.expected("arguments: `(...)`, a string or a table");
                Vec::new()
            }
        }
    }

    fn parenthesized_arguments(&mut self) -> Vec<Expression<'s>> {
        let span = self.token.span;
        if self.token.is_on_new_line {
            let error =
                Error::syntax(span, "this `(` could call the line above or begin a statement");
            self.report(
                error
                    .help("put `;` before it for a statement, or `(` on the line above for a call"),
            );
        }
        self.open_bracket();
        let mut arguments = Vec::new();
        if self.token.kind != TokenKind::RightParen {
            let mut list = List::new(span, TokenKind::RightParen, "`,` or `)` in the arguments");
            arguments.push(self.expression());
            while self.next_item(&mut list) {
                self.hold_last(&arguments);
                arguments.push(self.expression());
            }
        }
        self.close_bracket(TokenKind::RightParen, span, "`)` after the arguments");
        self.hold_last(&arguments);
        arguments.shrink_to_fit();
        arguments
    }

    /// Stands for an expression that is not there.
    pub(super) fn invalid(&self) -> Expression<'s> {
        let end = self.previous.1.end;
        Expression { kind: ExpressionKind::Invalid, span: Span::new(end, end) }
    }
}

/// Whether it continues a name or a parenthesis: a field, an index or a call.
fn begins_suffix(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Dot
            | TokenKind::LeftBracket
            | TokenKind::Colon
            | TokenKind::LeftParen
            | TokenKind::String
            | TokenKind::LeftBrace
    )
}

fn unary_operator(kind: TokenKind) -> Option<UnaryOperator> {
    match kind {
        TokenKind::Minus => Some(UnaryOperator::Negate),
        TokenKind::Not => Some(UnaryOperator::Not),
        TokenKind::Hash => Some(UnaryOperator::Length),
        _ => None,
    }
}

/// The operator and how tightly it binds to its left and its right: `^` and `..` bind tighter to
/// the left, so they associate to the right.
fn binary_operator(kind: TokenKind) -> Option<(BinaryOperator, u8, u8)> {
    Some(match kind {
        TokenKind::Or => (BinaryOperator::Or, 1, 1),
        TokenKind::And => (BinaryOperator::And, 2, 2),
        TokenKind::Less => (BinaryOperator::Less, 3, 3),
        TokenKind::Greater => (BinaryOperator::Greater, 3, 3),
        TokenKind::LessEqual => (BinaryOperator::LessOrEqual, 3, 3),
        TokenKind::GreaterEqual => (BinaryOperator::GreaterOrEqual, 3, 3),
        TokenKind::NotEqual => (BinaryOperator::NotEqual, 3, 3),
        TokenKind::EqualEqual => (BinaryOperator::Equal, 3, 3),
        TokenKind::Concatenate => (BinaryOperator::Concatenate, 5, 4),
        TokenKind::Plus => (BinaryOperator::Add, 6, 6),
        TokenKind::Minus => (BinaryOperator::Subtract, 6, 6),
        TokenKind::Star => (BinaryOperator::Multiply, 7, 7),
        TokenKind::Slash => (BinaryOperator::Divide, 7, 7),
        TokenKind::Percent => (BinaryOperator::Modulo, 7, 7),
        TokenKind::Caret => (BinaryOperator::Power, 10, 9),
        _ => return None,
    })
}
