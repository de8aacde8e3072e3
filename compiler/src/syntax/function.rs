//! Functions: parameters and body.

use super::ast::{Function, Name};
use super::error::Error;
use super::parser::{Opener, Parser};
use super::token::{TokenKind, Value};
use crate::source::Span;

impl<'s> Parser<'s> {
    /// Parameters, body and `end`. The opener is the word `function`, already consumed.
    pub(super) fn function(&mut self, opener: Opener, is_method: bool) -> Function<'s> {
        let (brackets, outer_brackets) = (std::mem::take(&mut self.brackets), self.outer_brackets);
        self.outer_brackets += brackets;
        let is_anonymous = self.previous.1 == opener.span;
        let start = match self.token.kind {
            _ if is_anonymous => opener.span.start,
            TokenKind::LeftParen => self.token.span.start,
            _ => self.previous.1.end,
        };
        self.scopes.enter_function(opener.span);
        let (parameters, is_vararg) = self.parameters(is_method);
        let body = self.open_block();
        self.close_block(opener, TokenKind::End);
        self.scopes.leave_function();
        (self.brackets, self.outer_brackets) = (brackets, outer_brackets);
        let span = self.span_from(start);
        Function { parameters, is_vararg, body, span }
    }

    fn parameters(&mut self, is_method: bool) -> (Vec<Name<'s>>, bool) {
        let opening = self.token.span;
        if self.token.kind != TokenKind::LeftParen {
            self.expected("`(` and the parameters");
            self.resume_at(TokenKind::RightParen);
            return (Vec::new(), false);
        }
        self.open_bracket();
        if is_method {
            let result = self.scopes.declare(0);
            self.check_limit(opening, result);
            self.scopes.show("self");
        }
        let mut names = Vec::new();
        let mut is_vararg = false;
        if self.token.kind != TokenKind::RightParen {
            is_vararg = self.parameter(&mut names);
            while !is_vararg && self.eat(TokenKind::Comma) {
                is_vararg = self.parameter(&mut names);
            }
        }
        for name in &names {
            self.scopes.show(name.text);
        }
        if is_vararg {
            self.scopes.show("arg");
        }
        self.close_bracket(TokenKind::RightParen, opening, "`)` after the parameters");
        self.resume_at(TokenKind::RightParen);
        (names, is_vararg)
    }

    /// A name, or `...` with the local `arg` that comes with it. Whether it is the latter.
    fn parameter(&mut self, names: &mut Vec<Name<'s>>) -> bool {
        let span = self.token.span;
        let is_vararg = self.eat(TokenKind::Dots);
        if is_vararg {
            self.scopes.set_vararg();
        } else if self.token.kind == TokenKind::Name {
            let name = self.name("a parameter");
            names.push(name);
        } else {
            self.expected("a parameter's name or `...`");
            return false;
        }
        let pending = names.len() - usize::from(!is_vararg);
        let result = self.scopes.declare(pending);
        self.check_limit(span, result);
        is_vararg
    }

    /// An identifier. If there is none, an empty one stands for it.
    pub(super) fn name(&mut self, what: &str) -> Name<'s> {
        let span = self.token.span;
        if self.token.kind == TokenKind::Name
            && let Value::Name(text) = self.advance()
        {
            return Name { text, span };
        }
        self.expected_name(what);
        let end = self.previous.1.end;
        Name { text: "", span: Span::new(end, end) }
    }

    fn expected_name(&mut self, what: &str) {
        if !self.token.kind.is_reserved() {
            return self.expected(what);
        }
        let message = format!("expected {what}, found the reserved word {}", self.found());
        self.error(Error::syntax(self.token.span, message));
        // `a.end` means a field, not the end of a block.
        if self.previous.1.end == self.token.span.start {
            self.advance();
        }
    }
}
